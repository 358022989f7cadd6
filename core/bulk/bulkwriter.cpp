// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulkwriter.h"

#include <algorithm>

namespace rescind {

using namespace std::chrono_literals;

namespace {

//! How long changes may pile up: what is not in the file yet would be asked again after a crash.
constexpr std::chrono::milliseconds gatheringTime = 20ms;
//! Entries in one transaction: each needs its token read anew, on the event loop.
constexpr std::size_t entriesAtOnce = 200;

} // namespace

BulkWriter::BulkWriter(
    BulkStore *store, BulkLog &log, BulkRows &rows, EntryOf entryOf, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_log(log)
    , m_rows(rows)
    , m_entryOf(std::move(entryOf))
{
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(gatheringTime);
    connect(&m_gathering, &QTimer::timeout, this, &BulkWriter::commit);
}

void BulkWriter::intend(std::vector<qint32> rows)
{
    m_intends.insert(m_intends.end(), rows.begin(), rows.end());
    if (!m_gathering.isActive() && !m_isCommitting)
        m_gathering.start();
}

void BulkWriter::settle(qint32 row)
{
    m_settled.push_back(row);
    if (!m_gathering.isActive() && !m_isCommitting)
        m_gathering.start();
}

void BulkWriter::hurry()
{
    if (m_isCommitting)
        m_isHurrying = true;
    else if (!m_intends.empty() || !m_settled.empty())
        m_gathering.start(0ms);
}

bool BulkWriter::isIdle() const
{
    const bool hasNoChanges = m_storeIsBroken || (m_intends.empty() && m_settled.empty());
    const bool hasNoEntries = m_journalIsBroken || m_toEnter.empty();
    return hasNoChanges && hasNoEntries && !m_isCommitting && !m_isEntering;
}

void BulkWriter::heal()
{
    m_storeIsBroken = false;
    m_journalIsBroken = false;
}

void BulkWriter::commit()
{
    m_gathering.stop();
    if (m_isCommitting || m_storeIsBroken || (m_intends.empty() && m_settled.empty()))
        return;
    m_isHurrying = false;
    BulkChanges changes{.intents = std::exchange(m_intends, {}), .errors = m_rows.takeNewErrors()};
    m_intending = changes.intents.size();
    std::vector<qint32> settled = std::exchange(m_settled, {});
    std::sort(settled.begin(), settled.end());
    settled.erase(std::unique(settled.begin(), settled.end()), settled.end());
    changes.rows.reserve(settled.size());
    for (const qint32 index : settled)
        changes.rows.push_back({.index = index, .row = m_rows.at(index)});
    m_isCommitting = true;
    if (m_store == nullptr) {
        onCommitted(changes.intents, changes.rows, {});
        return;
    }
    const std::vector<qint32> intents = changes.intents;
    const std::vector<RowChange> rows = changes.rows;
    startThen(m_store->write(std::move(changes), this), this,
        [this, intents, rows](const Result<void> &done) { onCommitted(intents, rows, done); });
}

void BulkWriter::onCommitted(const std::vector<qint32> &intents, const std::vector<RowChange> &rows,
    const Result<void> &done)
{
    m_isCommitting = false;
    m_intending = 0;
    if (!done) {
        m_storeIsBroken = true;
        m_intends.clear();
        m_settled.clear();
        Q_EMIT storeFailed(done.error());
        tellIdle();
        return;
    }
    for (const RowChange &change : rows) {
        if (change.row.state == RowState::Finished && change.row.journalSequence == 0)
            m_toEnter.push_back(change.index);
    }
    if (!intents.empty())
        Q_EMIT intended(intents);
    enter();
    if (!m_intends.empty() || !m_settled.empty())
        m_gathering.start(m_isHurrying ? 0ms : gatheringTime);
    tellIdle();
}

void BulkWriter::enter()
{
    if (m_isEntering || m_journalIsBroken || m_toEnter.empty())
        return;
    const std::size_t count = std::min(entriesAtOnce, m_toEnter.size());
    const auto end = m_toEnter.begin() + std::ptrdiff_t(count);
    std::vector<qint32> rows(m_toEnter.begin(), end);
    m_toEnter.erase(m_toEnter.begin(), end);
    QList<JournalEntry> entries;
    entries.reserve(qsizetype(count));
    for (const qint32 index : rows)
        entries.append(m_entryOf(index));
    m_isEntering = true;
    startThen(m_log.write(entries, this), this,
        [this, rows](const Result<qint64> &last) { onEntered(rows, last); });
}

void BulkWriter::onEntered(const std::vector<qint32> &rows, const Result<qint64> &last)
{
    m_isEntering = false;
    if (!last) {
        m_journalIsBroken = true;
        m_toEnter.clear();
        Q_EMIT journalFailed(last.error());
        tellIdle();
        return;
    }
    // 0: the user goes on without a journal. These rows are entered should the run be resumed.
    if (*last > 0) {
        qint64 sequence = *last - qint64(rows.size());
        for (const qint32 index : rows) {
            m_rows.change(index, [&sequence](BulkRow &row) { row.journalSequence = ++sequence; });
            settle(index);
        }
    }
    Q_EMIT entered(rows);
    enter();
    tellIdle();
}

void BulkWriter::tellIdle()
{
    if (isIdle())
        Q_EMIT idle();
}

} // namespace rescind
