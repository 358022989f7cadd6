// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/policy.h"
#include "core/profiles/settingsfile.h"

namespace rescind {

enum class Appearance { System, Light, Dark };

//! How often a server is asked after a revocation whether the token is really dead.
enum class LookSchedule {
    Once,    //!< at once, and not again
    Quick,   //!< at once and after 2 s
    Usual,   //!< after 0, 2, 10 and 30 s
    Patient, //!< after 0, 2, 10, 30, 60 and 120 s, for servers that take their time
};

//! What a user may choose about the program, for all profiles. Nothing here is secret.
struct Preferences
{
    //! "en", "zh_CN", or empty for the system's.
    QString language = {};
    Appearance appearance = Appearance::System;
    //! How long a token stays on the clipboard; 5 s to 10 min.
    std::chrono::seconds clipboardTime = std::chrono::seconds(30);
    //! Lock after so long without input; 0: never. A day at most.
    std::chrono::minutes lockAfter = std::chrono::minutes(0);
    LookSchedule looks = LookSchedule::Usual;
    //! Every journal entry goes to the local syslog daemon as well.
    bool journalToSyslog = false;

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

//! What counts: the user's preferences where a policy decides nothing.
[[nodiscard]] Preferences underPolicy(Preferences own, const Policy &policy);

struct LoadedPreferences
{
    //! As the user has chosen; see underPolicy().
    Preferences own = {};
    //! Why some of it, or all, are the usual values.
    std::optional<Error> problem = {};
};

//! The preferences of one settings folder, in its `preferences.json` beside the profiles:
//!
//!     {"schema": 1, "language": "zh_CN", "appearance": "dark", "clipboardSeconds": 30,
//!      "lockAfterMinutes": 5, "verification": "usual", "journalToSyslog": false}
//!
//! Kept as SettingsFile says. Members may be left out. One that cannot be understood has its usual
//! value, and so have all where the file is no such file: that is said as
//! Reason::PreferencesRefused, subject "<file>" or "<file>#/<member>", code `not_readable`,
//! `broken_file` or `wrong_value`. A broken file is set aside by the next save(), never lost.
class PreferencesStore final
{
public:
    explicit PreferencesStore(const QString &folder);

    [[nodiscard]] LoadedPreferences load() const;
    [[nodiscard]] Result<void> save(const Preferences &preferences, const QDateTime &now);
    [[nodiscard]] const QString &filePath() const { return m_file.path(); }

private:
    SettingsFile m_file;
};

} // namespace rescind
