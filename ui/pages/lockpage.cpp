// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lockpage.h"

#include "ui/widgets/emptystate.h"

#include <QtWidgets/QBoxLayout>

namespace rescind {

LockPage::LockPage(QWidget *parent)
    : QWidget(parent)
    , m_content(new EmptyState(this))
{
    setObjectName(QStringLiteral("lockPage"));
    m_content->setContent(tr("Rescind is locked"),
        tr("The pages are hidden, and the secrets that the keychain keeps are no longer in memory. "
           "Unlocking reads the keychain again; your system may ask you to unlock that."),
        tr("&Unlock"), tr("Unlock"));
    connect(m_content, &EmptyState::triggered, this, &LockPage::unlockRequested);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_content);
}

} // namespace rescind
