// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace rescind {

//! Parses a command's arguments, those behind its name. False, and ended as wrong usage, where
//! there is an unknown option or another number of names.
[[nodiscard]] bool parsed(QCommandLineParser &parser, const QStringList &arguments,
    qsizetype positional, const CommandContext &context);

//! "0,2,10,30" in seconds; nothing for anything else.
[[nodiscard]] std::optional<LookTimes> lookTimes(const QString &text);

} // namespace rescind
