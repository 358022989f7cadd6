// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/claims.h"

#include "core/jose/jwt.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace rescind {

namespace {

bool isTime(const QString &name)
{
    static const QStringList names{QStringLiteral("exp"), QStringLiteral("iat"),
        QStringLiteral("nbf"), QStringLiteral("auth_time"), QStringLiteral("updated_at")};
    return names.contains(name);
}

QString scalarText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    // QJsonDocument writes only arrays and objects: the brackets come off again.
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

ClaimNode nodeOf(const QString &name, const QJsonValue &value)
{
    ClaimNode node{.name = name};
    if (value.isObject()) {
        node.children = claimTree(value.toObject());
    } else if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size(); ++i)
            node.children.append(nodeOf(QString::number(i), items.at(i)));
    } else {
        node.value = scalarText(value);
    }
    return node;
}

} // namespace

QList<ClaimNode> claimTree(const QJsonObject &object)
{
    QList<ClaimNode> nodes;
    nodes.reserve(object.size());
    for (auto it = object.begin(); it != object.end(); ++it) {
        ClaimNode node = nodeOf(it.key(), it.value());
        if (isTime(it.key()))
            node.time = timeClaim(object, QLatin1StringView(it.key().toLatin1()));
        nodes.append(node);
    }
    return nodes;
}

QString rawClaims(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
}

} // namespace rescind
