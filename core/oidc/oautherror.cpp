// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/oautherror.h"

#include "core/base/redaction.h"
#include "core/oidc/answer.h"
#include "core/oidc/wantedmethod.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace rescind {

namespace {

//! What the three shapes have in common.
struct SaidFailure
{
    QString code;
    QString text;
    QString requestId;
};

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

std::optional<SaidFailure> saidIn(const QJsonObject &body)
{
    const QString requestId = body.contains(QLatin1StringView("request_id"))
        ? body.value(QLatin1StringView("request_id")).toString()
        : body.value(QLatin1StringView("requestId")).toString();
    const QString error = body.value(QLatin1StringView("error")).toString();
    if (!error.isEmpty()) {
        return SaidFailure{
            error, body.value(QLatin1StringView("error_description")).toString(), requestId};
    }
    const QJsonValue statusCode = body.value(QLatin1StringView("statusCode"));
    if (statusCode.isDouble() && statusCode.toInteger() != 200) {
        const QJsonValue apiCode = body.value(QLatin1StringView("apiCode"));
        return SaidFailure{textOf(apiCode.isUndefined() ? statusCode : apiCode),
            body.value(QLatin1StringView("message")).toString(), requestId};
    }
    const QJsonValue code = body.value(QLatin1StringView("code"));
    if (code.isDouble() && code.toInteger() != 200 && body.contains(QLatin1StringView("message"))) {
        return SaidFailure{
            textOf(code), body.value(QLatin1StringView("message")).toString(), requestId};
    }
    return std::nullopt;
}

//! RFC 6750 §3: a protected resource says its error in the challenge.
std::optional<SaidFailure> saidInChallenge(const QByteArray &challenge)
{
    // Every parameter is matched, so that none is found inside another's value.
    static const QRegularExpression pattern(
        QStringLiteral("([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))"));
    SaidFailure said;
    auto matches = pattern.globalMatch(QString::fromUtf8(challenge));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1).toLower();
        if (name == QLatin1StringView("error"))
            said.code = match.captured(2) + match.captured(3);
        else if (name == QLatin1StringView("error_description"))
            said.text = match.captured(2) + match.captured(3);
    }
    if (said.code.isEmpty())
        return std::nullopt;
    return said;
}

//! Where a client authenticates itself.
bool isClientEndpoint(Stage stage)
{
    return stage == Stage::Token || stage == Stage::Introspection || stage == Stage::Revocation;
}

Reason reasonFor(const SaidFailure &said, const HttpResponse &response)
{
    // First, since a server in distress blames whoever is there.
    if (response.status == 429)
        return Reason::TooManyRequests;
    if (response.status >= 500)
        return Reason::ServerFault;
    // Authing says it with other codes too, once in an envelope of its own.
    if (said.code == QLatin1StringView("invalid_client")
        || said.code == QLatin1StringView("unauthorized_client")
        || (isClientEndpoint(response.stage) && speaksOfMethod(said.text)))
        return Reason::ClientRejected;
    if (said.code == QLatin1StringView("invalid_grant") && response.stage == Stage::Token)
        return Reason::CodeRejected;
    return Reason::Unspecified;
}

Error statusError(const HttpResponse &response)
{
    if (response.status >= 300 && response.status < 400) {
        const QUrl target = QUrl::fromEncoded(response.location);
        return answerError(response, ErrorKind::HttpStatus, Reason::Redirected, target.host());
    }
    if (response.status == 401 || response.status == 403) {
        Error error = answerError(response, ErrorKind::OAuth, Reason::ClientRejected);
        if (isClientEndpoint(response.stage))
            error.subject = wantedMethod(response, error.serverText);
        return error;
    }
    if (response.status == 429)
        return answerError(response, ErrorKind::HttpStatus, Reason::TooManyRequests);
    if (response.status >= 500)
        return answerError(response, ErrorKind::HttpStatus, Reason::ServerFault);
    return answerError(response, ErrorKind::HttpStatus, Reason::UnexpectedStatus);
}

} // namespace

std::optional<Error> failureIn(const HttpResponse &response)
{
    std::optional<SaidFailure> said;
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isObject())
        said = saidIn(document.object());
    if (!response.isSuccess()) {
        const auto challenge = saidInChallenge(response.wwwAuthenticate);
        if (!said)
            said = challenge;
        else if (said->text.isEmpty() && challenge && challenge->code == said->code)
            said->text = challenge->text;
    }
    if (!said) {
        if (response.isSuccess())
            return std::nullopt;
        return statusError(response);
    }
    Error error = answerError(response,
        response.status == 429 || response.status >= 500 ? ErrorKind::HttpStatus : ErrorKind::OAuth,
        reasonFor(*said, response));
    if (error.reason == Reason::ClientRejected && isClientEndpoint(response.stage))
        error.subject = wantedMethod(response, said->text);
    error.code = redacted(said->code, response.secrets, 80);
    error.serverText = redacted(said->text, response.secrets);
    if (const QString id = requestIdOf(said->requestId, response); !id.isEmpty())
        error.requestId = id;
    return error;
}

} // namespace rescind
