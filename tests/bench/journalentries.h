// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

//! Entries for the benchmarks of the journal and of its page.
namespace rescind::bench {

using namespace Qt::StringLiterals;

inline JournalEntry entryNumber(int n)
{
    const QString serial = QString::number(quint64(n) * 2654435761U, 16);
    return {.time = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + n * 50LL, Qt::UTC),
        .action = n % 5 == 0 ? JournalAction::Introspection : JournalAction::Revocation,
        .httpStatus = 200,
        .operatorName = u"alice"_s,
        .profileId = u"5b6f1c1e-7d4f-4e5e-9a63-%1"_s.arg(n % 8, 12, 10, QChar(u'0')),
        .profileName = u"Portal %1"_s.arg(n % 8),
        .host = u"portal.authing.cn"_s,
        .tokenKind = u"access"_s,
        .fingerprint = serial.rightJustified(16, u'0', true),
        .tokenId = u"jti-"_s + serial + u"-%1"_s.arg(n, 7, 10, QChar(u'0')),
        .subject = u"user%1@example.com"_s.arg(n % 5000),
        .clientId = u"5a4db0c0f1e2d3c4b5a69788"_s,
        .outcome = n % 50 == 0 ? u"rejected"_s : u"verified_inactive"_s,
        .requestId = u"req-"_s + serial,
        .reason = u"INC-4711 tokens found in a log"_s,
        .programVersion = u"0.1.0"_s};
}

inline QList<JournalEntry> entries(int first, int count)
{
    QList<JournalEntry> list;
    list.reserve(count);
    for (int n = first; n < first + count; ++n)
        list.append(entryNumber(n));
    return list;
}

} // namespace rescind::bench
