// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/idtokenchecks.h"
#include "core/tokens/token.h"

namespace rescind {

//! What a token says when it is checked here, without asking its server. There always is a verdict:
//! a token that cannot be read has one too, and a refused one can be looked at.
struct LocalVerdict
{
    enum class Verdict {
        Genuine, //!< the signature is good and every check passed; the server may have revoked it
        Refused, //!< a check failed: forged, expired, not for us
        Unknown, //!< nothing was found against it, and its signature could not be checked
    };

    Verdict verdict = Verdict::Unknown;
    //! With header, claims, facts and signature state.
    Token token = {};
    //! One line for each check that was made.
    QList<IdTokenCheck> checks = {};
};

//! The verdict on a token whose signature state is known, from the checks that were made.
[[nodiscard]] LocalVerdict verdictOn(const Token &token, const QList<IdTokenCheck> &checks);

//! The checks that an access token allows: issuer and times, for a JWT. Its audience are the
//! services it is for, which a client does not know.
[[nodiscard]] QList<IdTokenCheck> accessTokenChecks(
    const Token &token, const QString &issuer, const QDateTime &now);

} // namespace rescind
