// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractButton;
class QMenu;

namespace rescind {

//! Adds an action that presses this button, with its words and as far as it can be pressed now.
void addPressing(QMenu &menu, QAbstractButton &button);

} // namespace rescind
