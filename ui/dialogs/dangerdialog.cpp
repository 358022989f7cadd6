// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dangerdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int dialogWidth = 480;

} // namespace

DangerDialog::DangerDialog(const DangerQuestion &what, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
{
    setObjectName(what.name);
    setWindowTitle(what.question);
    auto *title = paragraph(what.question, this);
    title->setObjectName(QStringLiteral("dangerTitle"));
    title->setFont(textFont(TextRole::Title));
    auto *explanation = paragraph(what.explanation, this);
    explanation->setObjectName(QStringLiteral("dangerText"));

    body()->setSpacing(16);
    body()->addWidget(title);
    if (!what.profile.id.isEmpty())
        body()->addWidget(new ProfileHeader(
            what.profile.name, what.profile.displayHost(), what.profile.environment, this));
    body()->addWidget(explanation);
    body()->addStretch(1);

    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    QPushButton *doIt = quietButton(what.verb, "dangerButton", this);
    setWidgetRole(doIt, WidgetRole::Danger);
    connect(doIt, &QPushButton::clicked, this, &QDialog::accept);
    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(doIt);
    cancel->setFocus();
}

void askBeforeDanger(const DangerQuestion &what, QWidget *over, const QObject *context,
    const std::function<void()> &go)
{
    auto *dialog = new DangerDialog(what, over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, context, go);
    dialog->open();
}

} // namespace rescind
