// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/journal/journalindex.h"

#include <QtCore/QCommandLineParser>

namespace rescind {

//! The options that say which entries are meant.
class JournalOptions final
{
public:
    void addTo(QCommandLineParser &parser) const;
    //! What was asked for, or in a word what is wrong with it. A profile is meant by its name, or
    //! by its id, as the journal has it of removed ones too.
    [[nodiscard]] tl::expected<JournalFilter, QString> filter(
        const QCommandLineParser &parser, Engine &engine) const;

private:
    QCommandLineOption m_since{QStringLiteral("since"), {}, QStringLiteral("time")};
    QCommandLineOption m_until{QStringLiteral("until"), {}, QStringLiteral("time")};
    QCommandLineOption m_profile{QStringLiteral("profile"), {}, QStringLiteral("name")};
    QCommandLineOption m_action{QStringLiteral("action"), {}, QStringLiteral("names")};
    QCommandLineOption m_outcome{QStringLiteral("outcome"), {}, QStringLiteral("names")};
    QCommandLineOption m_fingerprint{QStringLiteral("fingerprint"), {}, QStringLiteral("hex")};
    QCommandLineOption m_text{QStringLiteral("text"), {}, QStringLiteral("text")};
};

} // namespace rescind
