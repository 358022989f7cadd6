// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/profiles/cascade.h"
#include "core/tokens/token.h"

#include <optional>

namespace rescind {

//! Why a direction could not be measured, or not wholly.
enum class CascadeObstacle {
    NoRefreshToken, //!< the sign-in brought none
    RefreshFailed,  //!< so that there is no second access token to compare with
    NotSeenAlive,   //!< nobody calls a live token of this kind active: its death proves nothing
    NotRevoked,     //!< the revocation was refused, or did not arrive
    StillActive,    //!< it was accepted, and changed nothing
    LookFailed,     //!< nobody could say what became of the others
    SignInFailed,   //!< the second one
};

struct CascadeGap
{
    CascadeObstacle obstacle = CascadeObstacle::NotSeenAlive;
    //! The kind that was revoked, or was to be; for NotSeenAlive the kind that cannot be seen.
    TokenKind kind = TokenKind::Unknown;
    std::optional<Error> error = {};

    friend bool operator==(const CascadeGap &, const CascadeGap &) = default;
};

//! What a measurement yields.
struct CascadeMeasurement
{
    //! For each kind that could be measured.
    QList<Cascade> cascades = {};
    QList<CascadeGap> gaps = {};
    int signIns = 0;
    //! Throw-away tokens whose revocation was not accepted in the end.
    int leftAlive = 0;
};

enum class CascadeStep { SigningIn, Refreshing, Looking, Revoking, CleaningUp };

} // namespace rescind
