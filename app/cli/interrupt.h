// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QObject;

namespace rescind {

//! Calls it on the event loop at the first interrupt (Ctrl+C) or polite request to end, so that
//! what is under way can be brought to its end; a second one ends the program as ever. To be called
//! once; without effect on Windows.
void onInterrupt(QObject *context, std::function<void()> then);

} // namespace rescind
