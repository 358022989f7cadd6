// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loginjob.h"

#include "core/base/logging.h"
#include "core/base/redaction.h"
#include "core/login/discard.h"
#include "core/login/issuejob.h"
#include "core/oidc/capabilities.h"
#include "core/oidc/dpop.h"
#include "core/oidc/endpointjob.h"

#include <algorithm>

namespace rescind {

namespace {

//! As browsers write it (RFC 6454 §6.1).
QByteArray originOf(const QUrl &url)
{
    const bool isStandard = url.port() < 0
        || (url.scheme() == QLatin1StringView("https") && url.port() == 443)
        || (url.scheme() == QLatin1StringView("http") && url.port() == 80);
    QUrl origin = url.adjusted(
        QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (isStandard)
        origin.setPort(-1);
    return origin.toEncoded();
}

} // namespace

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
    m_checks.append(metadataCheck(m_client.profile, provider));
    if (!provider) {
        end(fail(provider.error()));
        return;
    }
    m_provider = *provider;
    m_checks.append(signingKeysCheck(m_client.profile, m_provider));
    m_client.meet(provider->metadata, provider->clockSkew.value_or(std::chrono::seconds(0)));
    if (m_client.metadata.authorizationEndpoint.isEmpty()) {
        end(fail(Error{.kind = ErrorKind::Protocol,
            .stage = Stage::Authorization,
            .reason = Reason::EndpointMissing}));
        return;
    }
    m_offersDevice = !m_client.metadata.deviceAuthorizationEndpoint.isEmpty();
    m_attempt = freshAttempt();
    // Listening comes first: the port is a part of the URL, and the browser may be quick.
    const auto redirectUri = listen();
    m_checks.append(redirectUriCheck(m_client.profile, redirectUri));
    if (!redirectUri) {
        end(fail(redirectUri.error()));
        return;
    }
    m_redirectUri = *redirectUri;
    m_parameters = authorizationParameters(m_client.profile, m_redirectUri, m_attempt);
    // RFC 9449 §10: the code, too, works with this key alone.
    if (m_client.bindsTokens())
        m_parameters.append({"dpop_jkt", m_client.dpop->keyThumbprint().toLatin1()});
    m_requestedAt = serverTime();
    m_checks.append(pkceCheck(m_client.metadata));
    if (isPushed(m_client.profile, m_client.metadata))
        push();
    else
        wait(rescind::authorizationUrl(m_client.metadata, m_parameters));
}

//! The redirect URI as it goes into the request.
Result<QString> LoginJob::listen()
{
    if (redirectKind(m_client.profile) == RedirectKind::PasteOnly)
        return m_client.profile.redirectUri;
    const QUrl issuer(m_client.metadata.issuer);
    m_listener = new LoopbackListener(m_client.profile.redirectUri, m_attempt.state, this, {},
        {.mode = m_client.profile.authorization.responseMode,
            .formOrigins = {originOf(issuer), originOf(m_client.metadata.authorizationEndpoint)}});
    connect(m_listener, &LoopbackListener::redirected, this, &LoginJob::onRedirect);
    connect(m_listener, &LoopbackListener::strayRequest, this, [this] {
        ++m_strayRequests;
        Q_EMIT changed();
    });
    return m_listener->listen();
}

void LoginJob::push()
{
    m_isPushing = true;
    auto *const job = ask<PushedRequest>(m_services.transport, pushRequest(m_client, m_parameters),
        RetryPolicy::repeatable(), pushAnswer, this);
    startThen(job, this, [this](const Result<PushedRequest> &pushed) { onPushed(pushed); });
}

void LoginJob::onPushed(const Result<PushedRequest> &pushed)
{
    m_isPushing = false;
    // An answer of an earlier visit came meanwhile.
    if (m_step == LoginStep::Exchanging || m_step == LoginStep::CleaningUp)
        return;
    if (!isWaiting())
        m_checks.append({.name = LoginCheckName::PushedRequest,
            .result = pushed ? CheckResult::Pass : CheckResult::Fail,
            .error = pushed ? std::nullopt : std::optional(pushed.error())});
    if (pushed) {
        m_linkUntil = m_services.clock.now().addSecs(pushed->lifetime.count());
        wait(rescind::authorizationUrl(
            m_client.metadata, pushedParameters(m_client.profile, *pushed)));
        return;
    }
    const ErrorKind kind = pushed.error().kind;
    const bool isRefused = kind != ErrorKind::Network && kind != ErrorKind::Timeout;
    if (!isWaiting() || isRefused) {
        end(fail(pushed.error()));
        return;
    }
    m_browserError = pushed.error();
    Q_EMIT changed();
}

void LoginJob::wait(const QUrl &url)
{
    m_authorizationUrl = url;
    if (!isWaiting()) {
        const bool comesBack = m_listener != nullptr
            && m_client.profile.authorization.responseMode != ResponseMode::Fragment;
        m_patience.start(m_services.patience);
        setStep(comesBack ? LoginStep::WaitingForBrowser : LoginStep::WaitingForPaste);
    } else {
        Q_EMIT changed();
    }
    openBrowser();
}

std::optional<int> LoginJob::linkSecondsLeft() const
{
    if (!m_linkUntil.isValid())
        return std::nullopt;
    return static_cast<int>(std::max<qint64>(m_services.clock.now().secsTo(m_linkUntil), 0));
}

void LoginJob::openBrowserAgain()
{
    if (!isWaiting() || m_isPushing)
        return;
    if (isPushed(m_client.profile, m_client.metadata))
        push();
    else
        openBrowser();
}

void LoginJob::openBrowser()
{
    startThen(m_services.browser.open(m_authorizationUrl, this), this,
        [this](const Result<void> &opened) {
            m_browserError = opened ? std::nullopt : std::optional<Error>(opened.error());
            Q_EMIT changed();
        });
}

QDateTime LoginJob::serverTime() const
{
    return m_services.clock.now().addSecs(
        m_provider.clockSkew.value_or(std::chrono::seconds(0)).count());
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
    m_checks.append({stateCheck(redirect), issuerCheck(redirect, m_client.metadata)});
    const std::optional<Error> refusal = refusalIn(redirect);
    m_checks.append({.name = LoginCheckName::Answer,
        .result = refusal ? CheckResult::Fail : CheckResult::Pass,
        .error = refusal});
    if (refusal)
        end(fail(*refusal));
    else
        exchange(redirect.code);
}

std::optional<Error> LoginJob::refusalIn(const RedirectParameters &redirect) const
{
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
        return std::nullopt;
    }
    return error;
}

