// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/exchange.h"

#include "core/base/redaction.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>
#include <QtCore/QUrlQuery>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBody = 64 * 1024;
constexpr qsizetype longestValue = 4 * 1024;

bool isTokenName(const QString &name)
{
    static const QSet<QString> names{u"access_token"_s, u"refresh_token"_s, u"id_token"_s,
        u"token"_s, u"id_token_hint"_s, u"subject_token"_s, u"actor_token"_s};
    return names.contains(name.toLower());
}

//! Parameters and members whose values let somebody in, or once did.
bool isSecretName(const QString &name)
{
    static const QSet<QString> names{u"client_secret"_s, u"code"_s, u"code_verifier"_s,
        u"password"_s, u"assertion"_s, u"client_assertion"_s, u"device_code"_s, u"secret"_s,
        u"registration_access_token"_s};
    return names.contains(name.toLower()) || isTokenName(name);
}

ExchangeField tokenField(const QString &name, QByteArrayView token)
{
    const QByteArray digest
        = QCryptographicHash::hash(token.toByteArray(), QCryptographicHash::Sha256);
    return {.name = name,
        .isSecret = true,
        .fingerprint = QString::fromLatin1(digest.toHex().left(16))};
}

ExchangeField authorizationField(const Secret &value)
{
    const QByteArrayView text = value.view();
    const qsizetype space = text.toByteArray().indexOf(' ');
    const QByteArrayView credentials = text.sliced(space + 1);
    const QString scheme = QString::fromLatin1(text.first(space + 1));
    const QString name = u"Authorization"_s;
    ExchangeField field = scheme == u"Basic "
        ? ExchangeField{.name = name, .isSecret = true, .secret = Secret(credentials.toByteArray())}
        : tokenField(name, credentials);
    field.value = scheme;
    return field;
}

ExchangeField fieldFor(const QByteArray &name, const Secret &value)
{
    const QString text = QString::fromUtf8(name);
    if (isTokenName(text))
        return tokenField(text, value.view());
    if (isSecretName(text))
        return {.name = text, .isSecret = true, .secret = value};
    return {.name = text, .value = redacted(QString::fromUtf8(value.reveal()), {}, longestValue)};
}

QList<ExchangeField> queryFields(const QUrl &url)
{
    QList<ExchangeField> fields;
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        fields.append(fieldFor(name.toUtf8(), Secret(value)));
    return fields;
}

QList<ExchangeField> headersOf(const HttpRequest &request)
{
    QList<ExchangeField> fields{
        {.name = u"Accept"_s, .value = QString::fromLatin1(request.accept)}};
    if (!request.authorization.isEmpty())
        fields.append(authorizationField(request.authorization));
    if (!request.dpopProof.isEmpty())
        fields.append({.name = u"DPoP"_s, .isSecret = true, .secret = request.dpopProof});
    if (request.method == HttpRequest::Method::Post)
        fields.append({.name = u"Content-Type"_s, .value = u"application/x-www-form-urlencoded"_s});
    return fields;
}

bool isSecretHeader(const QByteArray &name)
{
    return name.compare("set-cookie", Qt::CaseInsensitive) == 0
        || name.compare("authorization", Qt::CaseInsensitive) == 0;
}

QJsonValue masked(const QJsonValue &value);

QJsonObject masked(const QJsonObject &object)
{
    QJsonObject result;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const bool isSecret = isSecretName(it.key()) && it.value().isString();
        result.insert(it.key(), isSecret ? QJsonValue(secretMark()) : masked(it.value()));
    }
    return result;
}

