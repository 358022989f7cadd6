// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

#include "core/base/redaction.h"

#include <cstdio>

namespace rescind {

Q_LOGGING_CATEGORY(netLog, "rescind.net", QtInfoMsg)
Q_LOGGING_CATEGORY(oidcLog, "rescind.oidc", QtInfoMsg)
Q_LOGGING_CATEGORY(loginLog, "rescind.login", QtInfoMsg)
Q_LOGGING_CATEGORY(revokeLog, "rescind.revoke", QtInfoMsg)
Q_LOGGING_CATEGORY(secretsLog, "rescind.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(profilesLog, "rescind.profiles", QtInfoMsg)
Q_LOGGING_CATEGORY(journalLog, "rescind.journal", QtInfoMsg)
Q_LOGGING_CATEGORY(engineLog, "rescind.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(uiLog, "rescind.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(appLog, "rescind.app", QtInfoMsg)

void installRedactingLogHandler()
{
    // Qt tells each stream that a server refuses; what came of the request is told by netLog.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.network.http2=false"));
    qInstallMessageHandler(
        [](QtMsgType type, const QMessageLogContext &context, const QString &message) {
            const QString line
                = qFormatLogMessage(type, context, withoutTokenLikeText(message)) + u'\n';
            std::fputs(qPrintable(line), stderr);
            if (type == QtFatalMsg)
                std::abort();
        });
}

} // namespace rescind
