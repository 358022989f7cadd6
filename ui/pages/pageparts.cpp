// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageparts.h"

#include "ui/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/listtable.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QStackedWidget>

namespace rescind {

namespace {

constexpr int partSpacing = 12;

} // namespace

QVBoxLayout *pageColumn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    column->setSpacing(partSpacing);
    return column;
}

QVBoxLayout *edgeColumn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(partSpacing);
    return column;
}

void addInMargins(QVBoxLayout *column, QWidget *part)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(pageMargin, 0, pageMargin, 0);
    row->addWidget(part);
    column->addLayout(row);
}

QFrame *tableCard(ListTable *table, QWidget *foot)
{
    auto *card = new QFrame(table->parentWidget());
    setWidgetRole(card, WidgetRole::Card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(8, 6, 4, foot == nullptr ? 6 : 8);
    column->setSpacing(6);
    column->addWidget(table, 1);
    if (foot != nullptr) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(10, 0, 14, 0);
        row->addWidget(foot);
        column->addLayout(row);
    }
    return card;
}

QStackedWidget *emptyOrTable(
    EmptyState *empty, QWidget *table, QWidget *details, int detailsStretch)
{
    auto *stack = new QStackedWidget(empty->parentWidget());
    auto *full = new QWidget(stack);
    auto *parts = new QVBoxLayout(full);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(partSpacing);
    parts->addWidget(table, 1);
    parts->addWidget(details, detailsStretch);
    stack->addWidget(empty);
    stack->addWidget(full);
    return stack;
}

} // namespace rescind
