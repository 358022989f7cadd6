// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <QtCore/QSocketNotifier>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>
#elif defined(Q_OS_WIN)
#include <QtCore/QPointer>

#include <windows.h>
#endif

namespace rescind {

#ifdef Q_OS_UNIX

namespace {

std::array<int, 2> &pipeEnds()
{
    static std::array<int, 2> ends{-1, -1};
    return ends;
}

//! Only what is allowed inside a signal.
void passOn(int signal)
{
    std::signal(signal, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const auto written = write(pipeEnds()[1], &byte, 1);
}

} // namespace

void onInterrupt(QObject *context, std::function<void()> then)
{
    if (pipe2(pipeEnds().data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *const notifier = new QSocketNotifier(pipeEnds()[0], QSocketNotifier::Read, context);
    QObject::connect(
        notifier, &QSocketNotifier::activated, context, [notifier, then = std::move(then)] {
            notifier->setEnabled(false);
            then();
        });
    std::signal(SIGINT, passOn);
    std::signal(SIGTERM, passOn);
}

#elif defined(Q_OS_WIN)

namespace {

struct Interrupted
{
    QPointer<QObject> context;
    std::function<void()> then;
};

Interrupted &interrupted()
{
    static Interrupted one;
    return one;
}

//! In a thread that the system makes for it.
BOOL WINAPI passOn(DWORD event)
{
    // The second time it ends at once.
    SetConsoleCtrlHandler(passOn, FALSE);
    if (interrupted().context) {
        QMetaObject::invokeMethod(interrupted().context, interrupted().then, Qt::QueuedConnection);
    }
    // Of a console that is closed, a program lives on for some seconds, until this returns.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        Sleep(INFINITE);
    return TRUE;
}

} // namespace

void onInterrupt(QObject *context, std::function<void()> then)
{
    interrupted() = {context, std::move(then)};
    SetConsoleCtrlHandler(passOn, TRUE);
}

#else

void onInterrupt(QObject *, std::function<void()>) { }

#endif

} // namespace rescind
