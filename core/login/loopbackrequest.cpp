// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/login/loopbackrequest.h"

#include <algorithm>

namespace rescind {

namespace {

struct Headers
{
    QByteArrayList hosts = {};
    QByteArray acceptLanguage = {};
    bool hasBody = false;
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

std::optional<Headers> parseHeaders(const QByteArrayList &lines)
{
    Headers headers;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isToken(QByteArrayView(line).first(colon)))
            return std::nullopt;
        const QByteArray name = line.first(colon).toLower();
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (name == "host")
            headers.hosts.append(value);
        else if (name == "accept-language")
            headers.acceptLanguage = value;
        else if (name == "transfer-encoding" || (name == "content-length" && value != "0"))
            headers.hasBody = true;
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

LoopbackRequest parseHead(QByteArrayView head, const LoopbackTarget &ours)
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
    if (words[0] != "GET") {
        request.status = 405;
        return request;
    }
    if (headers->hasBody)
        return bad();
    if (QByteArray::fromPercentEncoding(target->path) != QByteArray::fromPercentEncoding(ours.path))
        return request;
    const std::optional<QueryParameters> parameters = parseQuery(target->query);
    if (!parameters)
        return bad();
    request.kind = LoopbackRequest::Kind::Redirect;
    request.status = 0;
    request.parameters = *parameters;
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
    // Known at the first byte: a TLS greeting, for one.
    if (readable.front() < 'A' || readable.front() > 'Z' || hasStrayControl(head))
        return bad();
    if (length >= 0)
        return parseHead(head, target);
    return received.size() >= maximumRequestHead ? bad(431) : LoopbackRequest();
}

} // namespace rescind
