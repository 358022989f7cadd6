// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/loginjob.h"
#include "ui/dialogs/fittingdialog.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

class QLabel;
class QLayout;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace rescind {

class Banner;

//! What the dialog shows of a sign-in.
struct SignInState
{
    LoginStep step = LoginStep::Preparing;
    QUrl authorizationUrl = {};
    int strayRequests = 0;
    int secondsLeft = 0;
    //! The answer comes behind the # of an address, which only the browser sees.
    bool inFragment = false;
    //! See LoginJob.
    std::optional<int> linkSecondsLeft = {};
    std::optional<bool> offersDevice = {};
    std::optional<Error> browserError = {};
    std::optional<Error> pasteError = {};
};

//! The wait while somebody signs in in the browser. Closing it cancels the job; the job's end
//! closes it.
class SignInDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SignInDialog)

public:
    SignInDialog(LoginJob *job, const Profile &profile, QWidget *parent = nullptr);

    //! What the job's state looks like; called by the dialog itself on every change.
    void showState(const SignInState &state);
    void reject() override;

Q_SIGNALS:
    //! To sign in on another device instead. The dialog closes and cancels the job next.
    void otherDeviceRequested();

private:
    void buildProgress(QVBoxLayout *column);
    void buildPaste(QVBoxLayout *column);
    [[nodiscard]] QLayout *besidesBrowser();
    [[nodiscard]] QLayout *pasteNote();
    void buildButtons();
    void refresh();
    void letGoOfJob();
    void closeAfterJob();
    void showCountdown(const SignInState &state);
    void showLink(const SignInState &state);
    void showOtherDevice(const SignInState &state);
    void showIn(Banner *banner, std::optional<Error> &shown, const std::optional<Error> &error);
    void setPasteShown(bool shown);
    void copyLink();

    QPointer<LoginJob> m_job;
    QTimer m_tick;
    bool m_inFragment;
    QUrl m_url;
    bool m_pasteOpened = false;
    int m_secondsAtFirst = 0;
    std::optional<Error> m_browserError = {};
    std::optional<Error> m_pasteError = {};
    QLabel *m_step = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_countdown = nullptr;
    QLabel *m_link = nullptr;
    QLabel *m_stray = nullptr;
    Banner *m_browserBanner = nullptr;
    QToolButton *m_pasteToggle = nullptr;
    QToolButton *m_otherDevice = nullptr;
    QWidget *m_pastePart = nullptr;
    QPlainTextEdit *m_pasted = nullptr;
    QPushButton *m_use = nullptr;
    Banner *m_pasteBanner = nullptr;
    QPushButton *m_openAgain = nullptr;
    QPushButton *m_copyLink = nullptr;
};

} // namespace rescind
