// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

//! Shows a notice outside of the window, by the desktop's own service for them
//! (org.freedesktop.Notifications). Where there is none nothing happens; nobody waits for it.
void showDesktopNotice(const QString &title, const QString &text);

//! Shows at the program's icon how far long work is: 0 to 100, or -1 for none
//! (com.canonical.Unity.LauncherEntry, which several desktops read). Nobody waits for it.
void showDesktopProgress(int percent);

} // namespace rescind
