// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loginjob.h"
#include "core/revoke/cascademeasurement.h"
#include "core/revoke/revocationreport.h"
#include "core/revoke/verification.h"

#include <QtCore/QPointer>

#include <functional>

namespace rescind {

//! Measures at a provider what dies with what (RFC 7009 §2.1 leaves it open).
//!
//! One sign-in gives an access and a refresh token, a refresh a second access token. An access
//! token is revoked, and the others are looked at; then a refresh token. Only what was seen alive
//! right before can be seen to die. A second sign-in is made where the first revocation ended the
//! refresh token too. Every token that it got is revoked in the end, also after a failure or
//! cancel(), for which it takes up to 5 s; none is kept anywhere.
//!
//! Sign-ins in one browser may share a grant: tokens that are held may die with the throw-away
//! ones. Whoever starts this has to say so.
class CascadeJob final : public ResultJob<CascadeMeasurement>
{
    Q_OBJECT

public:
    CascadeJob(LoginServices services, Client client, LookTimes looks, QObject *parent);

    [[nodiscard]] CascadeStep step() const { return m_step; }

Q_SIGNALS:
    //! To be shown to the user; cancelling it ends the measurement.
    void signInStarted(rescind::LoginJob *job);
    void changed();
    //! A throw-away token was revoked, or was to be; for the journal. The token is cleared.
    void revoked(const rescind::Token &facts, const rescind::RevocationReport &report);
    //! A refresh ended, without error where it brought tokens.
    void refreshed(const std::optional<rescind::Error> &error);

protected:
    void run() override;
    void stop() override;
    void finishWith(Error error) override;
    [[nodiscard]] Stage stage() const override { return Stage::Revocation; }

private:
    //! A throw-away token and what was seen of it.
    struct Subject
    {
        Token token;
        Activity activity = Activity::Unknown;
        bool witness = false;
        bool userInfoServed = false;
        bool isProvedDead = false;
    };
    using Next = void (CascadeJob::*)();

    void setStep(CascadeStep step);
    void signIn(Next next);
    void refresh(Next next);
    void take(const QList<Token> &tokens);
    void look(Next next);
    void refreshOnce();
    void lookForAccess();
    void measureAccess();
    void measureRefresh();
    void lookForRefresh();
    void onLookedForRefresh();
    void revoke(qsizetype victim, Next next);
    void tellRevoked(Token token, const Result<int> &answer);
    void watch(qsizetype victim, Next next);
    void onWatched(qsizetype victim, const QList<Verification> &found, Next next);
    void addGap(CascadeObstacle obstacle, TokenKind kind, const std::optional<Error> &error = {});
    [[nodiscard]] qsizetype newestAlive(TokenKind kind) const;
    [[nodiscard]] bool wasSeenAlive(TokenKind kind) const;
    [[nodiscard]] bool hasAny(TokenKind kind) const;
    [[nodiscard]] bool endsAfterIssue();
    void cleanUp(Result<CascadeMeasurement> result);
    void conclude();

    LoginServices m_services;
    Client m_client;
    std::optional<KeySet> m_keys;
    LookTimes m_looks;
    QList<Subject> m_subjects;
    CascadeMeasurement m_found;
    CascadeStep m_step = CascadeStep::SigningIn;
    QPointer<LoginJob> m_login;
    //! A sign-in or a refresh is under way.
    bool m_isIssuing = false;
    bool m_isEnding = false;
    //! What to end in once that is over.
    std::optional<Error> m_early;
};

} // namespace rescind
