// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/wipedbytes.h"
#include "core/journal/workerthread.h"

#include <QtCore/QString>

namespace rescind {

//! What is read at most: tokens are held in memory, and a log of more is better searched before.
inline constexpr qint64 largestListInput = qint64(1) << 30;

//! A list's bytes, as UTF-8 without a byte order mark. Fails with Reason::FileUnreadable,
//! Reason::FileMissing, Reason::TooLarge (`subject` is the file) or ErrorKind::Cancelled. Progress
//! is told in bytes of the first half of the file's size.
[[nodiscard]] Result<WipedBytes> inputFromFile(const QString &path, const TaskControl &control);
[[nodiscard]] Result<WipedBytes> inputFromBytes(QByteArrayView bytes);

} // namespace rescind
