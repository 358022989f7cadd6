// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include <QtCore/QRegularExpression>

namespace rescind {

namespace {

const QString mark = QStringLiteral("[redacted]");

bool isControl(QChar c)
{
    // Directional overrides could make a server's words read as ours.
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

} // namespace

QString withoutTokenLikeText(const QString &text)
{
    // A UUID (request ids) has no run of 20; a host or a path has dots and slashes, and words lack digits.
    static const QRegularExpression jwt(
        QStringLiteral(R"(eyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){1,4})"));
    static const QRegularExpression opaque(QStringLiteral(
        R"((?<![A-Za-z0-9_~+/-])(?=[A-Za-z_~+/-]*[0-9])(?=[0-9_~+/-]*[A-Za-z])[A-Za-z0-9_~+]{20,}(?:[A-Za-z0-9_~+/-]*=*))"));
    QString result = text;
    result.replace(jwt, mark);
    result.replace(opaque, mark);
    return result;
}

QString redacted(const QString &text, const QList<Secret> &secrets, qsizetype limit)
{
    QString result = text;
    for (const Secret &secret : secrets) {
        // A one-letter "secret" would shred the text and hide nothing.
        if (secret.size() >= 4)
            result.replace(QString::fromUtf8(secret.reveal()), mark);
    }
    result = withoutTokenLikeText(result);
    for (QChar &c : result) {
        if (isControl(c))
            c = QLatin1Char(' ');
    }
    result = result.simplified();
    if (result.size() > limit)
        result = result.left(limit - 1) + QChar(0x2026);
    return result;
}

} // namespace rescind
