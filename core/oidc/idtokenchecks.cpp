// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/idtokenchecks.h"

#include "core/oidc/answer.h"

#include <algorithm>

namespace rescind {

namespace {

QString shown(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

QString claim(const Jwt &jwt, QLatin1StringView name)
{
    return jwt.claims.value(name).toString();
}

//! Present, whatever its type: a claim of the wrong type is no missing one.
bool has(const Jwt &jwt, QLatin1StringView name)
{
    const QJsonValue value = jwt.claims.value(name);
    return !value.isUndefined() && !value.isNull();
}

bool isHmac(const Jwt &jwt)
{
    return jwt.algorithm().startsWith(u"HS");
}

CheckResult passIf(bool good)
{
    return good ? CheckResult::Pass : CheckResult::Fail;
}

SignatureCheck signatureOf(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    if (isHmac(idToken))
        return checkHmac(idToken, wanted.clientSecret, wanted.allowedAlgorithms);
    return checkSignature(idToken, wanted.keys.value_or(KeySet()), wanted.allowedAlgorithms);
}

IdTokenCheck signatureCheck(
    const Jwt &idToken, const IdTokenExpectations &wanted, SignatureCheck verdict)
{
    IdTokenCheck check{.name = IdTokenCheckName::Signature,
        .result = passIf(verdict == SignatureCheck::Good),
        .expected = wanted.allowedAlgorithms.join(QStringLiteral(", ")),
        .found = legible(idToken.algorithm())};
    // Keys that could not be had prove nothing against the token.
    if (verdict == SignatureCheck::NoFittingKey && !wanted.keys && !isHmac(idToken))
        check.result = CheckResult::Warn;
    return check;
}

IdTokenCheck audienceCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QStringList audience = audienceClaim(idToken.claims);
    return {.name = IdTokenCheckName::Audience,
        .result = passIf(audience.contains(wanted.clientId)),
        .expected = wanted.clientId,
        .found = legible(audience.join(QStringLiteral(", ")))};
}

//! There has to be one, and a refresh never changes it.
IdTokenCheck subjectCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QString subject = claim(idToken, QLatin1StringView("sub"));
    return {.name = IdTokenCheckName::Subject,
        .result
        = passIf(!subject.isEmpty() && (wanted.subject.isEmpty() || subject == wanted.subject)),
        .expected = legible(wanted.subject),
        .found = legible(subject)};
}

//! `azp` must be this client where it is there, and must be there for several audiences.
IdTokenCheck authorizedPartyCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QString party = claim(idToken, QLatin1StringView("azp"));
    IdTokenCheck check{.name = IdTokenCheckName::AuthorizedParty,
        .expected = wanted.clientId,
        .found = legible(party)};
    if (has(idToken, QLatin1StringView("azp")))
        check.result = passIf(party == wanted.clientId);
    else if (audienceClaim(idToken.claims).size() > 1)
        check.result = CheckResult::Warn;
    return check;
}

IdTokenCheck expiryCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QDateTime expiry = timeClaim(idToken.claims, QLatin1StringView("exp"));
    return {.name = IdTokenCheckName::Expiry,
        .result = passIf(expiry.isValid() && wanted.now < expiry.addSecs(wanted.leeway.count())),
        .expected = shown(wanted.now),
        .found = shown(expiry)};
}

IdTokenCheck issuedAtCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QDateTime issued = timeClaim(idToken.claims, QLatin1StringView("iat"));
    return {.name = IdTokenCheckName::IssuedAt,
        .result = passIf(issued.isValid() && issued <= wanted.now.addSecs(wanted.leeway.count())),
        .expected = shown(wanted.now),
        .found = shown(issued)};
}

IdTokenCheck nonceCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QString nonce = claim(idToken, QLatin1StringView("nonce"));
    IdTokenCheck check{.name = IdTokenCheckName::Nonce};
    // Neither value is shown: they say nothing to a person.
    if (!wanted.nonce.isEmpty())
        check.result = passIf(equalInConstantTime(nonce.toUtf8(), wanted.nonce));
    return check;
}