QJsonValue masked(const QJsonValue &value)
{
    if (value.isObject())
        return masked(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray result;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        result.append(masked(item));
    return result;
}

//! JSON is written anew, so that its members can be masked by name; all else is text.
QString shownBody(const HttpResponse &answer)
{
    if (answer.body.isEmpty())
        return {};
    if (answer.body.size() <= longestBody) {
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        QJsonDocument shown;
        if (document.isObject())
            shown = QJsonDocument(masked(document.object()));
        else if (document.isArray())
            shown = QJsonDocument(masked(QJsonValue(document.array())).toArray());
        if (!shown.isNull()) {
            QStringList lines = QString::fromUtf8(shown.toJson()).trimmed().split(u'\n');
            // Redacting takes the white space before a line away.
            for (QString &line : lines) {
                const QString text = line.trimmed();
                line = line.left(line.indexOf(text)) + redacted(text, answer.secrets, longestBody);
            }
            return lines.join(u'\n');
        }
    }
    return redacted(QString::fromUtf8(answer.body.left(longestBody)), answer.secrets, longestBody);
}

//! For single quotes: they end, and one stands alone.
QString quoted(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString variableFor(const QString &name)
{
    QString variable;
    for (const QChar c : name)
        variable += c.isLetterOrNumber() && c.unicode() < 128 ? c.toUpper() : QChar(u'_');
    return variable;
}

//! "name: value" or "name=value" as one word of the shell.
QString word(const ExchangeField &field, const QString &between)
{
    if (!field.isSecret)
        return quoted(field.name + between + field.value);
    return u'"' + field.name + between + field.value + u'$' + variableFor(field.name) + u'"';
}

QString urlWord(const Exchange &exchange)
{
    if (exchange.query.isEmpty())
        return quoted(exchange.url.toString(QUrl::FullyEncoded));
    QString text = exchange.url.toString(QUrl::FullyEncoded).replace(u'$', u"\\$"_s);
    QChar before = u'?';
    for (const ExchangeField &field : exchange.query) {
        text += before + QString::fromLatin1(QUrl::toPercentEncoding(field.name)) + u'='
            + (field.isSecret ? QString(u'$' + variableFor(field.name))
                              : QString::fromLatin1(QUrl::toPercentEncoding(field.value)));
        before = u'&';
    }
    return u'"' + text + u'"';
}

} // namespace

QString secretMark()
{
    return u"••••••"_s;
}

QString Exchange::shownUrl() const
{
    QString text = url.toString();
    QChar before = u'?';
    for (const ExchangeField &field : query) {
        text += before + field.name + u'='
            + (field.isSecret ? secretMark()
                              : QString::fromLatin1(QUrl::toPercentEncoding(field.value)));
        before = u'&';
    }
    return text;
}

Exchange exchangeFor(const HttpRequest &request)
{
    Exchange exchange{.stage = request.stage,
        .method = request.method == HttpRequest::Method::Post ? u"POST"_s : u"GET"_s,
        .url
        = request.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo),
        .query = queryFields(request.url),
        .headers = headersOf(request)};
    for (const FormParameter &parameter : request.form)
        exchange.form.append(fieldFor(parameter.first, parameter.second));
    return exchange;
}

void complete(Exchange &exchange, const Result<HttpResponse> &answer)
{
    if (!answer) {
        exchange.error = answer.error();
        return;
    }
    exchange.status = answer->status;
    exchange.took = answer->took;
    for (const auto &[name, value] : answer->headers) {
        const QString text = QString::fromLatin1(name);
        if (isSecretHeader(name))
            exchange.answerHeaders.append({.name = text, .isSecret = true});
        else
            exchange.answerHeaders.append(
                {.name = text, .value = redacted(QString::fromLatin1(value), answer->secrets)});
    }
    exchange.answerBody = shownBody(*answer);
}

QStringList curlVariables(const Exchange &exchange)
{
    QStringList names;
    for (const auto *fields : {&exchange.query, &exchange.headers, &exchange.form}) {
        for (const ExchangeField &field : *fields) {
            const QString name = variableFor(field.name);
            if (field.isSecret && !names.contains(name))
                names.append(name);
        }
    }
    return names;
}

QString curlCommand(const Exchange &exchange)
{
    // The query of a GET as parameters of their own, so that it can be read; beside a form, which
    // takes that place, it stays in the URL.
    const bool isGet = exchange.form.isEmpty();
    QStringList parts{u"curl"_s};
    if (isGet && !exchange.query.isEmpty())
        parts.append(u"--get"_s);
    parts.append(isGet ? quoted(exchange.url.toString(QUrl::FullyEncoded)) : urlWord(exchange));
    for (const ExchangeField &field : exchange.headers) {
        if (field.name != u"Content-Type")
            parts.append(u"--header "_s + word(field, u": "_s));
    }
    for (const ExchangeField &field : isGet ? exchange.query : exchange.form)
        parts.append(u"--data-urlencode "_s + word(field, u"="_s));
    return parts.join(u" \\\n  "_s);
}

} // namespace rescind
