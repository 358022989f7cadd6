// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"
#include "core/bulk/bulkrow.h"
#include "core/bulk/bulkrun.h"
#include "ui/models/bulkrowsmodel.h"

namespace rescind::samples {

//! A JWT of nobody's: `claims` as JSON, and a signature that fits nothing.
[[nodiscard]] QByteArray unsignedJwt(const QByteArray &claims);
//! What a list reader makes of these bytes.
[[nodiscard]] std::shared_ptr<const TokenList> listOf(const QByteArray &bytes);
//! So many rows: access tokens of twelve people, some opaque, expired, of another client, twice in
//! it, or garbage.
[[nodiscard]] std::shared_ptr<const TokenList> leakedList(int rows);
//! For samples::profile().
[[nodiscard]] PlanContext planContext();

//! The rows of a run that is `done` of 100 on its way, with every outcome among them.
struct SampleRun
{
    SampleRun(const BulkPlan &plan, int done, bool isDryRun = false);
    //! Valid while this lives.
    [[nodiscard]] BulkRowsModel::Run rows() const;

    std::vector<BulkRow> all;
    std::vector<Error> errors;
    BulkCounts counts;
    std::vector<BulkSample> samples;
    bool isDryRun = false;
};

} // namespace rescind::samples
