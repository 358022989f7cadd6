// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/claimsdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/models/claimsmodel.h"
#include "ui/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int dialogWidth = 680;
constexpr int treeHeight = 320;

} // namespace

ClaimsDialog::ClaimsDialog(
    const QString &title, const QString &text, const QJsonObject &claims, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
{
    setObjectName(QStringLiteral("claimsDialog"));
    setWindowTitle(title);
    QLabel *head = paragraph(title, this);
    head->setFont(textFont(TextRole::Title));
    auto *model = new ClaimsModel(this);
    model->setClaims(tr("Claims"), claims);
    auto *tree = new QTreeView(this);
    tree->setObjectName(QStringLiteral("answerTree"));
    tree->setAccessibleName(tr("Claims"));
    tree->setModel(model);
    tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree->setUniformRowHeights(true);
    tree->setMinimumHeight(treeHeight);
    tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    tree->header()->resizeSection(static_cast<int>(ClaimsModel::Column::Name), 176);
    tree->header()->resizeSection(static_cast<int>(ClaimsModel::Column::Value), 236);
    tree->expandToDepth(0);

    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("closeButton"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    buttons()->addStretch(1);
    buttons()->addWidget(close);

    QVBoxLayout *column = body();
    column->addWidget(head);
    column->addWidget(paragraph(text, this));
    column->addWidget(tree, 1);
    close->setFocus();
}

} // namespace rescind
