// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/journalpage.h"

#include "ui/widgets/emptystate.h"

#include <QtWidgets/QBoxLayout>

namespace rescind {

JournalPage::JournalPage(QWidget *parent)
    : QWidget(parent)
    , m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("journalPage"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_empty);
    m_empty->setContent(tr("Nothing in the journal yet"),
        tr("Every sign-in, question, refresh and revocation leaves an entry here."), {}, {});
}

} // namespace rescind
