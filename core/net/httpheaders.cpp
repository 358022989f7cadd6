// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpheaders.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <limits>

namespace rescind {

QDateTime httpDate(QByteArrayView value)
{
    const QString text = QString::fromLatin1(value.trimmed());
    const qsizetype comma = text.indexOf(QLatin1String(", "));
    // The day of the week says nothing new, and a wrong one would void the date.
    QDateTime result = QLocale::c().toDateTime(
        text.mid(comma + 2), QStringLiteral("dd MMM yyyy HH:mm:ss 'GMT'"));
    if (comma != 3 || !result.isValid())
        return {};
    result.setTimeSpec(Qt::UTC);
    return result;
}

std::optional<int> retryAfterSeconds(QByteArrayView value, const QDateTime &now)
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    const QByteArray text = value.trimmed().toByteArray();
    const bool digits = !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        bool fits = false;
        const qint64 seconds = text.toLongLong(&fits);
        return static_cast<int>(fits ? std::min(seconds, most) : most);
    }
    const QDateTime date = httpDate(text);
    if (!date.isValid())
        return std::nullopt;
    return static_cast<int>(std::clamp<qint64>(now.secsTo(date), 0, most));
}

} // namespace rescind
