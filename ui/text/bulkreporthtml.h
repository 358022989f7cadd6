// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkreport.h"

namespace rescind {

//! The report as one HTML page in the program's language, to be read, printed and kept: no scripts,
//! nothing loaded from elsewhere. `false` where the device did not take it. For any thread.
[[nodiscard]] bool writeHtml(const BulkReport &report, QIODevice &device);

} // namespace rescind
