// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

namespace rescind {

//! The profiles of a document in a file, see profiledocument.h; the errors' subject begins with the
//! path. Besides those: `not_readable`, and `too_large` above a megabyte.
[[nodiscard]] Result<QList<Profile>> readProfileFile(const QString &path);

//! Writes the profile as a document, without any secret; an existing file is replaced whole, or
//! stays as it was (code `not_written`).
[[nodiscard]] Result<void> writeProfileFile(const QString &path, const Profile &profile);

} // namespace rescind
