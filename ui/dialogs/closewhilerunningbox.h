// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <functional>

class QMessageBox;
class QWidget;

namespace rescind {

//! What closing the window would end.
struct CloseWhileRunning
{
    //! Tokens that have no outcome yet.
    qsizetype left = 0;
    bool isDryRun = false;
    bool isPaused = false;
};

//! Asks before a run over many tokens is ended by closing; calls `close` where the user means it.
//! Keeping it running is the default. Deletes itself.
QMessageBox *askToCloseWhileRunning(
    const CloseWhileRunning &what, QWidget *over, std::function<void()> close);

} // namespace rescind
