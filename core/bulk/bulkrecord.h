// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/bulk/bulkrow.h"
#include "core/bulk/bulksettings.h"
#include "core/bulk/tokenlist.h"

#include <vector>

namespace rescind {

//! What is kept of a run besides its rows. No secret is in it, and no token.
struct BulkRecord
{
    QString profileId = {};
    QString profileName = {};
    QString clientId = {};
    QString issuer = {};
    QString host = {};
    //! What was read: a file's name without its folder, or empty.
    QString inputName = {};
    //! Of the whole list; TokenList::digest().
    TokenDigest list = {};
    BulkSettings settings = {};
    QDateTime createdAt = {};
    //! Invalid while it can be resumed.
    QDateTime endedAt = {};
    //! The journal's entry after which each row that has an outcome is entered once; 0 where that
    //! is not known. See BulkRun.
    qint64 journalFrom = 0;
};

struct NumberedError
{
    //! From 1; what BulkRow::error refers to.
    quint32 number = 0;
    Error error = {};
};

//! A run as its file has it.
struct BulkContents
{
    BulkRecord record = {};
    std::vector<TokenDigest> digests = {};
    std::vector<BulkRow> rows = {};
    //! Number n is at n - 1.
    std::vector<Error> errors = {};
};

struct RowChange
{
    qint32 index = 0;
    BulkRow row = {};
};

//! What is made durable together.
struct BulkChanges
{
    //! Rows that are about to be sent.
    std::vector<qint32> intents = {};
    std::vector<RowChange> rows = {};
    std::vector<NumberedError> errors = {};

    [[nodiscard]] bool isEmpty() const { return intents.empty() && rows.empty() && errors.empty(); }
};

//! One run that was found in a folder.
struct BulkRunFile
{
    QString path = {};
    BulkRecord record = {};
    BulkCounts counts = {};
};

} // namespace rescind
