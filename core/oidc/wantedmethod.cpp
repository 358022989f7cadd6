// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/wantedmethod.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QString namedIn(const QString &words)
{
    static const QRegularExpression notNone(
        u"(?:不为|不是|\\bnot(?:\\s+be)?)\\s*[\"'“‘`「]?none\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(
        u"\\b(client_secret_basic|client_secret_post|client_secret_jwt|private_key_jwt|"
        u"(?:self_signed_)?tls_client_auth|none)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString rest = words;
    const bool isNotNone = rest.contains(notNone);
    rest.remove(notNone);
    QStringList names;
    auto matches = name.globalMatch(rest);
    while (matches.hasNext())
        names.append(matches.next().captured(1).toLower());
    names.removeDuplicates();
    if (names.size() == 1)
        return names.constFirst();
    return isNotNone ? u"client_secret"_s : QString();
}

QString placeIn(const QString &words)
{
    const bool body = words.contains("body"_L1, Qt::CaseInsensitive) || words.contains(u"请求体");
    const bool header
        = words.contains("header"_L1, Qt::CaseInsensitive) || words.contains(u"请求头");
    if (body == header)
        return {};
    return body ? u"client_secret_post"_s : u"client_secret_basic"_s;
}

bool challengesForBasic(const QByteArray &challenge)
{
    static const QRegularExpression basic(
        u"(?:^|,)\\s*Basic(?:\\s|,|$)"_s, QRegularExpression::CaseInsensitiveOption);
    return QString::fromLatin1(challenge).contains(basic);
}

} // namespace

bool speaksOfMethod(const QString &words)
{
    static const QRegularExpression setting(
        u"(?:token|introspection|revocation)_endpoint_auth_method"_s);
    return words.contains(setting);
}

QString wantedMethod(const HttpResponse &response, const QString &words)
{
    const QString named = namedIn(words);
    // "In the body or the header" leaves it at what is named, "in the header" does not.
    const QString place
        = named.isEmpty() || named == "client_secret"_L1 ? placeIn(words) : QString();
    if (!place.isEmpty() && (speaksOfMethod(words) || words.contains("client_secret"_L1)))
        return place;
    if (!named.isEmpty())
        return named;
    return challengesForBasic(response.wwwAuthenticate) ? u"client_secret_basic"_s : QString();
}

} // namespace rescind
