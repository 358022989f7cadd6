// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/idtokenchecks.h"

namespace rescind {

struct CheckText
{
    QString name = {};
    QString result = {};
    //! What was found.
    QString detail = {};
    //! What to do about it; empty where there is nothing to do.
    QString advice = {};

    //! Both, where there is one place for them.
    [[nodiscard]] QString whole() const;
};

[[nodiscard]] CheckText checkText(const IdTokenCheck &check);
//! "passed", "doubtful" …
[[nodiscard]] QString checkResultText(CheckResult result);
//! ✓ ! ✕ –.
[[nodiscard]] QString checkSign(CheckResult result);

} // namespace rescind
