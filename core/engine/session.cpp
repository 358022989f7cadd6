// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/session.h"

#include "core/base/logging.h"
#include "core/engine/othertoken.h"
#include "core/engine/revocationevents.h"
#include "core/login/refreshjob.h"
#include "core/revoke/revokesequence.h"
#include "core/tokens/signaturelamp.h"

namespace rescind {

Session::Session(Services &services, Profile profile, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_client(services, std::move(profile), this)
    , m_tokens(services.vault, m_client.profile().id, this)
{
    connect(&m_tokens, &SessionTokens::changed, this, &Session::markChanged);
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
    const auto skew = m_client.clockSkew();
    return skew ? std::optional<qint64>(skew->count()) : std::nullopt;
}

QDateTime Session::now() const
{
    return m_services.clock.now().addSecs(clockSkew().value_or(0));
}

bool Session::canSignIn() const
{
    return m_state != SessionState::Restoring && m_login == nullptr;
}

bool Session::canRefresh() const
{
    const Token *const refresh = current(TokenKind::Refresh);
    return refresh != nullptr && refresh->isHeld() && !m_isRefreshing
        && !isBusy(refresh->fingerprint) && !refresh->isKnownDead(now());
}

bool Session::canIntrospect(const Token &token) const
{
    return token.isHeld() && token.kind != TokenKind::Id && !isBusy(token.fingerprint);
}

bool Session::canRevoke(const Token &token) const
{
    return canIntrospect(token) && !(m_isRefreshing && token.kind == TokenKind::Refresh);
}

QStringList Session::revocable() const
{
    QStringList refresh;
    QStringList others;
    for (const Token &token : tokens()) {
        if (canRevoke(token) && !token.isKnownDead(now()))
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
    readSecrets(neededSecrets(profile()));
}

//! One after the other: a keychain asks the user once, at the first.
void Session::readSecrets(QList<ProfileSecret> needed)
{
    if (needed.isEmpty()) {
        startThen(m_tokens.load(this), this,
            [this](const Result<void> &loaded) { onTokensLoaded(loaded); });
        return;
    }
    const QString key = secretKey(needed.takeFirst(), profile().id);
    startThen(m_services.vault.read(key, this), this, [this, needed](const Result<Secret> &secret) {
        // A public client has none, and a confidential one without is told so by its provider.
        const bool missing = !secret && secret.error().reason == Reason::SecretNotFound;
        if (!secret && !missing)
            setKeychainError(secret.error());
        readSecrets(needed);
    });
}

void Session::onTokensLoaded(const Result<void> &loaded)
{
    if (!loaded && loaded.error().reason != Reason::SecretNotFound) {
        setKeychainError(loaded.error());
        Q_EMIT failed(loaded.error());
    }
    if (tokens().isEmpty()) {
        setState(SessionState::SignedOut);
        return;
    }
    m_subject = nameOf(tokens());
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
    note(event);
    if (!issued.checks.isEmpty()) {
        m_checks = issued.checks;
        note({.kind = EventKind::IdTokenChecked,
            .result = issued.refusal ? EventResult::Bad : EventResult::Good,
            .token = TokenKind::Id,
            .error = issued.refusal});
    }
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
                .error = issued.error()});
            Q_EMIT failed(issued.error());
            return;
        }
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
        startThen<IssuedTokens>(new RefreshJob(m_client.transport(),
                                    {.client = *client,
                                        .keys = m_client.provider()->keys,
                                        .origin = TokenOrigin::Refreshed,
                                        .generation = m_tokens.newestGeneration() + 1,
                                        .now = now()},
                                    refreshToken, this),
            this, onRefreshed);
    });
}

void Session::introspect(const QString &fingerprint)
{
    look(fingerprint, Why::Asked);
}

