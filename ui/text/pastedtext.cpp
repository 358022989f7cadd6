// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/pastedtext.h"

#include "ui/text/tokentext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(PastedText)
};

RevocableText doubtful(const QString &sentence)
{
    return {.sentence = sentence, .sign = QStringLiteral("!")};
}

} // namespace

RevocableText revocableText(
    const Token &token, bool looksLikeToken, const Profile &profile, const QDateTime &now)
{
    if (token.kind == TokenKind::Id)
        return {Tr::tr("An ID token tells who signed in. No server revokes it; it ends with its "
                       "expiry."),
            QStringLiteral("✕"), false};
    if (token.format == TokenFormat::Malformed)
        return {Tr::tr("It looks like a JWT and cannot be read as one: most likely a part of it is "
                       "missing. Copy it again, whole."),
            QStringLiteral("✕"), false};
    switch (belongingOf(token.facts, profile)) {
    case Belonging::OtherIssuer:
        //: %1 is the issuer that a token names, %2 the one of the profile
        return doubtful(Tr::tr("It was issued by %1, not by %2. Whoever checks or revokes it here "
                               "shows it to a server that it is not meant for.")
                            .arg(token.facts.issuer, profile.issuer()));
    case Belonging::OtherClient:
        //: %1 is the id of an application
        return doubtful(Tr::tr("It names another application, %1. Servers usually refuse to revoke "
                               "it for this one.")
                            .arg(token.facts.clientId));
    case Belonging::Ours:
    case Belonging::NamesNobody:
        break;
    }
    if (timeState(token, now) == TimeState::Expired)
        return {Tr::tr("It has expired. Revoking it does no harm, and may end what was got with "
                       "it."),
            QStringLiteral("–"), true};
    if (!looksLikeToken)
        return doubtful(Tr::tr("It does not look like a token. Only the server knows."));
    if (belongingOf(token.facts, profile) == Belonging::NamesNobody)
        return {Tr::tr("It does not say which application it belongs to. Only the server knows: "
                       "check it there."),
            QStringLiteral("?"), true};
    return {Tr::tr("It names this application: this profile can revoke it."), QStringLiteral("✓"),
        true};
}

} // namespace rescind
