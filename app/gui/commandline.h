// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QtCore/QStringList>

namespace rescind {

//! What the desktop program can be told on its command line. Never a secret.
struct CommandLine
{
    Theme::Mode theme = Theme::Mode::System;
    //! "en", "zh_CN", or empty for the system's.
    QString language = {};
    //! Name of the profile to show first; empty for the last one.
    QString profile = {};
};

//! Ends the program for --help, --version and for options it does not know.
[[nodiscard]] CommandLine parsedCommandLine(const QStringList &arguments);

} // namespace rescind
