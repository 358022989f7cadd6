// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profileroute.h"

#include "core/engine/profilesecrets.h"

namespace rescind {

namespace {

ProxyRule::Use useOf(ProxyUse use)
{
    switch (use) {
    case ProxyUse::System:
        return ProxyRule::Use::System;
    case ProxyUse::Direct:
        return ProxyRule::Use::Direct;
    case ProxyUse::Explicit:
        return ProxyRule::Use::Explicit;
    }
    return ProxyRule::Use::System;
}

//! Those that an endpoint of this provider may stand on.
QStringList providerHosts(const Profile &profile)
{
    QStringList hosts = profile.trustedHosts;
    const EndpointSettings &byHand = profile.endpoints;
    for (const QString &address : {profile.issuer(), profile.appHost, byHand.authorization,
             byHand.token, byHand.introspection, byHand.revocation, byHand.userInfo,
             byHand.endSession, byHand.jwks})
        hosts.append(QUrl(address).host());
    hosts.removeAll(QString());
    for (QString &host : hosts)
        host = host.toLower();
    hosts.removeDuplicates();
    return hosts;
}

} // namespace

Route routeOf(const Profile &profile, const Vault &vault)
{
    const NetworkSettings &network = profile.network;
    const auto secret
        = [&](ProfileSecret which) { return vault.remembered(secretKey(which, profile.id)); };
    Route route{.proxy = {.use = useOf(network.proxy)}, .caFile = network.caFile};
    if (network.proxy == ProxyUse::Explicit) {
        route.proxy.address = network.proxyAddress;
        route.proxy.user = network.proxyUser;
        if (!network.proxyUser.isEmpty())
            route.proxy.password = secret(ProfileSecret::ProxyPassword);
    }
    if (!network.clientCertificateFile.isEmpty()) {
        route.clientCertificateFile = network.clientCertificateFile;
        route.clientCertificatePassword = secret(ProfileSecret::CertificatePassword);
        route.clientCertificateHosts = providerHosts(profile);
    }
    return route;
}

} // namespace rescind
