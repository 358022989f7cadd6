// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/logincheck.h"

namespace rescind {

//! The last attempt to sign in, for whoever has to find out why it does not work. Holds no secret.
struct LoginRecord
{
    QDateTime endedAt = {};
    //! By a code on another device (RFC 8628): then there are no steps before the ID token.
    bool onDevice = false;
    QList<LoginCheck> steps = {};
    QList<IdTokenCheck> idToken = {};
    //! Why it did not succeed.
    std::optional<Error> error = {};
    //! What was issued, cleared; of a sign-in that was refused, nothing.
    QList<Token> tokens = {};

    [[nodiscard]] bool hasSucceeded() const { return !error; }
};

} // namespace rescind
