// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkjson.h"

#include "core/base/enumname.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

QJsonObject settingsObject(const BulkSettings &settings)
{
    QJsonArray looks;
    for (const std::chrono::milliseconds look : settings.looks)
        looks.append(qint64(look.count()));
    return {{u"concurrency"_s, settings.concurrency}, {u"rate_limit"_s, settings.rateLimit},
        {u"proof"_s, QString(proofModeName(settings.proof))}, {u"sample"_s, settings.sample},
        {u"looks_ms"_s, looks}, {u"refusals_before_stop"_s, settings.refusalsBeforeStop},
        {u"attempts"_s, settings.attempts}, {u"reason"_s, settings.reason}};
}

BulkSettings settingsFrom(const QJsonObject &object)
{
    BulkSettings settings;
    settings.concurrency
        = std::clamp(object.value(u"concurrency").toInt(settings.concurrency), 1, 256);
    settings.rateLimit = object.value(u"rate_limit").toDouble();
    settings.proof = proofModeNamed(object.value(u"proof").toString());
    settings.sample = object.value(u"sample").toInt(settings.sample);
    if (object.contains(u"looks_ms")) {
        settings.looks.clear();
        const QJsonArray looks = object.value(u"looks_ms").toArray();
        for (const QJsonValue &look : looks)
            settings.looks.append(std::chrono::milliseconds(look.toInteger()));
    }
    settings.refusalsBeforeStop
        = object.value(u"refusals_before_stop").toInt(settings.refusalsBeforeStop);
    settings.attempts = object.value(u"attempts").toInt(settings.attempts);
    settings.reason = object.value(u"reason").toString();
    return settings;
}

qint64 millisecondsOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime timeFrom(const QJsonValue &value)
{
    const qint64 milliseconds = value.toInteger();
    return milliseconds == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

} // namespace

QByteArray jsonOf(const BulkRecord &record)
{
    const QByteArray digest(
        reinterpret_cast<const char *>(record.list.data()), qsizetype(record.list.size()));
    const QJsonObject object{{u"profile_id"_s, record.profileId},
        {u"profile"_s, record.profileName}, {u"client_id"_s, record.clientId},
        {u"issuer"_s, record.issuer}, {u"host"_s, record.host}, {u"input"_s, record.inputName},
        {u"list"_s, QString::fromLatin1(digest.toHex())},
        {u"settings"_s, settingsObject(record.settings)},
        {u"created_ms"_s, millisecondsOf(record.createdAt)},
        {u"ended_ms"_s, millisecondsOf(record.endedAt)}, {u"journal_from"_s, record.journalFrom}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

BulkRecord recordFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&object](QLatin1StringView name) { return object.value(name).toString(); };
    BulkRecord record{.profileId = text("profile_id"_L1),
        .profileName = text("profile"_L1),
        .clientId = text("client_id"_L1),
        .issuer = text("issuer"_L1),
        .host = text("host"_L1),
        .inputName = text("input"_L1),
        .settings = settingsFrom(object.value(u"settings").toObject()),
        .createdAt = timeFrom(object.value(u"created_ms")),
        .endedAt = timeFrom(object.value(u"ended_ms")),
        .journalFrom = object.value(u"journal_from").toInteger()};
    const QByteArray digest = QByteArray::fromHex(text("list"_L1).toLatin1());
    std::copy_n(digest.cbegin(), std::min(digest.size(), qsizetype(record.list.size())),
        record.list.begin());
    return record;
}

QByteArray jsonOf(const Error &error)
{
    QJsonObject object{{u"kind"_s, enumName(error.kind)}, {u"stage"_s, enumName(error.stage)},
        {u"reason"_s, enumName(error.reason)}, {u"code"_s, error.code},
        {u"server_text"_s, error.serverText}, {u"subject"_s, error.subject},
        {u"http_status"_s, error.httpStatus}, {u"request_id"_s, error.requestId},
        {u"maybe_sent"_s, error.maybeSent}};
    if (error.retryAfter)
        object.insert(u"retry_after"_s, *error.retryAfter);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Error errorFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Error error{.kind = enumNamed(object.value(u"kind").toString(), ErrorKind::Internal),
        .stage = enumNamed(object.value(u"stage").toString(), Stage::Revocation),
        .reason = enumNamed(object.value(u"reason").toString(), Reason::Unspecified),
        .code = object.value(u"code").toString(),
        .serverText = object.value(u"server_text").toString(),
        .subject = object.value(u"subject").toString(),
        .httpStatus = object.value(u"http_status").toInt(),
        .requestId = object.value(u"request_id").toString(),
        .maybeSent = object.value(u"maybe_sent").toBool()};
    if (object.contains(u"retry_after"))
        error.retryAfter = object.value(u"retry_after").toInt();
    return error;
}

} // namespace rescind
