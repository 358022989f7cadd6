// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowsignout.h"

#include "ui/dialogs/signoutdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/signoutsummary.h"
#include "ui/pages/tokenspage.h"

namespace rescind {

MainWindowSignOut::MainWindowSignOut(MainWindow &window)
    : m_window(window)
{
}

void MainWindowSignOut::connectPage(TokensPage &page)
{
    connect(&page, &TokensPage::signOutRequested, this, &MainWindowSignOut::ask);
}

void MainWindowSignOut::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session == nullptr)
        return;
    connect(session, &Session::signedOut, this, [this](const SignOutReport &report) {
        showSignOut(m_window.tokensPage().banner(), report);
    });
}

void MainWindowSignOut::ask()
{
    if (!m_session || !m_session->canSignOut())
        return;
    const Profile &profile = m_session->profile();
    const QDateTime now = m_session->now();
    SignOutQuestion what{.profileName = profile.name,
        .host = profile.displayHost(),
        .environment = profile.environment,
        .canEndProviderSession = m_session->canEndProviderSession(),
        .now = now};
    const QStringList revocable = m_session->revocable();
    for (const QString &fingerprint : revocable) {
        const Token &token = *m_session->find(fingerprint);
        what.tokens.append({.kind = token.kind,
            .fingerprint = fingerprint,
            .exposureUntil = exposureUntil(token, now),
            .generation = token.generation});
    }
    auto *dialog = new SignOutDialog(what, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_window.tokensPage().banner().clear();
        if (m_session)
            m_session->signOut(dialog->endsProviderSession());
    });
    dialog->open();
}

} // namespace rescind
