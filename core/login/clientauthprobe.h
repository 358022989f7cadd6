// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/net/transport.h"
#include "core/oidc/client.h"

#include <QtCore/QPointer>

namespace rescind {

//! How a server took one way of authenticating.
enum class AuthVerdict {
    Accepted,
    Refused, //!< it says that it is the client
    Unclear, //!< it says neither
};

struct AuthTrial
{
    ClientAuthMethod method = ClientAuthMethod::Post;
    AuthVerdict verdict = AuthVerdict::Unclear;
    //! What it said against it.
    std::optional<Error> error = {};
};

//! What came out of trying.
struct AuthFinding
{
    //! Stage::Token, Introspection or Revocation.
    Stage endpoint = Stage::Token;
    //! In the order in which they were tried.
    QList<AuthTrial> trials = {};
    //! The way that the server accepts, while it refuses the same with a wrong secret.
    std::optional<ClientAuthMethod> works = {};
    //! It accepted a way with a secret that was wrong on purpose as well, so that its yes proves
    //! nothing.
    bool acceptsAnything = false;
};

//! Finds out how a client has to authenticate at one endpoint, by asking there for something that
//! cannot spend or reveal anything: a made-up code at the token endpoint, a made-up token at the
//! other two. Each way that the client has the means for is tried once, the profile's own first;
//! what is accepted is tried again with a wrong secret (a wrong key; a wrong App ID where there is
//! neither), and counts only if that is refused. Eight requests at most, each to this endpoint and
//! no other. Fails where the server could not be asked, or is in distress.
class ClientAuthProbe final : public ResultJob<AuthFinding>
{
    Q_OBJECT

public:
    ClientAuthProbe(HttpTransport &transport, Client client, Stage endpoint, QObject *parent);

Q_SIGNALS:
    void trying(rescind::ClientAuthMethod method);

protected:
    void run() override;
    void stop() override { delete m_current; }
    [[nodiscard]] Stage stage() const override { return m_finding.endpoint; }

private:
    using Then = std::function<void(const AuthTrial &)>;

    void tryNext();
    void onTried(const AuthTrial &trial);
    void onTriedWrongly(const AuthTrial &trial);
    void ask(const Client &client, ClientAuthMethod method, Then then);
    void conclude();

    HttpTransport &m_transport;
    Client m_client;
    AuthFinding m_finding;
    QList<ClientAuthMethod> m_methods;
    int m_requestsLeft;
    QPointer<Job> m_current;
};

//! The same client with everything wrong that this method shows.
[[nodiscard]] Client withWrongCredentials(const Client &client, ClientAuthMethod method);

} // namespace rescind
