// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/fieldchecks.h"

#include "core/profiles/profile.h"

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

Error invalidField(QAnyStringView field)
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .subject = field.toString()};
}

Error plainHttpField(QAnyStringView field)
{
    return {.kind = ErrorKind::Insecure,
        .stage = Stage::Profile,
        .reason = Reason::PlainHttp,
        .subject = field.toString()};
}

bool isPrintable(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format;
    });
}

bool isVisibleAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

bool hasUnsafeText(const QString &url)
{
    return !isPrintable(url) || url.contains(u'\\')
        || std::any_of(url.begin(), url.end(), [](QChar c) { return c.isSpace(); });
}

std::optional<Error> addressProblem(QAnyStringView field, const QString &text, bool mayHaveQuery)
{
    const QUrl url(text, QUrl::StrictMode);
    if (hasUnsafeText(text) || !url.isValid() || url.host().isEmpty() || url.port() == 0
        || !url.userInfo().isEmpty() || url.authority().contains(u'@') || url.hasFragment()
        || (url.hasQuery() && !mayHaveQuery))
        return invalidField(field);
    if (url.scheme() == "http"_L1 && !isAllowedUrl(url))
        return plainHttpField(field);
    return isAllowedUrl(url) ? std::nullopt : std::optional<Error>(invalidField(field));
}

} // namespace rescind
