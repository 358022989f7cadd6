// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profilesecrets.h"

namespace rescind {

namespace {

class ReadSecretsJob final : public ResultJob<void>
{
public:
    ReadSecretsJob(Vault &vault, QString profileId, QList<ProfileSecret> secrets, QObject *parent)
        : ResultJob(parent)
        , m_vault(vault)
        , m_profileId(std::move(profileId))
        , m_secrets(std::move(secrets))
    {
    }

protected:
    void run() override
    {
        if (m_secrets.isEmpty()) {
            finish(m_read);
            return;
        }
        const QString key = secretKey(m_secrets.takeFirst(), m_profileId);
        startThen(m_vault.read(key, this), this, [this](const Result<Secret> &secret) {
            if (m_read && !secret && secret.error().reason != Reason::SecretNotFound)
                m_read = fail(secret.error());
            run();
        });
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    Vault &m_vault;
    QString m_profileId;
    QList<ProfileSecret> m_secrets;
    Result<void> m_read;
};

} // namespace

QString secretKey(ProfileSecret secret, const QString &profileId)
{
    switch (secret) {
    case ProfileSecret::ClientSecret:
        return QStringLiteral("client-secret/") + profileId;
    case ProfileSecret::ClientKey:
        return QStringLiteral("client-key/") + profileId;
    case ProfileSecret::ProxyPassword:
        return QStringLiteral("proxy-password/") + profileId;
    case ProfileSecret::CertificatePassword:
        return QStringLiteral("certificate-password/") + profileId;
    }
    return {};
}

QList<ProfileSecret> neededSecrets(const Profile &profile)
{
    QList<ProfileSecret> needed{ProfileSecret::ClientSecret};
    if (profile.uses(ClientAuthMethod::PrivateKeyJwt))
        needed.append(ProfileSecret::ClientKey);
    if (profile.network.proxy == ProxyUse::Explicit && !profile.network.proxyUser.isEmpty())
        needed.append(ProfileSecret::ProxyPassword);
    if (!profile.network.clientCertificateFile.isEmpty())
        needed.append(ProfileSecret::CertificatePassword);
    return needed;
}

ResultJob<void> *readSecrets(
    Vault &vault, const QString &profileId, const QList<ProfileSecret> &secrets, QObject *parent)
{
    return new ReadSecretsJob(vault, profileId, secrets, parent);
}

} // namespace rescind
