// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/loginrecord.h"
#include "ui/text/checktext.h"

namespace rescind {

//! What a step of a sign-in compared, in whole sentences.
[[nodiscard]] CheckText checkText(const LoginCheck &check);
//! What came of the sign-in, in a line.
[[nodiscard]] QString loginSummary(const LoginRecord &record);

} // namespace rescind
