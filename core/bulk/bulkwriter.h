// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulklog.h"
#include "core/bulk/bulkrows.h"
#include "core/bulk/bulkstore.h"

#include <QtCore/QTimer>

#include <functional>

namespace rescind {

//! Makes a run's rows durable, many at a time, and then enters them into the journal: one commit of
//! each under way, and what comes meanwhile goes into the next one.
class BulkWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkWriter)

public:
    using EntryOf = std::function<JournalEntry(qint32 index)>;

    //! Without a store (a dry run's) rows count as durable at once. All that is handed in outlives
    //! this.
    BulkWriter(BulkStore *store, BulkLog &log, BulkRows &rows, EntryOf entryOf, QObject *parent);

    //! These rows are about to be sent; intended() says when they may be.
    void intend(std::vector<qint32> rows);
    //! This row's state is to be kept, as it is when the next commit begins. A finished one that
    //! has no entry in the journal gets it then.
    void settle(qint32 row);
    //! Does not wait for more to come.
    void hurry();
    //! All that was asked for is done, or has failed.
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] std::size_t intending() const { return m_intends.size() + m_intending; }
    //! After a failure: begins anew; what was not written is asked for again by the caller.
    void heal();

Q_SIGNALS:
    void intended(const std::vector<qint32> &rows);
    //! These finished rows are durable and in the journal.
    void entered(const std::vector<qint32> &rows);
    //! Nothing more is written to it from now on.
    void storeFailed(const rescind::Error &error);
    void journalFailed(const rescind::Error &error);
    void idle();

private:
    void commit();
    void onCommitted(const std::vector<qint32> &intents, const std::vector<RowChange> &rows,
        const Result<void> &done);
    void enter();
    void onEntered(const std::vector<qint32> &rows, const Result<qint64> &last);
    void tellIdle();

    BulkStore *m_store;
    BulkLog &m_log;
    BulkRows &m_rows;
    EntryOf m_entryOf;
    std::vector<qint32> m_intends;
    std::size_t m_intending = 0;
    std::vector<qint32> m_settled;
    std::deque<qint32> m_toEnter;
    QTimer m_gathering;
    bool m_isCommitting = false;
    bool m_isEntering = false;
    bool m_isHurrying = false;
    bool m_storeIsBroken = false;
    bool m_journalIsBroken = false;
};

} // namespace rescind
