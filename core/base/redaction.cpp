// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include "core/base/tokenlike.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace rescind {

namespace {

const QString mark = QStringLiteral("[redacted]");

//! Without what cannot be seen: controls become spaces; invisible format characters vanish, since a
//! directional override could make a server's words read as ours, and a zero-width space inside a
//! token would hide it from the search for tokens.
QString withoutInvisible(const QString &text)
{
    const auto isPlain = [](QChar c) { return c >= u' ' && c <= u'~'; };
    if (std::all_of(text.begin(), text.end(), isPlain))
        return text;
    QList<char32_t> kept;
    const QList<uint> points = text.toUcs4();
    kept.reserve(points.size());
    for (const char32_t point : points) {
        const QChar::Category category = QChar::category(point);
        if (category == QChar::Other_Control)
            kept.append(U' ');
        else if (category != QChar::Other_Format)
            kept.append(point);
    }
    return QString::fromUcs4(kept.constData(), kept.size());
}

QString withoutSecrets(QString text, QList<Secret> secrets)
{
    // Longest first: one secret may be a part of another.
    std::sort(secrets.begin(), secrets.end(),
        [](const Secret &a, const Secret &b) { return a.size() > b.size(); });
    for (const Secret &secret : secrets) {
        // A one-letter "secret" would shred the text and hide nothing.
        if (secret.size() < 4 || secret.size() > 4 * text.size()) // UTF-8 beside UTF-16
            continue;
        const QByteArray bytes = secret.reveal();
        text.replace(QString::fromUtf8(bytes), mark);
        text.replace(QString::fromLatin1(bytes.toPercentEncoding()), mark, Qt::CaseInsensitive);
    }
    return text;
}

//! The parts of a JWT may each be short; the beginning of one ({"…) gives it away.
QList<TextRange> jwtRanges(const QString &text)
{
    static const QRegularExpression jwt(
        QStringLiteral(R"((?<![a-z])eyJ[A-Za-z0-9_-]{5,}+(?:\.[A-Za-z0-9_-]*+){0,4})"));
    QList<TextRange> result;
    if (!text.contains(QLatin1String("eyJ")))
        return result;
    for (auto matches = jwt.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        result.append({match.capturedStart(), match.capturedLength()});
    }
    return result;
}

QString cut(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    QString result = text.left(limit - 1);
    if (!result.isEmpty() && result.back().isHighSurrogate())
        result.chop(1);
    return result + QChar(0x2026);
}

} // namespace

QString withoutTokenLikeText(const QString &text)
{
    QList<TextRange> ranges = tokenLikeRanges(text) + jwtRanges(text);
    std::sort(ranges.begin(), ranges.end(),
        [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    QString result;
    qsizetype copied = 0;
    for (const TextRange &range : std::as_const(ranges)) {
        const qsizetype end = range.start + range.size;
        if (range.start >= copied) {
            result += QStringView(text).mid(copied, range.start - copied);
            result += mark;
        }
        copied = std::max(copied, end);
    }
    return result + QStringView(text).mid(copied);
}

QString redacted(const QString &text, const QList<Secret> &secrets, qsizetype limit)
{
    const QString visible = withoutInvisible(text);
    return cut(withoutTokenLikeText(withoutSecrets(visible, secrets)).simplified(), limit);
}

} // namespace rescind
