// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/providersamples.h"

#include "tests/ui/samples.h"

namespace rescind::samples {

using namespace Qt::StringLiterals;

namespace {

ProviderMetadata metadata()
{
    const QString base = u"https://portal.authing.cn/oidc"_s;
    return {.source = ProviderMetadata::Source::Discovered,
        .issuer = base,
        .authorizationEndpoint = QUrl(base + u"/auth"),
        .tokenEndpoint = QUrl(base + u"/token"),
        .introspectionEndpoint = QUrl(base + u"/token/introspection"),
        .revocationEndpoint = QUrl(base + u"/token/revocation"),
        .userInfoEndpoint = QUrl(base + u"/me"),
        .endSessionEndpoint = QUrl(base + u"/session/end"),
        .jwksUri = QUrl(base + u"/.well-known/jwks.json"),
        .idTokenAlgorithms = {u"RS256"_s, u"ES256"_s},
        .codeChallengeMethods = {u"S256"_s},
        .grantTypes = {u"authorization_code"_s, u"refresh_token"_s},
        .tokenAuthMethods = {u"client_secret_basic"_s, u"private_key_jwt"_s},
        .announced = {u"userinfo_endpoint"_s, u"end_session_endpoint"_s}};
}

Profile profileWithWitness()
{
    Profile sample = profile();
    sample.idTokenAlgorithms = {u"HS256"_s};
    sample.witnessedKinds = {{u"access"_s, now().addDays(-2)}};
    return sample;
}

} // namespace

ConnectionReport goodConnection()
{
    using Name = ConnectionCheckName;
    using Finding = ConnectionFinding;
    return {.checks = {{Name::Discovery, CheckResult::Pass, Finding::OpenIdConfiguration},
                {Name::Encryption, CheckResult::Pass, Finding::Encrypted, u"portal.authing.cn"_s},
                {Name::Clock, CheckResult::Pass, Finding::ClockDiffers, u"-12"_s},
                {Name::Keys, CheckResult::Pass, Finding::KeysFound, u"2"_s},
                {Name::RedirectUri, CheckResult::Pass, Finding::PortFree,
                    u"http://127.0.0.1/callback"_s},
                {Name::Client, CheckResult::Pass, Finding::ClientConfirmed},
                {Name::Introspection, CheckResult::Pass, Finding::Answers},
                {Name::Revocation, CheckResult::Pass, Finding::Answers},
                {Name::UserInfo, CheckResult::Warn, Finding::AnswersAnything}},
        .capabilities = capabilitySheet(profileWithWitness(), metadata(),
            {.revocation = true, .tokenAuth = true, .revocationAuth = true}),
        .provider = Provider{.metadata = metadata()},
        .triedWrongClient = true};
}

ConnectionReport badConnection()
{
    using Name = ConnectionCheckName;
    using Finding = ConnectionFinding;
    const Error refused{.kind = ErrorKind::OAuth,
        .stage = Stage::Token,
        .reason = Reason::ClientRejected,
        .code = u"invalid_client"_s,
        .serverText = u"客户端认证失败,应使用 client_secret_basic"_s,
        .httpStatus = 400};
    const Error taken{.kind = ErrorKind::Network,
        .stage = Stage::Authorization,
        .reason = Reason::PortTaken,
        .subject = u"8765"_s};
    return {.checks = {{Name::Discovery, CheckResult::Warn, Finding::ConventionsOnly},
                {Name::Encryption, CheckResult::Skipped, Finding::LoopbackOnly, u"127.0.0.1"_s},
                {Name::Clock, CheckResult::Warn, Finding::ClockDiffers, u"600"_s},
                {Name::Keys, CheckResult::Warn, Finding::NoUsableKeys, u"0"_s},
                {Name::RedirectUri, CheckResult::Fail, Finding::Failed,
                    u"http://127.0.0.1:8765/callback"_s, taken},
                {Name::Client, CheckResult::Fail, Finding::ClientRefused, {}, refused},
                {Name::Introspection, CheckResult::Skipped, Finding::ClientRefusedBefore},
                {Name::Revocation, CheckResult::Skipped, Finding::ClientRefusedBefore},
                {Name::UserInfo, CheckResult::Skipped, Finding::NoEndpoint}},
        .capabilities
        = capabilitySheet(profile(), conventionalMetadata(profile()), {.tokenAuth = false}),
        .provider = Provider{.metadata = conventionalMetadata(profile())}};
}

QList<DiagnosisLine> diagnosis()
{
    using Name = ConnectionCheckName;
    using Finding = ConnectionFinding;
    const Error locked{
        .kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::KeychainLocked};
    const TlsView tls{.protocol = u"TLS 1.3"_s,
        .chain = {{u"portal.authing.cn"_s, u"R11"_s, now().addDays(-71), now().addDays(19)},
            {u"R11"_s, u"ISRG Root X1"_s, now().addDays(-900), now().addDays(400)}}};
    constexpr qint64 gibibyte = 1024 * 1024 * 1024;
    ConnectionCheck encryption{
        Name::Encryption, CheckResult::Warn, Finding::CertificateEndsSoon, u"portal.authing.cn"_s};
    encryption.tls = tls;
    encryption.daysLeft = 19;
    ConnectionCheck keys{Name::Keys, CheckResult::Pass, Finding::KeysFound, u"2"_s};
    keys.names = {u"ES256"_s, u"RS256"_s};
    return {SelfCheck{.name = SelfCheckName::Settings,
                .result = CheckResult::Pass,
                .subject = u"/home/alice/.config/rescind"_s},
        SelfCheck{.name = SelfCheckName::Data,
            .result = CheckResult::Pass,
            .subject = u"/home/alice/.local/share/rescind"_s,
            .amount = 46 * gibibyte},
        SelfCheck{.name = SelfCheckName::Journal, .result = CheckResult::Pass, .amount = 1204},
        SelfCheck{.name = SelfCheckName::Keychain, .result = CheckResult::Fail, .error = locked},
        SelfCheck{.name = SelfCheckName::Loopback, .result = CheckResult::Pass},
        SelfCheck{.name = SelfCheckName::Browser,
            .result = CheckResult::Pass,
            .subject = u"/usr/bin/xdg-open"_s},
        SelfCheck{.name = SelfCheckName::Proxy,
            .result = CheckResult::Pass,
            .subject = u"portal.authing.cn"_s,
            .proxy = u"proxy.example.com:3128"_s},
        ConnectionCheck{Name::Discovery, CheckResult::Pass, Finding::OpenIdConfiguration, u"724"_s},
        encryption,
        ConnectionCheck{Name::Clock, CheckResult::Warn, Finding::ClockDiffers, u"600"_s}, keys,
        ConnectionCheck{Name::RedirectUri, CheckResult::Pass, Finding::PortFree,
            u"http://127.0.0.1/callback"_s}};
}

QList<Cascade> cascades()
{
    return {{.revoked = u"access"_s, .survived = {u"access"_s, u"refresh"_s}, .measuredAt = now()},
        {.revoked = u"refresh"_s, .ended = {u"access"_s}, .measuredAt = now()}};
}

CascadeOutcome partlyMeasured()
{
    return {.measurement = {.cascades = {cascades().constFirst()},
                .gaps = {{CascadeObstacle::NotSeenAlive, TokenKind::Refresh, {}}},
                .signIns = 1,
                .leftAlive = 1}};
}

} // namespace rescind::samples
