// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cascadetest.h"
#include "core/engine/diagnosisjob.h"

namespace rescind::samples {

//! All well, but for what a server leaves open.
[[nodiscard]] ConnectionReport goodConnection();
//! The secret is wrong, the clock is off, the port taken.
[[nodiscard]] ConnectionReport badConnection();
//! Of a computer and a provider with something of each kind: passed, doubtful, failed.
[[nodiscard]] QList<DiagnosisLine> diagnosis();
//! As the sandbox's version 6.
[[nodiscard]] QList<Cascade> cascades();
[[nodiscard]] CascadeOutcome partlyMeasured();

} // namespace rescind::samples
