// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackrequest.h"

#include <algorithm>
#include <utility>

namespace rescind {

namespace {

struct Headers
{
    QByteArrayList hosts = {};
    QByteArray acceptLanguage = {};
    std::optional<QByteArray> contentLength = {};
    std::optional<QByteArray> contentType = {};
    std::optional<QByteArray> origin = {};
    bool isChunked = false;

    [[nodiscard]] bool hasBody() const
    {
        return isChunked || contentLength.value_or(QByteArrayLiteral("0")) != "0";
    }
};

LoopbackRequest refused(LoopbackRequest::Kind kind, int status)
{
    return {.kind = kind, .status = status};
}

LoopbackRequest bad(int status = 400)
{
    return refused(LoopbackRequest::Kind::Bad, status);
}

//! Bare CR or LF, and control characters, are how one request is passed off as another.
bool hasStrayControl(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const bool isLast = i + 1 == bytes.size();
        if (c == '\r'       ? !isLast && bytes[i + 1] != '\n'
                : c == '\n' ? i == 0 || bytes[i - 1] != '\r'
                            : (c >= 0 && c < ' ' && c != '\t') || c == '\x7f')
            return true;
    }
    return false;
}

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || marks.contains(c);
    });
}

//! False where the header may not be here in this form, or a second time.
bool take(Headers &headers, const QByteArray &name, const QByteArray &value)
{
    const auto once = [&value](std::optional<QByteArray> &header) {
        return !std::exchange(header, value).has_value();
    };
    if (name == "host")
        headers.hosts.append(value);
    else if (name == "accept-language")
        headers.acceptLanguage = value;
    else if (name == "transfer-encoding")
        headers.isChunked = true;
    else if (name == "content-length")
        return once(headers.contentLength);
    else if (name == "content-type")
        return once(headers.contentType);
    else if (name == "origin")
        return once(headers.origin);
    return true;
}

std::optional<Headers> parseHeaders(const QByteArrayList &lines)
{
    Headers headers;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isToken(QByteArrayView(line).first(colon)))
            return std::nullopt;
        if (!take(headers, line.first(colon).toLower(), line.sliced(colon + 1).trimmed()))
            return std::nullopt;
    }
    return headers;
}

bool isOurHost(const QByteArrayList &hosts, quint16 port)
{
    if (hosts.size() != 1)
        return false;
    const QByteArray host = hosts.first().toLower();
    const QByteArray suffix = ':' + QByteArray::number(port);
    for (const char *const name : {"127.0.0.1", "localhost", "[::1]"}) {
        if (host == name + suffix || (port == 80 && host == name))
            return true;
    }
    return false;
}

struct Target
{
    QByteArray path;
    QByteArray query;
};

std::optional<Target> parseTarget(QByteArrayView text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' '; });
    if (!text.startsWith('/') || !isPlain)
        return std::nullopt;
    // No browser sends a fragment; one that does means nothing by it.
    const qsizetype hash = text.indexOf('#');
    const QByteArray whole = (hash < 0 ? text : text.first(hash)).toByteArray();
    const qsizetype mark = whole.indexOf('?');
    if (mark < 0)
        return Target{whole, {}};
    return Target{whole.first(mark), whole.sliced(mark + 1)};
}

int versionStatus(QByteArrayView version)
{
    if (version == "HTTP/1.1" || version == "HTTP/1.0")
        return 0;
    return version.startsWith("HTTP/") ? 505 : 400;
}

bool isUrlEncodedForm(const QByteArray &contentType)
{
    QByteArrayList parts = contentType.toLower().split(';');
    for (QByteArray &part : parts)
        part = part.trimmed();
    return parts.takeFirst() == "application/x-www-form-urlencoded"
        && (parts.isEmpty() || parts == QByteArrayList{QByteArrayLiteral("charset=utf-8")});
}

//! Nothing where it is no plain decimal number that fits.
std::optional<qsizetype> lengthIn(const QByteArray &text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= 9
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional<qsizetype>(text.toLongLong()) : std::nullopt;
}

