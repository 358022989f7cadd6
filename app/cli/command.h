// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcodes.h"
#include "core/engine/engine.h"

#include <QtCore/QCommandLineParser>

#include <functional>

namespace rescind {

//! What every command is given, and how it ends.
struct CommandContext
{
    Engine &engine;
    bool json = false;
    //! Lives until the program ends.
    QObject *owner = nullptr;
    //! To be called once.
    std::function<void(ExitCode)> done = {};

    //! Ends with the error: as JSON on standard output, or in words on standard error.
    void fail(const Error &error) const;
    //! Ends as wrong usage.
    void refuse(const QString &message) const;
    //! Nothing, and ended as wrong usage, where there is none of that name.
    [[nodiscard]] std::optional<Profile> profileNamed(const QString &name) const;
    //! The session of a profile; null, and ended as wrong usage, where there is none of that name.
    [[nodiscard]] Session *sessionNamed(const QString &name) const;
};

using Command = void (*)(const CommandContext &context, const QStringList &arguments);

void runBulk(const CommandContext &context, const QStringList &arguments);
void runDiagnose(const CommandContext &context, const QStringList &arguments);
void runInspect(const CommandContext &context, const QStringList &arguments);
void runJournal(const CommandContext &context, const QStringList &arguments);
void runLogin(const CommandContext &context, const QStringList &arguments);
void runLogout(const CommandContext &context, const QStringList &arguments);
void runRefresh(const CommandContext &context, const QStringList &arguments);
void runRevoke(const CommandContext &context, const QStringList &arguments);
void runStatus(const CommandContext &context, const QStringList &arguments);

//! Calls it when nothing is under way in the session any more; at once where nothing is.
void whenSettled(Session *session, QObject *owner, std::function<void()> then);
//! Prints the state of the tokens, and what went wrong on the way, and ends.
void endWithStatus(const CommandContext &context, const Session &session);

} // namespace rescind
