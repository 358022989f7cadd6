// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"

#include <QtCore/QUrl>

namespace rescind {

//! Opens a URL for the user. Success means that a browser was asked, never that anybody saw it.
class Browser
{
public:
    virtual ~Browser() = default;
    //! Fails with Reason::BrowserNotStarted.
    [[nodiscard]] virtual ResultJob<void> *open(const QUrl &url, QObject *parent) = 0;
    //! What opens links; empty where there is nothing that would.
    [[nodiscard]] virtual QString program() const { return {}; }

protected:
    Browser() = default;
    Q_DISABLE_COPY_MOVE(Browser)
};

} // namespace rescind
