// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/tokentext.h"

#include "ui/text/timetext.h"

#include <QtCore/QCoreApplication>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(TokenText)
};

} // namespace

QString kindName(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Access:
        return Tr::tr("Access token");
    case TokenKind::Refresh:
        return Tr::tr("Refresh token");
    case TokenKind::Id:
        return Tr::tr("ID token");
    case TokenKind::Unknown:
        return Tr::tr("Token");
    }
    return {};
}

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Production:
        return Tr::tr("Production");
    case Environment::Test:
        return Tr::tr("Test");
    case Environment::Sandbox:
        return Tr::tr("Sandbox");
    }
    return {};
}

QString formatBadge(const Token &token)
{
    switch (token.format) {
    case TokenFormat::Opaque:
        //: The format of a token that only its server can read.
        return Tr::tr("opaque");
    case TokenFormat::Jws:
        return token.facts.algorithm.isEmpty()
            ? QStringLiteral("JWT")
            : QStringLiteral("JWT · %1").arg(token.facts.algorithm);
    case TokenFormat::Jwe:
        return Tr::tr("encrypted JWT");
    case TokenFormat::Malformed:
        //: The format of a token that looks like a JWT and cannot be read as one.
        return Tr::tr("malformed");
    }
    return {};
}

LampText signatureText(SignatureState state)
{
    switch (state) {
    case SignatureState::NotChecked:
        return {Tr::tr("not checked"), Tr::tr("The signature has not been checked yet.")};
    case SignatureState::Genuine:
        return {Tr::tr("genuine"), Tr::tr("Signed with one of the provider's published keys.")};
    case SignatureState::GenuineByAppSecret:
        return {Tr::tr("genuine (app secret)"),
            Tr::tr("The signature fits the App Secret. Whoever knows the App Secret could have "
                   "made it.")};
    case SignatureState::Forged:
        return {Tr::tr("not genuine"),
            Tr::tr("The provider has a key that fits, but this signature was not made with it. "
                   "What the token says cannot be trusted.")};
    case SignatureState::KeysUnreachable:
        return {Tr::tr("keys not reachable"),
            Tr::tr("The provider's keys could not be fetched, so the signature is not checked.")};
    case SignatureState::NoFittingKey:
        return {Tr::tr("no fitting key"),
            Tr::tr("The provider publishes no key that fits. The token may come from elsewhere, "
                   "or the provider has changed its keys since.")};
    case SignatureState::UnsupportedAlgorithm:
        return {Tr::tr("algorithm not accepted"),
            Tr::tr("Rescind accepts no signature of this kind. A token without any signature "
                   "counts as one too.")};
    case SignatureState::AlgorithmNotAllowed:
        return {Tr::tr("algorithm not allowed"),
            Tr::tr("It is signed with an algorithm that this profile does not allow.")};
    case SignatureState::NoAppSecret:
        return {Tr::tr("app secret needed"),
            Tr::tr("Only the App Secret can check this signature, and this profile has none.")};
    case SignatureState::Opaque:
        return {Tr::tr("not applicable"),
            Tr::tr("The token is an opaque string. Only the server knows what it means.")};
    case SignatureState::Encrypted:
        return {Tr::tr("encrypted"),
            Tr::tr("The token is encrypted. Only whoever it was made for can read and check it.")};
    case SignatureState::Malformed:
        return {
            Tr::tr("malformed"), Tr::tr("The token looks like a JWT but cannot be read as one.")};
    }
    return {};
}

LampText timeText(const Token &token, const QDateTime &now)
{
    const QDateTime &expiry = token.facts.expiresAt;
    switch (timeState(token, now)) {
    case TimeState::Valid:
        //: How long a token is still valid, such as "13 d 23 h left".
        return {Tr::tr("%1 left").arg(durationText(now.secsTo(expiry))),
            Tr::tr("Expires %1.").arg(absoluteTime(expiry))};
    case TimeState::Expired:
        return {Tr::tr("expired"),
            Tr::tr("Expired %1 (%2 ago).")
                .arg(absoluteTime(expiry), durationText(expiry.secsTo(now)))};
    case TimeState::NotYetValid:
        return {Tr::tr("not valid yet"),
            Tr::tr("Valid from %1 on.").arg(absoluteTime(token.facts.notBefore))};
    case TimeState::ExpiryUnknown:
        return {Tr::tr("expiry unknown"),
            Tr::tr("Neither the token nor the server has said when it expires.")};
    }
    return {};
}

