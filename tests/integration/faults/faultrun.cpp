// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultrun.h"

#include <QtCore/QMetaEnum>
#include <QtNetwork/QTcpSocket>

namespace rescind {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 longestRun = 20000;

template<typename E>
QByteArray word(E value)
{
    return QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value));
}

QByteArray wordsOf(const Error &error)
{
    QByteArray words = word(error.kind) + ' ' + word(error.reason);
    if (!error.code.isEmpty())
        words += ' ' + error.code.toUtf8();
    if (error.reason == Reason::IdTokenRejected || error.reason == Reason::MalformedAnswer)
        words += " (" + error.subject.toUtf8() + ')';
    if (error.retryAfter)
        words += " after " + QByteArray::number(*error.retryAfter);
    return words;
}

QByteArray serverWord(ServerState state)
{
    switch (state) {
    case ServerState::Active:
        return "active";
    case ServerState::Inactive:
        return "inactive";
    default:
        return "no answer";
    }
}

bool isSettled(const Event &event)
{
    return event.kind == EventKind::Refreshed || event.kind == EventKind::RefreshFailed;
}

} // namespace

const char *pathOf(At at)
{
    switch (at) {
    case At::Metadata:
        return HonestProvider::metadataPath;
    case At::Keys:
        return HonestProvider::keysPath;
    case At::Code:
    case At::Refresh:
        return HonestProvider::tokenPath;
    case At::Introspection:
        return HonestProvider::introspectionPath;
    case At::Revocation:
        return HonestProvider::revocationPath;
    }
    return "";
}

QByteArray nameOf(At at)
{
    static const QByteArray names[]
        = {"metadata", "keys", "code", "refresh", "introspection", "revocation"};
    return names[static_cast<int>(at)];
}

ResultJob<HttpResponse> *HurriedTransport::send(const HttpRequest &request, QObject *parent)
{
    HttpRequest hurried = request;
    if (request.url.path() == hurriedPath)
        hurried.deadline = 700ms;
    return m_transport.send(hurried, parent);
}

FaultRun::FaultRun(At at, Arm arm, const QString &folder)
    : m_at(at)
    , m_arm(std::move(arm))
    , m_vault(m_store)
    , m_journal(m_clock)
    , m_profiles(folder)
    , m_engine({.transports = transports,
          .vault = m_vault,
          .profiles = m_profiles,
          .browser = m_browser,
          .clock = m_clock,
          .journal = m_journal.keeper,
          .looks = {0ms, 1ms}})
{
    m_browser.onOpened = [this](const QUrl &url) { comeBack(url); };
    connect(&m_steps, &QTimer::timeout, this, &FaultRun::step);
}

void FaultRun::start()
{
    const bool signsIn = m_at == At::Metadata || m_at == At::Keys || m_at == At::Code;
    if (signsIn)
        m_arm(*this);
    // Everything in memory, so that nothing here takes time.
    const auto saved = m_profiles.save(provider.profile());
    const QString id = saved ? saved->id : QString();
    m_store.entries.insert(
        secretKey(ProfileSecret::ClientSecret, id), HonestProvider::clientSecret());
    m_session = m_engine.session(id);
    connect(m_session, &Session::failed, this, [this](const Error &error) { m_failed = error; });
    if (!signsIn)
        m_session->restore();
    m_elapsed.start();
    m_steps.start(5);
}

void FaultRun::step()
{
    if (m_elapsed.elapsed() > longestRun) {
        conclude();
        return;
    }
    if (!isQuiet())
        return;
    const bool wantsTokens
        = m_at == At::Refresh || m_at == At::Introspection || m_at == At::Revocation;
    if (m_phase == Phase::Preparing && wantsTokens && m_session->tokens().isEmpty()) {
        m_session->signIn();
    } else if (m_phase == Phase::Preparing) {
        m_phase = Phase::Acting;
        m_elapsed.restart();
        act();
    } else if (m_phase == Phase::Acting && hasEnded()) {
        m_seen.result = outcome();
        conclude();
    }
}

bool FaultRun::isQuiet() const
{
    if (m_session->state() == SessionState::Restoring
        || m_session->state() == SessionState::SigningIn)
        return false;
    return std::none_of(m_session->tokens().begin(), m_session->tokens().end(),
        [this](const Token &token) { return m_session->isBusy(token.fingerprint); });
}

