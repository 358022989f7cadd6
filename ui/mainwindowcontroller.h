// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "ui/mainwindowbulk.h"
#include "ui/mainwindowclosing.h"
#include "ui/mainwindowdiagnostics.h"
#include "ui/mainwindowfirststart.h"
#include "ui/mainwindowjournal.h"
#include "ui/mainwindowlock.h"
#include "ui/mainwindowlogincheck.h"
#include "ui/mainwindowmethods.h"
#include "ui/mainwindowpaste.h"
#include "ui/mainwindowprofiles.h"
#include "ui/mainwindowquestions.h"
#include "ui/mainwindowrequests.h"
#include "ui/mainwindowsettings.h"
#include "ui/mainwindowsignout.h"
#include "ui/pages/requestspanel.h"
#include "ui/theme.h"

#include <QtCore/QPointer>

namespace rescind {

class Banner;
class MainWindow;
class SecretClipboard;

//! What goes from one window to the next over the same engine.
struct OngoingWork
{
    QString profileId = {};
    QStringList finishedRevocations = {};
    BulkWork bulk = {};
    std::optional<Findings> findings = {};
    JournalFilter journalFilter = {};
    RequestsFilter requestsFilter = {};
};

//! Binds the engine to the window: the one place that starts jobs and opens dialogs. All that is
//! handed in outlives it.
class MainWindowController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindowController)

public:
    MainWindowController(Engine &engine, SecretClipboard &clipboard, Theme &theme,
        MainWindow &window, QObject *parent);

    //! Opens this profile, or the one that was open last, or the first.
    void start(const QString &profileId = {});
    //! A job of the window itself is under way, such as a file that is written: another window
    //! could not go on with it. What the engine does goes on in any case.
    [[nodiscard]] bool isBusy() const;
    //! What is being worked at, for the controller of another window; to be called while this is
    //! not busy, and the last thing that is asked of it.
    [[nodiscard]] OngoingWork handOver();
    //! In the place of start().
    void takeOver(OngoingWork work);
    void openProfile(const QString &id);
    [[nodiscard]] MainWindowClosing &closing() { return m_closing; }
    //! A sign-in's answer that the system handed over; said where nobody waits for it.
    void takeRedirect(const QUrl &redirect);
    //! Profiles of a file that was opened from elsewhere; each is shown before it is kept.
    void importProfiles(const QString &path) { m_profiles.importFrom(path); }

Q_SIGNALS:
    //! Something that took long is over while the window was not in front.
    void noticeWanted(const QString &title, const QString &text);
    //! How far long work is: 0 to 100, -1 for none. Told where it changes.
    void progressTold(int percent);

private:
    void connectWindow();
    void connectPage();
    void onProfilesChanged();
    void showSession();
    void showFoot();
    void showKeychainTrouble();
    [[nodiscard]] Banner &banner();

    void signIn();
    void signInOnDevice();
    void introspect(const QString &fingerprint);
    void askToRevoke(const QStringList &fingerprints);
    void revoke(const QStringList &fingerprints, const QString &reason);
    void copy(const QString &fingerprint);
    void onFailed(const Error &error);
    void onRevocationFinished(const QString &fingerprint);
    void showFinishedRevocations();

    Engine &m_engine;
    SecretClipboard &m_clipboard;
    Theme &m_theme;
    MainWindow &m_window;
    MainWindowProfiles m_profiles;
    MainWindowQuestions m_questions;
    MainWindowSignOut m_signOut;
    MainWindowMethods m_methods;
    MainWindowJournal m_journal;
    MainWindowClosing m_closing;
    MainWindowBulk m_bulk;
    MainWindowRequests m_requests;
    MainWindowDiagnostics m_diagnostics;
    MainWindowSettings m_settings;
    MainWindowLock m_lock;
    MainWindowPaste m_paste;
    MainWindowFirstStart m_firstStart;
    MainWindowLoginCheck m_loginCheck;
    QPointer<Session> m_session;
    QString m_profileId;
    //! What was asked to be revoked last, and which of it has reached its outcome.
    QStringList m_finishedRevocations;
    std::optional<Error> m_shownKeychainError;
};

} // namespace rescind
