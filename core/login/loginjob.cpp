// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loginjob.h"

#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/login/discard.h"
#include "core/login/issuejob.h"
#include "core/oidc/endpointjob.h"

namespace rescind {

LoginJob::LoginJob(LoginServices services, Client client, int generation, QObject *parent)
    : ResultJob(parent)
    , m_services(services)
    , m_client(std::move(client))
    , m_generation(generation)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(fail(Error{.kind = ErrorKind::Timeout,
            .stage = Stage::Authorization,
            .reason = Reason::WaitedTooLong}));
    });
}

LoginJob::~LoginJob() = default;

int LoginJob::secondsLeft() const
{
    if (!isWaiting())
        return 0;
    return static_cast<int>(
        std::chrono::ceil<std::chrono::seconds>(m_patience.remainingTimeAsDuration()).count());
}

bool LoginJob::isWaiting() const
{
    return m_step == LoginStep::WaitingForBrowser || m_step == LoginStep::WaitingForPaste;
}

void LoginJob::run()
{
    if (m_services.provider) {
        onProvider(*m_services.provider);
        return;
    }
    auto *const job
        = new ProviderJob(m_services.transport, m_services.clock, m_client.profile, this);
    startThen<Provider>(
        job, this, [this](const Result<Provider> &provider) { onProvider(provider); });
}

void LoginJob::onProvider(const Result<Provider> &provider)
{
    if (!provider) {
        end(fail(provider.error()));
        return;
    }
    m_provider = *provider;
    m_client.metadata = provider->metadata;
    if (m_client.metadata.authorizationEndpoint.isEmpty()) {
        end(fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Authorization,
            .reason = Reason::EndpointMissing}));
        return;
    }
    m_attempt = freshAttempt();
    // Listening comes first: the port is a part of the URL, and the browser may be quick.
    const auto redirectUri = listen();
    if (!redirectUri) {
        end(fail(redirectUri.error()));
        return;
    }
    m_redirectUri = *redirectUri;
    m_authorizationUrl
        = rescind::authorizationUrl(m_client.metadata, m_client.profile, m_redirectUri, m_attempt);
    m_patience.start(m_services.patience);
    setStep(m_listener != nullptr ? LoginStep::WaitingForBrowser : LoginStep::WaitingForPaste);
    openBrowserAgain();
}

//! The redirect URI as it goes into the request.
Result<QString> LoginJob::listen()
{
    if (redirectKind(m_client.profile) == RedirectKind::PasteOnly)
        return m_client.profile.redirectUri;
    m_listener = new LoopbackListener(m_client.profile.redirectUri, m_attempt.state, this);
    connect(m_listener, &LoopbackListener::redirected, this, &LoginJob::onRedirect);
    connect(m_listener, &LoopbackListener::strayRequest, this, [this] {
        ++m_strayRequests;
        Q_EMIT changed();
    });
    return m_listener->listen();
}

void LoginJob::openBrowserAgain()
{
    if (!isWaiting())
        return;
    startThen(m_services.browser.open(m_authorizationUrl, this), this,
        [this](const Result<void> &opened) {
            m_browserError = opened ? std::nullopt : std::optional<Error>(opened.error());
            Q_EMIT changed();
        });
}

void LoginJob::submitPasted(const QString &text)
{
    if (!isWaiting())
        return;
    const auto pasted = parsePastedRedirect(text);
    std::optional<Error> problem;
    if (!pasted) {
        problem = pasted.error();
    } else if (pasted->state && !equalInConstantTime(pasted->state->toUtf8(), m_attempt.state)) {
        problem = Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Authorization,
            .reason = Reason::WrongState};
    }
    m_pasteError = problem;
    if (problem)
        Q_EMIT changed();
    else
        onRedirect(*pasted);
}

//! The `state` has been compared by now, where there was one.
void LoginJob::onRedirect(const RedirectParameters &redirect)
{
    if (!isWaiting())
        return;
    m_patience.stop();
    Error error{.kind = ErrorKind::Protocol, .stage = Stage::Authorization};
    // RFC 9207 §2.4. A bare code that was pasted came without any parameter and cannot be held to
    // it.
    if (redirect.issuer && *redirect.issuer != m_client.metadata.issuer) {
        error.reason = Reason::WrongIssuer;
        error.subject = redacted(*redirect.issuer);
    } else if (!redirect.issuer && m_client.metadata.sendsIssuer && redirect.state) {
        error.reason = Reason::IssuerNotSent;
    } else if (!redirect.error.isEmpty()) {
        const bool refused = redirect.error == QLatin1StringView("access_denied");
        error.kind = refused ? ErrorKind::Denied : ErrorKind::OAuth;
        error.reason = refused ? Reason::UserRefused : Reason::Unspecified;
        error.code = redacted(redirect.error, {}, 80);
        error.serverText = redacted(redirect.errorDescription);
    } else if (redirect.code.isEmpty()) {
        error.reason = Reason::MalformedAnswer;
        error.subject = QStringLiteral("code");
    } else {
        exchange(redirect.code);
        return;
    }
    end(fail(error));
}

void LoginJob::exchange(const Secret &code)
{
    setStep(LoginStep::Exchanging);
    auto *const job = ask<TokenAnswer>(m_services.transport,
        codeRequest(m_client, code, m_redirectUri, m_attempt.codeVerifier),
        RetryPolicy::ifNotTaken(), tokenAnswer, this);
    startThen(job, this, [this](const Result<TokenAnswer> &answer) {
        if (!answer) {
            end(fail(answer.error()));
            return;
        }
        const auto skew = m_provider.clockSkew.value_or(std::chrono::seconds(0));
        const IssueContext context{.client = m_client,
            .keys = m_provider.keys,
            .keysRenewedAt = m_provider.keysRenewedAt,
            .origin = TokenOrigin::SignedIn,
            .generation = m_generation,
            .nonce = m_client.profile.protocol == Protocol::Oidc ? m_attempt.nonce : QByteArray(),
            .now = m_services.clock.now().addSecs(skew.count())};
        startThen<IssuedTokens>(new IssueJob(m_services.transport, *answer, context, this), this,
            [this](const Result<IssuedTokens> &issued) {
                if (issued)
                    onIssued(*issued);
            });
    });
}

void LoginJob::onIssued(const IssuedTokens &issued)
{
    if (issued.keysRenewedAt.isValid()) {
        m_provider.keys = issued.keys;
        m_provider.keysRenewedAt = issued.keysRenewedAt;
    }
    if (!issued.refusal) {
        end(LoginResult{issued, m_provider});
        return;
    }
    qCWarning(loginLog) << "sign-in refused:" << *issued.refusal;
    setStep(LoginStep::CleaningUp);
    startThen(discard(m_services.transport, m_client, issued.tokens, this), this,
        [this, refusal = *issued.refusal](const Result<void> &) { end(fail(refusal)); });
}

//! The browser's page is answered last, so that it tells what came of it.
void LoginJob::end(Result<LoginResult> result)
{
    if (m_listener != nullptr) {
        const bool refused = !result && result.error().reason == Reason::UserRefused;
        m_listener->respond(result ? LoopbackPage::Success
                : refused          ? LoopbackPage::Refused
                                   : LoopbackPage::Failed);
    }
    finish(std::move(result));
}

void LoginJob::stop()
{
    m_patience.stop();
}

void LoginJob::finishWith(Error error)
{
    end(fail(std::move(error)));
}

void LoginJob::setStep(LoginStep step)
{
    m_step = step;
    Q_EMIT changed();
}

} // namespace rescind
