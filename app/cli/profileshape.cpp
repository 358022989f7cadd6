// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profileshape.h"

#include "core/profiles/profilejson.h"

#include <QtCore/QJsonArray>

namespace rescind {

namespace {

//! "redirectUri" → "redirect_uri".
QString spelled(const QString &name)
{
    QString result;
    for (const QChar c : name) {
        if (c.isUpper())
            result += u'_';
        result += c.toLower();
    }
    return result;
}

QJsonValue spelledWithin(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray result;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            result.append(spelledWithin(element));
        return result;
    }
    if (!value.isObject())
        return value;
    QJsonObject result;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(spelled(it.key()), spelledWithin(*it));
    return result;
}

QString memberOf(ProfileSecret secret)
{
    switch (secret) {
    case ProfileSecret::ClientSecret:
        return QStringLiteral("has_secret");
    case ProfileSecret::ClientKey:
        return QStringLiteral("has_client_key");
    case ProfileSecret::ProxyPassword:
        return QStringLiteral("has_proxy_password");
    case ProfileSecret::CertificatePassword:
        return QStringLiteral("has_certificate_password");
    }
    return {};
}

} // namespace

QJsonObject profileShape(const Profile &profile, const std::optional<QList<ProfileSecret>> &secrets)
{
    QJsonObject shape = spelledWithin(profileToJson(profile)).toObject();
    // Authing's own name, as in the options.
    shape.insert(QStringLiteral("app_id"), shape.take(QStringLiteral("client_id")));
    shape.insert(QStringLiteral("issuer"), profile.issuer());
    shape.insert(QStringLiteral("managed"), profile.isManaged);
    for (const ProfileSecret secret : allProfileSecrets)
        shape.insert(memberOf(secret),
            secrets ? QJsonValue(secrets->contains(secret)) : QJsonValue(QJsonValue::Null));
    return shape;
}

} // namespace rescind
