// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/connectioncheck.h"

namespace rescind {

namespace {

using Name = ConnectionCheckName;
using Finding = ConnectionFinding;

//! Below this the clocks count as equal: an answer's Date has whole seconds and took its time.
constexpr std::chrono::seconds unnoticedSkew(3);
//! As much as the ID token checks forgive.
constexpr std::chrono::seconds forgivenSkew(120);
//! Whoever renews certificates by hand wants to hear of it before.
constexpr qint64 fewDays = 30;

Finding findingFor(ProviderMetadata::Source source)
{
    switch (source) {
    case ProviderMetadata::Source::Discovered:
        return Finding::OpenIdConfiguration;
    case ProviderMetadata::Source::OAuth:
        return Finding::OAuthMetadata;
    case ProviderMetadata::Source::Conventional:
        return Finding::ConventionsOnly;
    case ProviderMetadata::Source::ByHand:
        return Finding::ByHandOnly;
    }
    return Finding::Failed;
}

//! Something answers there that is no such endpoint.
bool isAnotherThing(const Error &error)
{
    switch (error.reason) {
    case Reason::Redirected:
    case Reason::NotJson:
    case Reason::MalformedAnswer:
    case Reason::NotARevocationAnswer:
        return true;
    default:
        return error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 501;
    }
}

//! What the keys are for, as their set says; where it does not, what they are.
QStringList algorithmsOf(const KeySet &keys)
{
    QStringList names;
    for (const PublicKey &key : keys) {
        if (!key.algorithm.isEmpty())
            names.append(key.algorithm);
        else
            names.append(key.type == PublicKey::Type::Rsa ? QStringLiteral("RSA") : key.curve);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

} // namespace

ConnectionCheck discoveryCheck(const Result<Provider> &provider)
{
    if (!provider)
        return {Name::Discovery, CheckResult::Fail, Finding::Failed, {}, provider.error()};
    const Finding finding = findingFor(provider->metadata.source);
    const bool found = finding == Finding::OpenIdConfiguration || finding == Finding::OAuthMetadata;
    return {Name::Discovery, found ? CheckResult::Pass : CheckResult::Warn, finding};
}

ConnectionCheck encryptionCheck(
    const Profile &profile, const Result<Provider> &provider, const QDateTime &now)
{
    const QUrl address(profile.issuer());
    if (!provider && provider.error().kind == ErrorKind::Tls)
        return {Name::Encryption, CheckResult::Fail, Finding::Failed, {}, provider.error()};
    // An answer of any kind came through; without one nothing was seen.
    if (!provider && provider.error().httpStatus == 0)
        return {Name::Encryption, CheckResult::Skipped, Finding::NotReached};
    if (address.scheme() != QLatin1StringView("https"))
        return {Name::Encryption, CheckResult::Skipped, Finding::LoopbackOnly, address.host()};
    ConnectionCheck check{Name::Encryption, CheckResult::Pass, Finding::Encrypted, address.host()};
    if (!provider || !provider->tls || provider->tls->chain.isEmpty())
        return check;
    check.tls = provider->tls;
    check.daysLeft = now.daysTo(check.tls->chain.constFirst().validTo);
    if (check.daysLeft < fewDays) {
        check.result = CheckResult::Warn;
        check.finding = Finding::CertificateEndsSoon;
    }
    return check;
}

ConnectionCheck clockCheck(const Provider &provider)
{
    if (!provider.clockSkew)
        return {Name::Clock, CheckResult::Skipped, Finding::NoServerTime};
    const auto size = std::chrono::abs(*provider.clockSkew);
    return {Name::Clock, size > forgivenSkew ? CheckResult::Warn : CheckResult::Pass,
        size > unnoticedSkew ? Finding::ClockDiffers : Finding::ClockAgrees,
        QString::number(provider.clockSkew->count())};
}

ConnectionCheck keysCheck(const Profile &profile, const Provider &provider)
{
    if (provider.metadata.jwksUri.isEmpty()) {
        const bool needed = profile.protocol == Protocol::Oidc;
        return {Name::Keys, needed ? CheckResult::Warn : CheckResult::Skipped,
            Finding::NoKeysPublished};
    }
    if (provider.keysError)
        return {Name::Keys, CheckResult::Warn, Finding::Failed, {}, provider.keysError};
    const auto count = provider.keys ? provider.keys->size() : 0;
    return {Name::Keys, count > 0 ? CheckResult::Pass : CheckResult::Warn,
        count > 0 ? Finding::KeysFound : Finding::NoUsableKeys, QString::number(count), {},
        provider.keys ? algorithmsOf(*provider.keys) : QStringList()};
}

ConnectionCheck endpointCheck(Name name, const Result<bool> &calledAlive,
    std::optional<bool> &answered, std::optional<bool> &auth)
{
    if (calledAlive) {
        answered = true;
        auth = true;
        return {name, *calledAlive ? CheckResult::Warn : CheckResult::Pass,
            *calledAlive ? Finding::AnswersAnything : Finding::Answers};
    }
    const Error &error = calledAlive.error();
    // Without the others a revocation is harder to prove, but it can be made.
    const bool isVital = name == Name::Revocation;
    if (error.reason == Reason::EndpointMissing)
        return {name, CheckResult::Skipped, Finding::NoEndpoint};
    if (error.reason == Reason::ClientRejected) {
        auth = false;
        return {name, isVital ? CheckResult::Fail : CheckResult::Warn, Finding::Refused, {}, error};
    }
    if (isAnotherThing(error)) {
        answered = false;
        return {name, isVital ? CheckResult::Fail : CheckResult::Warn, Finding::Failed, {}, error};
    }
    // An OAuth error about the token comes after the client was taken; it may refuse others too.
    const bool isOAuth = error.kind == ErrorKind::OAuth;
    if (isOAuth)
        answered = true;
    return {name, isOAuth || !isVital ? CheckResult::Warn : CheckResult::Fail, Finding::Failed, {},
        error};
}

ClientVerdict clientVerdict(const std::optional<Error> &error)
{
    if (!error)
        return ClientVerdict::Unclear;
    if (error->code == QLatin1StringView("unauthorized_client"))
        return ClientVerdict::MayNot;
    if (error->reason == Reason::ClientRejected)
        return ClientVerdict::Refused;
    if (error->reason == Reason::CodeRejected)
        return ClientVerdict::Taken;
    const bool isRefusal = error->httpStatus == 400
        || (error->kind == ErrorKind::OAuth && error->httpStatus < 500 && error->httpStatus != 429);
    return isRefusal && !isAnotherThing(*error) ? ClientVerdict::Unclear : ClientVerdict::Failed;
}

ConnectionCheck clientCheck(
    const std::optional<Error> &answer, const std::optional<ClientVerdict> &wrong)
{
    const ClientVerdict verdict = clientVerdict(answer);
    if (verdict == ClientVerdict::Refused)
        return {Name::Client, CheckResult::Fail, Finding::ClientRefused, {}, answer};
    if (verdict == ClientVerdict::Failed)
        return {Name::Client, CheckResult::Fail, Finding::Failed, {}, answer};
    const bool wrongRefused = wrong == ClientVerdict::Refused;
    if (verdict == ClientVerdict::MayNot && wrong != ClientVerdict::MayNot) {
        return {Name::Client, wrongRefused ? CheckResult::Pass : CheckResult::Warn,
            Finding::ClientMayNotRefresh, {}, answer};
    }
    if (wrongRefused)
        return {Name::Client, CheckResult::Pass, Finding::ClientConfirmed};
    if (wrong == verdict && verdict != ClientVerdict::Unclear)
        return {Name::Client, CheckResult::Warn, Finding::AnyClientTaken};
    if (verdict == ClientVerdict::Taken)
        return {Name::Client, CheckResult::Warn, Finding::ClientTaken};
    return {Name::Client, CheckResult::Warn, Finding::ClientUnclear, {}, answer};
}

} // namespace rescind
