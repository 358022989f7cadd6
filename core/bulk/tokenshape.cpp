// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokenshape.h"

#include "core/base/tokenlike.h"

#include <QtCore/QString>

#include <algorithm>

namespace rescind {

namespace {

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

//! RFC 6750 §2.1, and the dots of a JWT.
bool isBearerText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return isBase64Url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
    });
}

} // namespace

bool isBase64Url(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_';
}

QByteArrayView withoutSpace(QByteArrayView text)
{
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

QByteArrayView withoutWrapping(QByteArrayView text)
{
    text = withoutSpace(text);
    if (!text.isEmpty() && (text.back() == ',' || text.back() == ';'))
        text = withoutSpace(text.chopped(1));
    const bool isQuoted = text.size() >= 2 && text.front() == text.back()
        && (text.front() == '"' || text.front() == '\'' || text.front() == '`');
    if (isQuoted)
        text = withoutSpace(text.sliced(1).chopped(1));
    constexpr QByteArrayView bearer("Bearer ");
    if (text.size() > bearer.size()
        && text.first(bearer.size()).compare(bearer, Qt::CaseInsensitive) == 0)
        text = withoutSpace(text.sliced(bearer.size()));
    return text;
}

bool canBeToken(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= longestToken
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool looksLikeToken(QByteArrayView text)
{
    constexpr qsizetype shortest = 16;
    if (text.size() < shortest || text.size() > longestToken || !isBearerText(text))
        return false;
    if (text.startsWith("ey") && text.contains('.'))
        return true;
    // Long enough to tell; a copy of a megabyte would be none of a token anyway.
    constexpr qsizetype enough = 512;
    return !tokenLikeRanges(QString::fromLatin1(text.first(std::min(text.size(), enough))))
                .isEmpty();
}

} // namespace rescind
