// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QJsonObject>
#include <QtCore/QObject>

#include <functional>

namespace rescind {

//! Results to standard output, one line each, flushed.
void printResult(const QString &line);
void printJson(const QJsonObject &object);
//! Human text to standard error.
void printMessage(const QString &line);

[[nodiscard]] bool isTerminal();
//! Asks on the terminal; false for anything but "y" or "yes".
[[nodiscard]] bool askYesOrNo(const QString &question);
//! Asks on the terminal; true where exactly this is typed.
[[nodiscard]] bool askToType(const QString &question, const QString &expected);

//! All of standard input, without one newline at its end.
[[nodiscard]] Secret readStandardInput();
//! The first line that comes on standard input, without blocking; an empty text at its end.
void onStandardInput(QObject *context, std::function<void(const QString &)> then);

} // namespace rescind
