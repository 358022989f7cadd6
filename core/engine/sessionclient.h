// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/services.h"
#include "core/engine/sessiontransport.h"
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
    //! Somebody waits for the provider.
    [[nodiscard]] bool isFetching() const { return !m_waiting.isEmpty(); }
    //! The way to this profile's provider, as the profile sets it at the time of each request.
    [[nodiscard]] SessionTransport &transport() { return m_transport; }
    //! Ours, corrected by what the provider's answers told of theirs.
    [[nodiscard]] const ServerClock &clock() const { return m_transport.clock(); }
    [[nodiscard]] Client current() const;
    [[nodiscard]] const std::optional<Provider> &provider() const { return m_provider; }
    void setProvider(const Provider &provider);
    //! Drops metadata and keys, so that the next use fetches them anew.
    void forgetProvider() { m_provider.reset(); }

private:
    Services &m_services;
    Profile m_profile;
    SessionTransport m_transport;
    std::optional<Provider> m_provider;
    QList<Then> m_waiting;
};

} // namespace rescind
