// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QtNetwork/QSslCertificate>

namespace rescind {

//! Errors about a file that a profile names: ErrorKind::Tls, Stage::Profile, the path as subject.
[[nodiscard]] Error namedFileError(Reason reason, const QString &path);

//! The whole of a small file: Reason::FileMissing where there is none, Reason::FileUnreadable where
//! it may not be read, is none (a folder, a device) or is far too large.
[[nodiscard]] Result<QByteArray> namedFile(const QString &path);

//! The certificates of a PEM file, one or many, or the one of a DER file;
//! Reason::NoCertificateInFile where there is none.
[[nodiscard]] Result<QList<QSslCertificate>> authoritiesIn(const QString &path);

} // namespace rescind
