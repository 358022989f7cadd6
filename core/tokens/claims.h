// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>

namespace rescind {

//! One member of a token's header or payload, for a tree.
struct ClaimNode
{
    QString name = {};
    //! As JSON writes it, strings without quotes; empty for objects and arrays.
    QString value = {};
    //! For the NumericDate claims (exp, iat, nbf, auth_time, updated_at): the time it means.
    QDateTime time = {};
    QList<ClaimNode> children = {};
};

[[nodiscard]] QList<ClaimNode> claimTree(const QJsonObject &object);
//! Indented JSON.
[[nodiscard]] QString rawClaims(const QJsonObject &object);

} // namespace rescind
