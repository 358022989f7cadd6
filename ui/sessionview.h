// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/tokenspagestate.h"

namespace rescind {

class Session;

//! What the page of tokens shows of a session; of none where it is null.
[[nodiscard]] TokensPageState pageStateOf(const Session *session);

} // namespace rescind
