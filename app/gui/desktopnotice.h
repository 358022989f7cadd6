// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

//! Shows a notice outside of the window, by the desktop's own service for them
//! (org.freedesktop.Notifications). Where there is none nothing happens; nobody waits for it.
void showDesktopNotice(const QString &title, const QString &text);

} // namespace rescind
