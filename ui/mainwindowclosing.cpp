// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowclosing.h"

#include "ui/dialogs/closewhilerunningbox.h"
#include "ui/mainwindow.h"
#include "ui/pages/bulkpage.h"

#include <QtWidgets/QMessageBox>

namespace rescind {

MainWindowClosing::MainWindowClosing(MainWindow &window)
    : m_window(window)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &MainWindowClosing::close);
    connect(&m_window, &MainWindow::closeRequested, this, [this] {
        // Who has said so before does not want to be asked again.
        if (isUnderWay() && !m_isClosing && m_run->state() != BulkState::Stopping)
            ask();
        else
            endRun();
    });
}

void MainWindowClosing::setRun(BulkRun *run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (m_run) {
        connect(m_run, &BulkRun::stateChanged, this, &MainWindowClosing::onStateChanged);
        connect(m_run, &QObject::destroyed, this, [this] { m_window.setCloseGuarded(false); });
    }
    onStateChanged();
}

bool MainWindowClosing::isUnderWay() const
{
    return m_run
        && (m_run->state() == BulkState::Running || m_run->state() == BulkState::Paused
            || m_run->state() == BulkState::Stopping);
}

void MainWindowClosing::onStateChanged()
{
    const bool isUnderWay = this->isUnderWay();
    m_window.setCloseGuarded(isUnderWay);
    if (isUnderWay)
        return;
    // What was asked about is over, and its outcome may be wanted.
    if (m_question)
        m_question->reject();
    if (m_isClosing)
        close();
}

void MainWindowClosing::ask()
{
    if (m_question)
        return;
    const BulkCounts &counts = m_run->counts();
    m_question = askToCloseWhileRunning({.left = counts.waiting + counts.sending + counts.accepted,
                                            .isDryRun = m_run->settings().isDryRun,
                                            .isPaused = m_run->state() == BulkState::Paused},
        &m_window, [this] { endRun(); });
}

void MainWindowClosing::endRun()
{
    if (!isUnderWay() || m_isClosing)
        return;
    m_isClosing = true;
    m_patience.start();
    BulkPage &page = m_window.bulkPage();
    m_window.showPage(&page);
    page.banner().showMessage(Banner::Tone::Info,
        tr("Rescind closes when what is on its way has finished"),
        tr("What is not finished stays as it is; give the same list again to go on."));
    page.banner().setAction(tr("Close now"), [this] { close(); });
    m_run->cancel();
}

void MainWindowClosing::close()
{
    m_isClosing = false;
    m_patience.stop();
    m_window.setCloseGuarded(false);
    m_window.close();
}

void MainWindowClosing::onSessionEnding(bool canWait)
{
    if (!isUnderWay() || m_isClosing)
        return;
    if (canWait) {
        ask();
        return;
    }
    m_run->cancel();
    m_window.setCloseGuarded(false);
}

} // namespace rescind
