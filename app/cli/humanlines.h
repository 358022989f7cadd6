// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/session.h"
#include "core/oidc/idtokenchecks.h"
#include "ui/text/checktext.h"

namespace rescind {

//! What the command line says to a person, a line each.
[[nodiscard]] QStringList errorLines(const Error &error);
[[nodiscard]] QStringList statusLines(const Session &session);
[[nodiscard]] QStringList tokenLines(const Token &token, const QDateTime &now);
[[nodiscard]] QStringList outcomeLines(const RevocationReport &report, const QDateTime &now);

//! A check with its sign; what goes on below the first line is indented.
[[nodiscard]] QString checkLine(CheckResult result, const CheckText &text);

} // namespace rescind
