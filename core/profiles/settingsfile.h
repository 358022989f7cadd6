// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>

#include <functional>

namespace rescind {

//! One JSON object in a file of the settings folder, with a member `schema`.
//!
//! It is read anew before every change and replaced whole, under a lock, so that two running
//! programs do not lose each other's changes; only its owner may read it. Members that nobody here
//! knows are kept. A file that is broken, or of a newer schema, is never written to. What fails is
//! Reason::SettingsNotWritable, `subject` the file's path and `code`
//!
//! - `not_readable`: it is there and cannot be opened,
//! - `broken_file`: it is no such object; setAside() is the way out,
//! - `newer_schema`: a newer version wrote it (read() still gives it),
//! - `locked`: another program holds the lock,
//! - `not_written`: the disk is full, or the folder may not be written to.
class SettingsFile final
{
public:
    //! Whether an object that has a schema is one of this file's.
    using Check = bool (*)(const QJsonObject &document);
    using Edit = std::function<Result<void>(QJsonObject &document)>;

    //! The folder is made with the first change().
    SettingsFile(QString path, int schema, Check isSound)
        : m_path(std::move(path))
        , m_schema(schema)
        , m_isSound(isSound)
    {
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    //! An object with nothing but the schema where there is no file.
    [[nodiscard]] Result<QJsonObject> read() const;
    //! Nothing is written where the edit fails.
    [[nodiscard]] Result<void> change(const Edit &edit) const;
    //! Renames a broken file (no other: code `not_broken`) to "<name>.broken-<time>" and gives its
    //! new path; the next change begins a new one.
    [[nodiscard]] Result<QString> setAside(const QDateTime &now) const;

private:
    [[nodiscard]] Result<void> write(const QJsonObject &document) const;

    QString m_path;
    int m_schema;
    Check m_isSound;
};

} // namespace rescind
