// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sessionclient.h"

#include "core/base/logging.h"
#include "core/tokens/tokenset.h"

namespace rescind {

SessionClient::SessionClient(Services &services, Profile profile, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_profile(std::move(profile))
    , m_transport(services, m_profile)
    , m_journal(services.journal, m_profile)
{
}

void SessionClient::setProfile(const Profile &profile)
{
    m_profile = profile;
    m_provider.reset();
}

void SessionClient::rememberWitness(TokenKind kind)
{
    // A token of unknown kind would vouch for one of another kind.
    if (isWitness(kind) || (kind != TokenKind::Access && kind != TokenKind::Refresh))
        return;
    m_profile.witnessedKinds.insert(kindKey(kind), m_services.clock.now());
    const auto saved = m_services.profiles.save(m_profile);
    // Only convenience is lost: the next session finds out anew.
    if (!saved)
        qCWarning(engineLog) << "could not note what the server answers:" << saved.error();
}

bool SessionClient::isWitness(TokenKind kind) const
{
    return m_profile.witnessedKinds.contains(kindKey(kind));
}

void SessionClient::get(Then then)
{
    if (m_provider) {
        then(current());
        return;
    }
    m_waiting.append(std::move(then));
    if (m_waiting.size() > 1)
        return;
    auto *const job = new ProviderJob(transport(), m_services.clock, m_profile, this);
    startThen<Provider>(job, this, [this](const Result<Provider> &provider) {
        if (provider)
            setProvider(*provider);
        const Result<Client> client = provider ? Result<Client>(current()) : fail(provider.error());
        const QList<Then> waiting = std::exchange(m_waiting, {});
        for (const Then &next : waiting)
            next(client);
    });
}

Client SessionClient::current() const
{
    Client client{.profile = m_profile,
        .secret = m_services.vault.remembered(secretKey(ProfileSecret::ClientSecret, m_profile.id)),
        .assertion = assertionSigner(),
        .dpop = m_profile.dpop ? m_dpop : nullptr};
    if (m_provider)
        client.meet(m_provider->metadata, clock().skew().value_or(std::chrono::seconds(0)));
    return client;
}

AuthenticationClient SessionClient::facade(Client client)
{
    return {transport(), m_services.clock, std::move(client),
        m_provider ? m_provider->keys : std::nullopt,
        clock().skew().value_or(std::chrono::seconds(0))};
}

std::optional<Provider> SessionClient::freshProvider() const
{
    constexpr qint64 hour = 3600;
    const bool hasKeys = m_provider && (m_provider->keys || m_provider->metadata.jwksUri.isEmpty());
    if (!hasKeys || qAbs(m_providerSince.secsTo(m_services.clock.now())) > hour)
        return std::nullopt;
    return m_provider;
}

void SessionClient::takeKeys(const IssuedTokens &issued)
{
    if (!m_provider || !issued.keysRenewedAt.isValid())
        return;
    m_provider->keys = issued.keys;
    m_provider->keysRenewedAt = issued.keysRenewedAt;
}

void SessionClient::setProvider(const Provider &provider)
{
    m_provider = provider;
    m_providerSince = m_services.clock.now();
}

FreshValues SessionClient::freshValues() const
{
    return {.now = [&clock = m_services.clock] { return clock.now(); }};
}

//! Null for a profile that does not sign, unless it has a key all the same: the search for what
//! works may try it.
std::shared_ptr<AssertionSigner> SessionClient::assertionSigner() const
{
    const Secret pem
        = m_services.vault.remembered(secretKey(ProfileSecret::ClientKey, m_profile.id));
    if (pem.isEmpty() && !m_profile.uses(ClientAuthMethod::PrivateKeyJwt))
        return nullptr;
    return std::make_shared<AssertionSigner>(SigningKey::fromPem(pem), m_profile, freshValues());
}

std::optional<Error> SessionClient::signingProblem() const
{
    if (m_profile.tokenAuth != ClientAuthMethod::PrivateKeyJwt)
        return std::nullopt;
    return assertionSigner()->problem();
}

void SessionClient::bindTo(const Secret &pem)
{
    const auto key = SigningKey::fromPem(pem);
    m_dpop = key ? std::make_shared<DpopSigner>(*key, freshValues()) : nullptr;
}

std::optional<Error> SessionClient::rememberMethod(Stage endpoint, ClientAuthMethod method)
{
    if (endpoint == Stage::Token)
        m_profile.tokenAuth = method;
    else if (endpoint == Stage::Introspection)
        m_profile.introspectionAuth = method;
    else if (endpoint == Stage::Revocation)
        m_profile.revocationAuth = method;
    const auto saved = m_services.profiles.save(m_profile);
    return saved ? std::nullopt : std::optional<Error>(saved.error());
}

} // namespace rescind
