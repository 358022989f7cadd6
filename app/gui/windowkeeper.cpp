// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/windowkeeper.h"

#include "core/engine/engine.h"
#include "ui/dialogs/helpwindow.h"

#include <QtCore/QThread>
#include <QtWidgets/QApplication>

#include <algorithm>

namespace rescind {

using namespace std::chrono_literals;

namespace {

constexpr auto betweenAttempts = 50ms;

//! The user guide stands beside the window; everything else is waited for.
HelpWindow *helpOf(const MainWindow &window)
{
    return window.findChild<HelpWindow *>(QString(), Qt::FindDirectChildrenOnly);
}

bool hasDialog(const MainWindow &window)
{
    const auto dialogs = window.findChildren<QDialog *>();
    return std::any_of(dialogs.begin(), dialogs.end(), [](const QDialog *dialog) {
        return dialog->isVisible() && qobject_cast<const HelpWindow *>(dialog) == nullptr;
    });
}

//! What had the focus is there again under the same name.
void moveFocus(const MainWindow &from, const MainWindow &to)
{
    const QWidget *const before = from.focusWidget();
    if (before == nullptr || before->objectName().isEmpty())
        return;
    auto *const now = to.findChild<QWidget *>(before->objectName());
    if (now != nullptr && now->isVisible())
        now->setFocus();
}

void moveHelp(const MainWindow &from, MainWindow &to)
{
    const HelpWindow *const before = helpOf(from);
    if (before == nullptr || !before->isVisible())
        return;
    openHelp(&to, before->chapter());
    helpOf(to)->setGeometry(before->geometry());
}

} // namespace

WindowKeeper::Made::Made(const WindowParts &parts)
    : controller(parts.engine, parts.clipboard, parts.theme, window, nullptr)
    , state(parts.stateFile, window)
{
    state.restore();
}

WindowKeeper::WindowKeeper(const WindowParts &parts, const QString &language)
    : m_parts(parts)
    , m_chosen(parts.engine.settings().current().language)
{
    m_parts.language.install(language);
    m_made = made();
    m_attempt.setSingleShot(true);
    connect(&m_attempt, &QTimer::timeout, this, &WindowKeeper::tryToChange);
    connect(
        &m_parts.engine.settings(), &SettingsDesk::changed, this, &WindowKeeper::onSettingsChanged);
}

WindowKeeper::~WindowKeeper() = default;

std::unique_ptr<WindowKeeper::Made> WindowKeeper::made()
{
    auto made = std::make_unique<Made>(m_parts);
    connect(
        &made->controller, &MainWindowController::noticeWanted, this, &WindowKeeper::noticeWanted);
    connect(
        &made->controller, &MainWindowController::progressTold, this, &WindowKeeper::progressTold);
    return made;
}

void WindowKeeper::open(const QString &profileName)
{
    controller().start();
    openNamed(profileName);
    window().show();
}

void WindowKeeper::bringToFront(const QString &profileName)
{
    window().setWindowState((window().windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    window().show();
    window().raise();
    window().activateWindow();
    openNamed(profileName);
}

void WindowKeeper::openNamed(const QString &profileName)
{
    if (profileName.isEmpty())
        return;
    const QList<Profile> profiles = m_parts.engine.profiles();
    for (const Profile &profile : profiles) {
        if (profile.name == profileName)
            controller().openProfile(profile.id);
    }
}

void WindowKeeper::onSettingsChanged()
{
    const QString language = m_parts.engine.settings().current().language;
    if (language == m_chosen)
        return;
    m_chosen = language;
    // Whoever tells of it is still busy with the dialog.
    m_attempt.start(0ms);
}

void WindowKeeper::tryToChange()
{
    if (canChange())
        change();
    else
        m_attempt.start(betweenAttempts);
}

//! Deletes the window, which nothing may be in the middle of.
bool WindowKeeper::canChange() const
{
    return QThread::currentThread()->loopLevel() <= 1
        && QApplication::activePopupWidget() == nullptr
        && QApplication::activeModalWidget() == nullptr
        && QGuiApplication::mouseButtons() == Qt::NoButton && !hasDialog(m_made->window)
        && !m_made->controller.isBusy();
}

void WindowKeeper::change()
{
    const bool isShown = window().isVisible();
    const bool isActive = window().isActiveWindow();
    const bool isMinimized = window().isMinimized();
    m_made->state.save();
    OngoingWork work = controller().handOver();
    m_parts.language.install(m_chosen);
    // The new one is there before the old one goes, which is never the last that is closed.
    const std::unique_ptr<Made> before = std::exchange(m_made, made());
    controller().takeOver(std::move(work));
    if (isMinimized)
        window().showMinimized();
    else
        window().setVisible(isShown);
    moveHelp(before->window, window());
    moveFocus(before->window, window());
    if (isActive)
        window().activateWindow();
    Q_EMIT windowChanged();
}

} // namespace rescind
