// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowrequests.h"

#include "ui/pages/requestspanel.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>

namespace rescind {

MainWindowRequests::MainWindowRequests(ExchangeLog *log, MainWindow &window)
    : m_window(window)
{
    RequestsPanel *const page = &window.requestsPage();
    page->setLog(log);
    connect(page, &RequestsPanel::exportRequested, this, &MainWindowRequests::askWhereTo);
    if (log != nullptr)
        connect(page, &RequestsPanel::clearRequested, log, &ExchangeLog::clear);
}

void MainWindowRequests::askWhereTo()
{
    auto *dialog = new QFileDialog(&m_window, tr("Export requests"));
    dialog->setObjectName(QStringLiteral("requestsFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Text (*.txt)"));
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->selectFile(QStringLiteral("requests.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindowRequests::exportTo);
    dialog->open();
}

void MainWindowRequests::exportTo(const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = m_window.requestsPage().shownText().toUtf8();
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(text) == text.size() && file.commit();
    if (written)
        return;
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Export requests"),
        tr("%1 was not written: %2. Choose another folder, or make room on the disk.")
            .arg(QDir::toNativeSeparators(path), file.errorString()),
        QMessageBox::Close, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace rescind
