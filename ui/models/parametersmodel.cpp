// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/parametersmodel.h"

namespace rescind {

ParametersModel::ParametersModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ParametersModel::setParameters(const QList<QPair<QString, QString>> &parameters)
{
    beginResetModel();
    m_rows = parameters;
    endResetModel();
}

QList<QPair<QString, QString>> ParametersModel::parameters() const
{
    QList<QPair<QString, QString>> written = m_rows;
    written.removeIf([](const auto &row) { return row.first.isEmpty() && row.second.isEmpty(); });
    return written;
}

void ParametersModel::append()
{
    const int end = rowCount();
    beginInsertRows({}, end, end);
    m_rows.append({QString(), QString()});
    endInsertRows();
}

int ParametersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ParametersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant ParametersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const auto &[name, value] = m_rows.at(index.row());
    return index.column() == static_cast<int>(Column::Name) ? name : value;
}

QVariant ParametersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == static_cast<int>(Column::Name) ? tr("Parameter") : tr("Value");
}

Qt::ItemFlags ParametersModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | Qt::ItemIsEditable;
}

bool ParametersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    auto &row = m_rows[index.row()];
    if (index.column() == static_cast<int>(Column::Name))
        row.first = value.toString().trimmed();
    else
        row.second = value.toString();
    Q_EMIT dataChanged(index, index);
    return true;
}

bool ParametersModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    endRemoveRows();
    return true;
}

} // namespace rescind
