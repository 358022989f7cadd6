// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/groupsmodel.h"

#include "ui/text/bulkrowtext.h"

#include <QtCore/QLocale>

namespace rescind {

GroupsModel::GroupsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void GroupsModel::setGroups(PlanGroup group, const QList<PlanGroupCount> &groups)
{
    beginResetModel();
    m_group = group;
    m_groups = groups;
    endResetModel();
}

int GroupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int GroupsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant GroupsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const PlanGroupCount &group = m_groups.at(index.row());
    if (index.column() == static_cast<int>(Column::Name))
        return groupName(m_group, group.name);
    return QLocale().toString(group.tokens);
}

QVariant GroupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == static_cast<int>(Column::Name) ? tr("Name") : tr("Tokens");
}

} // namespace rescind
