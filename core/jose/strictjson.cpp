// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/strictjson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace rescind {

namespace {

constexpr int maxDepth = 32;

//! What stands in a text that QJsonDocument has parsed already.
struct Counts
{
    qsizetype names = 0;
    qsizetype brackets = 0;
    bool isTooDeep = false;
};

Counts countsOf(QByteArrayView json)
{
    Counts counts;
    int depth = 0;
    const char *const end = json.data() + json.size();
    for (const char *c = json.data(); c < end; ++c) {
        switch (*c) {
        case '"':
            for (++c; c < end && *c != '"'; ++c)
                c += *c == '\\' ? 1 : 0;
            break;
        case ':':
            ++counts.names;
            break;
        case '{':
        case '[':
            ++counts.brackets;
            counts.isTooDeep = ++depth > maxDepth || counts.isTooDeep;
            break;
        case '}':
        case ']':
            --depth;
            break;
        default:
            break;
        }
    }
    return counts;
}

qsizetype membersOf(const QJsonValue &value)
{
    qsizetype count = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        count = object.size();
        for (const QJsonValue &member : object)
            count += membersOf(member);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array)
            count += membersOf(item);
    }
    return count;
}

} // namespace

std::optional<QJsonObject> strictJsonObject(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    const Counts counts = countsOf(json);
    if (counts.isTooDeep)
        return std::nullopt;
    // Of two members with one name only one is left after parsing, however the names are escaped.
    QJsonObject object = document.object();
    const qsizetype members = counts.brackets == 1 ? object.size() : membersOf(object);
    if (members != counts.names)
        return std::nullopt;
    return object;
}

} // namespace rescind
