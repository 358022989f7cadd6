// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/net/qnamtransport.h"
#include "tests/integration/faults/honestprovider.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/onetransport.h"
#include "tests/support/temporaryjournal.h"

#include <QtCore/QElapsedTimer>

namespace rescind {

//! Where a provider misbehaves, and so what is done to meet it there.
enum class At {
    Metadata,      //!< sign in
    Keys,          //!< sign in
    Code,          //!< sign in, at the token endpoint
    Refresh,       //!< refresh, at the token endpoint
    Introspection, //!< ask about the access token
    Revocation,    //!< revoke the refresh token
};
inline constexpr At everywhere[]
    = {At::Metadata, At::Keys, At::Code, At::Refresh, At::Introspection, At::Revocation};

[[nodiscard]] const char *pathOf(At at);
[[nodiscard]] QByteArray nameOf(At at);

//! The real transport, with less patience for one path.
class HurriedTransport final : public HttpTransport
{
public:
    HurriedTransport() = default;
    ResultJob<HttpResponse> *send(const HttpRequest &request, QObject *parent) override;

    QString hurriedPath;

private:
    QnamTransport m_transport;
};

//! What one run showed.
struct Seen
{
    //! In a few words, as FaultSuite's rows write it.
    QByteArray result = "did not end";
    qint64 milliseconds = 0;
    //! Read by us from either server.
    qint64 bytes = 0;
    int otherConnections = 0;
    //! A secret that stands in an error.
    QByteArray leak = {};
    //! To the endpoint under test, by the operation.
    int requests = 0;
    //! The newest of them.
    ReceivedRequest last = {};
    QStringList revoked = {};
};

//! One operation of a whole engine against one fault: a session of its own, a provider of its own,
//! and another host that must not hear of it.
class FaultRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultRun)

public:
    //! `arm` is called right before the operation.
    using Arm = std::function<void(FaultRun &)>;

    FaultRun(At at, Arm arm, const QString &folder);

    void start();
    [[nodiscard]] const Seen &seen() const { return m_seen; }
    [[nodiscard]] At at() const { return m_at; }
    //! The endpoint under test misbehaves so from now on.
    void misbehave(Fault fault) { provider.server.on(pathOf(m_at), std::move(fault)); }
    void misbehave(QList<Fault> faults) { provider.server.on(pathOf(m_at), std::move(faults)); }

    HonestProvider provider;
    FaultProvider other{
        FaultProvider::Scheme::Http, nullptr, QHostAddress(QStringLiteral("127.0.0.2"))};
    HurriedTransport transport;
    OneTransport transports{transport};

Q_SIGNALS:
    void ended();

private:
    enum class Phase { Preparing, Acting, Ended };

    void step();
    void act();
    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] bool hasEnded() const;
    [[nodiscard]] QByteArray outcome() const;
    [[nodiscard]] QByteArray unchecked() const;
    [[nodiscard]] QByteArray leakIn(const Error &error) const;
    void comeBack(const QUrl &url);
    void conclude();

    At m_at;
    Arm m_arm;
    SystemClock m_clock;
    MemorySecretStore m_store;
    Vault m_vault;
    TemporaryJournal m_journal;
    ProfileStore m_profiles;
    RecordingBrowser m_browser;
    Engine m_engine;
    Session *m_session = nullptr;
    QTimer m_steps;
    QElapsedTimer m_elapsed;
    Phase m_phase = Phase::Preparing;
    QString m_fingerprint;
    qsizetype m_eventsBefore = 0;
    int m_requestsBefore = 0;
    std::optional<Error> m_failed;
    Seen m_seen;
};

} // namespace rescind
