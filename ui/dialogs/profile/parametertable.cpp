// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/parametertable.h"

#include "ui/dialogs/profile/profilepart.h"
#include "ui/models/parametersmodel.h"
#include "ui/widgets/listtable.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

namespace rescind {

namespace {

constexpr int shownHeight = 132;
constexpr int nameWidth = 170;
//! An editor in a row has an edge and a padding of its own.
constexpr int aroundText = 12;

} // namespace

ParameterTable::ParameterTable(QWidget *parent)
    : QWidget(parent)
    , m_model(new ParametersModel(this))
    , m_view(new QTableView(this))
    , m_add(new QPushButton(tr("Add"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
{
    m_view->setModel(m_model);
    m_view->setFixedHeight(shownHeight);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    setReadOnly(false);
    m_view->setTabKeyNavigation(false);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setItemDelegate(new CellDelegate(false, this));
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + aroundText);
    QHeaderView *header = m_view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    header->setHighlightSections(false);
    header->resizeSection(0, nameWidth);

    m_add->setObjectName(QStringLiteral("addParameter"));
    m_add->setAccessibleName(tr("Add a parameter"));
    m_remove->setObjectName(QStringLiteral("removeParameter"));
    m_remove->setAccessibleName(tr("Remove the chosen parameter"));
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    for (QPushButton *button : {m_add, m_remove}) {
        button->setAutoDefault(false);
        setEditsField(button);
        line->addWidget(button);
    }
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_view);
    column->addLayout(line);
    connect(m_add, &QPushButton::clicked, this, &ParameterTable::add);
    connect(m_remove, &QPushButton::clicked, this, &ParameterTable::removeCurrent);
}

void ParameterTable::setParameters(const QList<QPair<QString, QString>> &parameters)
{
    m_model->setParameters(parameters);
}

QList<QPair<QString, QString>> ParameterTable::parameters() const
{
    return m_model->parameters();
}

void ParameterTable::setReadOnly(bool readOnly)
{
    // Not by coming there: then Tab could not pass.
    m_view->setEditTriggers(readOnly
            ? QAbstractItemView::NoEditTriggers
            : QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
}

void ParameterTable::commit()
{
    // An editor hands over when it loses the focus.
    if (m_view->isAncestorOf(m_view->window()->focusWidget()))
        m_view->setFocus();
}

void ParameterTable::add()
{
    m_model->append();
    const QModelIndex index = m_model->index(m_model->rowCount() - 1, 0);
    m_view->setCurrentIndex(index);
    m_view->edit(index);
}

void ParameterTable::removeCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    const int row = current.isValid() ? current.row() : m_model->rowCount() - 1;
    m_model->removeRow(row);
}

} // namespace rescind
