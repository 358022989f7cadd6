// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

//! The style of a printed report, light, dark, and on paper.
[[nodiscard]] QString reportStyle();

} // namespace rescind
