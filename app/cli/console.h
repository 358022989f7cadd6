// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! Exit codes of the command line's contract, as far as its commands use them.
enum class ExitCode { Done = 0, Failed = 1, Usage = 2, KeychainUnavailable = 14 };

//! Results go to standard output, words for people to standard error.
void printResult(const QString &line);
void printJson(const QJsonObject &object);
void printMessage(const QString &line);

//! {"error":{…}} of the contract. Never holds a secret.
[[nodiscard]] QJsonObject errorJson(const Error &error);
[[nodiscard]] ExitCode exitCodeFor(const Error &error);

//! All of standard input; one newline at its end is dropped, nothing else.
[[nodiscard]] Secret readStandardInput();

} // namespace rescind
