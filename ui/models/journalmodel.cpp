// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journalmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/journalentrytext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

namespace rescind {

namespace {

//! More new entries than these are not put on top one by one: the list begins anew.
constexpr qsizetype mostNewer = 10 * JournalModel::pageSize;

QString textOf(const JournalEntry &entry, JournalModel::Column column)
{
    switch (column) {
    case JournalModel::Column::Time:
        return shortTime(entry.time);
    case JournalModel::Column::Action:
        return actionTitle(entry.action);
    case JournalModel::Column::Outcome:
        return journalOutcomeText(entry.outcome).word;
    case JournalModel::Column::Fingerprint:
        return spacedFingerprint(entry.fingerprint);
    case JournalModel::Column::Subject:
        return entry.subject;
    case JournalModel::Column::Reason:
        return entry.reason;
    case JournalModel::Column::Count:
        break;
    }
    return {};
}

} // namespace

JournalModel::JournalModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void JournalModel::setReader(JournalReader *reader)
{
    if (reader == m_reader)
        return;
    m_reader = reader;
    restart();
}

void JournalModel::setFilter(const JournalFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    restart();
}

void JournalModel::restart()
{
    delete m_older;
    delete m_newer;
    m_refreshAgain = false;
    beginResetModel();
    m_entries.clear();
    m_nextBefore = 0;
    m_hasFirst = false;
    endResetModel();
    fetchMore({});
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

bool JournalModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_reader != nullptr && !m_older
        && (!m_hasFirst || m_nextBefore > 0);
}

void JournalModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    auto *job = m_reader->page(m_filter, m_nextBefore, pageSize, this);
    m_older = job;
    startThen(job, this, [this](const Result<JournalPage> &page) { onOlder(page); });
}

void JournalModel::onOlder(const Result<JournalPage> &page)
{
    m_older = nullptr;
    m_hasFirst = true;
    if (!page) {
        m_nextBefore = 0;
        Q_EMIT failed(page.error());
        return;
    }
    m_nextBefore = page->nextBefore;
    if (!page->entries.isEmpty()) {
        const int first = static_cast<int>(m_entries.size());
        beginInsertRows({}, first, first + static_cast<int>(page->entries.size()) - 1);
        m_entries.append(page->entries);
        endInsertRows();
    }
    Q_EMIT loaded();
}

void JournalModel::refresh()
{
    if (m_reader == nullptr || !m_hasFirst)
        return;
    if (m_newer) {
        m_refreshAgain = true;
        return;
    }
    seekNewer(0, {});
}

void JournalModel::seekNewer(qint64 before, QList<JournalEntry> found)
{
    auto *job = m_reader->page(m_filter, before, pageSize, this);
    m_newer = job;
    startThen(job, this, [this, found](const Result<JournalPage> &page) { onNewer(page, found); });
}

void JournalModel::onNewer(const Result<JournalPage> &page, QList<JournalEntry> found)
{
    m_newer = nullptr;
    if (!page) {
        Q_EMIT failed(page.error());
        return;
    }
    const qint64 known = m_entries.isEmpty() ? 0 : m_entries.first().sequence;
    bool isThere = page->nextBefore == 0;
    for (const JournalEntry &entry : page->entries) {
        if (entry.sequence <= known) {
            isThere = true;
            break;
        }
        found.append(entry);
    }
    if (!isThere && found.size() < mostNewer) {
        seekNewer(page->nextBefore, found);
        return;
    }
    if (!isThere) {
        restart();
        return;
    }
    if (!found.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(found.size()) - 1);
        m_entries = found + m_entries;
        endInsertRows();
        Q_EMIT loaded();
    }
    if (std::exchange(m_refreshAgain, false))
        refresh();
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalEntry &entry = m_entries.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(entry, column);
    case Qt::ToolTipRole:
        return column == Column::Time ? absoluteTime(entry.time) : textOf(entry, column);
    case Qt::FontRole:
        return column == Column::Fingerprint ? QVariant(textFont(TextRole::Fixed)) : QVariant();
    case SignRole:
        return column == Column::Outcome ? QVariant(journalOutcomeText(entry.outcome).sign)
                                         : QVariant();
    case ToneRole:
        return static_cast<int>(toneOfSign(journalOutcomeText(entry.outcome).sign));
    case FingerprintRole:
        return entry.fingerprint;
    default:
        return {};
    }
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Time:
        return tr("Time");
    case Column::Action:
        return tr("Action");
    case Column::Outcome:
        return tr("Outcome");
    case Column::Fingerprint:
        return tr("Fingerprint");
    case Column::Subject:
        return tr("Subject");
    case Column::Reason:
        return tr("Reason or ticket");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
