// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/event.h"
#include "core/engine/findmethodjob.h"
#include "core/engine/loginrecord.h"
#include "core/engine/sessionclient.h"
#include "core/engine/sessiontokens.h"
#include "core/engine/signoutjob.h"
#include "core/login/deviceloginjob.h"
#include "core/login/issuedtokens.h"
#include "core/login/loginjob.h"
#include "core/revoke/revocationoptions.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QSet>

namespace rescind {

enum class SessionState {
    Restoring, //!< the keychain is being read
    SignedOut,
    SigningIn,
    SignedIn, //!< tokens are held, or were and are shown as what became of them
};

//! One profile's tokens and what is done with them: the one thing the window shows and asks.
//!
//! changed() comes after any change of what the getters give; the window reads it all again. What
//! is asked for while something of the same kind runs is ignored (see canXxx()). Nothing here
//! blocks.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    Session(Services &services, Profile profile, QObject *parent);
    ~Session() override;

    [[nodiscard]] const Profile &profile() const { return m_client.profile(); }
    //! Its secrets have been read (readSecrets()) or are held.
    void setProfile(const Profile &profile);
    //! What is known of its provider, and how it is reached.
    [[nodiscard]] const SessionClient &client() const { return m_client; }
    [[nodiscard]] SessionClient &client() { return m_client; }
    [[nodiscard]] SessionState state() const { return m_state; }
    //! Newest generation first; within one: access, refresh, ID token.
    [[nodiscard]] const QList<Token> &tokens() const { return m_tokens.all(); }
    //! The newest token of a kind, or null.
    [[nodiscard]] const Token *current(TokenKind kind) const { return m_tokens.current(kind); }
    [[nodiscard]] const Token *find(const QString &fingerprint) const
    {
        return m_tokens.find(fingerprint);
    }
    //! Null before a revocation reached its outcome.
    [[nodiscard]] const RevocationReport *reportOf(const QString &fingerprint) const;
    //! The ID token's checks, from the last sign-in or refresh.
    [[nodiscard]] const QList<IdTokenCheck> &checks() const { return m_checks; }
    //! The last attempt to sign in during this run, if there was one; of a cancelled one too.
    [[nodiscard]] const std::optional<LoginRecord> &loginRecord() const { return m_loginRecord; }
    //! Oldest first.
    [[nodiscard]] const QList<Event> &events() const { return m_events; }
    //! Who signed in, as the tokens name them: `preferred_username`, `email`, `name` or `sub`.
    [[nodiscard]] QString subject() const { return m_subject; }
    [[nodiscard]] QDateTime signedInAt() const { return m_signedInAt; }
    //! Invalid before a sign-out, and again after the next sign-in. What became of the tokens stays
    //! listed after it.
    [[nodiscard]] QDateTime signedOutAt() const { return m_signedOutAt; }
    //! Set while secrets are kept for this run only: why the keychain does not keep them.
    [[nodiscard]] const std::optional<Error> &keychainError() const { return m_keychainError; }
    //! Server's clock minus ours, in seconds; nothing before an answer carried a Date.
    [[nodiscard]] std::optional<qint64> clockSkew() const;
    //! Now by the server's clock, as far as known; the times of tokens and events are by it too.
    [[nodiscard]] QDateTime now() const { return m_client.clock().now(); }

    //! Something is under way with this token.
    [[nodiscard]] bool isBusy(const QString &fingerprint) const
    {
        return m_busy.contains(fingerprint);
    }
    [[nodiscard]] bool canSignIn() const;
    //! Why a sign-in could not even begin, where that is known beforehand; signIn() says it too.
    [[nodiscard]] std::optional<Error> signInProblem() const { return m_client.signingProblem(); }
    [[nodiscard]] bool canRefresh() const;
    [[nodiscard]] bool canIntrospect(const Token &token) const;
    //! Held, of a revocable kind, not busy.
    [[nodiscard]] bool canRevoke(const Token &token) const;
    //! A token is held, and nothing is under way that would bring new ones.
    [[nodiscard]] bool canSignOut() const;
    //! Whether the browser can be sent to a page that ends the session at the provider; nothing
    //! while the provider is not known.
    [[nodiscard]] std::optional<bool> canEndProviderSession() const;
    //! A held access token that works at a userinfo endpoint, as far as known.
    [[nodiscard]] bool canAskUserInfo(const Token &token) const;
    //! Authing's validate_token takes it: a held access or ID token of an App Host.
    [[nodiscard]] bool canValidateOnline(const Token &token) const;
    [[nodiscard]] bool canRequestApplicationToken() const;
    //! Fingerprints of all tokens that canRevoke() and are not known dead, refresh tokens first.
    [[nodiscard]] QStringList revocable() const;

