// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"
#include "core/engine/loginrecord.h"
#include "ui/models/tokenview.h"

#include <QtCore/QList>

namespace rescind {

//! All that the page of tokens shows.
struct TokensPageState
{
    enum class Situation { NoProfile, Restoring, SignedOut, SignedIn };

    Situation situation = Situation::NoProfile;
    QString profileName = {};
    QString host = {};
    QString subject = {};
    QDateTime signedInAt = {};
    //! Valid after a sign-out, while what became of the tokens is shown.
    QDateTime signedOutAt = {};
    QString scope = {};
    //! The keychain does not keep the session: it ends with the program.
    bool inMemoryOnly = false;
    bool canSignIn = false;
    bool canRefresh = false;
    bool canRevokeAny = false;
    bool canSignOut = false;
    bool canRequestApplicationToken = false;
    //! Newest generation first; within one: access, refresh, ID token.
    QList<TokenView> tokens = {};
    //! Of the ID token, from the last sign-in or refresh.
    QList<IdTokenCheck> checks = {};
    //! The last attempt to sign in during this run.
    std::optional<LoginRecord> login = {};
    QList<Event> events = {};

    //! The newest of a kind, or null.
    [[nodiscard]] const TokenView *current(TokenKind kind) const;
    [[nodiscard]] const TokenView *find(const QString &fingerprint) const;
};

} // namespace rescind
