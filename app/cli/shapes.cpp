// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shapes.h"

#include "core/tokens/tokenset.h"
#include "ui/text/errortext.h"

#include <QtCore/QJsonArray>
#include <QtCore/QMetaEnum>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

template<typename E>
QString enumName(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)));
}

QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue textValue(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue exposureValue(const std::optional<QDateTime> &until)
{
    if (!until)
        return {};
    return until->isValid() ? timeValue(*until) : QJsonValue(u"never"_s);
}

QString formatName(TokenFormat format)
{
    switch (format) {
    case TokenFormat::Opaque:
        return u"opaque"_s;
    case TokenFormat::Jws:
        return u"jws"_s;
    case TokenFormat::Jwe:
        return u"jwe"_s;
    case TokenFormat::Malformed:
        return u"malformed"_s;
    }
    return {};
}

QString lampName(LampState state)
{
    switch (state) {
    case LampState::Good:
        return u"good"_s;
    case LampState::Bad:
        return u"bad"_s;
    case LampState::Unknown:
        return u"unknown"_s;
    case LampState::NotApplicable:
        return u"not_applicable"_s;
    }
    return {};
}

QString activityName(Activity activity)
{
    switch (activity) {
    case Activity::Active:
        return u"active"_s;
    case Activity::Inactive:
        return u"inactive"_s;
    case Activity::Unknown:
        return u"unknown"_s;
    }
    return {};
}

QJsonObject errorObject(const Error &error)
{
    const ErrorText text = errorText(error);
    return {{u"kind"_s, enumName(error.kind)}, {u"stage"_s, enumName(error.stage)},
        {u"code"_s, error.code.isEmpty() ? enumName(error.reason) : error.code},
        {u"message"_s, QString(text.title + u". "_s + text.explanation)},
        {u"hint"_s, textValue(text.nextStep)}, {u"subject"_s, textValue(error.subject)},
        {u"http_status"_s, error.httpStatus == 0 ? QJsonValue() : QJsonValue(error.httpStatus)},
        {u"server_text"_s, textValue(error.serverText)},
        {u"request_id"_s, textValue(error.requestId)}};
}

} // namespace

QJsonObject tokenShape(const Token &token, const QDateTime &now)
{
    // Exposure is what is left when the server calls it dead.
    const bool dead = token.revokedAt.isValid() || lamp(token.server) == LampState::Bad;
    return {{u"kind"_s, kindKey(token.kind)}, {u"format"_s, formatName(token.format)},
        {u"fingerprint"_s, token.fingerprint},
        {u"lamps"_s,
            QJsonObject{{u"signature"_s, lampName(lamp(token.signature))},
                {u"time"_s, lampName(lamp(timeState(token, now)))},
                {u"server"_s, lampName(lamp(token.server))}}},
        {u"issued_at"_s, timeValue(token.facts.issuedAt)},
        {u"expires_at"_s, timeValue(token.facts.expiresAt)},
        {u"exposure_until"_s, exposureValue(dead ? exposureUntil(token, now) : std::nullopt)},
        {u"scope"_s, textValue(token.facts.scope)}, {u"generation"_s, token.generation},
        {u"held"_s, token.isHeld()}};
}

QJsonObject inspectionShape(const Token &token, const QDateTime &now)
{
    QJsonObject shape = tokenShape(token, now);
    shape.remove(u"generation"_s);
    shape.remove(u"held"_s);
    shape.insert(u"header"_s, token.header.isEmpty() ? QJsonValue() : QJsonValue(token.header));
    shape.insert(u"claims"_s, token.claims.isEmpty() ? QJsonValue() : QJsonValue(token.claims));
    return shape;
}

QJsonObject statusShape(const Profile &profile, const QString &subject, const QList<Token> &tokens,
    const QDateTime &now)
{
    QJsonArray shapes;
    for (const Token &token : tokens)
        shapes.append(tokenShape(token, now));
    return {
        {u"profile"_s, profile.name}, {u"subject"_s, textValue(subject)}, {u"tokens"_s, shapes}};
}

QJsonObject outcomeShape(const Profile &profile, const RevocationReport &report)
{
    return {{u"profile"_s, profile.name},
        {u"token"_s,
            QJsonObject{{u"kind"_s, kindKey(report.kind)}, {u"fingerprint"_s, report.fingerprint},
                {u"jti"_s, textValue(report.tokenId)}}},
        {u"outcome"_s, QString(outcomeName(report.outcome))},
        {u"http_status"_s, report.httpStatus == 0 ? QJsonValue() : QJsonValue(report.httpStatus)},
        {u"maybe_sent"_s, report.maybeSent},
        {u"error"_s, report.error ? QJsonValue(errorObject(*report.error)) : QJsonValue()},
        {u"before"_s, activityName(report.before)}, {u"after"_s, activityName(report.after)},
        {u"witness"_s, report.witness}, {u"exposure_until"_s, exposureValue(report.exposureUntil)},
        {u"local_copies_cleared"_s, report.localCopiesCleared}, {u"journal_seq"_s, QJsonValue()}};
}

QJsonObject errorShape(const Error &error)
{
    return {{u"error"_s, errorObject(error)}};
}

} // namespace rescind
