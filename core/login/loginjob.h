// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/login/browser.h"
#include "core/login/logincheck.h"
#include "core/login/loopbacklistener.h"
#include "core/net/transport.h"
#include "core/oidc/pushedauthorization.h"

#include <QtCore/QUrl>

namespace rescind {

//! What a sign-in is waiting for.
enum class LoginStep {
    Preparing,         //!< discovery, keys, listener
    WaitingForBrowser, //!< the user is in the browser
    WaitingForPaste,   //!< the redirect URI cannot come back here; the user must paste
    Exchanging,        //!< code against tokens
    CleaningUp,        //!< what was issued is refused, and is being revoked again
};

//! What a sign-in yields.
struct LoginResult
{
    IssuedTokens issued = {};
    Provider provider = {};
};

//! What a sign-in stands on; all of it outlives the job.
struct LoginServices
{
    HttpTransport &transport;
    Browser &browser;
    const Clock &clock;
    //! How long the user may take.
    std::chrono::seconds patience = std::chrono::minutes(5);
    //! Where it is known already: then neither metadata nor keys are fetched.
    std::optional<Provider> provider = {};
};

//! Signs in once: discovery, listener, pushed request where there is one (RFC 9126), browser,
//! redirect, token exchange, ID token checks.
//!
//! Every attempt has a fresh state, nonce and PKCE verifier (RFC 6749 §4.1, RFC 7636). A pasted
//! redirect or bare code is taken at any time while waiting. cancel() ends it.
//!
//! A request that was pushed is good for one visit and a short time, so that opening the browser
//! again pushes it anew: the same attempt with the same state, nonce and verifier, whose answer may
//! still come from either visit. Where the provider refuses a pushed request the sign-in ends: it
//! never goes on with one that was not pushed.
class LoginJob final : public ResultJob<LoginResult>
{
    Q_OBJECT

public:
    //! `client`'s metadata are not used: they are those of the services' provider, or fetched.
    LoginJob(LoginServices services, Client client, int generation, QObject *parent);
    ~LoginJob() override;

    [[nodiscard]] LoginStep step() const { return m_step; }
    //! Empty before the browser step. Holds no secret, but belongs to this attempt only.
    [[nodiscard]] QUrl authorizationUrl() const { return m_authorizationUrl; }
    //! How long the authorization URL can still be opened, where the provider set a limit; 0 when
    //! that is over, and openBrowserAgain() makes a new one.
    [[nodiscard]] std::optional<int> linkSecondsLeft() const;
    //! Whether the provider lets a person sign in on another device (RFC 8628); nothing before its
    //! metadata are known.
    [[nodiscard]] std::optional<bool> offersDevice() const { return m_offersDevice; }
    //! Requests that came to the listener and were not the answer.
    [[nodiscard]] int strayRequests() const { return m_strayRequests; }
    //! Why the browser could not be started, if so; the wait goes on, the link can be copied.
    [[nodiscard]] const std::optional<Error> &browserError() const { return m_browserError; }
    //! What was wrong with the last paste; the wait goes on.
    [[nodiscard]] const std::optional<Error> &pasteError() const { return m_pasteError; }
    //! What was compared so far, step by step; whole when the job has finished, however it did.
    [[nodiscard]] const QList<LoginCheck> &checks() const { return m_checks; }
    //! Of the ID token, also where it was refused.
    [[nodiscard]] const QList<IdTokenCheck> &idTokenChecks() const { return m_idTokenChecks; }
    //! How long the user has, in seconds, counted down; 0 when not waiting.
    [[nodiscard]] int secondsLeft() const;

    //! Nothing while a request is being pushed. A push that fails for want of a network is a
    //! browserError(), and the wait goes on.
    void openBrowserAgain();
    //! The whole redirected URL, or the bare code. A redirect with another `state` than ours is a
    //! pasteError(); a bare code has no state to compare, but is bound to this attempt by PKCE.
    void submitPasted(const QString &text);

Q_SIGNALS:
    //! The step, the link, the stray count or one of the errors changed.
    void changed();

protected:
    void run() override;
    void stop() override;
    void finishWith(Error error) override;
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    void onProvider(const Result<Provider> &provider);
    [[nodiscard]] Result<QString> listen();
    void push();
    void onPushed(const Result<PushedRequest> &pushed);
    void wait(const QUrl &url);
    void openBrowser();
    [[nodiscard]] QDateTime serverTime() const;
    void onRedirect(const RedirectParameters &parameters);
    void exchange(const Secret &code);
    void onIssued(const IssuedTokens &issued);
    [[nodiscard]] std::optional<Error> refusalIn(const RedirectParameters &redirect) const;
    void end(Result<LoginResult> result);
    void setStep(LoginStep step);
    [[nodiscard]] bool isWaiting() const;

    LoginServices m_services;
    Client m_client;
    int m_generation;
    Provider m_provider;
    AuthorizationAttempt m_attempt;
    //! Exactly as it went into the authorization request.
    QString m_redirectUri;
    AuthorizationParameters m_parameters;
    QDateTime m_requestedAt;
    QUrl m_authorizationUrl;
    QDateTime m_linkUntil;
    bool m_isPushing = false;
    std::optional<bool> m_offersDevice;
    LoopbackListener *m_listener = nullptr;
    QTimer m_patience;
    LoginStep m_step = LoginStep::Preparing;
    int m_strayRequests = 0;
    std::optional<Error> m_browserError;
    std::optional<Error> m_pasteError;
    QList<LoginCheck> m_checks;
    QList<IdTokenCheck> m_idTokenChecks;
};

} // namespace rescind