void LoginJob::exchange(const Secret &code)
{
    setStep(LoginStep::Exchanging);
    auto *const job = ask<TokenAnswer>(m_services.transport,
        codeRequest(m_client, code, m_redirectUri, m_attempt.codeVerifier),
        RetryPolicy::ifNotTaken(), tokenAnswerFor(m_client), this);
    startThen(job, this, [this](const Result<TokenAnswer> &answer) {
        if (!answer) {
            m_checks.append({LoginCheckName::Exchange, CheckResult::Fail, {},
                authMethodName(m_client.profile.tokenAuth), answer.error()});
            end(fail(answer.error()));
            return;
        }
        m_checks.append(answerChecks(*answer, m_client));
        const IssueContext context{.client = m_client,
            .keys = m_provider.keys,
            .keysRenewedAt = m_provider.keysRenewedAt,
            .origin = TokenOrigin::SignedIn,
            .generation = m_generation,
            .nonce = m_client.profile.protocol == Protocol::Oidc ? m_attempt.nonce : QByteArray(),
            .asked = requestedAuthentication(m_parameters),
            .requestedAt = m_requestedAt,
            .now = serverTime()};
        startThen<IssuedTokens>(new IssueJob(m_services.transport, *answer, context, this), this,
            [this](const Result<IssuedTokens> &issued) {
                if (issued)
                    onIssued(*issued);
            });
    });
}

void LoginJob::onIssued(const IssuedTokens &issued)
{
    m_idTokenChecks = issued.checks;
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
