// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/splitsecret.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QtEndian>

namespace rescind {

namespace {

constexpr QByteArrayView mark("RSC1");
constexpr qsizetype hashSize = 32;
constexpr qsizetype headSize = 4 + qsizetype(sizeof(quint32)) + hashSize;
constexpr qsizetype inHead = largestCredential - headSize;
// Far more than a session's tokens take; a head that asks for more is none of ours.
constexpr qsizetype largestSecret = 4 * 1024 * 1024;

QString pieceName(const QString &name, qsizetype number)
{
    return name + u'#' + QString::number(number);
}

Error notFound()
{
    return {.kind = ErrorKind::Keychain, .stage = Stage::Storage, .reason = Reason::SecretNotFound};
}

bool isNotFound(const Error &error)
{
    return error.reason == Reason::SecretNotFound;
}

qsizetype piecesFor(qsizetype size)
{
    const qsizetype rest = qMax<qsizetype>(0, size - inHead);
    return (rest + largestCredential - 1) / largestCredential;
}

struct Head
{
    qsizetype size = 0;
    QByteArrayView hash;
    QByteArrayView begin;
};

std::optional<Head> headIn(QByteArrayView bytes)
{
    if (bytes.size() < headSize || !bytes.startsWith(mark))
        return std::nullopt;
    const qsizetype size = qFromBigEndian<quint32>(bytes.data() + mark.size());
    if (size < 1 || size > largestSecret || bytes.size() != headSize + qMin(size, inHead))
        return std::nullopt;
    return Head{size, bytes.sliced(headSize - hashSize, hashSize), bytes.sliced(headSize)};
}

//! How many pieces there are in a row; what was cut off while removing leaves the first of them.
Result<qsizetype> piecesThere(CredentialEntries &entries, const QString &name)
{
    qsizetype count = 0;
    for (;;) {
        const Result<Secret> piece = entries.read(pieceName(name, count + 1));
        if (!piece && !isNotFound(piece.error()))
            return fail(piece.error());
        if (!piece)
            return count;
        ++count;
    }
}

void wipe(QByteArray &bytes)
{
    // A Secret wipes what it is given to keep; this buffer is nobody else's.
    bytes.fill('\0');
}

} // namespace

Result<Secret> readSplit(CredentialEntries &entries, const QString &name)
{
    const Result<Secret> first = entries.read(name);
    if (!first)
        return fail(first.error());
    const std::optional<Head> head = headIn(first->view());
    if (!head)
        return fail(notFound());
    QByteArray value;
    value.reserve(head->size);
    value.append(head->begin);
    for (qsizetype number = 1; number <= piecesFor(head->size); ++number) {
        const Result<Secret> piece = entries.read(pieceName(name, number));
        if (!piece) {
            wipe(value);
            return fail(piece.error());
        }
        value.append(piece->view());
    }
    const QByteArray hash = QCryptographicHash::hash(value, QCryptographicHash::Sha256);
    const bool isWhole = value.size() == head->size && equalInConstantTime(hash, head->hash);
    const Result<Secret> result = isWhole ? Result<Secret>(Secret(value)) : fail(notFound());
    wipe(value);
    return result;
}

Result<void> writeSplit(CredentialEntries &entries, const QString &name, const Secret &value)
{
    if (const Result<void> removed = removeSplit(entries, name); !removed)
        return removed;
    if (value.isEmpty())
        return {};
    const QByteArrayView bytes = value.view();
    if (bytes.size() > largestSecret) {
        return fail({.kind = ErrorKind::Keychain,
            .stage = Stage::Storage,
            .reason = Reason::KeychainUnavailable});
    }
    for (qsizetype number = 1; number <= piecesFor(bytes.size()); ++number) {
        const qsizetype from = inHead + (number - 1) * largestCredential;
        const QByteArrayView piece
            = bytes.sliced(from, qMin(largestCredential, bytes.size() - from));
        const Result<void> written
            = entries.write(pieceName(name, number), Secret(piece.toByteArray()));
        if (!written)
            return written;
    }
    QByteArray head = mark.toByteArray();
    head.resize(mark.size() + qsizetype(sizeof(quint32)));
    qToBigEndian(quint32(bytes.size()), head.data() + mark.size());
    head.append(QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256));
    head.append(bytes.first(qMin(inHead, bytes.size())));
    const Result<void> written = entries.write(name, Secret(head));
    wipe(head);
    return written;
}

Result<void> removeSplit(CredentialEntries &entries, const QString &name)
{
    const Result<Secret> first = entries.read(name);
    if (!first && !isNotFound(first.error()))
        return fail(first.error());
    const std::optional<Head> head = first ? headIn(first->view()) : std::nullopt;
    if (const Result<void> removed = entries.remove(name); !removed)
        return removed;
    const Result<qsizetype> inARow = piecesThere(entries, name);
    if (!inARow)
        return fail(inARow.error());
    // The last first: what is cut off here leaves no gap, behind which nobody would look.
    for (qsizetype number = qMax(*inARow, head ? piecesFor(head->size) : 0); number > 0; --number) {
        if (const Result<void> removed = entries.remove(pieceName(name, number)); !removed)
            return removed;
    }
    return {};
}

} // namespace rescind
