// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/answer.h"

#include "core/base/redaction.h"
#include "core/jose/strictjson.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace rescind {

namespace {

QString wordsOfPage(QString html)
{
    static const QRegularExpression hidden(
        QStringLiteral("<(script|style|head|title)\\b.*?(</\\1>|$)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression title(
        QStringLiteral("<title[^>]*>([^<]*)</title>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>?"));
    QStringList words{title.match(html).captured(1).trimmed()};
    words.append(html.remove(hidden).replace(tag, QStringLiteral(" ")).trimmed());
    words.removeAll(QString());
    QString text = words.join(QStringLiteral(": "));
    // The ampersand last: "&amp;lt;" means "&lt;".
    static const QList<std::pair<QString, QString>> entities{
        {QStringLiteral("&lt;"), QStringLiteral("<")},
        {QStringLiteral("&gt;"), QStringLiteral(">")},
        {QStringLiteral("&quot;"), QStringLiteral("\"")},
        {QStringLiteral("&#39;"), QStringLiteral("'")},
        {QStringLiteral("&#x27;"), QStringLiteral("'")},
        {QStringLiteral("&#43;"), QStringLiteral("+")},
        {QStringLiteral("&nbsp;"), QStringLiteral(" ")},
        {QStringLiteral("&amp;"), QStringLiteral("&")},
    };
    for (const auto &[entity, character] : entities)
        text.replace(entity, character);
    return text;
}

bool echoesSecret(const QString &text, const HttpResponse &response)
{
    return std::any_of(response.secrets.begin(), response.secrets.end(),
        [&text](const Secret &secret) { return text.contains(QString::fromUtf8(secret.view())); });
}

//! The visible words of a body that was meant for a person or a program, whichever it is. Escapes
//! are undone, since a secret that is echoed in one of them would not be recognised.
QString wordsOf(const HttpResponse &response)
{
    QString text;
    if (const QJsonDocument json = QJsonDocument::fromJson(response.body); !json.isNull())
        text = QString::fromUtf8(json.toJson(QJsonDocument::Compact));
    else
        text = QString::fromUtf8(response.body.left(4096));
    if (text.trimmed().startsWith(u'<'))
        text = wordsOfPage(text);
    return redacted(text, response.secrets, 300);
}

} // namespace

Result<QJsonObject> jsonObject(const HttpResponse &response)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(response.body, &parseError);
    if (parseError.error != QJsonParseError::NoError || !document.isObject())
        return fail(answerError(response, ErrorKind::Protocol, Reason::NotJson));
    // Two readers of {"active":false,"active":true} may part ways.
    if (!strictJsonObject(response.body))
        return fail(answerError(response, ErrorKind::Protocol, Reason::MalformedAnswer));
    return document.object();
}

Error answerError(
    const HttpResponse &response, ErrorKind kind, Reason reason, const QString &subject)
{
    return Error{.kind = kind,
        .stage = response.stage,
        .reason = reason,
        .serverText = wordsOf(response),
        // As it is unless it echoes what was sent: token-like text may be a part of an issuer.
        .subject = echoesSecret(subject, response) ? redacted(subject, response.secrets) : subject,
        .httpStatus = response.status,
        .requestId = requestIdOf(QString::fromLatin1(response.requestId), response),
        .retryAfter = response.retryAfter,
        .maybeSent = true};
}

QString requestIdOf(const QString &said, const HttpResponse &response)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z0-9._:-]{1,80}$"));
    const bool isId = form.match(said).hasMatch() && !said.startsWith(u"eyJ");
    return isId && !echoesSecret(said, response) ? said : QString();
}

QString legible(const QString &value)
{
    QString result;
    for (const char32_t point : value.toUcs4()) {
        const QChar::Category category = QChar::category(point);
        if (category == QChar::Other_Control)
            result += u' ';
        else if (category != QChar::Other_Format)
            result += QString::fromUcs4(&point, 1);
        if (result.size() >= 200)
            break;
    }
    return result.simplified();
}

} // namespace rescind
