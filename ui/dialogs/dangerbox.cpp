// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dangerbox.h"

#include "ui/theme.h"

#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace rescind {

void askBeforeDanger(const DangerQuestion &question, QWidget *over, std::function<void()> go)
{
    auto *box = new QMessageBox(
        QMessageBox::Warning, question.title, question.question, QMessageBox::Cancel, over);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(question.objectName);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(question.explanation);
    QPushButton *button = box->addButton(question.action, QMessageBox::DestructiveRole);
    button->setObjectName(QStringLiteral("dangerButton"));
    QString name = question.action;
    button->setAccessibleName(name.remove(u'&'));
    setWidgetRole(button, WidgetRole::Danger);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(button, &QPushButton::clicked, box, std::move(go));
    box->open();
}

} // namespace rescind
