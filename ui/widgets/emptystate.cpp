// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

constexpr int textWidth = 460;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    m_title->setFont(textFont(TextRole::Title));
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    setWidgetRole(m_text, WidgetRole::Muted);
    setWidgetRole(m_action, WidgetRole::Primary);
    m_second->setObjectName(QStringLiteral("emptySecondAction"));
    m_second->hide();
    setWidgetRole(m_second, WidgetRole::Quiet);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::triggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondTriggered);

    auto *words = new QWidget(this);
    words->setFixedWidth(textWidth);
    auto *column = new QVBoxLayout(words);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(4);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addWidget(m_second, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addWidget(words);
    row->addStretch();
}

void EmptyState::setContent(const QString &title, const QString &text, const QString &action,
    const QString &accessibleAction)
{
    m_title->setText(title);
    m_text->setText(text);
    m_action->setText(action);
    m_action->setAccessibleName(accessibleAction);
    m_action->setVisible(!action.isEmpty());
    setSecondAction({}, {});
}

void EmptyState::setSecondAction(const QString &action, const QString &accessibleAction)
{
    m_second->setText(action);
    m_second->setAccessibleName(accessibleAction);
    m_second->setVisible(!action.isEmpty());
}

void EmptyState::setActionEnabled(bool enabled)
{
    m_action->setEnabled(enabled);
    m_second->setEnabled(enabled);
}

} // namespace rescind
