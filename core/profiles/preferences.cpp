// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/preferences.h"

#include "core/profiles/jsonreader.h"

#include <QtCore/QDir>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;
constexpr int shortestClipboard = 5;
constexpr int longestClipboard = 600;
constexpr int longestLock = 24 * 60;

constexpr std::array appearances{Word<Appearance>{Appearance::System, "system"_L1},
    Word<Appearance>{Appearance::Light, "light"_L1}, Word<Appearance>{Appearance::Dark, "dark"_L1}};
constexpr std::array schedules{Word<LookSchedule>{LookSchedule::Once, "once"_L1},
    Word<LookSchedule>{LookSchedule::Quick, "quick"_L1},
    Word<LookSchedule>{LookSchedule::Usual, "usual"_L1},
    Word<LookSchedule>{LookSchedule::Patient, "patient"_L1}};

Error refused(const QString &code, const QString &path, const QString &member = {})
{
    Error error{.kind = ErrorKind::Usage,
        .stage = Stage::Storage,
        .reason = Reason::PreferencesRefused,
        .code = code,
        .subject = QDir::toNativeSeparators(path)};
    if (!member.isEmpty())
        error.subject += "#/"_L1 + member;
    return error;
}

//! A whole number within bounds, or what was there before.
int numberIn(JsonReader &reader, QLatin1StringView name, int usual, int least, int most)
{
    std::optional<int> number;
    reader.number(name, number);
    if (!number)
        return usual;
    if (*number >= least && *number <= most)
        return *number;
    reader.blame(name);
    return usual;
}

} // namespace

Preferences underPolicy(Preferences own, const Policy &policy)
{
    own.lockAfter = policy.lockAfter.value_or(own.lockAfter);
    own.journalToSyslog = own.journalToSyslog || policy.forcesSyslog;
    return own;
}

PreferencesStore::PreferencesStore(const QString &folder)
    : m_file(QDir(folder).filePath(u"preferences.json"_s), schema,
        [](const QJsonObject &) { return true; })
{
}

LoadedPreferences PreferencesStore::load() const
{
    const Result<QJsonObject> document = m_file.read();
    if (!document)
        return {.problem = refused(document.error().code, m_file.path())};
    Preferences own;
    JsonReader reader(*document);
    reader.text("language"_L1, own.language);
    if (!own.language.isEmpty() && own.language != "en"_L1 && own.language != "zh_CN"_L1) {
        own.language.clear();
        reader.blame("language"_L1);
    }
    reader.word("appearance"_L1, own.appearance, appearances);
    own.clipboardTime = std::chrono::seconds(numberIn(reader, "clipboardSeconds"_L1,
        static_cast<int>(own.clipboardTime.count()), shortestClipboard, longestClipboard));
    own.lockAfter
        = std::chrono::minutes(numberIn(reader, "lockAfterMinutes"_L1, 0, 0, longestLock));
    reader.word("verification"_L1, own.looks, schedules);
    reader.flag("journalToSyslog"_L1, own.journalToSyslog);
    if (reader.wrong().isEmpty())
        return {.own = own};
    return {.own = own, .problem = refused(u"wrong_value"_s, m_file.path(), reader.wrong())};
}

Result<void> PreferencesStore::save(const Preferences &preferences, const QDateTime &now)
{
    const auto broken = m_file.read();
    if (!broken && broken.error().code == "broken_file"_L1) {
        if (const auto aside = m_file.setAside(now); !aside)
            return fail(aside.error());
    }
    return m_file.change([&preferences](QJsonObject &document) -> Result<void> {
        document.insert("language"_L1, preferences.language);
        document.insert("appearance"_L1, wordFor(preferences.appearance, appearances));
        document.insert("clipboardSeconds"_L1, static_cast<int>(preferences.clipboardTime.count()));
        document.insert("lockAfterMinutes"_L1, static_cast<int>(preferences.lockAfter.count()));
        document.insert("verification"_L1, wordFor(preferences.looks, schedules));
        document.insert("journalToSyslog"_L1, preferences.journalToSyslog);
        return {};
    });
}

} // namespace rescind
