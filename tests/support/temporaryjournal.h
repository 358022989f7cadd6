// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/journalkeeper.h"
#include "tests/support/memorysecretstore.h"

#include <QtCore/QTemporaryDir>

namespace rescind {

//! A journal in a folder of its own, with a keychain of its own for its head; both end with it.
struct TemporaryJournal
{
    explicit TemporaryJournal(const Clock &clock)
        : keeper(folder.path(), store, clock, QStringLiteral("0.1.0-test"))
    {
    }

    QTemporaryDir folder;
    MemorySecretStore store;
    JournalKeeper keeper;
};

} // namespace rescind
