// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/providerjob.h"
#include "core/oidc/capabilities.h"
#include "core/oidc/idtokenchecks.h"

namespace rescind {

enum class ConnectionCheckName {
    Discovery,
    Encryption,
    Clock,
    Keys,
    RedirectUri,
    Client, //!< App ID and secret, at the token endpoint
    Introspection,
    Revocation,
    UserInfo,
};

//! What a check found. Every value has its sentence in ui/text/connectiontext.cpp.
enum class ConnectionFinding {
    Failed,     //!< `error` says how
    NotReached, //!< skipped, since there is no provider to ask
    // Discovery; `value`: for how many seconds the open session has had its own, or empty
    OpenIdConfiguration,
    OAuthMetadata,
    ConventionsOnly,
    ByHandOnly,
    // Encryption; `value` is the host, `tls` what it showed
    Encrypted,
    CertificateEndsSoon, //!< encrypted, and its certificate is valid for less than 30 days
    LoopbackOnly,        //!< http that does not leave this machine
    // Clock; `value` is the server's minus ours, in seconds
    ClockAgrees,
    ClockDiffers,
    NoServerTime,
    // Keys; `value` is their number, `names` their algorithms
    KeysFound,
    NoUsableKeys,
    NoKeysPublished,
    // RedirectUri; `value` is the URI
    PortFree,
    PasteOnly,
    HandedOver, //!< by the system, which knows the scheme where Rescind was installed
    // Client
    ClientConfirmed, //!< taken, and a wrong one was refused
    AnyClientTaken,  //!< a wrong one was taken too: this proves nothing
    ClientTaken,     //!< a wrong one was not tried, or that told nothing
    ClientRefused,
    ClientMayNotRefresh, //!< `unauthorized_client`
    ClientUnclear,       //!< an answer that says nothing of the client
    // Introspection, Revocation, UserInfo
    Answers,
    AnswersAnything, //!< calls a made-up token alive
    Refused,         //!< not this client, or not in this way
    NoEndpoint,
    ClientRefusedBefore, //!< skipped: each more would be another failed attempt
};

struct ConnectionCheck
{
    ConnectionCheckName name = ConnectionCheckName::Discovery;
    CheckResult result = CheckResult::Skipped;
    ConnectionFinding finding = ConnectionFinding::NotReached;
    QString value = {};
    std::optional<Error> error = {};
    QStringList names = {};
    std::optional<TlsView> tls = {};
    //! Until its certificate ends; for Encrypted and CertificateEndsSoon.
    qint64 daysLeft = 0;

    friend bool operator==(const ConnectionCheck &, const ConnectionCheck &) = default;
};

//! What a connection test yields; nothing in it is secret.
struct ConnectionReport
{
    QList<ConnectionCheck> checks = {};
    //! Empty where the provider could not be reached.
    QList<Capability> capabilities = {};
    std::optional<Provider> provider = {};
    //! One request with a wrong secret (for a public client: a wrong App ID) was sent.
    bool triedWrongClient = false;
};

//! "discovery", "client" …; "client_confirmed" …; "pass" …: for output that machines read.
[[nodiscard]] QLatin1StringView checkKey(ConnectionCheckName name);
[[nodiscard]] QLatin1StringView findingKey(ConnectionFinding finding);
[[nodiscard]] QLatin1StringView resultKey(CheckResult result);

//! The checks that need no request of their own.
[[nodiscard]] ConnectionCheck discoveryCheck(const Result<Provider> &provider);
[[nodiscard]] ConnectionCheck encryptionCheck(
    const Profile &profile, const Result<Provider> &provider, const QDateTime &now);
[[nodiscard]] ConnectionCheck clockCheck(const Provider &provider);
[[nodiscard]] ConnectionCheck keysCheck(const Profile &profile, const Provider &provider);

//! What an endpoint made of a made-up token: `active` is what it said of it, where it said
//! anything. `answered` and `auth` take down what that shows of the endpoint.
[[nodiscard]] ConnectionCheck endpointCheck(ConnectionCheckName name,
    const Result<bool> &calledAlive, std::optional<bool> &answered, std::optional<bool> &auth);

//! How a token endpoint answered a made-up refresh token.
enum class ClientVerdict {
    Taken,   //!< `invalid_grant`: it went on to the token
    Refused, //!< `invalid_client`
    MayNot,  //!< `unauthorized_client`
    Unclear, //!< another refusal
    Failed,  //!< no answer of a token endpoint
};
//! Nothing where it answered with tokens.
[[nodiscard]] ClientVerdict clientVerdict(const std::optional<Error> &error);
//! The check from both attempts; `wrong` is nothing where none was made.
[[nodiscard]] ConnectionCheck clientCheck(
    const std::optional<Error> &answer, const std::optional<ClientVerdict> &wrong);

} // namespace rescind
