// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/providerjob.h"

#include "core/base/logging.h"
#include "core/oidc/endpointjob.h"

namespace rescind {

ProviderJob::ProviderJob(
    HttpTransport &transport, const Clock &clock, Profile profile, QObject *parent)
    : ResultJob(parent)
    , m_transport(transport)
    , m_clock(clock)
    , m_profile(std::move(profile))
{
}

void ProviderJob::run()
{
    const auto read = [this](const HttpResponse &response) {
        // A Date has whole seconds, and the answer took its time: less than two says nothing.
        if (response.serverTime.isValid()) {
            const auto skew = m_clock.now().secsTo(response.serverTime);
            m_provider.clockSkew = std::chrono::seconds(qAbs(skew) < 2 ? 0 : skew);
        }
        return metadataFrom(response, m_profile);
    };
    auto *const job = ask<ProviderMetadata>(
        m_transport, discoveryRequest(m_profile), RetryPolicy::repeatable(), read, this);
    startThen(job, this, [this](const Result<ProviderMetadata> &metadata) {
        if (!metadata) {
            finish(fail(metadata.error()));
            return;
        }
        m_provider.metadata = *metadata;
        fetchKeys();
    });
}

void ProviderJob::fetchKeys()
{
    auto *const job = ask<KeySet>(
        m_transport, keysRequest(m_provider.metadata), RetryPolicy::repeatable(), keysAnswer, this);
    startThen(job, this, [this](const Result<KeySet> &keys) {
        if (keys) {
            m_provider.keys = *keys;
        } else {
            m_provider.keysError = keys.error();
            qCInfo(loginLog) << "keys not available:" << keys.error();
        }
        finish(m_provider);
    });
}

} // namespace rescind
