// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/login/deviceloginjob.h"
#include "ui/dialogs/fittingdialog.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace rescind {

class Banner;

//! What the dialog shows of a sign-in on another device.
struct DeviceLoginState
{
    DeviceStep step = DeviceStep::Preparing;
    QString userCode = {};
    QUrl verificationUri = {};
    int secondsLeft = 0;
    std::optional<Error> pollError = {};
};

//! The wait while somebody signs in on another device. Closing it cancels the job; the job's end
//! closes it.
class DeviceLoginDialog final : public FittingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceLoginDialog)

public:
    DeviceLoginDialog(DeviceLoginJob *job, const Profile &profile, QWidget *parent = nullptr);

    //! What the job's state looks like; called by the dialog itself on every change.
    void showState(const DeviceLoginState &state);
    void reject() override;

private:
    void buildWhatToType(QVBoxLayout *column);
    void buildProgress(QVBoxLayout *column);
    void buildButtons();
    void refresh();
    void letGoOfJob();
    void closeAfterJob();
    void showCountdown(const DeviceLoginState &state);
    void showPollError(const std::optional<Error> &error);

    QPointer<DeviceLoginJob> m_job;
    QTimer m_tick;
    int m_secondsAtFirst = 0;
    std::optional<Error> m_pollError = {};
    QLabel *m_step = nullptr;
    QWidget *m_whatToType = nullptr;
    QLabel *m_address = nullptr;
    QLabel *m_code = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_countdown = nullptr;
    Banner *m_banner = nullptr;
    QPushButton *m_copyAddress = nullptr;
    QPushButton *m_copyCode = nullptr;
};

} // namespace rescind
