// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/localverdict.h"

#include "core/oidc/answer.h"

#include <algorithm>

namespace rescind {

namespace {

CheckResult passIf(bool good)
{
    return good ? CheckResult::Pass : CheckResult::Fail;
}

QString shown(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : QString();
}

} // namespace

LocalVerdict verdictOn(const Token &token, const QList<IdTokenCheck> &checks)
{
    LocalVerdict result{.token = token, .checks = checks};
    const bool failed = std::any_of(checks.begin(), checks.end(),
        [](const IdTokenCheck &check) { return check.result == CheckResult::Fail; });
    if (failed || lamp(token.signature) == LampState::Bad)
        result.verdict = LocalVerdict::Verdict::Refused;
    else if (lamp(token.signature) == LampState::Good)
        result.verdict = LocalVerdict::Verdict::Genuine;
    return result;
}

QList<IdTokenCheck> accessTokenChecks(
    const Token &token, const QString &issuer, const QDateTime &now)
{
    if (token.format != TokenFormat::Jws)
        return {};
    const QString found = token.facts.issuer;
    const TimeState time = timeState(token, now);
    return {{.name = IdTokenCheckName::Issuer,
                .result = passIf(found == issuer),
                .expected = issuer,
                .found = legible(found)},
        {.name = IdTokenCheckName::Expiry,
            .result = time == TimeState::ExpiryUnknown ? CheckResult::Warn
                                                       : passIf(time != TimeState::Expired),
            .expected = shown(now),
            .found = shown(token.facts.expiresAt)},
        {.name = IdTokenCheckName::IssuedAt,
            .result = passIf(time != TimeState::NotYetValid),
            .expected = shown(now),
            .found = shown(
                token.facts.notBefore.isValid() ? token.facts.notBefore : token.facts.issuedAt)}};
}

} // namespace rescind
