// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QStringList>

namespace rescind {

//! What was measured at a provider: revoking a token of one kind, which of its grant's other tokens
//! died with it and which lived on. RFC 7009 §2.1 leaves that to the server. Kinds are "access" and
//! "refresh".
struct Cascade
{
    QString revoked = {};
    QStringList ended = {};
    QStringList survived = {};
    QDateTime measuredAt = {};

    friend bool operator==(const Cascade &, const Cascade &) = default;
};

} // namespace rescind