void FaultRun::act()
{
    m_eventsBefore = m_session->events().size();
    m_requestsBefore = provider.server.countOf(pathOf(m_at));
    const auto fingerprint = [this](TokenKind kind) {
        const Token *const token = m_session->current(kind);
        return token != nullptr ? token->fingerprint : QString();
    };
    switch (m_at) {
    case At::Metadata:
    case At::Keys:
    case At::Code:
        m_session->signIn();
        return;
    case At::Refresh:
        m_arm(*this);
        m_session->refresh();
        return;
    case At::Introspection:
        m_arm(*this);
        m_fingerprint = fingerprint(TokenKind::Access);
        m_session->introspect(m_fingerprint);
        return;
    case At::Revocation:
        m_arm(*this);
        m_fingerprint = fingerprint(TokenKind::Refresh);
        m_session->revoke({m_fingerprint});
        return;
    }
}

bool FaultRun::hasEnded() const
{
    const QList<Event> fresh = m_session->events().sliced(m_eventsBefore);
    switch (m_at) {
    case At::Refresh:
        return std::any_of(fresh.begin(), fresh.end(), isSettled);
    case At::Revocation:
        return m_session->reportOf(m_fingerprint) != nullptr;
    default:
        return !fresh.isEmpty();
    }
}

QByteArray FaultRun::outcome() const
{
    if (m_at == At::Revocation) {
        const RevocationReport *const report = m_session->reportOf(m_fingerprint);
        const QByteArray name = outcomeName(report->outcome).data();
        return report->error ? name + ": " + wordsOf(*report->error) : name;
    }
    if (m_failed)
        return wordsOf(*m_failed);
    switch (m_at) {
    case At::Introspection: {
        const Token *const token = m_session->find(m_fingerprint);
        return token != nullptr ? serverWord(token->server) : "lost";
    }
    case At::Refresh:
        return "refreshed" + unchecked();
    default:
        return "signed in" + unchecked();
    }
}

QByteArray FaultRun::unchecked() const
{
    for (const IdTokenCheck &check : m_session->checks()) {
        if (check.name == IdTokenCheckName::Signature && check.result != CheckResult::Pass)
            return ", unchecked";
    }
    return {};
}

QByteArray FaultRun::leakIn(const Error &error) const
{
    const QStringList texts{error.code, error.serverText, error.subject, error.requestId};
    QStringList secrets{QString::fromUtf8(HonestProvider::clientSecret().reveal()),
        u"canary-code-1234567890abcdef"_s};
    secrets += QStringList(provider.live.begin(), provider.live.end());
    for (const QString &text : texts) {
        for (const QString &secret : std::as_const(secrets)) {
            if (text.contains(secret))
                return secret.left(24).toUtf8();
        }
    }
    return {};
}

void FaultRun::comeBack(const QUrl &url)
{
    provider.nonce = parameterOf(url, u"nonce"_s);
    const QUrl redirect(QString::fromUtf8(parameterOf(url, u"redirect_uri"_s)));
    auto *const socket = new QTcpSocket(this);
    const QByteArray request
        = "GET /callback?code=canary-code-1234567890abcdef&state=" + parameterOf(url, u"state"_s)
        + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(redirect.port()) + "\r\n\r\n";
    connect(socket, &QTcpSocket::connected, socket, [socket, request] { socket->write(request); });
    socket->connectToHost(redirect.host(), static_cast<quint16>(redirect.port()));
}

void FaultRun::conclude()
{
    m_steps.stop();
    m_phase = Phase::Ended;
    m_seen.milliseconds = m_elapsed.elapsed();
    m_seen.bytes = provider.server.bytesSent() + other.bytesSent();
    m_seen.otherConnections = other.connectionCount();
    m_seen.requests = provider.server.countOf(pathOf(m_at)) - m_requestsBefore;
    m_seen.last = provider.server.last(pathOf(m_at));
    m_seen.revoked = provider.revoked;
    for (const Event &event : m_session->events()) {
        if (event.error && m_seen.leak.isEmpty())
            m_seen.leak = leakIn(*event.error);
    }
    Q_EMIT ended();
}

} // namespace rescind
