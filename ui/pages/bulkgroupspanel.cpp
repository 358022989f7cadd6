// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkgroupspanel.h"

#include "ui/models/groupsmodel.h"
#include "ui/theme.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/listtable.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

//! Kinds and formats are looked at, not chosen by: what cannot be revoked is left out anyway.
bool canNarrow(PlanGroup group)
{
    return group != PlanGroup::Kind && group != PlanGroup::Format;
}

} // namespace

BulkGroupsPanel::BulkGroupsPanel(QWidget *parent)
    : QFrame(parent)
    , m_group(new ChoiceBox(this))
    , m_table(new ListTable(this))
    , m_model(new GroupsModel(this))
    , m_only(new QPushButton(tr("&Only these"), this))
{
    setWidgetRole(this, WidgetRole::Card);
    m_group->setObjectName(QStringLiteral("bulkGroup"));
    m_group->setAccessibleName(tr("Grouped by"));
    const auto add = [this](const QString &label, PlanGroup group) {
        m_group->addItem(label, static_cast<int>(group));
    };
    add(tr("By subject"), PlanGroup::Subject);
    add(tr("By client"), PlanGroup::ClientId);
    add(tr("By issuer"), PlanGroup::Issuer);
    add(tr("By scope"), PlanGroup::Scope);
    add(tr("By kind"), PlanGroup::Kind);
    add(tr("By format"), PlanGroup::Format);
    m_table->setObjectName(QStringLiteral("bulkGroups"));
    m_table->setAccessibleName(tr("Groups of tokens, largest first"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLong({});
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setColumnWidth(1, 8 * fontMetrics().horizontalAdvance(QLatin1Char('0')) + 20);
    m_only->setObjectName(QStringLiteral("bulkOnly"));
    m_only->setAccessibleName(tr("Only these"));
    m_only->setToolTip(tr("Revoke only the tokens of the chosen group."));
    m_table->offer(m_only);

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_group);
    head->addStretch(1);
    head->addWidget(m_only);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 8, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_table, 1);

    connect(m_group, &QComboBox::currentIndexChanged, this, &BulkGroupsPanel::showGroups);
    connect(m_only, &QPushButton::clicked, this, &BulkGroupsPanel::requestOnly);
    connect(m_table, &QAbstractItemView::activated, this, &BulkGroupsPanel::requestOnly);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &BulkGroupsPanel::updateButton);
    updateButton();
}

PlanGroup BulkGroupsPanel::group() const
{
    return static_cast<PlanGroup>(m_group->currentData().toInt());
}

void BulkGroupsPanel::setPlan(const BulkPlan &plan)
{
    const bool sameList = plan.list() == m_plan.list();
    m_plan = plan;
    // Groups are of the whole list, whatever it is narrowed to.
    if (!sameList)
        showGroups();
}

void BulkGroupsPanel::showGroups()
{
    m_model->setGroups(group(), m_plan.groups(group()));
    updateButton();
}

void BulkGroupsPanel::updateButton()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    m_only->setEnabled(
        canNarrow(group()) && !rows.isEmpty() && !m_model->nameAt(rows.first().row()).isEmpty());
}

void BulkGroupsPanel::requestOnly()
{
    updateButton();
    if (m_only->isEnabled())
        Q_EMIT onlyRequested(
            group(), m_model->nameAt(m_table->selectionModel()->selectedRows().first().row()));
}

} // namespace rescind
