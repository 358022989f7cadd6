// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/pastedtext.h"
#include "core/engine/session.h"

#include <QtCore/QPointer>

namespace rescind {

class Banner;
class MainWindow;
class MainWindowJournal;
class PastedTokenDialog;
class SettingsDesk;

//! A token on the clipboard, such as one that leaked: paste it, check what it is, revoke it.
//! Nothing is sent before it is asked for.
class MainWindowPaste final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowPaste)

public:
    MainWindowPaste(const SettingsDesk &settings, MainWindowJournal &journal, MainWindow &window);

    //! The session that is shown; null for none.
    void setSession(Session *session);
    //! What it came to is still to be told.
    [[nodiscard]] bool isRevoking() const { return m_revoking != nullptr; }

Q_SIGNALS:
    //! Several tokens: a list.
    void listPasted(const rescind::Secret &text);

private:
    void paste();
    void open(const PastedText &pasted);
    void check(PastedTokenDialog *dialog, const Token &token);
    void revoke(PastedTokenDialog *dialog, const Token &token);
    void onReport(const QPointer<PastedTokenDialog> &dialog, const RevocationReport &report);
    //! Its secrets have been read: before, the client could not authenticate.
    //! Gives what waits, where something has to.
    QObject *whenRestored(QObject *context, const std::function<void(Session &)> &then);

    const SettingsDesk &m_settings;
    MainWindowJournal &m_journal;
    MainWindow &m_window;
    QPointer<Session> m_session;
    //! The job, or what waits to begin it.
    QPointer<QObject> m_revoking;
};

} // namespace rescind
