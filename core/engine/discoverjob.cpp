// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/discoverjob.h"

#include "core/bulk/planjudge.h"
#include "core/net/urlpolicy.h"
#include "core/profiles/fieldchecks.h"

namespace rescind {

namespace {

//! The best way to authenticate that both sides know. What is not announced is client_secret_basic
//! (OpenID Connect Discovery §3).
ClientAuthMethod methodFrom(const QStringList &announced)
{
    const QList<std::pair<QLatin1StringView, ClientAuthMethod>> known{
        {QLatin1StringView("client_secret_post"), ClientAuthMethod::Post},
        {QLatin1StringView("client_secret_basic"), ClientAuthMethod::Basic},
        {QLatin1StringView("private_key_jwt"), ClientAuthMethod::PrivateKeyJwt},
        {QLatin1StringView("tls_client_auth"), ClientAuthMethod::Tls},
        {QLatin1StringView("none"), ClientAuthMethod::None}};
    for (const auto &[name, method] : known) {
        if (announced.contains(name))
            return method;
    }
    return ClientAuthMethod::Basic;
}

//! What is usually asked for, without what the provider does not know.
QString scopeFrom(Protocol protocol, const QStringList &announced)
{
    if (protocol == Protocol::OAuth2)
        return {};
    QStringList scopes = defaultScope(protocol).split(u' ');
    if (!announced.isEmpty())
        scopes.removeIf([&announced](const QString &scope) {
            return scope != QLatin1StringView("openid") && !announced.contains(scope);
        });
    return scopes.join(u' ');
}

} // namespace

Profile draftFor(const Profile &asked, const ProviderMetadata &metadata)
{
    Profile draft = asked;
    draft.issuerUrl = metadata.issuer;
    const QUrl url(metadata.issuer);
    draft.name = url.host();
    draft.environment = isLoopbackHost(url.host()) ? Environment::Sandbox : Environment::Production;
    draft.protocol
        = metadata.source == ProviderMetadata::Source::OAuth ? Protocol::OAuth2 : Protocol::Oidc;
    draft.scope = scopeFrom(draft.protocol, metadata.scopes);
    draft.tokenAuth = methodFrom(metadata.tokenAuthMethods);
    const auto orLikeToken = [&draft](const QStringList &announced) {
        return announced.isEmpty() ? draft.tokenAuth : methodFrom(announced);
    };
    draft.introspectionAuth = orLikeToken(metadata.introspectionAuthMethods);
    draft.revocationAuth = orLikeToken(metadata.revocationAuthMethods);
    return draft;
}

DiscoverJob::DiscoverJob(Services &services, const QString &issuer, QObject *parent)
    : ResultJob(parent)
    , m_services(services)
{
    m_asked.issuerUrl = issuer.trimmed();
    if (!m_asked.issuerUrl.isEmpty() && !m_asked.issuerUrl.contains(QLatin1StringView("://")))
        m_asked.issuerUrl.prepend(QLatin1StringView("https://"));
}

void DiscoverJob::run()
{
    if (const auto problem = addressProblem(u"issuer", m_asked.issuerUrl, false)) {
        finish(fail(*problem));
        return;
    }
    ask();
}

void DiscoverJob::ask()
{
    m_client = std::make_unique<SessionClient>(m_services, m_asked, nullptr);
    m_client->get([guard = QPointer(this)](const Result<Client> &client) {
        if (guard)
            guard->onClient(client);
    });
}

void DiscoverJob::onClient(const Result<Client> &client)
{
    if (client) {
        finish(draftFor(m_asked, m_client->provider()->metadata));
        return;
    }
    const Error error = client.error();
    const bool differsBySlash = error.reason == Reason::MetadataIssuerMismatch && !m_askedAgain
        && isSameIssuer(error.subject, m_asked.issuerUrl);
    if (!differsBySlash) {
        finish(fail(error));
        return;
    }
    m_askedAgain = true;
    m_asked.issuerUrl = error.subject;
    // The client that calls this is not to be deleted from inside.
    QMetaObject::invokeMethod(this, &DiscoverJob::ask, Qt::QueuedConnection);
}

} // namespace rescind
