// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/sessionclient.h"

namespace rescind {

//! A new profile for what a provider says of itself: protocol, scope and ways to authenticate that
//! it announces; what only its console knows (the client's id and secret) is left open.
[[nodiscard]] Profile draftFor(const Profile &asked, const ProviderMetadata &metadata);

//! Looks up a provider by its issuer, and drafts a profile for it. A slash at the end that one side
//! writes and the other does not is taken as the provider writes it.
class DiscoverJob final : public ResultJob<Profile>
{
    Q_OBJECT

public:
    DiscoverJob(Services &services, const QString &issuer, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Discovery; }

private:
    void ask();
    void onClient(const Result<Client> &client);

    Services &m_services;
    Profile m_asked;
    std::unique_ptr<SessionClient> m_client;
    bool m_askedAgain = false;
};

} // namespace rescind
