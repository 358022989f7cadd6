// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QMetaEnum>

#include <cstdio>

namespace rescind {

namespace {

template<typename E>
QString enumName(E value)
{
    return QString::fromLatin1(QMetaEnum::fromType<E>().valueToKey(static_cast<int>(value)));
}

void write(std::FILE *stream, const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stream);
    std::fflush(stream);
}

} // namespace

void printResult(const QString &line)
{
    write(stdout, line);
}

void printJson(const QJsonObject &object)
{
    write(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

void printMessage(const QString &line)
{
    write(stderr, line);
}

QJsonObject errorJson(const Error &error)
{
    const QJsonObject body{{QStringLiteral("kind"), enumName(error.kind)},
        {QStringLiteral("stage"), enumName(error.stage)},
        {QStringLiteral("code"), error.code.isEmpty() ? enumName(error.reason) : error.code},
        {QStringLiteral("message"), enumName(error.reason)},
        {QStringLiteral("subject"), error.subject},
        {QStringLiteral("http_status"),
            error.httpStatus == 0 ? QJsonValue() : QJsonValue(error.httpStatus)},
        {QStringLiteral("server_text"), error.serverText},
        {QStringLiteral("request_id"),
            error.requestId.isEmpty() ? QJsonValue() : QJsonValue(error.requestId)}};
    return {{QStringLiteral("error"), body}};
}

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Keychain:
        return ExitCode::KeychainUnavailable;
    case ErrorKind::Usage:
        return ExitCode::Usage;
    default:
        return error.reason == Reason::InvalidProfile || error.reason == Reason::PlainHttp
            ? ExitCode::Usage
            : ExitCode::Failed;
    }
}

Secret readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray text = input.readAll();
    if (text.endsWith('\n'))
        text.chop(1);
    return Secret(text);
}

} // namespace rescind
