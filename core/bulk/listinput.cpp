// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/listinput.h"

#include "core/bulk/listencoding.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <cstring>

namespace rescind {

namespace {

constexpr qint64 pieceSize = 4 << 20;

tl::unexpected<Error> failed(Reason reason, const QString &path)
{
    return fail({.kind = ErrorKind::Usage,
        .stage = Stage::Storage,
        .reason = reason,
        .subject = QFileInfo(path).fileName()});
}

//! Up to a byte more than fits, so that too much shows. Nothing where reading failed.
std::optional<WipedBytes> readAll(QFile &file, const TaskControl &control)
{
    const qint64 expected = std::min(file.size(), largestListInput);
    WipedBytes bytes(static_cast<std::size_t>((expected > 0 ? expected : pieceSize) + 1));
    qint64 done = 0;
    while (!control.isCancelled() && done <= largestListInput) {
        const auto capacity = static_cast<qint64>(bytes.capacity());
        if (done == capacity) {
            // A pipe, or a file that grows, does not say how long it is.
            WipedBytes larger(
                static_cast<std::size_t>(std::min(capacity * 2, largestListInput + 1)));
            std::memcpy(larger.data(), bytes.data(), static_cast<std::size_t>(done));
            bytes = std::move(larger);
            continue;
        }
        const qint64 count = file.read(bytes.data() + done, std::min(pieceSize, capacity - done));
        if (count < 0)
            return std::nullopt;
        if (count == 0)
            break;
        done += count;
        const qint64 total = std::max(expected, done);
        control.progressed(done / 2, total);
    }
    bytes.setSize(static_cast<std::size_t>(done));
    return bytes;
}

} // namespace

Result<WipedBytes> inputFromFile(const QString &path, const TaskControl &control)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failed(Reason::FileMissing, path);
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failed(Reason::FileUnreadable, path);
    if (file.size() > largestListInput)
        return failed(Reason::TooLarge, path);
    std::optional<WipedBytes> bytes = readAll(file, control);
    if (control.isCancelled())
        return fail({.kind = ErrorKind::Cancelled, .stage = Stage::Storage});
    if (!bytes)
        return failed(Reason::FileUnreadable, path);
    if (bytes->size() > static_cast<std::size_t>(largestListInput))
        return failed(Reason::TooLarge, path);
    return asUtf8(std::move(*bytes));
}

Result<WipedBytes> inputFromBytes(QByteArrayView bytes)
{
    if (bytes.size() > largestListInput)
        return failed(Reason::TooLarge, {});
    WipedBytes copy(static_cast<std::size_t>(bytes.size()));
    if (!bytes.isEmpty())
        std::memcpy(copy.data(), bytes.data(), static_cast<std::size_t>(bytes.size()));
    copy.setSize(static_cast<std::size_t>(bytes.size()));
    return asUtf8(std::move(copy));
}

} // namespace rescind
