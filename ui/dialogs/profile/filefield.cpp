// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/profile/filefield.h"

#include "ui/dialogs/profile/profilepart.h"

#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace rescind {

FileField::FileField(const char *buttonObjectName, const QString &buttonName, const QString &title,
    const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
{
    auto *browse = new QPushButton(tr("Browse…"), this);
    browse->setObjectName(QLatin1StringView(buttonObjectName));
    browse->setAccessibleName(buttonName);
    browse->setAutoDefault(false);
    setEditsField(browse);
    connect(browse, &QPushButton::clicked, this, [this, title, filter] {
        askForFile(this, title, filter,
            [this](const QString &path) { m_edit->setText(QDir::toNativeSeparators(path)); });
    });
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_edit, 1);
    line->addWidget(browse);
}

void askForFile(QWidget *parent, const QString &title, const QString &filter,
    std::function<void(const QString &)> then)
{
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setObjectName(QStringLiteral("chooseFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(then));
    dialog->open();
}

} // namespace rescind
