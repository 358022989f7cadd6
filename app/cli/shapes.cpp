// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shapes.h"

#include "core/base/enumname.h"
#include "core/tokens/tokenset.h"
#include "ui/text/errortext.h"

#include <QtCore/QJsonArray>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

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

QString faultName(CertificateFault fault)
{
    switch (fault) {
    case CertificateFault::UnknownIssuer:
        return u"unknown_issuer"_s;
    case CertificateFault::SelfSigned:
        return u"self_signed"_s;
    case CertificateFault::Expired:
        return u"expired"_s;
    case CertificateFault::NotYetValid:
        return u"not_yet_valid"_s;
    case CertificateFault::WrongHost:
        return u"wrong_host"_s;
    case CertificateFault::Revoked:
        return u"revoked"_s;
    case CertificateFault::Unfit:
        return u"unfit"_s;
    }
    return {};
}

QJsonObject certificateShape(const CertificateProblem &problem)
{
    QJsonArray faults;
    for (const CertificateFault fault : problem.faults)
        faults.append(faultName(fault));
    return {{u"subject"_s, problem.subject}, {u"issuer"_s, problem.issuer},
        {u"hosts"_s, problem.hosts}, {u"valid_from"_s, timeValue(problem.validFrom)},
        {u"valid_to"_s, timeValue(problem.validTo)}, {u"faults"_s, faults}};
}

QJsonObject errorObject(const Error &error)
{
    const ErrorText text = errorText(error);
    QJsonObject object{{u"kind"_s, enumName(error.kind)}, {u"stage"_s, enumName(error.stage)},
        {u"code"_s, errorCode(error)},
        {u"message"_s, QString(text.title + u". "_s + text.explanation)},
        {u"hint"_s, textValue(text.nextStep)}, {u"subject"_s, textValue(error.subject)},
        {u"http_status"_s, error.httpStatus == 0 ? QJsonValue() : QJsonValue(error.httpStatus)},
        {u"server_text"_s, textValue(error.serverText)},
        {u"request_id"_s, textValue(error.requestId)}};
    if (error.certificate)
        object.insert(u"certificate"_s, certificateShape(*error.certificate));
    return object;
}

} // namespace

QJsonObject tokenShape(const Token &token, const QDateTime &now)
{
    // Exposure is what is left when the server calls it dead.
    const bool dead = token.revokedAt.isValid() || lamp(token.server) == LampState::Bad;
    return {{u"kind"_s, kindKey(token.kind)}, {u"format"_s, formatKey(token.format)},
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
        {u"before"_s, QString(activityName(report.before))},
        {u"after"_s, QString(activityName(report.after))}, {u"witness"_s, report.witness},
        {u"unverified"_s, textValue(QString(unverifiedName(report.unverified)))},
        {u"exposure_until"_s, exposureValue(report.exposureUntil)},
        {u"local_copies_cleared"_s, report.localCopiesCleared},
        {u"journal_seq"_s,
            report.journalSequence == 0 ? QJsonValue() : QJsonValue(report.journalSequence)}};
}

QJsonObject errorShape(const Error &error)
{
    return {{u"error"_s, errorObject(error)}};
}

} // namespace rescind
