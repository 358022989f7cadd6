// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/bulk/tokenlist.h"
#include "core/journal/workerthread.h"

namespace rescind {

//! Reads a list: UTF-8, or UTF-16 by its BOM or its zero bytes; any line ends. Finds the format by
//! the content, the tokens in it, and what each says by itself. Blocking; for worker threads. A
//! list without a token is an empty one, not an error. Fails where the file cannot be read, and
//! with ErrorKind::Cancelled.
[[nodiscard]] Result<std::shared_ptr<const TokenList>> tokenListFromFile(
    const QString &path, const TaskControl &control);
//! The same for what was pasted or dropped, or came on standard input.
[[nodiscard]] Result<std::shared_ptr<const TokenList>> tokenListFromBytes(
    const Secret &bytes, const TaskControl &control);

//! Reads lists in a thread of its own. Jobs give up when they are cancelled or deleted; progress
//! counts bytes.
class ListReader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListReader)

public:
    using List = std::shared_ptr<const TokenList>;

    explicit ListReader(QObject *parent = nullptr);

    [[nodiscard]] ResultJob<List> *readFile(
        const QString &path, QObject *parent, const TaskControl::Progress &progress = {});
    [[nodiscard]] ResultJob<List> *readBytes(
        const Secret &bytes, QObject *parent, const TaskControl::Progress &progress = {});

private:
    WorkerThread m_thread;
};

} // namespace rescind
