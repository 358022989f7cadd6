// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/managedprofiles.h"
#include "core/profiles/profile.h"

#include <QtCore/QJsonObject>

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
//! The file is read anew before every change and replaced whole, under a lock, so that two running
//! programs do not lose each other's changes; only its owner may read it. Members that this version
//! does not know are kept. A file that is broken, or of a newer schema, is never written to: load()
//! and every change then fail with Reason::SettingsNotWritable, `subject` the file's path and
//! `code`
//!
//! - `not_readable`: it is there and cannot be opened,
//! - `broken_file`: it is no profile file; setAside() is the way out,
//! - `newer_schema`: a newer version wrote it (load() still reads what it understands),
//! - `locked`: another program holds the lock,
//! - `not_written`: the disk is full, or the folder may not be written to.
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

    [[nodiscard]] const QString &filePath() const { return m_path; }

private:
    [[nodiscard]] Result<Profile> saveLearnt(const Profile &given, const Profile &profile) const;
    [[nodiscard]] Result<QJsonObject> readDocument() const;
    [[nodiscard]] Result<void> writeDocument(const QJsonObject &document) const;
    template<typename F>
    [[nodiscard]] Result<void> change(F &&edit) const;

    QString m_path;
    ManagedProfiles m_managed;
};

} // namespace rescind
