// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/cascadetext.h"

#include "ui/text/errortext.h"
#include "ui/text/sentences.h"
#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(CascadeText)
};

bool isAccess(const QString &kind)
{
    return kind == QLatin1StringView("access");
}

//! What else there is besides the revoked token.
QString others(const QStringList &kinds, bool accessRevoked)
{
    const bool access = kinds.contains(QLatin1StringView("access"));
    const bool refresh = kinds.contains(QLatin1StringView("refresh"));
    const QString accessTokens
        = accessRevoked ? Tr::tr("other access tokens") : Tr::tr("access tokens");
    const QString refreshTokens
        = accessRevoked ? Tr::tr("refresh tokens") : Tr::tr("other refresh tokens");
    if (access && refresh) {
        //: Two kinds of token: "other access tokens, refresh tokens".
        return Tr::tr("%1, %2").arg(accessTokens, refreshTokens);
    }
    return access ? accessTokens : refreshTokens;
}

QString endedSentence(const Cascade &cascade)
{
    const QString date = dayText(cascade.measuredAt);
    if (cascade.ended.isEmpty()) {
        return isAccess(cascade.revoked)
            ? Tr::tr("At this provider, revoking an access token was seen to end nothing else "
                     "(measured %1).")
                  .arg(date)
            : Tr::tr("At this provider, revoking a refresh token was seen to end nothing else "
                     "(measured %1).")
                  .arg(date);
    }
    const QString ended = others(cascade.ended, isAccess(cascade.revoked));
    //: %1 is what else died, such as "access tokens"; %2 is a date.
    return isAccess(cascade.revoked)
        ? Tr::tr("At this provider, revoking an access token was seen to also end: %1 (measured "
                 "%2).")
              .arg(ended, date)
        //: %1 is what else died, such as "access tokens"; %2 is a date.
        : Tr::tr("At this provider, revoking a refresh token was seen to also end: %1 (measured "
                 "%2).")
              .arg(ended, date);
}

} // namespace

QString cascadeSentence(const Cascade &cascade)
{
    QString survived;
    if (!cascade.survived.isEmpty())
        survived = Tr::tr("Seen to live on: %1.")
                       .arg(others(cascade.survived, isAccess(cascade.revoked)));
    return joined({endedSentence(cascade), survived});
}

QString cascadeGapText(const CascadeGap &gap)
{
    const bool access = gap.kind == TokenKind::Access;
    QString said;
    switch (gap.obstacle) {
    case CascadeObstacle::NoRefreshToken:
        said = Tr::tr("The sign-in brought no refresh token, so there was nothing to compare with. "
                      "Most providers give one only for the scope offline_access.");
        break;
    case CascadeObstacle::RefreshFailed:
        said = Tr::tr("The refresh failed, so there was no second access token to compare with.");
        break;
    case CascadeObstacle::NotSeenAlive:
        said = access ? Tr::tr("It cannot be measured here for access tokens: nobody calls a live "
                               "one active, so that its death could not be seen.")
                      : Tr::tr("It cannot be measured here for refresh tokens: nobody calls a live "
                               "one active, so that its death could not be seen.");
        break;
    case CascadeObstacle::NotRevoked:
        said = access ? Tr::tr("The access token was not revoked.")
                      : Tr::tr("The refresh token was not revoked.");
        break;
    case CascadeObstacle::StillActive:
        said = access ? Tr::tr("The server took the revocation of the access token, and went on "
                               "calling it active.")
                      : Tr::tr("The server took the revocation of the refresh token, and went on "
                               "calling it active.");
        break;
    case CascadeObstacle::LookFailed:
        said = Tr::tr("After the revocation nobody could say what became of every token.");
        break;
    case CascadeObstacle::SignInFailed:
        said = Tr::tr("Revoking the access token ended the refresh token too; the second sign-in, "
                      "for a new one, did not succeed.");
        break;
    }
    return gap.error ? said + u'\n' + errorLine(*gap.error) : said;
}

QString cascadeStepText(CascadeStep step)
{
    switch (step) {
    case CascadeStep::SigningIn:
        return Tr::tr("Signing in for throw-away tokens");
    case CascadeStep::Refreshing:
        return Tr::tr("Refreshing, for a second access token");
    case CascadeStep::Looking:
        return Tr::tr("Looking whether all of them are alive");
    case CascadeStep::Revoking:
        return Tr::tr("Revoking one, and looking at the others: at once, and after 2 seconds");
    case CascadeStep::CleaningUp:
        return Tr::tr("Revoking all throw-away tokens");
    }
    return {};
}

} // namespace rescind
