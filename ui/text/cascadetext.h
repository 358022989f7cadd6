// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/cascademeasurement.h"

namespace rescind {

//! "At this provider, revoking a refresh token was seen to also end: access tokens (measured 22 Nov
//! 2026)." A sentence, with what lived on where something did.
[[nodiscard]] QString cascadeSentence(const Cascade &cascade);
//! Why a direction could not be measured; whole sentences.
[[nodiscard]] QString cascadeGapText(const CascadeGap &gap);
[[nodiscard]] QString cascadeStepText(CascadeStep step);

} // namespace rescind
