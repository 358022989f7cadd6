// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/listfind.h"

#include <QtCore/QByteArrayView>

namespace rescind {

//! Without white space, one pair of quotes and a comma or semicolon around it: how people copy a
//! token out of something.
[[nodiscard]] QByteArrayView withoutWrapping(QByteArrayView text);
//! Visible ASCII of at most 256 KiB, and something at all.
[[nodiscard]] bool canBeToken(QByteArrayView text);

//! Every line that is not empty is a row.
[[nodiscard]] ListFinds findsInLines(QByteArrayView input);

} // namespace rescind
