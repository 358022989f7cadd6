// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/revocationreport.h"

namespace rescind {

struct OutcomeText
{
    //! ✓ ◐ ! ✕ – ∅
    QString sign = {};
    QString word = {};
    QString sentence = {};
};

//! `now` is for what is left of the exposure.
[[nodiscard]] OutcomeText outcomeText(const RevocationReport &report, const QDateTime &now);
[[nodiscard]] QString outcomeSign(Outcome outcome);
[[nodiscard]] QString outcomeWord(Outcome outcome);

} // namespace rescind
