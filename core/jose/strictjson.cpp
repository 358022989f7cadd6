// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/strictjson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include <vector>

namespace rescind {

namespace {

constexpr std::size_t maxDepth = 32;

//! The string whose opening quote is at `start`, with its quotes.
QByteArrayView stringAt(QByteArrayView json, qsizetype start)
{
    qsizetype end = start + 1;
    while (end < json.size() && json[end] != '"')
        end += json[end] == '\\' ? 2 : 1;
    return json.sliced(start, qMin(end + 1, json.size()) - start);
}

//! Escapes count as what they stand for: "aud" and "\u0061ud" are one name.
QString nameIn(QByteArrayView quoted)
{
    if (!quoted.contains('\\'))
        return QString::fromUtf8(quoted.sliced(1).chopped(1));
    return QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().at(0).toString();
}

bool isFollowedByColon(QByteArrayView json, qsizetype position)
{
    while (position < json.size() && QByteArrayView(" \t\r\n").contains(json[position]))
        ++position;
    return position < json.size() && json[position] == ':';
}

//! Only for text that QJsonDocument has parsed already.
bool namesAreUniqueAndNestingIsLow(QByteArrayView json)
{
    std::vector<QSet<QString>> namesOfOpen;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '{' || c == '[') {
            if (namesOfOpen.size() == maxDepth)
                return false;
            namesOfOpen.emplace_back();
        } else if (c == '}' || c == ']') {
            if (namesOfOpen.empty())
                return false;
            namesOfOpen.pop_back();
        } else if (c == '"') {
            const QByteArrayView text = stringAt(json, i);
            i += text.size() - 1;
            if (!isFollowedByColon(json, i + 1))
                continue;
            const QString name = nameIn(text);
            if (namesOfOpen.empty() || namesOfOpen.back().contains(name))
                return false;
            namesOfOpen.back().insert(name);
        }
    }
    return true;
}

} // namespace

std::optional<QJsonObject> strictJsonObject(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() || !namesAreUniqueAndNestingIsLow(json))
        return std::nullopt;
    return document.object();
}

} // namespace rescind
