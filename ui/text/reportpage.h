// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

namespace rescind {

//! The beginning of a report that is one HTML page, up to and with its heading: in the program's
//! language, without scripts, and loading nothing whatever got into it. The page ends with
//! "</main></body></html>".
[[nodiscard]] QString reportPageHead(const QString &title);
//! Escaped; a stranger's text may run from right to left, and must not turn what stands around it.
[[nodiscard]] QString isolated(const QString &text);

} // namespace rescind
