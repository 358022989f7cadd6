// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"

#include <QtCore/QAbstractTableModel>

namespace rescind {

//! Whose tokens, from which client …: names and how many each has, most first.
class GroupsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupsModel)

public:
    enum class Column { Name, Tokens, Count };

    explicit GroupsModel(QObject *parent = nullptr);

    void setGroups(PlanGroup group, const QList<PlanGroupCount> &groups);
    //! As the tokens have it.
    [[nodiscard]] const QString &nameAt(int row) const { return m_groups.at(row).name; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    PlanGroup m_group = PlanGroup::Subject;
    QList<PlanGroupCount> m_groups;
};

} // namespace rescind
