// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profilesecrets.h"

namespace rescind {

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

} // namespace rescind