IdTokenCheck accessTokenHashCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QString hash = claim(idToken, QLatin1StringView("at_hash"));
    IdTokenCheck check{.name = IdTokenCheckName::AccessTokenHash};
    // Optional in the code flow (OIDC Core §3.1.3.6).
    if (!has(idToken, QLatin1StringView("at_hash")) || wanted.accessToken.isEmpty())
        return check;
    const QByteArray expected = halfHash(wanted.accessToken, idToken.algorithm());
    check.result = passIf(!expected.isEmpty() && expected == hash.toLatin1());
    return check;
}

//! §3.1.3.7, 13: whether the authentication is as fresh as was asked for.
IdTokenCheck authenticationTimeCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QDateTime time = timeClaim(idToken.claims, QLatin1StringView("auth_time"));
    const qint64 leeway = wanted.leeway.count();
    const qint64 allowed = std::min(*wanted.maxAge, qint64(100) * 366 * 86400);
    const QDateTime earliest = wanted.requestedAt.addSecs(-allowed);
    return {.name = IdTokenCheckName::AuthenticationTime,
        .result = passIf(time.isValid() && time >= earliest.addSecs(-leeway)
            && time <= wanted.now.addSecs(leeway)),
        .expected = shown(earliest),
        .found = shown(time)};
}

//! §3.1.3.7, 12.
IdTokenCheck authenticationContextCheck(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QString found = claim(idToken, QLatin1StringView("acr"));
    const bool isAsked = wanted.acrValues.contains(found);
    return {.name = IdTokenCheckName::AuthenticationContext,
        .result = isAsked ? CheckResult::Pass : CheckResult::Warn,
        .expected = wanted.acrValues.join(QLatin1Char(' ')),
        .found = legible(found)};
}

QLatin1StringView wireName(IdTokenCheckName name)
{
    switch (name) {
    case IdTokenCheckName::Signature:
        return QLatin1StringView("signature");
    case IdTokenCheckName::Issuer:
        return QLatin1StringView("iss");
    case IdTokenCheckName::Subject:
        return QLatin1StringView("sub");
    case IdTokenCheckName::Audience:
        return QLatin1StringView("aud");
    case IdTokenCheckName::AuthorizedParty:
        return QLatin1StringView("azp");
    case IdTokenCheckName::Expiry:
        return QLatin1StringView("exp");
    case IdTokenCheckName::IssuedAt:
        return QLatin1StringView("iat");
    case IdTokenCheckName::Nonce:
        return QLatin1StringView("nonce");
    case IdTokenCheckName::AccessTokenHash:
        return QLatin1StringView("at_hash");
    case IdTokenCheckName::AuthenticationTime:
        return QLatin1StringView("auth_time");
    case IdTokenCheckName::AuthenticationContext:
        return QLatin1StringView("acr");
    }
    return {};
}

} // namespace

bool IdTokenVerdict::isAccepted() const
{
    return failedNames().isEmpty();
}

QString IdTokenVerdict::failedNames() const
{
    QStringList names;
    for (const IdTokenCheck &check : checks) {
        if (check.result == CheckResult::Fail)
            names.append(wireName(check.name));
    }
    return names.join(QStringLiteral(", "));
}

IdTokenVerdict checkIdToken(const Jwt &idToken, const IdTokenExpectations &wanted)
{
    const QString issuer = claim(idToken, QLatin1StringView("iss"));
    IdTokenVerdict verdict;
    verdict.signature = signatureOf(idToken, wanted);
    verdict.checks = {
        signatureCheck(idToken, wanted, verdict.signature),
        {.name = IdTokenCheckName::Issuer,
            .result = passIf(issuer == wanted.issuer),
            .expected = wanted.issuer,
            .found = legible(issuer)},
        subjectCheck(idToken, wanted),
        audienceCheck(idToken, wanted),
        authorizedPartyCheck(idToken, wanted),
        expiryCheck(idToken, wanted),
        issuedAtCheck(idToken, wanted),
        nonceCheck(idToken, wanted),
        accessTokenHashCheck(idToken, wanted),
    };
    if (wanted.maxAge)
        verdict.checks.append(authenticationTimeCheck(idToken, wanted));
    if (!wanted.acrValues.isEmpty())
        verdict.checks.append(authenticationContextCheck(idToken, wanted));
    return verdict;
}

} // namespace rescind
