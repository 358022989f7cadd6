// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/findsink.h"

namespace rescind {

//! Every line that is not empty is a row.
void findInLines(QByteArrayView input, FindSink &sink);

} // namespace rescind
