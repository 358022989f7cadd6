// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/subjectname.h"

namespace rescind {

QString subjectName(const QList<Token> &tokens)
{
    for (const auto claim : {QLatin1StringView("preferred_username"), QLatin1StringView("email"),
             QLatin1StringView("name")}) {
        for (const Token &token : tokens) {
            const QString name = token.claims.value(claim).toString();
            if (token.kind == TokenKind::Id && !name.isEmpty())
                return name;
        }
    }
    for (const Token &token : tokens) {
        if (!token.facts.subject.isEmpty())
            return token.facts.subject;
    }
    return {};
}

} // namespace rescind
