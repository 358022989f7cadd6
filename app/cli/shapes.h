// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "core/revoke/revocationreport.h"
#include "core/tokens/token.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! What the command line prints with --json. Scripts depend on these shapes: members are added,
//! never taken away or renamed. No token and no secret is in any of them.
[[nodiscard]] QJsonObject tokenShape(const Token &token, const QDateTime &now);
//! One token alone, with its header and claims.
[[nodiscard]] QJsonObject inspectionShape(const Token &token, const QDateTime &now);
[[nodiscard]] QJsonObject statusShape(const Profile &profile, const QString &subject,
    const QList<Token> &tokens, const QDateTime &now);
[[nodiscard]] QJsonObject outcomeShape(const Profile &profile, const RevocationReport &report);
//! `error` alone at top level.
[[nodiscard]] QJsonObject errorShape(const Error &error);

} // namespace rescind
