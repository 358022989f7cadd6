// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/idtokenchecks.h"

namespace rescind {

struct CheckText
{
    QString name = {};
    QString result = {};
    QString detail = {};
};

[[nodiscard]] CheckText checkText(const IdTokenCheck &check);
//! "passed", "doubtful" …
[[nodiscard]] QString checkResultText(CheckResult result);
//! ✓ ! ✕ –.
[[nodiscard]] QString checkSign(CheckResult result);

} // namespace rescind
