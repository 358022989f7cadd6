// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowlogincheck.h"

#include "ui/dialogs/logincheckdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/tokenspage.h"
#include "ui/text/loginreport.h"

#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>

#include <algorithm>
#include <array>

namespace rescind {

namespace {

LoginReport reportOf(const Session &session)
{
    return {.profile = session.profile(),
        .record = session.loginRecord().value_or(LoginRecord()),
        .programVersion = QStringLiteral(RESCIND_VERSION)};
}

void save(const LoginReport &report, const QString &path, Banner &banner)
{
    const Result<void> saved = saveLoginReport(report, path);
    if (!saved)
        banner.showError(saved.error());
    else
        banner.showMessage(Banner::Tone::Good, MainWindowLoginCheck::tr("The report is saved"),
            MainWindowLoginCheck::tr("It is in %1. It names tokens by their fingerprint only.")
                .arg(QDir::toNativeSeparators(path)));
}

} // namespace

MainWindowLoginCheck::MainWindowLoginCheck(MainWindow &window)
    : m_window(window)
{
    connect(&m_window.tokensPage(), &TokensPage::loginCheckRequested, this,
        &MainWindowLoginCheck::show);
    connect(&m_window.tokensPage(), &TokensPage::loginReportRequested, this,
        [this] { askWhereTo(&m_window, m_window.tokensPage().banner()); });
}

void MainWindowLoginCheck::setSession(Session *session)
{
    m_session = session;
}

void MainWindowLoginCheck::offerFor(const Error &error, Banner &banner)
{
    if (!m_session || !m_session->loginRecord() || m_session->loginRecord()->error != error)
        return;
    banner.setAction(tr("Show the steps…"), [this] { show(); });
}

void MainWindowLoginCheck::show()
{
    if (!m_session || !m_session->loginRecord())
        return;
    auto *dialog = new LoginCheckDialog(reportOf(*m_session), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LoginCheckDialog::saveRequested, this,
        [this, dialog] { askWhereTo(dialog, dialog->banner()); });
    dialog->open();
}

void MainWindowLoginCheck::askWhereTo(QWidget *over, Banner &banner)
{
    if (!m_session || !m_session->loginRecord())
        return;
    const QStringList names{tr("Markdown (*.md)"), tr("Page to read (*.html)")};
    auto *dialog = new QFileDialog(over, tr("Save report"));
    dialog->setObjectName(QStringLiteral("loginReportFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(names);
    dialog->setDefaultSuffix(QStringLiteral("md"));
    dialog->selectFile(QStringLiteral("login-check.md"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, names](const QString &name) {
        dialog->setDefaultSuffix(
            names.indexOf(name) == 1 ? QStringLiteral("html") : QStringLiteral("md"));
    });
    connect(dialog, &QFileDialog::fileSelected, over,
        [report = reportOf(*m_session), shown = &banner](
            const QString &path) { save(report, path, *shown); });
    dialog->open();
}

} // namespace rescind
