// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/timelinetext.h"

#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
};

QString expiryLine(const TimelineTimes &times)
{
    if (!times.expiresAt.isValid())
        return Tr::tr("The server did not say when it expires.");
    if (times.isExpired())
        return Tr::tr("Expired: %1").arg(absoluteTime(times.expiresAt));
    //: %1 is a date and time, %2 how long that is from now
    return Tr::tr("Expires: %1 (%2 left)")
        .arg(absoluteTime(times.expiresAt), durationText(times.now.secsTo(times.expiresAt)));
}

QString revokedLine(const TimelineTimes &times)
{
    if (!times.revokedAt.isValid())
        return {};
    const QString time = absoluteTime(times.revokedAt);
    return times.revokedIsSighting ? Tr::tr("Inactive, as the server said: %1").arg(time)
                                   : Tr::tr("Revoked: %1").arg(time);
}

QString exposureLine(const TimelineTimes &times)
{
    if (!times.isExposed())
        return {};
    return times.exposureUntil->isValid()
        ? Tr::tr("Hatched: services that check offline still accept it until then.")
        : Tr::tr("Hatched: services that check offline accept it for ever.");
}

} // namespace

TimelineTimes timelineTimes(const Token &token, const QDateTime &now)
{
    const bool hasIssue = token.facts.issuedAt.isValid();
    const std::optional<QDateTime> until = exposureUntil(token, now);
    const bool isSighting = !token.revokedAt.isValid() && token.server == ServerState::Inactive;
    TimelineTimes times{.start = hasIssue ? token.facts.issuedAt : token.obtainedAt,
        .startIsReceipt = !hasIssue,
        .now = now,
        .expiresAt = token.facts.expiresAt,
        .revokedAt = isSighting ? token.serverAskedAt : token.revokedAt,
        .revokedIsSighting = isSighting,
        .exposureUntil = until};
    times.isOver = token.isKnownDead(now) && !times.isExposed();
    return times;
}

QString timelineStart(const TimelineTimes &times)
{
    const QString time = shortTime(times.start);
    return times.startIsReceipt ? Tr::tr("received %1").arg(time) : Tr::tr("issued %1").arg(time);
}

QString timelineEnd(const TimelineTimes &times)
{
    if (times.isExposed())
        return times.exposureUntil->isValid()
            ? Tr::tr("accepted offline until %1").arg(shortTime(*times.exposureUntil))
            : Tr::tr("accepted offline for ever");
    if (times.isExpired())
        return Tr::tr("expired %1").arg(shortTime(times.expiresAt));
    if (times.revokedAt.isValid() && times.revokedIsSighting)
        return Tr::tr("inactive %1").arg(shortTime(times.revokedAt));
    if (times.revokedAt.isValid())
        return Tr::tr("revoked %1").arg(shortTime(times.revokedAt));
    if (times.expiresAt.isValid())
        return Tr::tr("expires %1").arg(shortTime(times.expiresAt));
    return Tr::tr("expiry not known");
}

QString timelineText(const TimelineTimes &times)
{
    const QString start = absoluteTime(times.start);
    QStringList lines{
        times.startIsReceipt ? Tr::tr("Received: %1").arg(start) : Tr::tr("Issued: %1").arg(start)};
    // To the minute: by the second it would be said anew all the time.
    lines.append(Tr::tr("Now: %1, by the server's clock").arg(shortTime(times.now)));
    lines.append(revokedLine(times));
    lines.append(expiryLine(times));
    lines.append(exposureLine(times));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace rescind