void Session::look(const QString &fingerprint, Why why)
{
    const Token *const token = find(fingerprint);
    if (token == nullptr || !canIntrospect(*token))
        return;
    setBusy(fingerprint, true);
    m_client.get([this, fingerprint, why](const Result<Client> &client) {
        const Token *const asked = find(fingerprint);
        if (!client || asked == nullptr || !asked->isHeld()) {
            onLooked(fingerprint, why,
                fail(client ? Error{.kind = ErrorKind::Cancelled, .stage = Stage::Introspection}
                            : client.error()));
            return;
        }
        startThen(rescind::introspect(m_client.transport(), *client, asked->value,
                      hintFor(asked->kind), RetryPolicy::repeatable(), this),
            this, [this, fingerprint, why](const Result<Introspection> &answer) {
                onLooked(fingerprint, why, answer);
            });
    });
}

void Session::onLooked(const QString &fingerprint, Why why, const Result<Introspection> &answer)
{
    setBusy(fingerprint, false);
    const Token *const token = find(fingerprint);
    if (token == nullptr || !token->isHeld())
        return;
    Event event{.kind = EventKind::Introspected,
        .token = token->kind,
        .fingerprint = fingerprint,
        .httpStatus = answer ? 200 : answer.error().httpStatus};
    if (!answer) {
        event.kind = EventKind::IntrospectionFailed;
        event.result = EventResult::Warning;
        event.error = answer.error();
        note(event);
        m_tokens.change(fingerprint, [&](Token &changed) {
            changed.server = serverStateFor(answer.error());
            changed.serverAskedAt = m_services.clock.now();
        });
        if (why == Why::Asked)
            Q_EMIT failed(answer.error());
        return;
    }
    event.activity = answer->active ? Activity::Active : Activity::Inactive;
    event.result = answer->active ? EventResult::Good : EventResult::Warning;
    if (answer->active)
        m_client.rememberWitness(token->kind);
    event.proof = !answer->active && m_client.isWitness(token->kind);
    note(event);
    if (!answer->active)
        onInactive(*token, why);
    m_tokens.change(fingerprint, [&](Token &changed) {
        if (answer->active)
            addFacts(changed, *answer);
        changed.server = answer->active ? ServerState::Active
            : event.proof               ? ServerState::Inactive
                                        : ServerState::InactiveUnproved;
        changed.serverAskedAt = m_services.clock.now();
    });
}

//! A token that died with another one is cleared here as if it had been revoked itself.
void Session::onInactive(const Token &token, Why why)
{
    if (why != Why::AfterRevocation || token.server != ServerState::Active)
        return;
    const Event event{.kind = EventKind::CascadeSeen,
        .result = EventResult::Good,
        .token = token.kind,
        .fingerprint = token.fingerprint};
    note(event);
    startThen(
        m_tokens.clear(token.fingerprint, this), this, [this, event](const Result<void> &cleared) {
            Event line = event;
            line.kind = cleared ? EventKind::LocalCopiesCleared : EventKind::LocalCopiesNotCleared;
            line.result = cleared ? EventResult::Good : EventResult::Warning;
            if (!cleared)
                line.error = cleared.error();
            note(line);
        });
}

void Session::revoke(const QStringList &fingerprints, const RevocationOptions &options)
{
    QStringList accepted;
    for (const QString &fingerprint : fingerprints) {
        const Token *const token = find(fingerprint);
        if (token != nullptr && canRevoke(*token) && !accepted.contains(fingerprint)) {
            setBusy(fingerprint, true);
            accepted.append(fingerprint);
        }
    }
    if (accepted.isEmpty())
        return;
    m_client.get([this, accepted, options](const Result<Client> &client) {
        if (client) {
            startRevoking(accepted, *client, options);
            return;
        }
        for (const QString &fingerprint : accepted)
            setBusy(fingerprint, false);
        note({.kind = EventKind::RevocationNotSent,
            .result = EventResult::Bad,
            .error = client.error()});
        Q_EMIT failed(client.error());
    });
}

