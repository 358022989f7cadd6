// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/connectiontestjob.h"

#include "core/base/random.h"
#include "core/login/loopbacklistener.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/introspection.h"
#include "core/oidc/revocation.h"
#include "core/oidc/tokenendpoint.h"
#include "core/oidc/userinfo.h"

namespace rescind {

namespace {

//! A token that nobody has issued.
Secret madeUpToken()
{
    return Secret(randomText());
}

//! The same client with a credential that cannot be right; nothing where there is no such thing as
//! a wrong one that would be refused for that alone.
std::optional<Client> wrongClient(const Client &client)
{
    Client wrong = client;
    switch (client.profile.tokenAuth) {
    case ClientAuthMethod::Post:
    case ClientAuthMethod::Basic:
        if (client.secret.isEmpty())
            return std::nullopt;
        wrong.secret = madeUpToken();
        return wrong;
    case ClientAuthMethod::None:
        wrong.profile.clientId = QString::fromLatin1(randomText(16));
        return wrong;
    case ClientAuthMethod::PrivateKeyJwt:
    case ClientAuthMethod::Tls:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

ConnectionTestJob::ConnectionTestJob(HttpTransport &transport, const Clock &clock, Client client,
    QObject *parent, ConnectionScope scope)
    : ResultJob(parent)
    , m_transport(transport)
    , m_clock(clock)
    , m_client(std::move(client))
    , m_scope(scope)
{
}

void ConnectionTestJob::run()
{
    begin(ConnectionCheckName::Discovery);
    auto *const job = new ProviderJob(m_transport, m_clock, m_client.profile, this);
    startThen<Provider>(
        job, this, [this](const Result<Provider> &provider) { onProvider(provider); });
}

void ConnectionTestJob::begin(ConnectionCheckName name)
{
    m_current = name;
    Q_EMIT advanced();
}

void ConnectionTestJob::add(const ConnectionCheck &check)
{
    m_report.checks.append(check);
}

void ConnectionTestJob::onProvider(const Result<Provider> &provider)
{
    add(discoveryCheck(provider));
    add(encryptionCheck(m_client.profile, provider, m_clock.now()));
    if (!provider) {
        for (const auto name : {ConnectionCheckName::Clock, ConnectionCheckName::Keys})
            add({.name = name});
        checkRedirectUri();
        if (m_scope == ConnectionScope::ProviderOnly) {
            finish(m_report);
            return;
        }
        for (const auto name : {ConnectionCheckName::Client, ConnectionCheckName::Introspection,
                 ConnectionCheckName::Revocation, ConnectionCheckName::UserInfo})
            add({.name = name});
        finish(m_report);
        return;
    }
    m_client.meet(provider->metadata, provider->clockSkew.value_or(std::chrono::seconds(0)));
    m_report.provider = *provider;
    add(clockCheck(*provider));
    add(keysCheck(m_client.profile, *provider));
    checkRedirectUri();
    if (m_scope == ConnectionScope::ProviderOnly)
        finish(m_report);
    else
        checkClient();
}

void ConnectionTestJob::checkRedirectUri()
{
    const QString &uri = m_client.profile.redirectUri;
    const RedirectKind kind = redirectKind(m_client.profile);
    if (kind == RedirectKind::PasteOnly || kind == RedirectKind::OwnScheme) {
        const auto finding = kind == RedirectKind::OwnScheme ? ConnectionFinding::HandedOver
                                                             : ConnectionFinding::PasteOnly;
        add({ConnectionCheckName::RedirectUri, CheckResult::Skipped, finding, uri});
        return;
    }
    LoopbackListener listener(uri, randomText(), nullptr);
    const auto listening = listener.listen();
    if (listening)
        add({ConnectionCheckName::RedirectUri, CheckResult::Pass, ConnectionFinding::PortFree,
            uri});
    else
        add({ConnectionCheckName::RedirectUri, CheckResult::Fail, ConnectionFinding::Failed, uri,
            listening.error()});
}

void ConnectionTestJob::tryClient(
    const Client &client, std::function<void(const std::optional<Error> &answer)> then)
{
    auto *const job = ask<TokenAnswer>(m_transport, refreshRequest(client, madeUpToken()),
        RetryPolicy::never(), tokenAnswerFor(client), this);
    startThen(job, this, [then = std::move(then)](const Result<TokenAnswer> &answer) {
        then(answer ? std::nullopt : std::optional<Error>(answer.error()));
    });
}

void ConnectionTestJob::checkClient()
{
    begin(ConnectionCheckName::Client);
    tryClient(m_client, [this](const std::optional<Error> &answer) { onClientAnswered(answer); });
}

void ConnectionTestJob::onClientAnswered(const std::optional<Error> &answer)
{
    const ClientVerdict verdict = clientVerdict(answer);
    const auto wrong = wrongClient(m_client);
    if (verdict == ClientVerdict::Refused || verdict == ClientVerdict::Failed || !wrong) {
        onClientChecked(answer, std::nullopt);
        return;
    }
    m_report.triedWrongClient = true;
    tryClient(*wrong, [this, answer](const std::optional<Error> &second) {
        onClientChecked(answer, clientVerdict(second));
    });
}

void ConnectionTestJob::onClientChecked(
    const std::optional<Error> &answer, std::optional<ClientVerdict> wrong)
{
    const ConnectionCheck check = clientCheck(answer, wrong);
    add(check);
    m_isClientRefused = check.finding == ConnectionFinding::ClientRefused;
    if (m_isClientRefused)
        m_seen.tokenAuth = false;
    else if (wrong == ClientVerdict::Refused)
        m_seen.tokenAuth = true;
    checkIntrospection();
}

void ConnectionTestJob::askAbout(ConnectionCheckName name, Result<HttpRequest> request, Read read,
    std::optional<bool> &answered, std::optional<bool> &auth, void (ConnectionTestJob::*next)())
{
    begin(name);
    auto *const job
        = ask<bool>(m_transport, std::move(request), RetryPolicy::repeatable(), read, this);
    startThen(job, this, [this, name, &answered, &auth, next](const Result<bool> &calledAlive) {
        add(endpointCheck(name, calledAlive, answered, auth));
        (this->*next)();
    });
}

void ConnectionTestJob::checkIntrospection()
{
    if (m_isClientRefused) {
        for (const auto name :
            {ConnectionCheckName::Introspection, ConnectionCheckName::Revocation})
            add({.name = name, .finding = ConnectionFinding::ClientRefusedBefore});
        checkUserInfo();
        return;
    }
    const auto read = [](const HttpResponse &response) {
        return introspectionAnswer(response).map(
            [](const Introspection &answer) { return answer.active; });
    };
    askAbout(ConnectionCheckName::Introspection,
        introspectionRequest(m_client, madeUpToken(), TokenTypeHint::AccessToken), read,
        m_seen.introspection, m_seen.introspectionAuth, &ConnectionTestJob::checkRevocation);
}

void ConnectionTestJob::checkRevocation()
{
    // RFC 7009 §2.2: 200 for a token that nobody knows, too.
    const auto read = [](const HttpResponse &response) {
        return revocationAnswer(response).map([](int) { return false; });
    };
    askAbout(ConnectionCheckName::Revocation,
        revocationRequest(m_client, madeUpToken(), TokenTypeHint::AccessToken), read,
        m_seen.revocation, m_seen.revocationAuth, &ConnectionTestJob::checkUserInfo);
}

void ConnectionTestJob::checkUserInfo()
{
    const auto read = [](const HttpResponse &response) -> Result<bool> {
        switch (userInfoVerdict(response)) {
        case UserInfoVerdict::Served:
            return true;
        case UserInfoVerdict::Refused:
            return false;
        case UserInfoVerdict::Unclear:
            break;
        }
        return fail(Error{.kind = ErrorKind::HttpStatus,
            .stage = Stage::UserInfo,
            .reason = Reason::UnexpectedStatus,
            .httpStatus = response.status});
    };
    askAbout(ConnectionCheckName::UserInfo, userInfoRequest(m_client.metadata, madeUpToken()), read,
        m_seen.userInfo, m_userInfoAuth, &ConnectionTestJob::conclude);
}

void ConnectionTestJob::conclude()
{
    m_report.capabilities = capabilitySheet(m_client.profile, m_client.metadata, m_seen);
    finish(m_report);
}

} // namespace rescind
