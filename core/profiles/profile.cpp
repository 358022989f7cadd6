// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profile.h"

#include <QtCore/QRegularExpression>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

bool isLoopbackHost(const QString &host)
{
    // QUrl has brought every spelling of an IPv4 or IPv6 address into this form.
    static const QRegularExpression loopbackNet(u"^127\\.\\d+\\.\\d+\\.\\d+$"_s);
    return host == "localhost"_L1 || host == "::1"_L1 || loopbackNet.match(host).hasMatch();
}

bool canListenOn(const QUrl &url)
{
    const QString host = url.host();
    return url.scheme() == "http"_L1
        && (host == "127.0.0.1"_L1 || host == "::1"_L1 || host == "localhost"_L1);
}

} // namespace

QStringList Profile::scopes() const
{
    static const QRegularExpression space(u"\\s+"_s);
    QStringList result = scope.split(space, Qt::SkipEmptyParts);
    result.removeDuplicates();
    return result;
}

QString Profile::issuer() const
{
    if (!issuerUrl.isEmpty())
        return issuerUrl;
    return appHost + (protocol == Protocol::Oidc ? "/oidc"_L1 : "/oauth"_L1);
}

bool Profile::uses(ClientAuthMethod method) const
{
    return tokenAuth == method || introspectionAuth == method || revocationAuth == method;
}

QString Profile::displayHost() const
{
    const QUrl url(appHost.isEmpty() ? issuerUrl : appHost);
    const QString shown = url.host().contains(u':') ? u'[' + url.host() + u']' : url.host();
    return url.port() < 0 ? shown : shown + u':' + QString::number(url.port());
}

QString defaultScope(Protocol protocol)
{
    return protocol == Protocol::Oidc ? u"openid profile offline_access"_s : u"user"_s;
}

ClientAuthMethod methodAt(const Profile &profile, Stage endpoint)
{
    if (endpoint == Stage::Introspection)
        return profile.introspectionAuth;
    return endpoint == Stage::Revocation ? profile.revocationAuth : profile.tokenAuth;
}

bool isAllowedUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    if (url.scheme() == "https"_L1)
        return true;
    return url.scheme() == "http"_L1 && isLoopbackHost(url.host());
}

QLatin1StringView ownScheme()
{
    return "rescind"_L1;
}

RedirectKind redirectKind(const Profile &profile)
{
    const QUrl url(profile.redirectUri, QUrl::StrictMode);
    if (url.scheme() == ownScheme())
        return RedirectKind::OwnScheme;
    if (!canListenOn(url))
        return RedirectKind::PasteOnly;
    return url.port() < 0 ? RedirectKind::LoopbackAnyPort : RedirectKind::LoopbackFixedPort;
}

} // namespace rescind
