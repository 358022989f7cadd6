// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/singleinstance.h"

namespace rescind {

//! Links and files that the system gives a running program (QFileOpenEvent), as macOS does for all
//! of them; elsewhere they come as arguments. To be installed as the application's event filter.
class OpenRequests final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OpenRequests)

public:
    OpenRequests() = default;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    //! Holds either a redirect or a file. A link of another scheme is not ours, and not told.
    void asked(const rescind::InstanceMessage &message);
};

} // namespace rescind
