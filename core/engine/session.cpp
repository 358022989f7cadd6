// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

#include "core/base/logging.h"
#include "core/engine/subjectname.h"

#include <algorithm>

namespace rescind {

Session::Session(Services &services, Profile profile, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_client(services, std::move(profile), this)
    , m_tokens(services.vault, m_client.profile().id, this)
{
    connect(&m_tokens, &SessionTokens::changed, this, &Session::markChanged);
    connect(
        &m_client.transport(), &SessionTransport::clockSkewChanged, this, &Session::markChanged);
}

Session::~Session() = default;

void Session::setProfile(const Profile &profile)
{
    m_client.setProfile(profile);
    markChanged();
}

const RevocationReport *Session::reportOf(const QString &fingerprint) const
{
    const auto it = m_reports.constFind(fingerprint);
    return it == m_reports.constEnd() ? nullptr : &*it;
}

std::optional<qint64> Session::clockSkew() const
{
    const auto skew = m_client.clock().skew();
    return skew ? std::optional<qint64>(skew->count()) : std::nullopt;
}

bool Session::canSignIn() const
{
    return m_state != SessionState::Restoring && m_login == nullptr && !m_isSigningOut;
}

bool Session::canRefresh() const
{
    const Token *const refresh = current(TokenKind::Refresh);
    return refresh != nullptr && refresh->isHeld() && !m_isRefreshing && !m_isSigningOut
        && !isBusy(refresh->fingerprint) && !refresh->isKnownDead(now());
}

bool Session::canIntrospect(const Token &token) const
{
    return token.isHeld() && token.kind != TokenKind::Id && !isBusy(token.fingerprint);
}

bool Session::canRevoke(const Token &token) const
{
    return canIntrospect(token) && !m_isSigningOut
        && !(m_isRefreshing && token.kind == TokenKind::Refresh);
}

QStringList Session::revocable() const
{
    return refreshFirst([this](const Token &token) { return canRevoke(token); });
}

QStringList Session::refreshFirst(const std::function<bool(const Token &)> &fits) const
{
    QStringList refresh;
    QStringList others;
    for (const Token &token : tokens()) {
        if (fits(token) && !token.isKnownDead(now()))
            (token.kind == TokenKind::Refresh ? refresh : others).append(token.fingerprint);
    }
    return refresh + others;
}

void Session::restore()
{
    if (m_state == SessionState::Restoring || m_login != nullptr)
        return;
    setState(SessionState::Restoring);
    setKeychainError({});
    auto *const job = readSecrets(m_services.vault, profile().id, neededSecrets(profile()), this);
    startThen(job, this, [this](const Result<void> &read) {
        if (!read)
            setKeychainError(read.error());
        startThen(m_tokens.load(this), this,
            [this](const Result<void> &loaded) { onTokensLoaded(loaded); });
    });
}

bool Session::forgetSecrets()
{
    if (!isSettled())
        return false;
    m_tokens.forgetHeld();
    m_client.bindTo({});
    if (m_state != SessionState::SignedOut)
        setState(SessionState::SignedOut);
    return true;
}

void Session::onTokensLoaded(const Result<void> &loaded)
{
    if (!loaded && loaded.error().reason != Reason::SecretNotFound) {
        setKeychainError(loaded.error());
        Q_EMIT failed(loaded.error());
    }
    m_client.bindTo(m_tokens.bindingKey());
    if (!m_tokens.holdsAny()) {
        setState(restingState());
        return;
    }
    m_subject = subjectName(tokens());
    // Tokens of the application itself came by no sign-in.
    if (m_tokens.newestGeneration() > 0)
        m_signedInAt = tokens().constFirst().obtainedAt;
    note({.kind = EventKind::SessionRestored, .result = EventResult::Quiet});
    setState(SessionState::SignedIn);
    m_client.get([this](const Result<Client> &client) {
        if (!client) {
            Q_EMIT failed(client.error());
            return;
        }
        checkSignatures();
        lookAtAll(Why::Quietly);
    });
}

//! A new generation: kept, its checks shown, and all that is not known dead asked about.
void Session::take(const IssuedTokens &issued, const Event &event)
{
    const auto access = std::find_if(issued.tokens.cbegin(), issued.tokens.cend(),
        [](const Token &token) { return token.kind == TokenKind::Access; });
    note(event, access == issued.tokens.cend() ? nullptr : &*access);
    if (!issued.checks.isEmpty()) {
        m_checks = issued.checks;
        note({.kind = EventKind::IdTokenChecked,
            .result = issued.refusal ? EventResult::Bad : EventResult::Good,
            .token = TokenKind::Id,
            .error = issued.refusal});
    }
    noteBinding(issued.tokens);
    m_tokens.add(issued.tokens);
    keep();
    lookAtAll(Why::Quietly);
}

void Session::refresh()
{
    if (!canRefresh())
        return;
    const Secret refreshToken = current(TokenKind::Refresh)->value;
    m_isRefreshing = true;
    markChanged();
    const auto onRefreshed = [this](const Result<IssuedTokens> &issued) {
        m_isRefreshing = false;
        markChanged();
        if (!issued) {
            note({.kind = EventKind::RefreshFailed,
                     .result = EventResult::Bad,
                     .token = TokenKind::Refresh,
                     .error = issued.error()},
                current(TokenKind::Refresh));
            Q_EMIT failed(issued.error());
            return;
        }
        m_client.takeKeys(*issued);
        take(*issued,
            {.kind = EventKind::Refreshed,
                .result = EventResult::Good,
                .generation = m_tokens.newestGeneration() + 1});
        // They are live whatever the ID token is like: kept, so that they can be revoked.
        if (issued->refusal)
            Q_EMIT failed(*issued->refusal);
    };
    m_client.get([this, refreshToken, onRefreshed](const Result<Client> &client) {
        if (!client) {
            onRefreshed(fail(client.error()));
            return;
        }
        const Token *const id = current(TokenKind::Id);
        const KnownBefore known{.subject = id != nullptr ? id->facts.subject : QString(),
            .keysRenewedAt = m_client.provider()->keysRenewedAt};
        startThen<IssuedTokens>(m_client.authenticationClient().refreshLoginState(
                                    refreshToken, m_tokens.newestGeneration() + 1, this, known),
            this, onRefreshed);
    });
}

bool Session::isSettled() const
{
    return m_state != SessionState::Restoring && m_login == nullptr && !m_isRefreshing
        && !m_isSigningOut && !m_isRequestingToken && m_busy.isEmpty() && m_unwritten == 0
        && !m_client.isFetching();
}

void Session::keep()
{
    startThen(m_tokens.keep(this), this, [this](const Result<void> &kept) {
        setKeychainError(kept ? std::nullopt : std::optional<Error>(kept.error()));
        if (!kept) {
            note({.kind = EventKind::KeptInMemoryOnly,
                .result = EventResult::Warning,
                .error = kept.error()});
        }
    });
}

void Session::setKeychainError(const std::optional<Error> &error)
{
    m_keychainError = error;
    markChanged();
}

//! What a session is that nothing is under way in.
SessionState Session::restingState() const
{
    const bool nothingIsLeft
        = !m_tokens.holdsAny() && (tokens().isEmpty() || m_signedOutAt.isValid());
    return nothingIsLeft ? SessionState::SignedOut : SessionState::SignedIn;
}

void Session::setState(SessionState state)
{
    m_state = state;
    markChanged();
}

void Session::note(Event event, const Token *about)
{
    if (!event.at.isValid())
        event.at = now();
    if (const auto entry = entryOf(event)) {
        const Token *const token = about != nullptr ? about : find(event.fingerprint);
        m_client.journal().record(token != nullptr ? aboutToken(*entry, *token) : *entry);
    }
    m_events.append(event);
    markChanged();
}

void Session::setBusy(const QString &fingerprint, bool busy)
{
    if (busy)
        m_busy.insert(fingerprint);
    else
        m_busy.remove(fingerprint);
    markChanged();
}

//! Many things change in one turn; the window is told once.
void Session::markChanged()
{
    if (m_changeIsPending)
        return;
    m_changeIsPending = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_changeIsPending = false;
            Q_EMIT changed();
        },
        Qt::QueuedConnection);
}

} // namespace rescind
