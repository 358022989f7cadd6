// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/journalentry.h"

#include <QtCore/QByteArray>

#include <memory>

namespace rescind {

//! The newest entry's number and hash; what to keep elsewhere, so that cutting the end off shows.
//! Sequence 0 is the head of an empty journal.
struct JournalHead
{
    qint64 sequence = 0;
    QByteArray hash = QByteArray(32, '\0');

    //! "1:<sequence>:<hash in hex>", for the keychain.
    [[nodiscard]] QByteArray toText() const;
    //! Nothing where the text is none of ours.
    [[nodiscard]] static std::optional<JournalHead> fromText(QByteArrayView text);

    friend bool operator==(const JournalHead &, const JournalHead &) = default;
};

//! An entry as the bytes that are stored and hashed: a format byte (1), then each field as its
//! length (four bytes, big end first) and its bytes. Numbers are decimal, texts UTF-8: sequence,
//! milliseconds since 1970, action, HTTP status, then journalTextFields().
[[nodiscard]] QByteArray encoded(const JournalEntry &entry);
//! Nothing where the bytes are no entry: trailing bytes, wrong lengths, bad numbers.
[[nodiscard]] std::optional<JournalEntry> decoded(QByteArrayView body);
//! The sequence alone; nothing where it cannot be read.
[[nodiscard]] std::optional<qint64> encodedSequence(QByteArrayView body);

//! SHA-256 over the hash before and the body: 32 bytes, then the body, whose own sequence ties it
//! to its place. Not to be shared by threads.
class JournalHasher final
{
public:
    JournalHasher();
    ~JournalHasher();
    Q_DISABLE_COPY_MOVE(JournalHasher)

    //! Writes 32 bytes.
    void hash(QByteArrayView before, QByteArrayView body, unsigned char *result);
    [[nodiscard]] QByteArray hash(QByteArrayView before, QByteArrayView body);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace rescind
