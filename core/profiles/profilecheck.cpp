// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profile.h"

#include "core/profiles/fieldchecks.h"
#include "core/profiles/settingscheck.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

bool isScopeToken(const QString &text)
{
    return isVisibleAscii(text) && !text.contains(u'"') && !text.contains(u'\\');
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

//! A provider that is known by its issuer needs none.
Result<QString> checkedAppHost(const QString &text, bool hasIssuer)
{
    if (hasIssuer && text.trimmed().isEmpty())
        return QString();
    std::optional<QUrl> url = hostUrl(text.trimmed());
    if (!url || hasDotSegment(*url))
        return fail(invalidField("appHost"_L1));
    if (!isAllowedUrl(*url))
        return fail(
            url->scheme() == "http"_L1 ? plainHttpField("appHost"_L1) : invalidField("appHost"_L1));
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
        return fail(invalidField("redirectUri"_L1));
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return uri;
    if (url.host().isEmpty() || !url.userInfo().isEmpty() || url.port() == 0)
        return fail(invalidField("redirectUri"_L1));
    // "host:" with no number: neither a fixed port nor a place for one.
    static const QRegularExpression emptyPort(u"^[^/]+//[^/?]*:(?:[/?]|$)"_s);
    if (emptyPort.match(uri).hasMatch())
        return fail(invalidField("redirectUri"_L1));
    if (!isAllowedUrl(url))
        return fail(plainHttpField("redirectUri"_L1));
    return uri;
}

Result<QString> checkedScope(const Profile &profile)
{
    const QStringList scopes = profile.scopes();
    if (!std::all_of(scopes.begin(), scopes.end(), isScopeToken))
        return fail(invalidField("scope"_L1));
    if (profile.protocol == Protocol::Oidc && !scopes.contains("openid"_L1))
        return fail(invalidField("scope"_L1));
    return scopes.join(u' ');
}

Result<QStringList> checkedTrustedHosts(const QStringList &hosts)
{
    QStringList result;
    for (const QString &host : hosts) {
        const std::optional<QUrl> url = hostUrl(host.trimmed());
        // A host alone: ports and paths are not told apart by what is trusted.
        if (!url || host.contains("//"_L1) || url->port() >= 0 || !url->path().isEmpty())
            return fail(invalidField("trustedHosts"_L1));
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
            return fail(invalidField("idTokenAlgorithms"_L1));
    }
    return algorithms;
}

//! Takes over a part that is well; remembers the first that is not.
class Gathering
{
public:
    template<typename T>
    void take(T &place, const Result<T> &part)
    {
        if (part)
            place = *part;
        else if (!m_problem)
            m_problem = part.error();
    }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    std::optional<Error> m_problem;
};

std::optional<Error> namesProblem(const Profile &profile)
{
    constexpr qsizetype longestName = 200;
    if (profile.name.isEmpty() || profile.name.size() > longestName || !isPrintable(profile.name))
        return invalidField("name"_L1);
    if (profile.clientId.isEmpty() || !isVisibleAscii(profile.clientId))
        return invalidField("clientId"_L1);
    if (!isPrintable(profile.clientKeyId))
        return invalidField("clientKeyId"_L1);
    return std::nullopt;
}

} // namespace

Result<Profile> checked(const Profile &profile)
{
    Profile result = profile;
    result.name = profile.name.trimmed();
    result.clientId = profile.clientId.trimmed();
    result.clientKeyId = profile.clientKeyId.trimmed();
    result.host = profile.host.trimmed();
    if (const auto problem = namesProblem(result))
        return fail(*problem);
    Gathering parts;
    parts.take(result.issuerUrl, checkedIssuer(profile.issuerUrl));
    parts.take(
        result.appHost, checkedAppHost(profile.appHost, !profile.issuerUrl.trimmed().isEmpty()));
    parts.take(result.redirectUri, checkedRedirectUri(profile.redirectUri));
    parts.take(result.scope, checkedScope(profile));
    parts.take(result.trustedHosts, checkedTrustedHosts(profile.trustedHosts));
    parts.take(result.idTokenAlgorithms, checkedAlgorithms(profile.idTokenAlgorithms));
    parts.take(result.endpoints, checked(profile.endpoints));
    parts.take(result.authorization, checked(profile.authorization));
    parts.take(result.network, checked(profile.network));
    if (parts.problem())
        return fail(*parts.problem());
    return result;
}

} // namespace rescind
