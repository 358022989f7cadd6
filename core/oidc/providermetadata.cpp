// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/providermetadata.h"

#include "core/oidc/answer.h"
#include "core/oidc/oautherror.h"

#include <QtCore/QJsonArray>

namespace rescind {

namespace {

QUrl joined(const QString &base, QLatin1StringView path)
{
    return QUrl(base + path, QUrl::StrictMode);
}

QStringList stringsOf(const QJsonValue &value)
{
    QStringList result;
    for (const QJsonValue item : value.toArray()) {
        if (item.isString())
            result.append(item.toString());
    }
    return result;
}

//! Reads one endpoint after the other and remembers the first that cannot be accepted.
class EndpointReader
{
public:
    EndpointReader(
        const HttpResponse &response, const QJsonObject &document, const Profile &profile)
        : m_response(response)
        , m_document(document)
        , m_profile(profile)
        , m_issuerHost(QUrl(profile.issuer()).host())
    {
    }

    QUrl read(QLatin1StringView name)
    {
        const QJsonValue value = m_document.value(name);
        if (value.isUndefined() || value.isNull())
            return {};
        const QUrl url(value.toString(), QUrl::StrictMode);
        if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
            refuse(ErrorKind::Protocol, Reason::MalformedAnswer, name);
        else if (!isAllowedUrl(url))
            refuse(ErrorKind::Insecure, Reason::PlainHttp, url.host());
        else if (url.host() != m_issuerHost && !m_profile.trustedHosts.contains(url.host()))
            refuse(ErrorKind::Protocol, Reason::ForeignEndpoint, url.host());
        else
            return url;
        return {};
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    void refuse(ErrorKind kind, Reason reason, const QString &subject)
    {
        if (m_error)
            return;
        m_error = answerError(m_response, kind, reason, subject);
        m_error->serverText.clear();
    }

    const HttpResponse &m_response;
    const QJsonObject &m_document;
    const Profile &m_profile;
    QString m_issuerHost;
    std::optional<Error> m_error;
};

bool isMissing(const HttpResponse &response)
{
    return response.status == 404 || response.status == 405 || response.status == 501;
}

} // namespace

HttpRequest discoveryRequest(const Profile &profile)
{
    return {.url = joined(profile.issuer(), QLatin1StringView("/.well-known/openid-configuration")),
        .stage = Stage::Discovery};
}

Result<ProviderMetadata> metadataFrom(const HttpResponse &response, const Profile &profile)
{
    if (isMissing(response))
        return conventionalMetadata(profile);
    if (auto failure = failureIn(response))
        return fail(*failure);
    const auto document = jsonObject(response);
    if (!document)
        return fail(document.error());

    const QString issuer = document->value(QLatin1StringView("issuer")).toString();
    if (issuer != profile.issuer()) {
        Error error = answerError(
            response, ErrorKind::Protocol, Reason::MetadataIssuerMismatch, legible(issuer));
        error.serverText.clear();
        return fail(error);
    }
    EndpointReader reader(response, *document, profile);
    ProviderMetadata metadata{.source = ProviderMetadata::Source::Discovered,
        .issuer = issuer,
        .authorizationEndpoint = reader.read(QLatin1StringView("authorization_endpoint")),
        .tokenEndpoint = reader.read(QLatin1StringView("token_endpoint")),
        .introspectionEndpoint = reader.read(QLatin1StringView("introspection_endpoint")),
        .revocationEndpoint = reader.read(QLatin1StringView("revocation_endpoint")),
        .userInfoEndpoint = reader.read(QLatin1StringView("userinfo_endpoint")),
        .endSessionEndpoint = reader.read(QLatin1StringView("end_session_endpoint")),
        .jwksUri = reader.read(QLatin1StringView("jwks_uri")),
        .idTokenAlgorithms
        = stringsOf(document->value(QLatin1StringView("id_token_signing_alg_values_supported"))),
        .sendsIssuer
        = document->value(QLatin1StringView("authorization_response_iss_parameter_supported"))
              .toBool()};
    if (reader.error())
        return fail(*reader.error());

    const ProviderMetadata conventional = conventionalMetadata(profile);
    const auto fill = [](QUrl &endpoint, const QUrl &stand_in) {
        if (endpoint.isEmpty())
            endpoint = stand_in;
    };
    fill(metadata.authorizationEndpoint, conventional.authorizationEndpoint);
    fill(metadata.tokenEndpoint, conventional.tokenEndpoint);
    fill(metadata.introspectionEndpoint, conventional.introspectionEndpoint);
    fill(metadata.revocationEndpoint, conventional.revocationEndpoint);
    fill(metadata.jwksUri, conventional.jwksUri);
    return metadata;
}

ProviderMetadata conventionalMetadata(const Profile &profile)
{
    const QString base = profile.issuer();
    const bool oidc = profile.protocol == Protocol::Oidc;
    return {.source = ProviderMetadata::Source::Conventional,
        .issuer = base,
        .authorizationEndpoint = joined(base, QLatin1StringView("/auth")),
        .tokenEndpoint = joined(base, QLatin1StringView("/token")),
        .introspectionEndpoint = joined(base, QLatin1StringView("/token/introspection")),
        .revocationEndpoint = joined(base, QLatin1StringView("/token/revocation")),
        .userInfoEndpoint = joined(base, QLatin1StringView("/me")),
        .endSessionEndpoint = oidc ? joined(base, QLatin1StringView("/session/end")) : QUrl(),
        .jwksUri = oidc ? joined(base, QLatin1StringView("/.well-known/jwks.json")) : QUrl()};
}

QStringList allowedIdTokenAlgorithms(
    const Profile &profile, const ProviderMetadata &metadata, bool hasSecret)
{
    QStringList algorithms = profile.idTokenAlgorithms;
    if (algorithms.isEmpty()) {
        algorithms = metadata.idTokenAlgorithms;
        if (algorithms.isEmpty())
            algorithms = {QStringLiteral("RS256")};
        // An Authing application signs with its secret unless switched, whatever the tenant
        // announces.
        algorithms.append(QStringLiteral("HS256"));
    }
    algorithms.removeAll(QStringLiteral("none"));
    if (!hasSecret)
        algorithms.removeIf([](const QString &name) { return name.startsWith(u"HS"); });
    algorithms.removeDuplicates();
    return algorithms;
}

} // namespace rescind