//! Why the form is not read, or 0. Before its body has come, so that nobody has to be waited for.
int formStatus(const Headers &headers, const LoopbackTarget &ours)
{
    if (headers.isChunked || !headers.contentLength)
        return 411;
    const std::optional<qsizetype> length = lengthIn(*headers.contentLength);
    if (!length)
        return 400;
    if (*length > maximumRequestBody)
        return 413;
    if (!isUrlEncodedForm(headers.contentType.value_or(QByteArray())))
        return 415;
    if (headers.origin && *headers.origin != "null" && !ours.formOrigins.contains(*headers.origin))
        return 403;
    return 0;
}

void takeParameters(LoopbackRequest &request, QByteArrayView text)
{
    const bool isPlain
        = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    const std::optional<QueryParameters> parameters = isPlain ? parseQuery(text) : std::nullopt;
    request.kind = parameters ? LoopbackRequest::Kind::Redirect : LoopbackRequest::Kind::Bad;
    request.status = parameters ? 0 : 400;
    request.parameters = parameters.value_or(QueryParameters());
}

void readForm(LoopbackRequest &request, const Headers &headers, QByteArrayView body,
    const LoopbackTarget &ours)
{
    if (const int status = formStatus(headers, ours); status != 0) {
        request.kind = LoopbackRequest::Kind::Bad;
        request.status = status;
        return;
    }
    const qsizetype length = *lengthIn(*headers.contentLength);
    if (body.size() < length) {
        request = {};
        return;
    }
    takeParameters(request, body.first(length));
}

bool isSamePath(const QByteArray &a, const QByteArray &b)
{
    return QByteArray::fromPercentEncoding(a) == QByteArray::fromPercentEncoding(b);
}

LoopbackRequest parseWhole(QByteArrayView head, QByteArrayView body, const LoopbackTarget &ours)
{
    QByteArrayList lines;
    for (QByteArray line : head.toByteArray().split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines.append(line);
    }
    const QByteArrayList words = lines.takeFirst().split(' ');
    if (words.size() != 3 || !isToken(words[0]))
        return bad();
    if (const int status = versionStatus(words[2]); status != 0)
        return bad(status);
    const std::optional<Target> target = parseTarget(words[1]);
    const std::optional<Headers> headers = parseHeaders(lines);
    if (!target || !headers)
        return bad();
    if (!isOurHost(headers->hosts, ours.port))
        return bad(421);

    LoopbackRequest request = refused(LoopbackRequest::Kind::NotOurs, 404);
    request.acceptLanguage = headers->acceptLanguage;
    request.isHead = words[0] == "HEAD";
    request.isFavicon = words[0] == "GET" && target->path == "/favicon.ico";
    const bool isForm = words[0] == "POST" && ours.takesForm;
    if (words[0] != "GET" && !isForm) {
        request.status = 405;
        return request;
    }
    if (!isForm && headers->hasBody())
        return bad();
    if (!isSamePath(target->path, ours.path))
        return request;
    if (isForm) {
        readForm(request, *headers, body, ours);
        return request;
    }
    takeParameters(request, target->query);
    return request;
}

} // namespace

LoopbackRequest parseLoopbackRequest(QByteArrayView received, const LoopbackTarget &target)
{
    constexpr QByteArrayView end("\r\n\r\n");
    const QByteArrayView readable = received.first(std::min(received.size(), maximumRequestHead));
    const qsizetype length = readable.indexOf(end);
    const QByteArrayView head = length < 0 ? readable : readable.first(length);
    if (readable.isEmpty())
        return {};
    // With the end of its last line: a CR before that one is a stray one too.
    const QByteArrayView seen = length < 0 ? readable : readable.first(length + 2);
    // Known at the first byte: a TLS greeting, for one.
    if (readable.front() < 'A' || readable.front() > 'Z' || hasStrayControl(seen))
        return bad();
    if (length >= 0)
        return parseWhole(head, received.sliced(length + end.size()), target);
    return received.size() >= maximumRequestHead ? bad(431) : LoopbackRequest();
}

} // namespace rescind
