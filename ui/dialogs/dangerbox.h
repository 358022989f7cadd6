// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <functional>

class QWidget;

namespace rescind {

//! What is asked before something that cannot be taken back.
struct DangerQuestion
{
    //! Of the box.
    QString objectName = {};
    QString title = {};
    QString question = {};
    QString explanation = {};
    //! What its button says, with a mnemonic.
    QString action = {};
};

//! Asks, and calls `go` where the user means it. Cancel is the default.
void askBeforeDanger(const DangerQuestion &question, QWidget *over, std::function<void()> go);

} // namespace rescind
