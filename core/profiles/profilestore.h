// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/managedprofiles.h"
#include "core/profiles/profile.h"
#include "core/profiles/settingsfile.h"

namespace rescind {

//! A profile in the file that cannot be used. It stays in the file as it is.
struct ProfileProblem
{
    QString id = {};
    QString name = {};
    Error error = {};
};

struct ProfileList
{
    QList<Profile> profiles = {};
    QList<ProfileProblem> problems = {};
    //! The profile used last; empty where there is none, or it is gone.
    QString lastProfileId = {};
};

//! The profiles of one settings folder, in its `profiles.json`. Never a secret.
//!
//! Kept as SettingsFile says: a file that is broken, or of a newer schema, is never written to, and
//! load() and every change then fail (a newer one's load() reads what it understands).
//!
//! Managed profiles stand after the user's own; one with the id of an own one stands in for it.
//! Where there are any, load() gives them also beside a file that cannot be read, which is then a
//! problem of the list.
//! They can be neither changed nor removed (Reason::InvalidProfile, subject "id", code `managed`);
//! what is learnt about them is kept here, under `managed`.
class ProfileStore final
{
public:
    //! The folder is made with the first save().
    explicit ProfileStore(const QString &folder, ManagedProfiles managed = ManagedProfiles());

    [[nodiscard]] Result<ProfileList> load() const;
    //! Reason::InvalidProfile with subject "id" where there is none.
    [[nodiscard]] Result<Profile> byId(const QString &id) const;
    //! Checks and keeps; gives an id to a profile without one. A name that another profile has is
    //! Reason::InvalidProfile with subject "name" and code `taken`. Gives the profile as kept. Of a
    //! managed one only what was learnt is kept, and anything else has to be as it was given.
    [[nodiscard]] Result<Profile> save(const Profile &profile);
    //! Removing what is not there succeeds.
    [[nodiscard]] Result<void> remove(const QString &id);
    [[nodiscard]] Result<void> setLastProfileId(const QString &id);
    //! Renames a broken file (no other: code `not_broken`) to "profiles.json.broken-<time>" and
    //! gives its new path; the next save begins a new one.
    [[nodiscard]] Result<QString> setAside(const QDateTime &now);

    [[nodiscard]] const QString &filePath() const { return m_file.path(); }

private:
    [[nodiscard]] Result<Profile> saveLearnt(const Profile &given, const Profile &profile) const;

    SettingsFile m_file;
    ManagedProfiles m_managed;
};

} // namespace rescind
