// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

namespace rescind {

//! Space enough for what SQLite writes at once; true as well where nobody can tell.
[[nodiscard]] bool hasRoomBeside(const QString &path);

//! One connection to one SQLite file, to be used in the thread that opened it.
class SqliteFile final
{
public:
    enum class Access {
        ReadOnly,
        ReadWrite,
        //! Nobody can write to it, as on a read-only disk, where SQLite cannot share it either.
        Immutable,
    };

    SqliteFile() = default;
    ~SqliteFile() { close(); }
    Q_DISABLE_COPY_MOVE(SqliteFile)

    //! Makes the file, for its owner only, where it is missing and may be written to. Its folder
    //! must exist. A second open() closes the first.
    [[nodiscard]] Result<void> open(const QString &path, Access access);
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] Result<void> run(const QString &statement);
    //! The first column of the first row; invalid where there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &statement);
    //! Ready for bindValue(); forward only.
    [[nodiscard]] Result<QSqlQuery> prepared(const QString &statement);
    [[nodiscard]] Error errorOf(const QSqlError &error) const;
    [[nodiscard]] Error errorOf(const QSqlQuery &query) const;
    [[nodiscard]] Error error(Reason reason, const QString &code = {}) const;

private:
    QSqlDatabase m_database;
    QString m_path;
    QString m_name;
};

} // namespace rescind
