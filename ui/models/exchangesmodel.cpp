// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/exchangesmodel.h"

#include "ui/models/modelroles.h"
#include "ui/text/exchangetext.h"
#include "ui/text/timetext.h"
#include "ui/widgets/sign.h"

#include <QtCore/QLocale>

#include <algorithm>
#include <utility>

namespace rescind {

namespace {

constexpr int firstFailure = 400;

} // namespace

ExchangesModel::ExchangesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ExchangesModel::setLog(ExchangeLog *log)
{
    if (m_log != nullptr)
        m_log->disconnect(this);
    m_log = log;
    if (m_log != nullptr) {
        connect(m_log, &ExchangeLog::changed, this, [this] {
            if (m_isFollowing)
                update();
        });
        connect(m_log, &ExchangeLog::forgotten, this, &ExchangesModel::update);
    }
    update();
}

void ExchangesModel::setFollowing(bool following)
{
    if (std::exchange(m_isFollowing, following) != following)
        update();
}

void ExchangesModel::setFilter(const QString &text, bool onlyFailed)
{
    m_text = text.trimmed();
    m_onlyFailed = onlyFailed;
    beginResetModel();
    m_rows = fitting();
    endResetModel();
}

const Exchange &ExchangesModel::at(int row) const
{
    return m_rows.at(row);
}

bool ExchangesModel::fits(const Exchange &exchange) const
{
    const bool failed = exchange.error.has_value() || exchange.status >= firstFailure;
    if (m_onlyFailed && !failed)
        return false;
    if (m_text.isEmpty())
        return true;
    const QStringList texts{
        exchange.method, exchange.shownUrl(), stageName(exchange.stage), exchangeResult(exchange)};
    return std::any_of(texts.begin(), texts.end(),
        [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); });
}

QList<Exchange> ExchangesModel::fitting() const
{
    QList<Exchange> rows;
    if (m_log == nullptr)
        return rows;
    const auto &all = m_log->exchanges();
    std::copy_if(all.rbegin(), all.rend(), std::back_inserter(rows),
        [this](const Exchange &exchange) { return fits(exchange); });
    return rows;
}

//! What is selected stays selected: new rows come on top, old ones go at the end.
void ExchangesModel::update()
{
    const QList<Exchange> rows = fitting();
    const qint64 newest = m_rows.isEmpty() ? 0 : m_rows.constFirst().number;
    const auto isNew = [newest](const Exchange &exchange) { return exchange.number > newest; };
    const qsizetype fresh = std::count_if(rows.begin(), rows.end(), isNew);
    const qsizetype kept = rows.size() - fresh;
    const bool sameMiddle = kept <= m_rows.size()
        && std::equal(rows.begin() + fresh, rows.end(), m_rows.begin(), m_rows.begin() + kept,
            [](const Exchange &a, const Exchange &b) { return a.number == b.number; });
    if (!sameMiddle) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    if (kept < m_rows.size()) {
        beginRemoveRows({}, int(kept), int(m_rows.size()) - 1);
        m_rows.resize(kept);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_rows = rows;
        endInsertRows();
    }
    m_rows = rows;
    if (kept > 0)
        Q_EMIT dataChanged(
            index(int(fresh), 0), index(int(rows.size()) - 1, int(Column::Count) - 1));
}

int ExchangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExchangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant ExchangesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Exchange &exchange = m_rows.at(index.row());
    const auto column = static_cast<Column>(index.column());
    if (role == SignRole)
        return column == Column::Result ? QVariant(exchangeSign(exchange)) : QVariant();
    if (role == ToneRole)
        return static_cast<int>(toneOfSign(exchangeSign(exchange)));
    if (role == Qt::ToolTipRole && column == Column::Url)
        return exchange.shownUrl();
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Column::Time:
        return clock(exchange.at);
    case Column::Result:
        return exchangeResult(exchange);
    case Column::Purpose:
        return stageName(exchange.stage);
    case Column::Method:
        return exchange.method;
    case Column::Url:
        return exchange.shownUrl();
    case Column::Took:
        return exchange.isPending()
            ? QString()
            : tr("%1 ms").arg(QLocale().toString(qint64(exchange.took.count())));
    case Column::Count:
        break;
    }
    return {};
}

QVariant ExchangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Time:
        return tr("Time");
    case Column::Result:
        return tr("Answer");
    case Column::Purpose:
        return tr("For");
    case Column::Method:
        return tr("Method");
    case Column::Url:
        return tr("Address");
    case Column::Took:
        return tr("Took");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace rescind
