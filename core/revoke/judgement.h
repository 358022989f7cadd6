// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/revoke/revocationreport.h"

namespace rescind {

//! What the answers of a server mean: the same for one token and for thousands.

//! The server answered and will not do it; anything else is a technical failure.
[[nodiscard]] bool isRefusal(const Error &error);
//! The client was refused, not the token: the next token would fare the same.
[[nodiscard]] bool isRefusalOfClient(const Error &error);
//! RFC 7009 §2.2.1: some servers mean the hint, not the token. Worth one request without it.
[[nodiscard]] bool mayMeanTheHint(const Error &error);
//! Why a look proved nothing; None where it said "active".
[[nodiscard]] UnverifiedReason whyUnproved(Activity answer, const std::optional<Error> &error);

//! What is known when the last look has been taken.
struct Evidence
{
    //! The server took the revocation.
    bool accepted = false;
    //! A witness called it inactive beforehand, and nothing has contradicted that.
    bool wasDead = false;
    //! The last look that was answered.
    Activity after = Activity::Unknown;
    ProofBy proof = ProofBy::Nobody;
    UnverifiedReason unverified = UnverifiedReason::None;
};

struct Judgement
{
    Outcome outcome = Outcome::NotSent;
    ProofBy proof = ProofBy::Nobody;
    UnverifiedReason unverified = UnverifiedReason::None;
};

//! `otherwise`: the outcome of what was not accepted and is not proved dead either.
[[nodiscard]] Judgement judged(const Evidence &evidence, Outcome otherwise);

} // namespace rescind
