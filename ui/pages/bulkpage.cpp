// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkpage.h"

#include "ui/widgets/emptystate.h"

#include <QtWidgets/QBoxLayout>

namespace rescind {

BulkPage::BulkPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("bulkPage"));
}

void BulkPage::showEvent(QShowEvent *event)
{
    makeContent();
    QWidget::showEvent(event);
}

void BulkPage::makeContent()
{
    if (m_empty != nullptr)
        return;
    m_empty = new EmptyState(this);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_empty);
    m_empty->setContent(tr("No list yet"),
        tr("A list of tokens will stand here, with what would become of each, before anything is "
           "sent."),
        {}, {});
}

} // namespace rescind
