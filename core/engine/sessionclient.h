// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/authenticationclient.h"
#include "core/engine/profilejournal.h"
#include "core/engine/services.h"
#include "core/engine/sessiontransport.h"
#include "core/login/issuedtokens.h"
#include "core/login/providerjob.h"
#include "core/oidc/client.h"
#include "core/oidc/clientassertion.h"
#include "core/oidc/dpop.h"
#include "core/tokens/token.h"

#include <functional>

namespace rescind {

//! One profile's client: the profile, its secrets and its provider, fetched when first needed and
//! kept until something says that they may have changed; and the signers that act for it.
class SessionClient final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionClient)

public:
    using Then = std::function<void(const Result<Client> &)>;

    SessionClient(Services &services, Profile profile, QObject *parent);

    [[nodiscard]] const Profile &profile() const { return m_profile; }
    void setProfile(const Profile &profile);
    //! Notes that this provider has called a live token of this kind active; kept with the profile.
    void rememberWitness(TokenKind kind);
    [[nodiscard]] bool isWitness(TokenKind kind) const;
    //! Sets how the client authenticates at the token, introspection or revocation endpoint, and
    //! keeps it with the profile; what was wrong where it could not be kept. It counts for this run
    //! in any case.
    std::optional<Error> rememberMethod(Stage endpoint, ClientAuthMethod method);
    //! Why this client could not sign in: it is to sign its requests, and there is no usable key.
    [[nodiscard]] std::optional<Error> signingProblem() const;
    //! From now on new tokens are bound to this key (RFC 9449), where the profile wants that and
    //! the provider offers it. Empty, or no key: to none.
    void bindTo(const Secret &pem);

    //! Hands out the client, once its provider is known. Those who ask while it is being fetched
    //! wait for the same answer.
    void get(Then then);
    //! Somebody waits for the provider.
    [[nodiscard]] bool isFetching() const { return !m_waiting.isEmpty(); }
    //! The way to this profile's provider, as the profile sets it at the time of each request.
    [[nodiscard]] SessionTransport &transport() { return m_transport; }
    //! For what is done with this profile.
    [[nodiscard]] ProfileJournal &journal() { return m_journal; }
    //! Ours, corrected by what the provider's answers told of theirs.
    [[nodiscard]] const ServerClock &clock() const { return m_transport.clock(); }
    [[nodiscard]] Client current() const;
    //! What this client can do at its provider, as it is known now.
    [[nodiscard]] AuthenticationClient authenticationClient() { return facade(current()); }
    //! The same for using a token.
    [[nodiscard]] AuthenticationClient authenticationClientFor(const Token &token)
    {
        return facade(current().usingTokenBoundTo(token.facts.boundTo));
    }
    [[nodiscard]] const std::optional<Provider> &provider() const { return m_provider; }
    //! When its metadata and keys were fetched; for a provider().
    [[nodiscard]] QDateTime providerSince() const { return m_providerSince; }
    void setProvider(const Provider &provider);
    //! What a sign-in need not fetch again: not where the keys are missing, and not after an hour.
    [[nodiscard]] std::optional<Provider> freshProvider() const;
    //! The keys that were fetched to judge these tokens, if any were.
    void takeKeys(const IssuedTokens &issued);
    //! Drops metadata and keys, so that the next use fetches them anew.
    void forgetProvider() { m_provider.reset(); }

private:
    [[nodiscard]] AuthenticationClient facade(Client client);
    [[nodiscard]] FreshValues freshValues() const;
    [[nodiscard]] std::shared_ptr<AssertionSigner> assertionSigner() const;

    Services &m_services;
    Profile m_profile;
    SessionTransport m_transport;
    ProfileJournal m_journal;
    std::optional<Provider> m_provider;
    QDateTime m_providerSince;
    QList<Then> m_waiting;
    std::shared_ptr<DpopSigner> m_dpop;
};

} // namespace rescind
