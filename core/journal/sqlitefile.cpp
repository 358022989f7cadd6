// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/sqlitefile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>
#include <QtCore/QUrl>
#include <QtCore/QVariant>

#include <atomic>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! The primary result codes that mean something to a user (sqlite.org/rescode.html).
enum SqliteCode {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    Protocol = 15,
    NotADatabase = 26,
};

Reason reasonOf(int code, const QString &path)
{
    switch (code & 0xff) {
    case Full:
        return Reason::JournalFull;
    case IoError:
    case CannotOpen:
    case ReadOnly:
    case Perm:
        // SQLite calls some failures for want of space an I/O error.
        return hasRoomBeside(path) ? Reason::JournalNotWritable : Reason::JournalFull;
    case Busy:
    case Locked:
    case Protocol:
        return Reason::JournalLocked;
    case Corrupt:
    case NotADatabase:
        return Reason::JournalBroken;
    default:
        return Reason::JournalUnavailable;
    }
}

QString optionsFor(SqliteFile::Access access)
{
    switch (access) {
    case SqliteFile::Access::ReadOnly:
        return u"QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY"_s;
    case SqliteFile::Access::ReadWrite:
        return u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    case SqliteFile::Access::Immutable:
        return u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    }
    return {};
}

} // namespace

bool hasRoomBeside(const QString &path)
{
    const QStorageInfo disk(QFileInfo(path).path());
    return !disk.isValid() || disk.bytesAvailable() > 128 * 1024;
}

Result<void> SqliteFile::open(const QString &path, Access access)
{
    close();
    m_path = path;
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return fail(error(Reason::JournalUnavailable, u"no_driver"_s));
    // SQLite gives its helper files the permissions of this one, so it must not be SQLite's to
    // make.
    QFile file(path);
    if (access == Access::ReadWrite && !file.exists()
        && !file.open(QIODevice::NewOnly | QIODevice::WriteOnly,
            QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && !file.exists())
        return fail(error(hasRoomBeside(path) ? Reason::JournalNotWritable : Reason::JournalFull));
    file.close();
    static std::atomic_int counter = 0;
    m_name = u"rescind-journal-"_s + QString::number(++counter);
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    m_database.setDatabaseName(access == Access::Immutable
            ? QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded() + "?immutable=1")
            : path);
    m_database.setConnectOptions(optionsFor(access));
    if (!m_database.open()) {
        const Error failure = errorOf(m_database.lastError());
        close();
        return fail(failure);
    }
    return {};
}

void SqliteFile::close()
{
    if (m_name.isEmpty())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
    m_name.clear();
}

Result<void> SqliteFile::run(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return fail(errorOf(query));
    return {};
}

Result<QVariant> SqliteFile::value(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return fail(errorOf(query));
    if (query.next())
        return query.value(0);
    if (query.lastError().isValid())
        return fail(errorOf(query));
    return QVariant();
}

Result<QSqlQuery> SqliteFile::prepared(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return fail(errorOf(query));
    return query;
}

Error SqliteFile::errorOf(const QSqlError &error) const
{
    const QString code = error.nativeErrorCode();
    return this->error(reasonOf(code.toInt(), m_path), u"sqlite_"_s + code);
}

Error SqliteFile::errorOf(const QSqlQuery &query) const
{
    return errorOf(query.lastError());
}

Error SqliteFile::error(Reason reason, const QString &code) const
{
    return {.kind = ErrorKind::Journal,
        .stage = Stage::Storage,
        .reason = reason,
        .code = code,
        .subject = m_path};
}

} // namespace rescind
