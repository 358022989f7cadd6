// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindowquestions.h"

#include "ui/dialogs/applicationtokendialog.h"
#include "ui/dialogs/claimsdialog.h"
#include "ui/dialogs/dangerdialog.h"
#include "ui/mainwindow.h"
#include "ui/pages/tokenspage.h"

namespace rescind {

MainWindowQuestions::MainWindowQuestions(MainWindow &window)
    : m_window(window)
{
}

void MainWindowQuestions::connectPage(TokensPage &page)
{
    connect(&page, &TokensPage::userInfoRequested, this, [this](const QString &fingerprint) {
        m_window.tokensPage().banner().clear();
        if (m_session)
            m_session->askUserInfo(fingerprint);
    });
    connect(
        &page, &TokensPage::strictIntrospectionRequested, this, [this](const QString &fingerprint) {
            m_window.tokensPage().banner().clear();
            if (m_session)
                m_session->introspect(fingerprint, IntrospectionMode::Strict);
        });
    connect(&page, &TokensPage::validateOnlineRequested, this, &MainWindowQuestions::askToValidate);
    connect(&page, &TokensPage::applicationTokenRequested, this,
        &MainWindowQuestions::askForApplicationToken);
}

void MainWindowQuestions::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session == nullptr)
        return;
    connect(session, &Session::userInfoServed, this, &MainWindowQuestions::showUserInfo);
    connect(session, &Session::validatedOnline, this, &MainWindowQuestions::showValidation);
}

void MainWindowQuestions::askToValidate(const QString &fingerprint)
{
    if (!m_session)
        return;
    askBeforeDanger(
        {.name = QStringLiteral("validateOnlineDialog"),
            .question = tr("Send the token in a URL?"),
            .explanation
            = tr("Authing's validate_token at %1 takes the whole token in the address of the "
                 "request. Proxies and servers on the way write addresses down. Introspection asks "
                 "the same without that.")
                  .arg(m_session->profile().displayHost()),
            .verb = tr("&Validate online"),
            .profile = m_session->profile()},
        &m_window, this, [this, fingerprint] {
            m_window.tokensPage().banner().clear();
            if (m_session)
                m_session->validateOnline(fingerprint);
        });
}

void MainWindowQuestions::askForApplicationToken()
{
    if (!m_session || !m_session->canRequestApplicationToken())
        return;
    const Profile &profile = m_session->profile();
    auto *dialog = new ApplicationTokenDialog({.profileName = profile.name,
                                                  .host = profile.displayHost(),
                                                  .environment = profile.environment,
                                                  .hasCredentials = !profile.isPublicClient()},
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_window.tokensPage().banner().clear();
        if (m_session)
            m_session->requestApplicationToken(dialog->scope(), dialog->otherCredentials());
    });
    dialog->open();
}

void MainWindowQuestions::showUserInfo(const UserInfo &info)
{
    auto *dialog = new ClaimsDialog(tr("User info"),
        tr("What %1 tells about the user of this access token.")
            .arg(m_session->profile().displayHost()),
        info.claims, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindowQuestions::showValidation(const OnlineValidation &validation)
{
    if (!validation.isValid) {
        m_window.tokensPage().banner().showMessage(Banner::Tone::Warning,
            tr("The server does not call this token valid"),
            tr("That is what validate_token says. It looks at the token itself; whether it has "
               "been revoked, introspection knows better."),
            validation.serverText);
        return;
    }
    auto *dialog = new ClaimsDialog(tr("The server calls this token valid"),
        tr("What validate_token at %1 read in it. Whether it has been revoked, introspection knows "
           "better.")
            .arg(m_session->profile().displayHost()),
        validation.claims, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace rescind
