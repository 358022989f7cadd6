// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/pageheader.h"

#include "ui/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>

namespace rescind {

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_context(new ElidedLabel(this))
    , m_row(new QHBoxLayout(this))
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->setFont(textFont(TextRole::Title));
    m_context->setObjectName(QStringLiteral("pageContext"));
    m_context->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_context, WidgetRole::Muted);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_context);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addLayout(words, 1);
    m_row->addSpacing(8);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setContext(const QString &context)
{
    m_context->setText(context);
}

QPushButton *PageHeader::addAction(const QString &objectName, const QString &label)
{
    auto *button = new QPushButton(label, this);
    button->setObjectName(objectName);
    QString name = label;
    button->setAccessibleName(name.remove(u'&').remove(u'…'));
    m_row->addWidget(button);
    return button;
}

} // namespace rescind
