// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace rescind {

//! Asks once more before going on without a journal; calls `goOn` where the user means it. Cancel
//! is the default.
void askToGoOnWithoutJournal(QWidget *over, std::function<void()> goOn);

} // namespace rescind
