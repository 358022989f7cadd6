// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profile.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

Error invalid(QLatin1StringView field)
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .subject = field};
}

Error plainHttp(QLatin1StringView field)
{
    return {.kind = ErrorKind::Insecure,
        .stage = Stage::Profile,
        .reason = Reason::PlainHttp,
        .subject = field};
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
    });
}

//! RFC 6749 appendix A: VSCHAR without the space.
bool isVisibleAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

bool isScopeToken(const QString &text)
{
    return isVisibleAscii(text) && !text.contains(u'"') && !text.contains(u'\\');
}

bool hasUnsafeText(const QString &url)
{
    return !isPrintable(url) || url.contains(u'\\')
        || std::any_of(url.begin(), url.end(), [](QChar c) { return c.isSpace(); });
}

//! Nothing where the text is no host with perhaps a path.
std::optional<QUrl> hostUrl(const QString &text)
{
    static const QRegularExpression slipped(
        u"^https?:(?!//)"_s, QRegularExpression::CaseInsensitiveOption);
    if (text.isEmpty() || hasUnsafeText(text) || slipped.match(text).hasMatch())
        return std::nullopt;
    const QUrl url(text.contains("://"_L1) ? text : "https://"_L1 + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return std::nullopt;
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@') || url.hasQuery()
        || url.hasFragment())
        return std::nullopt;
    return url;
}

bool hasDotSegment(const QUrl &url)
{
    const QStringList segments = url.path().split(u'/');
    return segments.contains("."_L1) || segments.contains(".."_L1);
}

Result<QString> checkedAppHost(const QString &text)
{
    std::optional<QUrl> url = hostUrl(text.trimmed());
    if (!url || hasDotSegment(*url))
        return fail(invalid("appHost"_L1));
    if (!isAllowedUrl(*url))
        return fail(url->scheme() == "http"_L1 ? plainHttp("appHost"_L1) : invalid("appHost"_L1));
    if (url->port() == (url->scheme() == "https"_L1 ? 443 : 80))
        url->setPort(-1);
    QString result = url->toString(QUrl::FullyEncoded);
    while (result.endsWith(u'/'))
        result.chop(1);
    return result;
}

Result<QString> checkedRedirectUri(const QString &text)
{
    const QString uri = text.trimmed();
    const QUrl url(uri, QUrl::StrictMode);
    if (hasUnsafeText(uri) || !url.isValid() || url.isRelative() || url.hasFragment())
        return fail(invalid("redirectUri"_L1));
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return uri;
    if (url.host().isEmpty() || !url.userInfo().isEmpty() || url.port() == 0)
        return fail(invalid("redirectUri"_L1));
    // "host:" with no number: neither a fixed port nor a place for one.
    static const QRegularExpression emptyPort(u"^[^/]+//[^/?]*:(?:[/?]|$)"_s);
    if (emptyPort.match(uri).hasMatch())
        return fail(invalid("redirectUri"_L1));
    if (!isAllowedUrl(url))
        return fail(plainHttp("redirectUri"_L1));
    return uri;
}

Result<QString> checkedScope(const Profile &profile)
{
    const QStringList scopes = profile.scopes();
    if (!std::all_of(scopes.begin(), scopes.end(), isScopeToken))
        return fail(invalid("scope"_L1));
    if (profile.protocol == Protocol::Oidc && !scopes.contains("openid"_L1))
        return fail(invalid("scope"_L1));
    return scopes.join(u' ');
}

Result<QStringList> checkedTrustedHosts(const QStringList &hosts)
{
    QStringList result;
    for (const QString &host : hosts) {
        const std::optional<QUrl> url = hostUrl(host.trimmed());
        // A host alone: ports and paths are not told apart by what is trusted.
        if (!url || host.contains("//"_L1) || url->port() >= 0 || !url->path().isEmpty())
            return fail(invalid("trustedHosts"_L1));
        result.append(url->host());
    }
    result.removeDuplicates();
    return result;
}

Result<QStringList> checkedAlgorithms(const QStringList &algorithms)
{
    static const QRegularExpression known(u"^(?:HS|RS|PS|ES)(?:256|384|512)$"_s);
    for (const QString &algorithm : algorithms) {
        if (!known.match(algorithm).hasMatch())
            return fail(invalid("idTokenAlgorithms"_L1));
    }
    return algorithms;
}

} // namespace

Result<Profile> checked(const Profile &profile)
{
    constexpr qsizetype longestName = 200;
    Profile result = profile;
    result.name = profile.name.trimmed();
    if (result.name.isEmpty() || result.name.size() > longestName || !isPrintable(result.name))
        return fail(invalid("name"_L1));
    result.clientId = profile.clientId.trimmed();
    if (result.clientId.isEmpty() || !isVisibleAscii(result.clientId))
        return fail(invalid("clientId"_L1));
    const Result<QString> appHost = checkedAppHost(profile.appHost);
    if (!appHost)
        return fail(appHost.error());
    const Result<QString> redirectUri = checkedRedirectUri(profile.redirectUri);
    if (!redirectUri)
        return fail(redirectUri.error());
    const Result<QString> scope = checkedScope(profile);
    if (!scope)
        return fail(scope.error());
    const Result<QStringList> trustedHosts = checkedTrustedHosts(profile.trustedHosts);
    if (!trustedHosts)
        return fail(trustedHosts.error());
    const Result<QStringList> algorithms = checkedAlgorithms(profile.idTokenAlgorithms);
    if (!algorithms)
        return fail(algorithms.error());
    result.appHost = *appHost;
    result.redirectUri = *redirectUri;
    result.scope = *scope;
    result.trustedHosts = *trustedHosts;
    result.idTokenAlgorithms = *algorithms;
    result.host = profile.host.trimmed();
    return result;
}

} // namespace rescind
