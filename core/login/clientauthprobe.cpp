// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/clientauthprobe.h"

#include "core/base/logging.h"
#include "core/base/random.h"
#include "core/oidc/endpointjob.h"
#include "core/oidc/oautherror.h"
#include "core/oidc/revocation.h"
#include "core/oidc/tokenendpoint.h"

namespace rescind {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostRequests = 8;

using Method = ClientAuthMethod;

//! Signs as another does, and spoils the signature.
class SpoilingSigner final : public ClientSigner
{
public:
    explicit SpoilingSigner(std::shared_ptr<ClientSigner> honest)
        : m_honest(std::move(honest))
    {
    }
    void meet(const ProviderMetadata &, std::chrono::seconds) override { }
    [[nodiscard]] std::optional<Error> sign(HttpRequest &request) override
    {
        std::optional<Error> problem = m_honest->sign(request);
        for (auto &[name, value] : request.form) {
            if (name != "client_assertion")
                continue;
            QByteArray assertion = value.reveal();
            // Not the last character: some of its bits may stand for nothing.
            char &spoiled = assertion[assertion.lastIndexOf('.') + 8];
            spoiled = spoiled == 'A' ? 'B' : 'A';
            value = Secret(assertion);
        }
        return problem;
    }
    [[nodiscard]] bool wantsAnotherAttempt(const HttpRequest &, const HttpResponse &) override
    {
        return false;
    }

private:
    std::shared_ptr<ClientSigner> m_honest;
};

bool hasMeansFor(const Client &client, Method method)
{
    switch (method) {
    case Method::Post:
    case Method::Basic:
        return !client.secret.isEmpty();
    case Method::PrivateKeyJwt:
        return client.assertion != nullptr;
    case Method::Tls:
        return !client.profile.network.clientCertificateFile.isEmpty();
    case Method::None:
        return true;
    }
    return false;
}

QList<Method> methodsToTry(const Client &client, Stage endpoint)
{
    QList<Method> methods{methodAt(client.profile, endpoint)};
    for (const Method method :
        {Method::Post, Method::Basic, Method::PrivateKeyJwt, Method::Tls, Method::None}) {
        if (!methods.contains(method))
            methods.append(method);
    }
    methods.removeIf([&client](Method method) { return !hasMeansFor(client, method); });
    return methods;
}

Result<HttpRequest> harmlessRequest(Client client, Stage endpoint, Method method)
{
    const Secret madeUp(randomText());
    if (endpoint == Stage::Introspection) {
        client.profile.introspectionAuth = method;
        return introspectionRequest(client, madeUp, TokenTypeHint::AccessToken);
    }
    if (endpoint == Stage::Revocation) {
        client.profile.revocationAuth = method;
        return revocationRequest(client, madeUp, TokenTypeHint::AccessToken);
    }
    client.profile.tokenAuth = method;
    return codeRequest(client, madeUp, client.profile.redirectUri, Secret(randomText()));
}

AuthVerdict verdictOn(const Error &error)
{
    if (error.reason == Reason::ClientRejected)
        return AuthVerdict::Refused;
    // Complaints about what was made up come from a server that has let the client in.
    const bool aboutTheValue = error.reason == Reason::CodeRejected
        || error.code == "unsupported_token_type"_L1 || error.code == "invalid_token"_L1;
    return aboutTheValue ? AuthVerdict::Accepted : AuthVerdict::Unclear;
}

AuthTrial trialFrom(const HttpResponse &response, Stage endpoint, Method method)
{
    AuthTrial trial{.method = method};
    if (endpoint == Stage::Introspection) {
        const auto answer = introspectionAnswer(response);
        if (!answer)
            trial.error = answer.error();
        else if (!answer->active)
            trial.verdict = AuthVerdict::Accepted;
    } else if (endpoint == Stage::Revocation) {
        const auto answer = revocationAnswer(response);
        if (!answer)
            trial.error = answer.error();
        else
            trial.verdict = AuthVerdict::Accepted;
    } else {
        // Whoever gives tokens for a made-up code has said nothing about the client.
        trial.error = failureIn(response);
    }
    if (trial.error)
        trial.verdict = verdictOn(*trial.error);
    return trial;
}

bool isDistress(const Error &error)
{
    return error.reason == Reason::TooManyRequests || error.reason == Reason::ServerFault;
}

bool usesSecret(Method method)
{
    return method == Method::Post || method == Method::Basic;
}

} // namespace

Client withWrongCredentials(const Client &client, ClientAuthMethod method)
{
    Client wrong = client;
    if (usesSecret(method))
        wrong.secret = Secret(randomText());
    else if (method == Method::PrivateKeyJwt)
        wrong.assertion = std::make_shared<SpoilingSigner>(client.assertion);
    else
        wrong.profile.clientId = QString::fromLatin1(randomText(12));
    return wrong;
}

ClientAuthProbe::ClientAuthProbe(
    HttpTransport &transport, Client client, Stage endpoint, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_client(std::move(client))
    , m_finding({.endpoint = endpoint})
    , m_methods(methodsToTry(m_client, endpoint))
    , m_requestsLeft(mostRequests)
{
}

void ClientAuthProbe::run()
{
    setDeadline(60s);
    tryNext();
}

void ClientAuthProbe::tryNext()
{
    // The second request is the one that makes a yes worth anything.
    if (m_methods.isEmpty() || m_requestsLeft < 2) {
        conclude();
        return;
    }
    const Method method = m_methods.takeFirst();
    Q_EMIT trying(method);
    ask(m_client, method, [this](const AuthTrial &trial) { onTried(trial); });
}

void ClientAuthProbe::onTried(const AuthTrial &trial)
{
    m_finding.trials.append(trial);
    if (trial.verdict != AuthVerdict::Accepted) {
        tryNext();
        return;
    }
    ask(withWrongCredentials(m_client, trial.method), trial.method,
        [this](const AuthTrial &wrong) { onTriedWrongly(wrong); });
}

void ClientAuthProbe::onTriedWrongly(const AuthTrial &trial)
{
    if (trial.verdict == AuthVerdict::Refused) {
        m_finding.works = trial.method;
        m_finding.acceptsAnything = false;
        conclude();
        return;
    }
    m_finding.acceptsAnything = true;
    // Where one place for the secret is not looked at, the other would be no better.
    if (usesSecret(trial.method))
        m_methods.removeIf(usesSecret);
    tryNext();
}

void ClientAuthProbe::ask(const Client &client, ClientAuthMethod method, Then then)
{
    --m_requestsLeft;
    const Stage endpoint = m_finding.endpoint;
    auto *const job = rescind::ask<AuthTrial>(
        m_transport, harmlessRequest(client, endpoint, method), RetryPolicy::never(),
        [endpoint, method](const HttpResponse &response) -> Result<AuthTrial> {
            return trialFrom(response, endpoint, method);
        },
        this);
    m_current = job;
    startThen<AuthTrial>(job, this, [this, method, then](const Result<AuthTrial> &trial) {
        if (!trial && trial.error().reason == Reason::InvalidProfile) {
            // Our own key would not do; the server was not asked.
            then({.method = method, .error = trial.error()});
        } else if (!trial) {
            finish(fail(trial.error()));
        } else if (trial->error && isDistress(*trial->error)) {
            finish(fail(*trial->error));
        } else {
            then(*trial);
        }
    });
}

void ClientAuthProbe::conclude()
{
    qCInfo(loginLog) << "tried" << m_finding.trials.size()
                     << "ways to authenticate:" << (m_finding.works ? "one works" : "none works");
    finish(m_finding);
}

} // namespace rescind
