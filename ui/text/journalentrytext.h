// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journalentry.h"
#include "core/journal/journalverify.h"

namespace rescind {

//! "Revocation".
[[nodiscard]] QString actionTitle(JournalAction action);

struct JournalOutcomeText
{
    //! ✓ ◐ ! ✕ – ∅
    QString sign = {};
    QString word = {};
};
//! Of JournalEntry::outcome; a word that this version does not know stands as it is.
[[nodiscard]] JournalOutcomeText journalOutcomeText(const QString &outcome);

//! An entry as names and values, in the order in which they are read. What is empty is left out.
[[nodiscard]] QList<std::pair<QString, QString>> entryFacts(const JournalEntry &entry);

struct VerdictText
{
    QString title = {};
    QString text = {};
};
//! What verifying found, naming the first entry that does not fit.
[[nodiscard]] VerdictText verdictText(const JournalVerdict &verdict);

} // namespace rescind
