// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/journal/journalentry.h"
#include "core/journal/journalverify.h"

#include <optional>

namespace rescind {

class JournalKeeper;

//! How the journal is, as far as known.
struct JournalState
{
    //! Why entries are not being written.
    std::optional<Error> problem = {};
    //! The user goes on without.
    bool isWithout = false;
    std::optional<JournalVerdict> verdict = {};
    std::optional<qint64> entries = {};
    //! Why the keychain does not keep the head.
    std::optional<Error> headProblem = {};

    friend bool operator==(const JournalState &, const JournalState &) = default;
};
[[nodiscard]] JournalState journalStateOf(const JournalKeeper &keeper);

struct JournalStateText
{
    //! ✓ ! ✕, – for what has not been verified.
    QString sign = {};
    //! "Journal intact · 1,204 entries": for the foot of the rail.
    QString text = {};
    //! A sentence for who wants to know more.
    QString explanation = {};
};
[[nodiscard]] JournalStateText journalStateText(const JournalState &state);

//! What verifying found, in a title and whole sentences.
struct JournalVerdictText
{
    QString title = {};
    QString explanation = {};
};
[[nodiscard]] JournalVerdictText journalVerdictText(const JournalVerdict &verdict);

//! "Sign-in".
[[nodiscard]] QString journalActionText(JournalAction action);
//! "done", "failed", or what an outcome is called; as it is where it is none that is known.
[[nodiscard]] QString journalOutcomeText(const QString &outcome);
//! ✓ ◐ ! ✕ – ∅ for an outcome of the journal; a dash for what is neither good nor bad.
[[nodiscard]] QString journalOutcomeSign(const QString &outcome);

} // namespace rescind
