// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <optional>

namespace rescind {

//! What the desktop program can be told on its command line. Never a secret.
struct CommandLine
{
    //! Nothing: as the preferences have it.
    std::optional<Theme::Mode> theme = {};
    //! "en", "zh_CN", or empty for that of the preferences.
    QString language = {};
    //! Name of the profile to show first; empty for the last one.
    QString profile = {};
    //! "rescind:…", as the system hands over a sign-in's answer; empty where there is none.
    QUrl redirect = {};
    //! Absolute path of profiles to be imported, as a double click gives it; empty for none.
    QString file = {};
};

//! Ends the program for --help, --version and for what it does not know.
[[nodiscard]] CommandLine parsedCommandLine(const QStringList &arguments);

} // namespace rescind
