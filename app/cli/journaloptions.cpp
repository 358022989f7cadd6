// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/journaloptions.h"

#include <QtCore/QUuid>

namespace rescind {

namespace {

//! A day alone begins, or ends, with it.
QDateTime timeOf(const QString &text, bool isEnd)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (day.isValid() && text.size() == 10)
        return isEnd ? day.endOfDay() : day.startOfDay();
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

QString idOf(const QString &name, Engine &engine)
{
    for (const Profile &profile : engine.profiles()) {
        if (profile.name == name)
            return profile.id;
    }
    return QUuid::fromString(name).isNull() ? QString() : name;
}

} // namespace

void JournalOptions::addTo(QCommandLineParser &parser) const
{
    parser.addOptions({m_since, m_until, m_profile, m_action, m_outcome, m_fingerprint, m_text});
}

tl::expected<JournalFilter, QString> JournalOptions::filter(
    const QCommandLineParser &parser, Engine &engine) const
{
    JournalFilter filter{.text = parser.value(m_text)};
    filter.from = timeOf(parser.value(m_since), false);
    filter.until = timeOf(parser.value(m_until), true);
    if ((parser.isSet(m_since) && !filter.from.isValid())
        || (parser.isSet(m_until) && !filter.until.isValid()))
        return tl::unexpected(
            QStringLiteral("--since, --until: 2026-11-22 or 2026-11-22T14:02:11Z"));
    if (parser.isSet(m_profile)) {
        filter.profileId = idOf(parser.value(m_profile), engine);
        if (filter.profileId.isEmpty())
            return tl::unexpected(
                QStringLiteral("no profile of this name: ") + parser.value(m_profile));
    }
    const QStringList actions = parser.value(m_action).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : actions) {
        filter.actions.append(actionNamed(name));
        if (filter.actions.constLast() == JournalAction::Unknown)
            return tl::unexpected(QStringLiteral("--action: not known: ") + name);
    }
    filter.outcomes = parser.value(m_outcome).split(u',', Qt::SkipEmptyParts);
    if (parser.isSet(m_fingerprint)) {
        if (parser.isSet(m_text))
            return tl::unexpected(QStringLiteral("one of --fingerprint and --text"));
        filter.text = parser.value(m_fingerprint).remove(u' ').toLower();
    }
    return filter;
}

} // namespace rescind
