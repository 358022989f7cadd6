// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkrun.h"

namespace rescind {

//! What is said of a row: a sign, a word or two, and what else is known.
struct BulkRowText
{
    //! ✓ ◐ ! ✕ – ∅ ? …; see paintSign()
    QString sign = {};
    QString word = {};
    QString detail = {};
};

//! What would happen to a row, before anything is sent.
[[nodiscard]] BulkRowText plannedText(SkipReason reason);
//! How many of a plan have this reason, in a word for the counts.
[[nodiscard]] QString skipWord(SkipReason reason);

//! Where rows stand in a run; what counts, charts and filters go by.
enum class BulkBucket {
    VerifiedInactive,
    AlreadyInactive,
    AcceptedUnverified,
    AcceptedStillActive,
    Rejected,
    NotSent,
    ProofToCome, //!< accepted, or on its way
    Waiting,
    Skipped,
    // of a dry run
    SaidActive,
    SaidInactive,
    NoAnswer,
};
inline constexpr int bulkBucketCount = int(BulkBucket::NoAnswer) + 1;
[[nodiscard]] BulkBucket bucketOf(const BulkRow &row, bool isDryRun);
//! Of a run that is no dry run; those are counted row by row.
[[nodiscard]] qsizetype countOf(const BulkCounts &counts, BulkBucket bucket);
[[nodiscard]] QString bucketSign(BulkBucket bucket);
[[nodiscard]] QString bucketWord(BulkBucket bucket);

//! What became of a row so far. `error`: what its number stands for, or null.
[[nodiscard]] BulkRowText rowText(const BulkRow &row, const Error *error, bool isDryRun);

//! "access", "refresh" …: short, for a column.
[[nodiscard]] QString shortKindName(TokenKind kind);
[[nodiscard]] QString formatName(ListFormat format);
//! "JWT", "opaque" …
[[nodiscard]] QString formatName(TokenFormat format);
//! Names of PlanGroupCount: kinds and formats in words, the others as the tokens have them.
[[nodiscard]] QString groupName(PlanGroup group, const QString &name);

//! Why a run ended early: a title and sentences. Empty where it did not.
struct BulkStopText
{
    QString title = {};
    QString text = {};
};
[[nodiscard]] BulkStopText stopText(
    BulkStop stop, const std::optional<Error> &error, qsizetype left);

} // namespace rescind