void Session::startRevoking(
    const QStringList &fingerprints, const Client &client, const RevocationOptions &options)
{
    QList<RevocationTask> tasks;
    for (const QString &fingerprint : fingerprints) {
        const Token *const token = find(fingerprint);
        tasks.append({.client = client,
            .token = *token,
            .witness = m_client.isWitness(token->kind),
            .looks = options.looks.value_or(m_services.looks),
            .probe = options.probe,
            .hint = options.hint});
    }
    auto *const job = new RevokeSequence(
        m_client.transport(), m_tokens, m_services.clock, std::move(tasks), this);
    connect(job, &RevokeSequence::advanced, this,
        [this](const QString &fingerprint, const RevocationStep &step) {
            const Token *const token = find(fingerprint);
            const TokenKind kind = token != nullptr ? token->kind : TokenKind::Unknown;
            if (step.activity == Activity::Active)
                m_client.rememberWitness(kind);
            if (step.kind == RevocationStep::Kind::Accepted) {
                m_tokens.change(fingerprint, [&step](Token &t) {
                    t.revokedAt = step.at;
                    t.server = ServerState::AcceptedUnproved;
                });
                // What was known of the provider may have been learned with this token.
                m_client.forgetProvider();
            }
            note(eventOf(step, kind, fingerprint));
        });
    connect(job, &RevokeSequence::reported, this, &Session::onReported);
    startThen<QList<RevocationReport>>(job, this,
        [this](const Result<QList<RevocationReport>> &) { lookAtAll(Why::AfterRevocation); });
}

ResultJob<RevocationReport> *Session::revokeOther(
    const Token &token, const RevocationOptions &options, QObject *parent)
{
    return revokeOtherToken(m_client, m_services, m_tokens, token, options, parent);
}

ResultJob<Token> *Session::inspect(const Token &token, QObject *parent)
{
    return inspectToken(m_client, m_services.clock, token, parent);
}

bool Session::isSettled() const
{
    return m_state != SessionState::Restoring && m_login == nullptr && !m_isRefreshing
        && m_busy.isEmpty() && !m_client.isFetching();
}

void Session::onReported(const RevocationReport &report)
{
    m_reports.insert(report.fingerprint, report);
    m_tokens.change(report.fingerprint, [&report](Token &token) {
        token.server = serverStateAfter(report, token.server);
        if (!report.looks.isEmpty())
            token.serverAskedAt = report.looks.constLast().at;
    });
    for (const Event &event : eventsOf(report, m_services.clock.now()))
        note(event);
    setBusy(report.fingerprint, false);
    Q_EMIT revocationFinished(report.fingerprint);
}

void Session::lookAtAll(Why why)
{
    const QList<Token> held = tokens();
    for (const Token &token : held) {
        if (!token.isKnownDead(now()))
            look(token.fingerprint, why);
    }
}

void Session::checkSignatures()
{
    const Client client = m_client.current();
    const auto keys = m_client.provider() ? m_client.provider()->keys : std::nullopt;
    const QList<Token> held = tokens();
    for (const Token &token : held) {
        m_tokens.change(token.fingerprint,
            [&](Token &changed) { changed.signature = signatureStateOf(changed, client, keys); });
    }
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

void Session::setState(SessionState state)
{
    m_state = state;
    markChanged();
}

void Session::note(Event event)
{
    if (!event.at.isValid())
        event.at = m_services.clock.now();
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

QString Session::nameOf(const QList<Token> &tokens)
{
    for (const auto claim : {QLatin1StringView("preferred_username"), QLatin1StringView("email"),
             QLatin1StringView("name")}) {
        for (const Token &token : tokens) {
            const QString name = token.claims.value(claim).toString();
            if (token.kind == TokenKind::Id && !name.isEmpty())
                return name;
        }
    }
    for (const Token &token : tokens) {
        if (!token.facts.subject.isEmpty())
            return token.facts.subject;
    }
    return {};
}

} // namespace rescind
