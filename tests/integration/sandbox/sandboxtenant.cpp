// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/sandbox/sandboxtenant.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace rescind {

SandboxTenant::SandboxTenant(const QString &provider, const QStringList &options)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("node"),
        QStringList{QStringLiteral(RESCIND_SOURCE_DIR "/tests/provider/tenant.mjs"),
            QStringLiteral("--provider"), provider, QStringLiteral("--port"), QStringLiteral("0"),
            QStringLiteral("--until-stdin-closes")}
            + options);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(30000)) { }
    m_facts = QJsonDocument::fromJson(m_process.readLine()).object();
}

SandboxTenant::~SandboxTenant()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QJsonObject SandboxTenant::clientNamed(const QString &name) const
{
    const QJsonArray clients = m_facts.value(QLatin1StringView("clients")).toArray();
    for (const QJsonValue client : clients) {
        if (client.toObject().value(QLatin1StringView("name")).toString() == name)
            return client.toObject();
    }
    return {};
}

Profile SandboxTenant::profileFor(const QString &name) const
{
    const QJsonObject client = clientNamed(name);
    const QString method = client.value(QLatin1StringView("token_endpoint_auth_method")).toString();
    const ClientAuthMethod auth = method == QLatin1StringView("none") ? ClientAuthMethod::None
        : method == QLatin1StringView("client_secret_basic")          ? ClientAuthMethod::Basic
        : method == QLatin1StringView("private_key_jwt") ? ClientAuthMethod::PrivateKeyJwt
                                                         : ClientAuthMethod::Post;
    return {.name = name,
        .environment = Environment::Sandbox,
        .clientId = client.value(QLatin1StringView("client_id")).toString(),
        .appHost = appHost(),
        .tokenAuth = auth,
        .introspectionAuth = auth,
        .revocationAuth = auth,
        .idTokenAlgorithms = {client.value(QLatin1StringView("id_token_alg")).toString()},
        .clientKeyId = client.value(QLatin1StringView("key_id")).toString(),
        .dpop = client.value(QLatin1StringView("dpop")).toBool()};
}

Secret SandboxTenant::secretOf(const QString &name) const
{
    return Secret(clientNamed(name).value(QLatin1StringView("client_secret")).toString());
}

SecretChanges SandboxTenant::secretsOf(const QString &name) const
{
    SecretChanges secrets;
    if (const Secret secret = secretOf(name); !secret.isEmpty())
        secrets.insert(ProfileSecret::ClientSecret, secret);
    const Secret key(clientNamed(name).value(QLatin1StringView("private_key_pem")).toString());
    if (!key.isEmpty())
        secrets.insert(ProfileSecret::ClientKey, key);
    return secrets;
}

} // namespace rescind
