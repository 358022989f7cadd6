// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkexposure.h"
#include "core/bulk/bulkplan.h"
#include "ui/text/bulkrowtext.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/outcomebar.h"

namespace rescind {

//! What a plan's rows are counted by, in the order in which they are shown: those to be revoked,
//! then why others are not, as far as there are any.
[[nodiscard]] QList<SkipReason> shownReasons(const BulkPlan &plan);
[[nodiscard]] QList<Share> sharesOf(const BulkPlan &plan);

//! What a run's rows end in, in the order in which they are shown.
[[nodiscard]] QList<BulkBucket> shownBuckets(bool isDryRun);
//! How many stand there; by BulkBucket.
using BucketCounts = std::array<qsizetype, bulkBucketCount>;
[[nodiscard]] QList<Share> sharesOf(const BucketCounts &counts, bool isDryRun);
//! What is under way and what waits: the rest of the bar.
[[nodiscard]] QList<Share> openSharesOf(const BucketCounts &counts, bool isDryRun);

//! What dies by itself, and when.
[[nodiscard]] QList<Bar> barsOf(const ExpiryPicture &picture);
//! What is left of a run's tokens, by when they die by themselves.
[[nodiscard]] QList<Bar> barsOf(const ExposureLeft &left);
//! "2,100 usable · 58 unproved · 1,020 offline only", or that nothing is left.
[[nodiscard]] QString exposureInWords(const ExposureCounts &counts);

} // namespace rescind
