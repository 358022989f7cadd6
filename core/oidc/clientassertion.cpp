// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/clientassertion.h"

#include "core/oidc/providermetadata.h"

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! Time enough for a slow network, and for what of the clocks' difference is not known.
constexpr qint64 lifetime = 120;

Error keyProblem(QLatin1StringView code)
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .code = code,
        .subject = u"clientKey"_s};
}

} // namespace

AssertionSigner::AssertionSigner(Result<SigningKey> key, const Profile &profile, FreshValues fresh)
    : m_key(std::move(key))
    , m_fresh(std::move(fresh))
    , m_clientId(profile.clientId)
    , m_keyId(profile.clientKeyId)
    , m_issuer(profile.issuer())
    , m_audience(profile.assertionAudience)
{
}

void AssertionSigner::meet(const ProviderMetadata &metadata, std::chrono::seconds clockSkew)
{
    m_tokenEndpoint = metadata.tokenEndpoint.toString(QUrl::FullyEncoded);
    m_algorithms = metadata.assertionAlgorithms;
    m_clockSkew = clockSkew;
}

std::optional<Error> AssertionSigner::problem() const
{
    if (!m_key)
        return m_key.error();
    if (m_key->algorithmAmong(m_algorithms).isEmpty())
        return keyProblem("wrong_kind"_L1);
    return std::nullopt;
}

std::optional<Error> AssertionSigner::sign(HttpRequest &request)
{
    if (std::optional<Error> reason = problem())
        return reason;
    const Secret signedNow = assertion(m_key->algorithmAmong(m_algorithms));
    if (signedNow.isEmpty())
        return keyProblem("broken"_L1);
    request.form.append({"client_assertion_type"_ba,
        Secret("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_ba)});
    request.form.append({"client_assertion"_ba, signedNow});
    return std::nullopt;
}

Secret AssertionSigner::assertion(const QString &algorithm) const
{
    const qint64 time = m_fresh.now().addSecs(m_clockSkew.count()).toSecsSinceEpoch();
    QJsonObject header{{u"typ"_s, u"JWT"_s}};
    if (!m_keyId.isEmpty())
        header.insert(u"kid"_s, m_keyId);
    const bool toIssuer = m_audience == AssertionAudience::Issuer || m_tokenEndpoint.isEmpty();
    return m_key->sign(algorithm, header,
        {{u"iss"_s, m_clientId}, {u"sub"_s, m_clientId},
            {u"aud"_s, toIssuer ? m_issuer : m_tokenEndpoint},
            {u"jti"_s, QString::fromLatin1(m_fresh.newId())}, {u"iat"_s, time},
            {u"exp"_s, time + lifetime}});
}

} // namespace rescind
