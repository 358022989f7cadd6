// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/withoutjournalbox.h"

#include "ui/theme.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(WithoutJournalBox)
};

} // namespace

void askToGoOnWithoutJournal(QWidget *over, std::function<void()> goOn)
{
    auto *box = new QMessageBox(QMessageBox::Warning, Tr::tr("Go on without a journal"),
        Tr::tr("Revoke without writing it down?"), QMessageBox::Cancel, over);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("withoutJournalBox"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(Tr::tr(
        "Until Rescind is closed, nothing that the journal cannot take is kept anywhere: who "
        "revoked what, when, and with what outcome cannot be shown later."));
    QPushButton *goOnButton
        = box->addButton(Tr::tr("&Go on without a journal"), QMessageBox::DestructiveRole);
    goOnButton->setObjectName(QStringLiteral("goOnButton"));
    goOnButton->setAccessibleName(Tr::tr("Go on without a journal"));
    setWidgetRole(goOnButton, WidgetRole::Danger);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(goOnButton, &QPushButton::clicked, box, std::move(goOn));
    box->open();
}

} // namespace rescind
