// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/selfcheck.h"
#include "ui/text/checktext.h"

namespace rescind {

[[nodiscard]] CheckText checkText(const SelfCheck &check);

} // namespace rescind
