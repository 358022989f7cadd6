// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QStringList>

namespace rescind {

//! Whole sentences one after the other, as the language spaces them. Empty ones are left out.
[[nodiscard]] QString joined(const QStringList &sentences);

} // namespace rescind
