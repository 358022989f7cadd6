// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QIcon>

namespace rescind {

//! The program's own picture in every size it was made in, whether it is installed or not.
[[nodiscard]] QIcon applicationIcon();

} // namespace rescind
