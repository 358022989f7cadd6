// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrecord.h"

namespace rescind {

//! The parts of a run that its file keeps as JSON. Members that are missing or not understood get
//! their defaults.
[[nodiscard]] QByteArray jsonOf(const BulkRecord &record);
[[nodiscard]] BulkRecord recordFromJson(const QByteArray &json);
//! A certificate's details are left out.
[[nodiscard]] QByteArray jsonOf(const Error &error);
[[nodiscard]] Error errorFromJson(const QByteArray &json);

} // namespace rescind
