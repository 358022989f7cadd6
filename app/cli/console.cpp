// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QPointer>

#include <cstdio>
#include <thread>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace rescind {

namespace {

void write(std::FILE *stream, const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stream);
    std::fflush(stream);
}

QByteArray firstLine()
{
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? input.readLine() : QByteArray();
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

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) != 0;
#endif
}

bool askYesOrNo(const QString &question)
{
    std::fputs(qPrintable(question + QStringLiteral(" [y/N] ")), stderr);
    const QByteArray answer = firstLine().trimmed().toLower();
    return answer == "y" || answer == "yes";
}

bool askToType(const QString &question, const QString &expected)
{
    std::fputs(qPrintable(question + u' '), stderr);
    return firstLine().trimmed() == expected.toUtf8();
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

void onStandardInput(QObject *context, std::function<void(const QString &)> then)
{
    // A thread of its own, since a terminal, a pipe and a file cannot all be waited for in one way;
    // it may still be reading when the program ends.
    std::thread([context = QPointer(context), then = std::move(then)] {
        const QString line = QString::fromUtf8(firstLine()).trimmed();
        if (context)
            QMetaObject::invokeMethod(
                context, [then, line] { then(line); }, Qt::QueuedConnection);
    }).detach();
}

} // namespace rescind
