// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/journalkeeper.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

namespace rescind {

//! A journal in a folder of its own, with a keychain of its own for its head; both end with it.
struct TemporaryJournal
{
    explicit TemporaryJournal(const Clock &clock)
        : keeper(path(), store, clock, QStringLiteral("0.1.0-test"))
    {
    }

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("data")); }
    //! From now on nothing can be written: something else stands in the folder's place.
    [[nodiscard]] bool block() const
    {
        QFile inTheWay(path());
        return QDir(path()).removeRecursively() && inTheWay.open(QIODevice::WriteOnly);
    }
    [[nodiscard]] bool unblock() const { return QFile::remove(path()); }
    //! All that is in it, oldest first.
    [[nodiscard]] QList<JournalEntry> entries()
    {
        (void)resultOf(keeper.settle(&keeper));
        auto page = resultOf(keeper.reader().page({}, 0, 1000, &keeper));
        QList<JournalEntry> found = page ? page->entries : QList<JournalEntry>();
        std::reverse(found.begin(), found.end());
        return found;
    }

    QTemporaryDir folder;
    MemorySecretStore store;
    JournalKeeper keeper;
};

} // namespace rescind