    //! Reads the kept session from the keychain and asks the server how its tokens are.
    void restore();
    //! Begins a sign-in and hands out the job to show; it is running already. Tokens that were held
    //! before stay held until the new ones are there, and are listed as older generations then.
    //! `patience`: how long the user may take.
    LoginJob *signIn(std::chrono::seconds patience = std::chrono::minutes(5));
    //! The same with a code that is typed in on another device (RFC 8628).
    DeviceLoginJob *signInOnDevice();
    void refresh();
    void introspect(const QString &fingerprint, IntrospectionMode mode = IntrospectionMode::Usual);
    //! Asks who the access token is about; userInfoServed() has the answer.
    void askUserInfo(const QString &fingerprint);
    //! Asks Authing's validate_token; validatedOnline() has the answer. The token travels in a URL:
    //! only for a user who was told so.
    void validateOnline(const QString &fingerprint);
    //! Gets a token for the application itself (client credentials); it joins the others as
    //! generation 0.
    void requestApplicationToken(
        const QString &scope, const std::optional<ClientCredentials> &other = {});
    //! Revokes what is held as far as that can be done quickly, then clears every local copy in any
    //! case, then sends the browser to the provider's sign-out page if asked. signedOut() has the
    //! report.
    //! With `revokes` false the tokens live on at the server, and only the copies here are cleared.
    void signOut(bool endsProviderSession, bool revokes = true);
    //! Revokes the given tokens one after the other in this order, each with its proof.
    void revoke(const QStringList &fingerprints, const RevocationOptions &options = {});
    //! Revokes a token that is not held here. One of this session's clears its copies too.
    [[nodiscard]] ResultJob<RevocationReport> *revokeOther(
        const Token &token, const RevocationOptions &options, QObject *parent);
    //! A run over many tokens had this one accepted: where it is held here its copies go too.
    void noteRevoked(const QString &fingerprint);
    //! Reads a token that is not held here, checks its signature and asks the server about it.
    [[nodiscard]] ResultJob<Token> *inspect(const Token &token, QObject *parent);
    //! Nothing that was asked for is under way.
    [[nodiscard]] bool isSettled() const;
    //! Tries which way to authenticate works at the token, introspection or revocation endpoint,
    //! and hands out the job to show; it is running already. What works is kept with the profile.
    //! Null while another one runs.
    FindMethodJob *findMethod(Stage endpoint);
    //! Notes that the keychain failed for this profile; shown until it works again.
    void setKeychainError(const std::optional<Error> &error);

Q_SIGNALS:
    void changed();
    //! An operation failed; what was held is still held.
    void failed(const rescind::Error &error);
    //! A revocation reached its outcome.
    void revocationFinished(const QString &fingerprint);
    void userInfoServed(const rescind::UserInfo &info);
    void validatedOnline(const rescind::OnlineValidation &validation);
    void signedOut(const rescind::SignOutReport &report);

private:
    enum class Why { Asked, Quietly, AfterRevocation };

    void setState(SessionState state);
    //! `about`: the token of its journal entry where that is not the one of its fingerprint.
    void note(Event event, const Token *about = nullptr);
    void markChanged();
    void setBusy(const QString &fingerprint, bool busy);
    void onTokensLoaded(const Result<void> &loaded);
    void startSignIn(ResultJob<LoginResult> *job);
    void onSignedIn(const Result<LoginResult> &result);
    void recordLogin(const Result<LoginResult> &result);
    void take(const IssuedTokens &issued, const Event &event);
    void prepareBinding();
    void noteBinding(const QList<Token> &issued);
    void checkSignatures();
    void keep();
    void look(const QString &fingerprint, Why why, IntrospectionMode mode);
    void onLooked(const QString &fingerprint, Why why, IntrospectionMode mode,
        const Result<Introspection> &answer);
    void onInactive(const Token &token, Why why);
    void startRevoking(
        const QStringList &fingerprints, const Client &client, const RevocationOptions &options);
    void onRevoking(const QString &fingerprint, const RevocationStep &step);
    void revokeNow(const QStringList &fingerprints, const RevocationOptions &options);
    void refuseToRevoke(
        const QStringList &fingerprints, const RevocationOptions &options, const Error &error);
    void onReported(const RevocationReport &report, const QString &reason);
    void noteWrite(const QString &fingerprint, const Result<qint64> &sequence);
    void noteReport(const RevocationReport &report);
    void onUserInfo(const QString &fingerprint, const Result<UserInfo> &info);
    void onValidated(const QString &fingerprint, const Result<OnlineValidation> &validation);
    void onApplicationToken(const Result<IssuedTokens> &issued);
    void signOutNow(const QStringList &fingerprints, const SignOutJob::Task &task);
    void writeDown(const SignOutReport &report);
    void onSignedOut(const SignOutReport &report);
    //! Ends a question about a token that failed: notes it and says so.
    void tellFailure(EventKind kind, const QString &fingerprint, const Error &error);
    [[nodiscard]] SessionState restingState() const;
    //! The fingerprints of those that fit and are not known dead.
    [[nodiscard]] QStringList refreshFirst(const std::function<bool(const Token &)> &fits) const;
    //! Whom this access token is about by the ID token of its sign-in; empty where that is unknown.
    [[nodiscard]] QString subjectFor(const Token &accessToken) const;
    void lookAtAll(Why why);

    Services &m_services;
    SessionClient m_client;
    SessionTokens m_tokens;
    SessionState m_state = SessionState::SignedOut;
    QList<Event> m_events;
    QList<IdTokenCheck> m_checks;
    std::optional<LoginRecord> m_loginRecord;
    QHash<QString, RevocationReport> m_reports;
    QSet<QString> m_busy;
    QString m_subject;
    QDateTime m_signedInAt;
    std::optional<Error> m_keychainError;
    //! LoginJob or DeviceLoginJob.
    QPointer<ResultJob<LoginResult>> m_login;
    QDateTime m_signedOutAt;
    QPointer<FindMethodJob> m_findingMethod;
    //! Entries of revocations that are on their way into the journal.
    int m_unwritten = 0;
    bool m_isRefreshing = false;
    bool m_isSigningOut = false;
    bool m_isRequestingToken = false;
    bool m_changeIsPending = false;
};

} // namespace rescind
