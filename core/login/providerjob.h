// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/job.h"
#include "core/net/transport.h"
#include "core/oidc/providerkeys.h"
#include "core/oidc/providermetadata.h"

namespace rescind {

//! A provider as it was found.
struct Provider
{
    ProviderMetadata metadata = {};
    //! Nothing where the keys could not be had; `keysError` says why. Signatures are unknown then.
    std::optional<KeySet> keys = {};
    std::optional<Error> keysError = {};
    //! When the keys were last fetched again for a token that named an unknown one.
    QDateTime keysRenewedAt = {};
    //! The server's clock minus ours when it answered; nothing without a Date.
    std::optional<std::chrono::seconds> clockSkew = {};
    //! How it showed itself when its metadata were asked for; nothing without https.
    std::optional<TlsView> tls = {};
};

//! Fetches metadata and keys.
class ProviderJob final : public ResultJob<Provider>
{
    Q_OBJECT

public:
    ProviderJob(HttpTransport &transport, const Clock &clock, Profile profile, QObject *parent);

protected:
    void run() override;
    [[nodiscard]] Stage stage() const override { return Stage::Discovery; }

private:
    void ask(QList<HttpRequest> places, ProviderMetadata::Source source);
    void onMetadata(const Result<ProviderMetadata> &metadata);
    void fetchKeys();

    HttpTransport &m_transport;
    const Clock &m_clock;
    Profile m_profile;
    Provider m_provider;
};

} // namespace rescind
