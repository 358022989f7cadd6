// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opener.h"

namespace rescind {

//! The user's own browser: by the system's opener where there is one, else through Qt.
class SystemBrowser final : public Browser
{
public:
    SystemBrowser() = default;
    [[nodiscard]] ResultJob<void> *open(const QUrl &url, QObject *parent) override;
    [[nodiscard]] QString program() const override { return linkOpener(); }

private:
    OpenerBrowser m_opener;
};

} // namespace rescind
