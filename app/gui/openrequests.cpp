// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/openrequests.h"

#include "core/profiles/profile.h"

#include <QtCore/QFileInfo>
#include <QtGui/QFileOpenEvent>

namespace rescind {

bool OpenRequests::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const auto *opened = static_cast<QFileOpenEvent *>(event);
    // A file has a link as well.
    if (!opened->file().isEmpty())
        Q_EMIT asked({.file = QFileInfo(opened->file()).absoluteFilePath()});
    else if (opened->url().scheme() == ownScheme())
        Q_EMIT asked({.redirect = opened->url()});
    return true;
}

} // namespace rescind
