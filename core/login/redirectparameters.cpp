// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/redirectparameters.h"

#include "core/base/redaction.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QStringDecoder>

#include <algorithm>
#include <array>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array onceOnly{"code"_L1, "state"_L1, "iss"_L1, "error"_L1};

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

std::optional<QByteArray> percentDecoded(QByteArrayView raw)
{
    QByteArray bytes;
    bytes.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            bytes.append(raw[i] == '+' ? ' ' : raw[i]);
            continue;
        }
        const int high = i + 2 < raw.size() ? hexValue(raw[i + 1]) : -1;
        const int low = i + 2 < raw.size() ? hexValue(raw[i + 2]) : -1;
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes.append(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return bytes;
}

bool isForbiddenControl(QChar c)
{
    return (c < u' ' || c == u'\x7f') && c != u'\t' && c != u'\r' && c != u'\n';
}

std::optional<QString> decoded(QByteArrayView raw)
{
    const std::optional<QByteArray> bytes = percentDecoded(raw);
    if (!bytes)
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(*bytes);
    if (decoder.hasError() || std::any_of(text.begin(), text.end(), isForbiddenControl))
        return std::nullopt;
    return text;
}

bool isRepeated(const QueryParameters &parameters, const QString &name)
{
    return std::find(onceOnly.begin(), onceOnly.end(), name) != onceOnly.end()
        && std::any_of(parameters.begin(), parameters.end(),
            [&name](const auto &parameter) { return parameter.first == name; });
}

//! Mail programs, chats and terminals wrap and decorate what is copied through them.
QString undecorated(const QString &text)
{
    static const QRegularExpression lineBreak(u"\\s*[\\r\\n\\x{2028}\\x{2029}]+\\s*"_s);
    static const QString decoration
        = u"\"'`<>()[]“”‘’„«»‹›「」『』《》（）【】\u200b\u200e\u200f\ufeff"_s;
    QString result = text;
    result.remove(lineBreak);
    const auto isDecoration = [](QChar c) { return c.isSpace() || decoration.contains(c); };
    while (!result.isEmpty() && isDecoration(result.front()))
        result.remove(0, 1);
    while (!result.isEmpty() && isDecoration(result.back()))
        result.chop(1);
    return result;
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); });
}

//! The first of the text's query, its fragment and itself that holds an answer.
std::optional<RedirectParameters> fromParts(const QString &text)
{
    const QString query = text.section(u'#', 0, 0).section(u'?', 1);
    const QString fragment = text.section(u'#', 1);
    const bool isBareQuery = !text.contains(u'?') && !text.contains("://"_L1);
    for (const QString &part : {query, fragment, isBareQuery ? text : QString()}) {
        const std::optional<QueryParameters> parameters = parseQuery(part.toUtf8());
        if (!parameters)
            continue;
        RedirectParameters found = redirectParametersFrom(*parameters);
        if (found.isWellFormed())
            return found;
    }
    return std::nullopt;
}

//! RFC 6749 appendix A.11 allows any visible ASCII; what codes are really made of is less.
bool looksLikeCode(const QString &text)
{
    static const QRegularExpression code(u"^[A-Za-z0-9._~+/:=-]{8,4096}$"_s);
    return code.match(text).hasMatch() && !text.contains("://"_L1);
}

} // namespace

std::optional<QueryParameters> parseQuery(QByteArrayView query)
{
    QueryParameters parameters;
    const QByteArray bytes = query.toByteArray();
    for (const QByteArray &pair : bytes.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const std::optional<QString> name = decoded(equals < 0 ? pair : pair.first(equals));
        const std::optional<QString> value
            = decoded(equals < 0 ? QByteArrayView() : QByteArrayView(pair).sliced(equals + 1));
        if (!name || !value || isRepeated(parameters, *name))
            return std::nullopt;
        parameters.append({*name, *value});
    }
    return parameters;
}

RedirectParameters redirectParametersFrom(const QueryParameters &parameters)
{
    RedirectParameters result;
    for (const auto &[name, value] : parameters) {
        if (name == "code"_L1)
            result.code = Secret(value);
        else if (name == "state"_L1)
            result.state = value;
        else if (name == "iss"_L1)
            result.issuer = value;
        else if (name == "error"_L1)
            result.error = redacted(value);
        else if (name == "error_description"_L1)
            result.errorDescription = redacted(value);
    }
    return result;
}

Result<RedirectParameters> parsePastedRedirect(const QString &text)
{
    constexpr qsizetype longest = 64 * 1024;
    const QString pasted = text.size() > longest ? QString() : undecorated(text);
    if (!hasSpace(pasted)) {
        if (std::optional<RedirectParameters> found = fromParts(pasted))
            return std::move(*found);
        // Copied out of the address bar, a code is still percent-encoded.
        const QString code
            = decoded(QString(pasted).replace(u'+', "%2B"_L1).toUtf8()).value_or(QString());
        if (looksLikeCode(code))
            return RedirectParameters{.code = Secret(code)};
    }
    return fail(Error{.kind = ErrorKind::Usage,
        .stage = Stage::Authorization,
        .reason = Reason::PastedNothingUsable});
}

} // namespace rescind
