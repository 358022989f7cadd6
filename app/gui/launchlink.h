// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rescind {

//! Which argument is a link of ours, or 0. What a link starts is to be given that alone: its text
//! may hold quotes, where a system puts it into a line of words, and behind them options of Qt's
//! that name libraries to load.
[[nodiscard]] int linkAmong(int count, const char *const *arguments);

} // namespace rescind
