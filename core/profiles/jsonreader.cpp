// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/jsonreader.h"

#include <QtCore/QJsonArray>

namespace rescind {

void JsonReader::text(QLatin1StringView name, QString &value)
{
    if (const QJsonValue member = m_object.value(name); member.isString())
        value = member.toString();
    else if (!member.isUndefined())
        blame(name);
}

void JsonReader::texts(QLatin1StringView name, QStringList &values)
{
    const QJsonValue member = m_object.value(name);
    if (member.isUndefined())
        return;
    if (!member.isArray())
        return blame(name);
    values.clear();
    const QJsonArray array = member.toArray();
    for (const QJsonValue &element : array) {
        if (!element.isString())
            return blame(name);
        values.append(element.toString());
    }
}

void JsonReader::flag(QLatin1StringView name, bool &value)
{
    if (const QJsonValue member = m_object.value(name); member.isBool())
        value = member.toBool();
    else if (!member.isUndefined())
        blame(name);
}

void JsonReader::number(QLatin1StringView name, std::optional<int> &value)
{
    const QJsonValue member = m_object.value(name);
    if (member.isUndefined() || member.isNull())
        return;
    constexpr int never = -1;
    const int number = member.toInt(never);
    if (number == never)
        return blame(name);
    value = number;
}

void JsonReader::times(QLatin1StringView name, QHash<QString, QDateTime> &values) const
{
    const QJsonObject member = m_object.value(name).toObject();
    for (auto it = member.begin(); it != member.end(); ++it) {
        const QDateTime time = QDateTime::fromString(it->toString(), Qt::ISODate);
        if (time.isValid())
            values.insert(it.key(), time.toUTC());
    }
}

JsonReader JsonReader::within(QLatin1StringView name)
{
    const QJsonValue member = m_object.value(name);
    if (!member.isUndefined() && !member.isObject())
        blame(name);
    return JsonReader(member.toObject(), m_prefix + name + u'.');
}

} // namespace rescind
