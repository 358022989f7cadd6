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
#include <windows.h>
#else
#include <unistd.h>
#endif

namespace rescind {

namespace {

#ifdef Q_OS_WIN
//! A Windows console takes bytes in a code page of its own, and any text as UTF-16.
bool writeToConsole(std::FILE *stream, const QString &text)
{
    auto *const handle = reinterpret_cast<HANDLE>(_get_osfhandle(_fileno(stream)));
    DWORD mode = 0;
    DWORD written = 0;
    return GetConsoleMode(handle, &mode) != 0
        && WriteConsoleW(handle, text.utf16(), DWORD(text.size()), &written, nullptr) != 0;
}
#else
bool writeToConsole(std::FILE *, const QString &)
{
    return false;
}
#endif

void write(std::FILE *stream, const QString &text)
{
    if (writeToConsole(stream, text))
        return;
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
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
    write(stdout, line + u'\n');
}

void printJson(const QJsonObject &object)
{
    write(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n');
}

void printMessage(const QString &line)
{
    write(stderr, line + u'\n');
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
    write(stderr, question + QStringLiteral(" [y/N] "));
    const QByteArray answer = firstLine().trimmed().toLower();
    return answer == "y" || answer == "yes";
}

bool askToType(const QString &question, const QString &expected)
{
    write(stderr, question + u' ');
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
