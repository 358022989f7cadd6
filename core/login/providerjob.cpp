// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/providerjob.h"

#include "core/base/logging.h"
#include "core/net/clockskew.h"
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
    ask(discoveryRequests(m_profile), ProviderMetadata::Source::Discovered);
}

//! The first of the places; where it has no document, the next.
void ProviderJob::ask(QList<HttpRequest> places, ProviderMetadata::Source source)
{
    using Answer = std::optional<ProviderMetadata>; // nothing: no document is there
    if (places.isEmpty()) {
        onMetadata(standInMetadata(m_profile));
        return;
    }
    const HttpRequest request = places.takeFirst();
    const bool guessed = source != ProviderMetadata::Source::Discovered;
    const auto read = [this, source, guessed](const HttpResponse &response) -> Result<Answer> {
        m_provider.clockSkew = skewAfter(m_provider.clockSkew, response, m_clock.now());
        if (response.tls)
            m_provider.tls = response.tls;
        if (isMissingMetadata(response, guessed))
            return Answer();
        return metadataFrom(response, m_profile, source).map([](const ProviderMetadata &metadata) {
            return Answer(metadata);
        });
    };
    auto *const job
        = rescind::ask<Answer>(m_transport, request, RetryPolicy::repeatable(), read, this);
    startThen<Answer>(job, this, [this, places](const Result<Answer> &answer) {
        if (!answer)
            finish(fail(answer.error()));
        else if (*answer)
            onMetadata(**answer);
        else
            ask(places, ProviderMetadata::Source::OAuth);
    });
}

void ProviderJob::onMetadata(const Result<ProviderMetadata> &metadata)
{
    if (!metadata) {
        finish(fail(metadata.error()));
        return;
    }
    m_provider.metadata = *metadata;
    fetchKeys();
}

void ProviderJob::fetchKeys()
{
    auto *const job = rescind::ask<KeySet>(
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
