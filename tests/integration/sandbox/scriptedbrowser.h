// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/browser.h"

namespace rescind {

//! A browser that signs in by itself: follows the tenant's login and consent pages, and the
//! redirect.
class ScriptedBrowser final : public Browser
{
public:
    //! "allow", "refuse" or "close": what the user does on the pages.
    explicit ScriptedBrowser(QString act = QStringLiteral("allow"));
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override;

private:
    QString m_act;
};

//! Alice at another device: types the code in and does `act` ("allow", "refuse" at the consent,
//! "cancel" at the code). Runs beside the caller and bounds itself in time.
void confirmOnDevice(const QUrl &address, const QString &code, const QString &act);

} // namespace rescind
