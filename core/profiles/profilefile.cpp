// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilefile.h"

#include "core/profiles/profiledocument.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = 1024 * 1024;

Error fileError(QLatin1StringView code, const QString &path)
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::ProfileFileRefused,
        .code = code,
        .subject = QDir::toNativeSeparators(path)};
}

} // namespace

Result<QList<Profile>> readProfileFile(const QString &path)
{
    QFile file(path);
    // A pipe or a device might never end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(fileError("not_readable"_L1, path));
    const QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest)
        return fail(fileError("too_large"_L1, path));
    Result<QList<Profile>> profiles = profilesFromDocument(bytes);
    if (!profiles) {
        Error error = profiles.error();
        error.subject.prepend(QDir::toNativeSeparators(path));
        return fail(error);
    }
    return profiles;
}

Result<void> writeProfileFile(const QString &path, const Profile &profile)
{
    QSaveFile file(path);
    const QByteArray bytes = profileDocument(profile);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(fileError("not_written"_L1, path));
    return {};
}

} // namespace rescind
