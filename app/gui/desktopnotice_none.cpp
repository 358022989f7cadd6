// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/desktopnotice.h"

namespace rescind {

void showDesktopNotice(const QString &, const QString &) { }

void showDesktopProgress(int) { }

} // namespace rescind
