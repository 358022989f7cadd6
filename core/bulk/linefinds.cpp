// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/linefinds.h"

#include <algorithm>
#include <cstring>

namespace rescind {

namespace {

constexpr qsizetype maxTokenSize = 256 * 1024;

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

} // namespace

QByteArrayView withoutWrapping(QByteArrayView text)
{
    text = trimmed(text);
    if (!text.isEmpty() && (text.back() == ',' || text.back() == ';'))
        text = trimmed(text.chopped(1));
    const bool isQuoted = text.size() >= 2 && text.front() == text.back()
        && (text.front() == '"' || text.front() == '\'' || text.front() == '`');
    return isQuoted ? trimmed(text.sliced(1).chopped(1)) : text;
}

bool canBeToken(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxTokenSize
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

ListFinds findsInLines(QByteArrayView input)
{
    ListFinds finds;
    quint32 line = 0;
    const char *const end = input.data() + input.size();
    for (const char *at = input.data(); at < end;) {
        ++line;
        const auto *const found
            = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        const char *const lineEnd = found == nullptr ? end : found;
        const QByteArrayView text = withoutWrapping({at, lineEnd - at});
        if (!text.isEmpty()) {
            finds.push_back({.offset = static_cast<quint32>(text.data() - input.data()),
                .size = static_cast<quint32>(text.size()),
                .line = line,
                .isGarbage = !canBeToken(text)});
        }
        at = lineEnd + 1;
    }
    return finds;
}

} // namespace rescind
