// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/namedfile.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace rescind {

namespace {

//! Whole bundles of authorities have some hundred kilobytes.
constexpr qint64 largestFile = 8 * 1024 * 1024;

} // namespace

Error namedFileError(Reason reason, const QString &path)
{
    return {.kind = ErrorKind::Tls, .stage = Stage::Profile, .reason = reason, .subject = path};
}

Result<QByteArray> namedFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(namedFileError(Reason::FileMissing, path));
    QFile file(path);
    if (!info.isFile() || info.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return fail(namedFileError(Reason::FileUnreadable, path));
    const QByteArray bytes = file.read(largestFile);
    if (file.error() != QFileDevice::NoError)
        return fail(namedFileError(Reason::FileUnreadable, path));
    return bytes;
}

Result<QList<QSslCertificate>> authoritiesIn(const QString &path)
{
    const auto bytes = namedFile(path);
    if (!bytes)
        return fail(bytes.error());
    QList<QSslCertificate> found = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (found.isEmpty())
        found = QSslCertificate::fromData(*bytes, QSsl::Der);
    found.removeIf([](const QSslCertificate &certificate) { return certificate.isNull(); });
    if (found.isEmpty())
        return fail(namedFileError(Reason::NoCertificateInFile, path));
    return found;
}

} // namespace rescind
