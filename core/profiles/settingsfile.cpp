// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/settingsfile.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QLockFile>
#include <QtCore/QSaveFile>

#include <chrono>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr auto schemaMember = "schema"_L1;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Error storageError(const QString &path, QLatin1StringView code)
{
    return {.kind = ErrorKind::Internal,
        .stage = Stage::Storage,
        .reason = Reason::SettingsNotWritable,
        .code = code,
        .subject = path};
}

//! The folder is ours alone when it is we who make it.
void makeFolder(const QString &path)
{
    if (QFileInfo::exists(path) || !QDir().mkpath(path))
        return;
    QFile::setPermissions(path, ownerOnly | QFileDevice::ExeOwner);
}

} // namespace

Result<QJsonObject> SettingsFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return QJsonObject{{schemaMember, m_schema}};
    if (!file.open(QIODevice::ReadOnly))
        return fail(storageError(m_path, "not_readable"_L1));
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    const QJsonObject object = document.object();
    if (!document.isObject() || !object.value(schemaMember).isDouble() || !m_isSound(object))
        return fail(storageError(m_path, "broken_file"_L1));
    return object;
}

Result<void> SettingsFile::write(const QJsonObject &document) const
{
    QSaveFile file(m_path);
    const QByteArray bytes = QJsonDocument(document).toJson(QJsonDocument::Indented);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return fail(storageError(m_path, "not_written"_L1));
    return {};
}

Result<void> SettingsFile::change(const Edit &edit) const
{
    makeFolder(QFileInfo(m_path).path());
    QLockFile lock(m_path + ".lock"_L1);
    if (!lock.tryLock(std::chrono::seconds(2))) {
        const bool held = lock.error() == QLockFile::LockFailedError;
        return fail(storageError(m_path, held ? "locked"_L1 : "not_written"_L1));
    }
    Result<QJsonObject> document = read();
    if (!document)
        return fail(document.error());
    if (document->value(schemaMember).toInt() > m_schema)
        return fail(storageError(m_path, "newer_schema"_L1));
    if (const Result<void> edited = edit(*document); !edited)
        return edited;
    return write(*document);
}

Result<QString> SettingsFile::setAside(const QDateTime &now) const
{
    const Result<QJsonObject> document = read();
    if (document)
        return fail(storageError(m_path, "not_broken"_L1));
    if (document.error().code != "broken_file"_L1)
        return fail(document.error());
    const QString aside = m_path + ".broken-"_L1 + now.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    // rename() refuses to overwrite, so an earlier one set aside in the same second is safe.
    if (!QFile::rename(m_path, aside))
        return fail(storageError(m_path, "not_written"_L1));
    return aside;
}

} // namespace rescind