LampText serverText(const Token &token, const QDateTime &now)
{
    const auto ago = [&now](const QDateTime &time) {
        return time.isValid() ? durationText(time.secsTo(now)) : QStringLiteral("–");
    };
    switch (token.server) {
    case ServerState::NotAsked:
        return {Tr::tr("not asked"), Tr::tr("The server has not been asked about it yet.")};
    case ServerState::Active:
        return {Tr::tr("active"),
            Tr::tr("The server said so at %1 (%2 ago).")
                .arg(clock(token.serverAskedAt), ago(token.serverAskedAt))};
    case ServerState::Inactive:
        return {Tr::tr("inactive"),
            Tr::tr("The server said so at %1. It can be believed: it has called a live token of "
                   "this kind active before.")
                .arg(clock(token.serverAskedAt))};
    case ServerState::InactiveUnproved:
        return {Tr::tr("says inactive (no proof)"),
            Tr::tr("The server has never called a live token of this kind active. Some servers "
                   "say inactive about all of them, so this proves nothing.")};
    case ServerState::Revoked:
        //: %1 is a time of day.
        return {Tr::tr("revoked %1").arg(clock(token.revokedAt)),
            Tr::tr("Revoked at %1, and called inactive by the server since.")
                .arg(absoluteTime(token.revokedAt))};
    case ServerState::AcceptedUnproved:
        return {Tr::tr("revoked, no proof"),
            Tr::tr("The server accepted the revocation at %1. Nobody who can be believed could be "
                   "asked whether it worked.")
                .arg(absoluteTime(token.revokedAt))};
    case ServerState::NoEndpoint:
        return {
            Tr::tr("no introspection"), Tr::tr("This server offers no way to ask about a token.")};
    case ServerState::Refused:
        return {Tr::tr("refuses to say"),
            Tr::tr("The server does not let this application ask about tokens.")};
    case ServerState::AskingFailed:
        return {Tr::tr("no answer"),
            Tr::tr("The server could not be asked. The token may be active or not.")};
    case ServerState::CannotBeAsked:
        return {Tr::tr("cannot be asked"),
            Tr::tr("An ID token tells who signed in. Servers are not asked about it and do not "
                   "revoke it; it ends with its expiry.")};
    }
    return {};
}

QString lampSign(LampState state)
{
    switch (state) {
    case LampState::Good:
        return QStringLiteral("✓");
    case LampState::Bad:
        return QStringLiteral("✕");
    case LampState::Unknown:
        return QStringLiteral("?");
    case LampState::NotApplicable:
        return QStringLiteral("–");
    }
    return {};
}

QString exposureSentence(const std::optional<QDateTime> &until, bool revoked, const QDateTime &now)
{
    if (!until)
        return {};
    if (!until->isValid()) {
        return revoked
            ? Tr::tr("Services that check offline accept it for ever: it names no expiry.")
            : Tr::tr("Even once it is revoked, services that check offline accept it for ever: it "
                     "names no expiry.");
    }
    const qint64 left = now.secsTo(*until);
    if (left <= 0)
        return {};
    const QString sentence = revoked
        //: %1 is a date and time, %2 how long that is from now.
        ? Tr::tr("Services that check offline accept it until %1 (%2).")
        //: %1 is a date and time, %2 how long that is from now.
        : Tr::tr("Even once it is revoked, services that check offline accept it until %1 (%2).");
    return sentence.arg(absoluteTime(*until), durationText(left));
}

QString spacedFingerprint(const QString &fingerprint)
{
    QString spaced;
    for (qsizetype i = 0; i < fingerprint.size(); i += 4) {
        if (i > 0)
            spaced += QLatin1Char(' ');
        spaced += QStringView(fingerprint).mid(i, 4);
    }
    return spaced;
}

} // namespace rescind
