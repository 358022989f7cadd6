// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowlock.h"

#include "core/engine/engine.h"
#include "ui/mainwindow.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QDialog>

#include <algorithm>

namespace rescind {

using namespace std::chrono_literals;

namespace {

bool isInput(QEvent::Type type)
{
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        return true;
    default:
        return false;
    }
}

} // namespace

MainWindowLock::MainWindowLock(Engine &engine, MainWindow &window)
    : m_engine(engine)
    , m_window(window)
    , m_lastInput(QDateTime::currentDateTimeUtc())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MainWindowLock::lockIfIdle);
    connect(&window, &MainWindow::lockRequested, this, &MainWindowLock::lock);
    connect(&window, &MainWindow::unlockRequested, this, &MainWindowLock::unlock);
    connect(&engine.settings(), &SettingsDesk::changed, this, &MainWindowLock::follow);
    follow();
    // Another window over the same engine may have locked it.
    window.setLocked(engine.isLocked());
    qApp->installEventFilter(this);
}

MainWindowLock::~MainWindowLock()
{
    qApp->removeEventFilter(this);
}

void MainWindowLock::follow()
{
    setPatience(m_engine.settings().current().lockAfter);
}

void MainWindowLock::setPatience(std::chrono::milliseconds patience)
{
    m_patience = patience;
    if (m_patience > 0ms && !m_engine.isLocked())
        m_timer.start(m_patience);
    else
        m_timer.stop();
}

bool MainWindowLock::eventFilter(QObject *watched, QEvent *event)
{
    if (isInput(event->type()))
        onInput();
    return QObject::eventFilter(watched, event);
}

void MainWindowLock::onInput()
{
    // A computer that slept counted no time: whoever wakes it up finds it locked.
    if (isIdle() && canLock() && !isSigningIn())
        QMetaObject::invokeMethod(this, &MainWindowLock::lock, Qt::QueuedConnection);
    m_lastInput = QDateTime::currentDateTimeUtc();
}

bool MainWindowLock::isIdle() const
{
    return m_patience > 0ms && !m_engine.isLocked()
        && m_lastInput.msecsTo(QDateTime::currentDateTimeUtc()) >= m_patience.count();
}

bool MainWindowLock::canLock() const
{
    return !m_engine.isLocked() && !m_engine.bulk().isRunning();
}

bool MainWindowLock::isSigningIn() const
{
    return m_engine.findChild<LoginJob *>() != nullptr
        || m_engine.findChild<DeviceLoginJob *>() != nullptr;
}

void MainWindowLock::lockIfIdle()
{
    if (isIdle() && canLock() && !isSigningIn()) {
        lock();
        return;
    }
    // The rest of the time, or a while where something holds it up.
    const std::chrono::milliseconds passed(m_lastInput.msecsTo(QDateTime::currentDateTimeUtc()));
    m_timer.start(
        std::max(m_patience - passed, std::min<std::chrono::milliseconds>(1s, m_patience)));
}

void MainWindowLock::lock()
{
    if (m_engine.isLocked())
        return;
    if (!canLock()) {
        Q_EMIT refused();
        return;
    }
    m_timer.stop();
    // They show things of the session, or what is being typed.
    const auto dialogs = m_window.findChildren<QDialog *>();
    for (QDialog *const dialog : dialogs)
        dialog->reject();
    m_window.setLocked(true);
    m_engine.lock();
    Q_EMIT locked();
}

void MainWindowLock::unlock()
{
    if (!m_engine.isLocked())
        return;
    m_engine.unlock();
    m_window.setLocked(false);
    m_lastInput = QDateTime::currentDateTimeUtc();
    follow();
    Q_EMIT unlocked();
}

} // namespace rescind
