// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bulkrowsmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <algorithm>

namespace rescind {

namespace {

QDateTime timeOf(qint64 seconds)
{
    return seconds == 0 ? QDateTime() : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace

BulkRowsModel::BulkRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void BulkRowsModel::setPlan(const BulkPlan &plan)
{
    beginResetModel();
    m_plan = plan;
    m_run.reset();
    m_bucket.reset();
    m_shown = isFiltered() ? fitting() : std::vector<qint32>();
    endResetModel();
}

void BulkRowsModel::setRun(Run run)
{
    beginResetModel();
    m_run = std::move(run);
    m_reason.reset();
    m_shown = isFiltered() ? fitting() : std::vector<qint32>();
    endResetModel();
}

void BulkRowsModel::onRowsChanged(qsizetype first, qsizetype last)
{
    if (rowCount() == 0)
        return;
    int from = static_cast<int>(first);
    int to = static_cast<int>(last);
    if (isFiltered()) {
        const auto begin = std::lower_bound(m_shown.begin(), m_shown.end(), first);
        const auto end = std::upper_bound(begin, m_shown.end(), last);
        if (begin == end)
            return;
        from = static_cast<int>(begin - m_shown.begin());
        to = static_cast<int>(end - m_shown.begin()) - 1;
    }
    Q_EMIT dataChanged(
        index(from, static_cast<int>(Column::State)), index(to, static_cast<int>(Column::Detail)));
}

void BulkRowsModel::showReason(std::optional<SkipReason> reason)
{
    m_reason = reason;
    filterAnew();
}

void BulkRowsModel::showBucket(std::optional<BulkBucket> bucket)
{
    m_bucket = bucket;
    filterAnew();
}

void BulkRowsModel::filterAnew()
{
    beginResetModel();
    m_shown = isFiltered() ? fitting() : std::vector<qint32>();
    endResetModel();
}

void BulkRowsModel::refilter()
{
    if (!isFiltered())
        return;
    std::vector<qint32> found = fitting();
    if (found == m_shown)
        return;
    const bool continues = found.size() > m_shown.size()
        && std::equal(m_shown.begin(), m_shown.end(), found.begin());
    if (continues) {
        beginInsertRows({}, static_cast<int>(m_shown.size()), static_cast<int>(found.size()) - 1);
        m_shown = std::move(found);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_shown = std::move(found);
    endResetModel();
}

bool BulkRowsModel::fits(qsizetype index) const
{
    if (m_reason && m_plan.skip(index) != *m_reason)
        return false;
    return !m_bucket || !m_run || bucketOf(m_run->row(index), m_run->isDryRun) == *m_bucket;
}

std::vector<qint32> BulkRowsModel::fitting() const
{
    std::vector<qint32> found;
    for (qsizetype i = 0; i < m_plan.total(); ++i) {
        if (fits(i))
            found.push_back(static_cast<qint32>(i));
    }
    return found;
}

qsizetype BulkRowsModel::indexAt(int row) const
{
    return isFiltered() ? m_shown.at(static_cast<std::size_t>(row)) : row;
}

int BulkRowsModel::rowOf(qsizetype index) const
{
    if (!isFiltered())
        return index < m_plan.total() ? static_cast<int>(index) : -1;
    const auto it = std::lower_bound(m_shown.begin(), m_shown.end(), index);
    return it != m_shown.end() && *it == index ? static_cast<int>(it - m_shown.begin()) : -1;
}

int BulkRowsModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || m_plan.list() == nullptr)
        return 0;
    return static_cast<int>(isFiltered() ? static_cast<qsizetype>(m_shown.size()) : m_plan.total());
}

int BulkRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

BulkRowText BulkRowsModel::stateOf(qsizetype index) const
{
    if (!m_run)
        return plannedText(m_plan.skip(index));
    const BulkRow &row = m_run->row(index);
    return rowText(row, m_run->error(row.error), m_run->isDryRun);
}

QString BulkRowsModel::textOf(qsizetype index, Column column) const
{
    const ListRow &row = m_plan.list()->row(index);
    switch (column) {
    case Column::Fingerprint:
        return spacedFingerprint(fingerprintOf(row.digest));
    case Column::Kind:
        return row.format == TokenFormat::Malformed ? QString() : shortKindName(row.kind);
    case Column::Subject:
        return m_plan.list()->name(row.subject);
    case Column::Expires:
        return shortTime(timeOf(row.expiresAt));
    case Column::State:
        return stateOf(index).word;
    case Column::Detail:
        return stateOf(index).detail;
    case Column::Count:
        break;
    }
    return {};
}

QVariant BulkRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qsizetype row = indexAt(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textOf(row, column);
    case Qt::ToolTipRole:
        if (column == Column::Fingerprint)
            return tr("line %1").arg(m_plan.list()->row(row).line);
        if (column == Column::Expires)
            return absoluteTime(timeOf(m_plan.list()->row(row).expiresAt));
        return textOf(row, column);
    case Qt::FontRole:
        return column == Column::Fingerprint ? QVariant(textFont(TextRole::Fixed)) : QVariant();
    case SignRole:
        return column == Column::State ? QVariant(stateOf(row).sign) : QVariant();
    case ToneRole:
        return column == Column::State ? static_cast<int>(toneOfSign(stateOf(row).sign))
                                       : static_cast<int>(Tone::Quiet);
    case FingerprintRole:
        return fingerprintOf(m_plan.list()->row(row).digest);
    default:
        return {};
    }
}

QVariant BulkRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Fingerprint:
        return tr("Fingerprint");
    case Column::Kind:
        return tr("Kind");
    case Column::Subject:
        return tr("Subject");
    case Column::Expires:
        return tr("Expires");
    case Column::State:
        return m_run ? tr("Outcome") : tr("What happens");
    case Column::Detail:
        return tr("Detail");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
