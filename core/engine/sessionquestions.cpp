// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What else a session asks of its provider: user info, online validation, a token for the
// application itself.
#include "core/engine/session.h"

namespace rescind {

bool Session::canAskUserInfo(const Token &token) const
{
    return token.isHeld() && token.kind == TokenKind::Access && !isBusy(token.fingerprint);
}

bool Session::canValidateOnline(const Token &token) const
{
    const bool isTaken = token.kind == TokenKind::Access || token.kind == TokenKind::Id;
    return isTaken && token.isHeld() && profile().hasConventions() && !isBusy(token.fingerprint);
}

bool Session::canRequestApplicationToken() const
{
    return canSignIn() && !m_isRequestingToken;
}

void Session::askUserInfo(const QString &fingerprint)
{
    const Token *const token = find(fingerprint);
    if (token == nullptr || !canAskUserInfo(*token))
        return;
    setBusy(fingerprint, true);
    m_client.get([this, fingerprint](const Result<Client> &client) {
        const Token *const asked = find(fingerprint);
        if (!client || asked == nullptr || !asked->isHeld()) {
            onUserInfo(fingerprint,
                fail(client ? Error{.kind = ErrorKind::Cancelled, .stage = Stage::UserInfo}
                            : client.error()));
            return;
        }
        startThen(m_client.authenticationClientFor(*asked).userInfo(
                      asked->value, subjectFor(*asked), this),
            this,
            [this, fingerprint](const Result<UserInfo> &info) { onUserInfo(fingerprint, info); });
    });
}

QString Session::subjectFor(const Token &accessToken) const
{
    // A refresh may bring no ID token: the newest one before it is of the same sign-in.
    for (const Token &token : tokens()) {
        const bool isBefore = token.generation <= accessToken.generation;
        if (token.kind == TokenKind::Id && isBefore)
            return token.facts.subject;
    }
    return {};
}

void Session::onUserInfo(const QString &fingerprint, const Result<UserInfo> &info)
{
    setBusy(fingerprint, false);
    if (!info) {
        tellFailure(EventKind::UserInfoFailed, fingerprint, info.error());
        return;
    }
    note({.kind = EventKind::UserInfoServed,
        .result = EventResult::Good,
        .token = TokenKind::Access,
        .fingerprint = fingerprint});
    Q_EMIT userInfoServed(*info);
}

void Session::validateOnline(const QString &fingerprint)
{
    const Token *const token = find(fingerprint);
    if (token == nullptr || !canValidateOnline(*token))
        return;
    setBusy(fingerprint, true);
    const ValidatedAs kind
        = token->kind == TokenKind::Id ? ValidatedAs::IdToken : ValidatedAs::AccessToken;
    startThen(m_client.authenticationClient().validateToken(kind, token->value, this), this,
        [this, fingerprint](
            const Result<OnlineValidation> &validation) { onValidated(fingerprint, validation); });
}

void Session::onValidated(const QString &fingerprint, const Result<OnlineValidation> &validation)
{
    setBusy(fingerprint, false);
    if (!validation) {
        tellFailure(EventKind::ValidationFailed, fingerprint, validation.error());
        return;
    }
    const Token *const token = find(fingerprint);
    note({.kind = EventKind::ValidatedOnline,
        .result = validation->isValid ? EventResult::Good : EventResult::Warning,
        .token = token != nullptr ? token->kind : TokenKind::Unknown,
        .fingerprint = fingerprint,
        .activity = validation->isValid ? Activity::Active : Activity::Inactive});
    Q_EMIT validatedOnline(*validation);
}

void Session::requestApplicationToken(
    const QString &scope, const std::optional<ClientCredentials> &other)
{
    if (!canRequestApplicationToken())
        return;
    m_isRequestingToken = true;
    markChanged();
    m_client.get([this, scope, other](const Result<Client> &client) {
        if (!client) {
            onApplicationToken(fail(client.error()));
            return;
        }
        startThen(m_client.authenticationClient().clientCredentialsToken(scope, other, this), this,
            [this](const Result<IssuedTokens> &issued) { onApplicationToken(issued); });
    });
}

void Session::onApplicationToken(const Result<IssuedTokens> &issued)
{
    m_isRequestingToken = false;
    if (!issued) {
        tellFailure(EventKind::ApplicationTokenFailed, {}, issued.error());
        return;
    }
    if (m_state == SessionState::SignedOut)
        setState(SessionState::SignedIn);
    take(*issued,
        {.kind = EventKind::ApplicationTokenIssued, .result = EventResult::Good, .generation = 0});
}

void Session::tellFailure(EventKind kind, const QString &fingerprint, const Error &error)
{
    const Token *const token = find(fingerprint);
    note({.kind = kind,
        .result = EventResult::Warning,
        .token = token != nullptr ? token->kind : TokenKind::Unknown,
        .fingerprint = fingerprint,
        .error = error});
    Q_EMIT failed(error);
}

} // namespace rescind
