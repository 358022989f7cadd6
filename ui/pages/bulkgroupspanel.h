// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulkplan.h"

#include <QtWidgets/QFrame>

class QPushButton;

namespace rescind {

class ChoiceBox;
class GroupsModel;
class ListTable;

//! Whose tokens a list holds, from which clients and issuers, with which scopes; and the wish to
//! take only one of them.
class BulkGroupsPanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkGroupsPanel)

public:
    explicit BulkGroupsPanel(QWidget *parent = nullptr);

    void setPlan(const BulkPlan &plan);

Q_SIGNALS:
    //! Only tokens of this group; `name` as the tokens have it.
    void onlyRequested(rescind::PlanGroup group, const QString &name);

private:
    void showGroups();
    void updateButton();
    void requestOnly();
    [[nodiscard]] PlanGroup group() const;

    BulkPlan m_plan;
    ChoiceBox *m_group;
    ListTable *m_table;
    GroupsModel *m_model;
    QPushButton *m_only;
};

} // namespace rescind
