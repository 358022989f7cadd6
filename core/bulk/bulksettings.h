// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/verification.h"

namespace rescind {

//! Whether accepted rows are looked at afterwards.
enum class BulkProof { All, Sample, Off };
//! "all", "sample", "off".
[[nodiscard]] QLatin1StringView proofModeName(BulkProof proof);
//! All for any other name.
[[nodiscard]] BulkProof proofModeNamed(QStringView name);

struct BulkSettings
{
    //! Requests in flight, 1 to 256.
    int concurrency = 16;
    //! Requests a second, of both waves together; 0: as fast as the server allows.
    double rateLimit = 0;
    BulkProof proof = BulkProof::All;
    //! For BulkProof::Sample: so many rows, spread over the list.
    int sample = 100;
    LookTimes looks = defaultLookTimes();
    //! Stops after so many refusals of the client (not of a token) in a row.
    int refusalsBeforeStop = 5;
    //! Of one row, for network errors, 429 and 5xx.
    int attempts = 5;
    //! Introspects only; sends no revocation and changes nothing.
    bool isDryRun = false;
    //! Reason or ticket, for journal and report.
    QString reason = {};

    friend bool operator==(const BulkSettings &, const BulkSettings &) = default;
};

} // namespace rescind
