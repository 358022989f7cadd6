// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowpaste.h"

#include "core/engine/settingsdesk.h"
#include "ui/dialogs/pastedtokendialog.h"
#include "ui/mainwindow.h"
#include "ui/mainwindowjournal.h"
#include "ui/pages/revocationsummary.h"
#include "ui/pages/tokenspage.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>

namespace rescind {

MainWindowPaste::MainWindowPaste(
    const SettingsDesk &settings, MainWindowJournal &journal, MainWindow &window)
    : m_settings(settings)
    , m_journal(journal)
    , m_window(window)
{
    connect(&m_window, &MainWindow::pasteTokenRequested, this, &MainWindowPaste::paste);
}

void MainWindowPaste::setSession(Session *session)
{
    m_session = session;
}

void MainWindowPaste::paste()
{
    if (!m_session)
        return;
    const PastedText pasted = readPasted(Secret(QGuiApplication::clipboard()->text().toUtf8()));
    switch (pasted.what) {
    case PastedText::What::Nothing:
        m_window.showPage(&m_window.tokensPage());
        m_window.tokensPage().banner().showMessage(Banner::Tone::Info,
            tr("There is no token on the clipboard"),
            tr("Copy the token that is to be revoked, then paste it here. A line of a log that "
               "holds it will do, and so will a list of many."));
        return;
    case PastedText::What::List:
        Q_EMIT listPasted(Secret(QGuiApplication::clipboard()->text().toUtf8()));
        return;
    case PastedText::What::Token:
        open(pasted);
        return;
    }
}

void MainWindowPaste::open(const PastedText &pasted)
{
    auto *dialog
        = new PastedTokenDialog(m_session->profile(), pasted.token, m_session->now(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setLooksLikeToken(pasted.looksLikeToken);
    dialog->setSchedule(m_settings.current().looks);
    connect(dialog, &PastedTokenDialog::checkRequested, this,
        [this, dialog, token = pasted.token] { check(dialog, token); });
    connect(dialog, &PastedTokenDialog::revokeRequested, this,
        [this, dialog, token = pasted.token] { revoke(dialog, token); });
    dialog->open();
}

QObject *MainWindowPaste::whenRestored(QObject *context, const std::function<void(Session &)> &then)
{
    if (!m_session)
        return nullptr;
    if (m_session->state() != SessionState::Restoring) {
        then(*m_session);
        return nullptr;
    }
    auto *waiting = new QObject(context);
    connect(m_session, &Session::changed, waiting, [session = m_session, waiting, then] {
        if (session->state() == SessionState::Restoring)
            return;
        waiting->deleteLater();
        waiting->disconnect();
        session->disconnect(waiting);
        then(*session);
    });
    return waiting;
}

void MainWindowPaste::check(PastedTokenDialog *dialog, const Token &token)
{
    dialog->showChecking();
    whenRestored(dialog, [dialog, token](Session &session) {
        startThen(session.inspect(token, &session), dialog,
            [dialog, asked = QPointer(&session)](const Result<Token> &inspected) {
                if (inspected)
                    dialog->showChecked(
                        *inspected, asked ? asked->now() : QDateTime::currentDateTimeUtc());
                else
                    dialog->showError(inspected.error());
            });
    });
}

//! The job is the session's: what was sent is written down and told, also when the dialog is
//! closed.
void MainWindowPaste::revoke(PastedTokenDialog *dialog, const Token &token)
{
    dialog->showRevoking();
    const auto begin = [this, dialog = QPointer(dialog), token](Session &session) {
        const QString reason = dialog ? dialog->reason() : QString();
        auto *const job = session.revokeOther(token, {.reason = reason}, &session);
        m_revoking = job;
        startThen(job, this, [this, dialog](const Result<RevocationReport> &report) {
            m_revoking = nullptr;
            if (report)
                onReport(dialog, *report);
        });
    };
    if (QObject *const waiting = whenRestored(this, begin))
        m_revoking = waiting;
}

void MainWindowPaste::onReport(
    const QPointer<PastedTokenDialog> &dialog, const RevocationReport &report)
{
    const QDateTime now = m_session ? m_session->now() : QDateTime::currentDateTimeUtc();
    if (dialog)
        dialog->showReport(report, now);
    else
        showRevocations(m_window.tokensPage().banner(), {report}, now);
    Banner &banner = dialog ? dialog->banner() : m_window.tokensPage().banner();
    if (report.error)
        (void)m_journal.showTrouble(*report.error, banner);
}

} // namespace rescind
