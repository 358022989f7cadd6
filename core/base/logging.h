// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QLoggingCategory>

namespace rescind {

//! Every category the program logs in. Ids, counts and names only, never a value that is secret.
//! QT_LOGGING_RULES="rescind.*.debug=true" shows all.
Q_DECLARE_LOGGING_CATEGORY(netLog)
Q_DECLARE_LOGGING_CATEGORY(oidcLog)
Q_DECLARE_LOGGING_CATEGORY(loginLog)
Q_DECLARE_LOGGING_CATEGORY(revokeLog)
Q_DECLARE_LOGGING_CATEGORY(secretsLog)
Q_DECLARE_LOGGING_CATEGORY(profilesLog)
Q_DECLARE_LOGGING_CATEGORY(journalLog)
Q_DECLARE_LOGGING_CATEGORY(engineLog)
Q_DECLARE_LOGGING_CATEGORY(uiLog)
Q_DECLARE_LOGGING_CATEGORY(appLog)

//! Installs the last line of defence: every line of every category loses token-like text.
void installRedactingLogHandler();

} // namespace rescind
