// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/services.h"
#include "core/login/issuedtokens.h"
#include "core/login/providerjob.h"
#include "core/oidc/client.h"
#include "core/tokens/token.h"

#include <functional>

namespace rescind {

//! One profile's client: the profile, its secret and its provider, fetched when first needed and
//! kept until something says that they may have changed.
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

    //! Hands out the client, once its provider is known. Those who ask while it is being fetched
    //! wait for the same answer.
    void get(Then then);
    //! The way to this profile's provider.
    [[nodiscard]] HttpTransport &transport() const { return m_services.transport; }
    //! Somebody waits for the provider.
    [[nodiscard]] bool isFetching() const { return !m_waiting.isEmpty(); }
    [[nodiscard]] Client current() const;
    [[nodiscard]] const std::optional<Provider> &provider() const { return m_provider; }
    void setProvider(const Provider &provider);
    //! What a sign-in need not fetch again: not where the keys are missing, and not after an hour.
    [[nodiscard]] std::optional<Provider> freshProvider() const;
    //! The keys that were fetched to judge these tokens, if any were.
    void takeKeys(const IssuedTokens &issued);
    //! Drops metadata and keys, so that the next use fetches them anew.
    void forgetProvider() { m_provider.reset(); }
    [[nodiscard]] std::optional<std::chrono::seconds> clockSkew() const { return m_clockSkew; }

private:
    Services &m_services;
    Profile m_profile;
    std::optional<Provider> m_provider;
    QDateTime m_providerSince;
    std::optional<std::chrono::seconds> m_clockSkew;
    QList<Then> m_waiting;
};

} // namespace rescind
