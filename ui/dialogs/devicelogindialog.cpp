// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/devicelogindialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <chrono>

namespace rescind {

namespace {

constexpr int dialogWidth = 540;
//! To be read from the other device, an arm's length away.
constexpr double codeSize = 2.4;

QLabel *caption(const QString &text, const char *name, QWidget *parent)
{
    QLabel *label = namedText(name, parent);
    label->setText(text);
    label->setFont(textFont(TextRole::Secondary));
    setWidgetRole(label, WidgetRole::Muted);
    return label;
}

QLabel *selectable(const char *name, const QFont &font, QWidget *parent)
{
    QLabel *label = namedText(name, parent);
    label->setFont(font);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QFont codeFont()
{
    QFont font = textFont(TextRole::Fixed);
    font.setPointSizeF(textFont(TextRole::Body).pointSizeF() * codeSize);
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 110);
    return font;
}

QString stepText(DeviceStep step)
{
    switch (step) {
    case DeviceStep::Preparing:
        return DeviceLoginDialog::tr("Getting ready: asking the provider for a code.");
    case DeviceStep::WaitingForUser:
        return DeviceLoginDialog::tr("Open this address on another device, type in the code, and "
                                     "sign in there. Rescind notices by itself when you are done.");
    case DeviceStep::CleaningUp:
        return DeviceLoginDialog::tr("The sign-in was not accepted. Revoking what was issued.");
    }
    return {};
}

void copyText(const QLabel *from, QPushButton *pressed, const QString &done)
{
    QGuiApplication::clipboard()->setText(from->text());
    pressed->setText(done);
}

} // namespace

DeviceLoginDialog::DeviceLoginDialog(DeviceLoginJob *job, const Profile &profile, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_job(job)
{
    setObjectName(QStringLiteral("deviceLoginDialog"));
    setWindowTitle(tr("Sign in on another device"));
    QVBoxLayout *column = body();
    column->addWidget(
        new ProfileHeader(profile.name, profile.displayHost(), profile.environment, this));
    m_step = namedText("deviceStep", this);
    m_step->setFont(textFont(TextRole::BodyStrong));
    column->addWidget(m_step);
    buildWhatToType(column);
    buildProgress(column);
    column->addStretch(1);
    buildButtons();
    showState({});

    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &DeviceLoginDialog::refresh);
    if (m_job == nullptr)
        return;
    connect(m_job, &DeviceLoginJob::changed, this, &DeviceLoginDialog::refresh);
    connect(m_job, &Job::finished, this, &DeviceLoginDialog::closeAfterJob);
    connect(m_job, &QObject::destroyed, this, &DeviceLoginDialog::closeAfterJob);
    m_tick.start();
    refresh();
}

void DeviceLoginDialog::buildWhatToType(QVBoxLayout *column)
{
    m_whatToType = new QWidget(this);
    m_address = selectable("deviceAddress", textFont(TextRole::Fixed), m_whatToType);
    m_code = selectable("deviceCode", codeFont(), m_whatToType);
    m_copyAddress = quietButton(tr("Copy &address"), "copyAddressButton", m_whatToType);
    m_copyCode = quietButton(tr("Copy c&ode"), "copyCodeButton", m_whatToType);
    connect(m_copyAddress, &QPushButton::clicked, this,
        [this] { copyText(m_address, m_copyAddress, tr("&Address copied")); });
    connect(m_copyCode, &QPushButton::clicked, this,
        [this] { copyText(m_code, m_copyCode, tr("C&ode copied")); });

    auto *grid = new QGridLayout(m_whatToType);
    grid->setContentsMargins(0, 4, 0, 4);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->addWidget(caption(tr("Address"), "deviceAddressCaption", m_whatToType), 0, 0);
    grid->addWidget(m_address, 1, 0);
    grid->addWidget(m_copyAddress, 1, 1);
    grid->setRowMinimumHeight(2, 8);
    grid->addWidget(caption(tr("Code"), "deviceCodeCaption", m_whatToType), 3, 0);
    grid->addWidget(m_code, 4, 0);
    grid->addWidget(m_copyCode, 4, 1);
    column->addWidget(m_whatToType);
}

void DeviceLoginDialog::buildProgress(QVBoxLayout *column)
{
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("deviceProgress"));
    m_bar->setAccessibleName(tr("Progress of the sign-in"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_countdown = namedText("deviceCountdown", this);
    setWidgetRole(m_countdown, WidgetRole::Muted);
    m_banner = new Banner(this);
    column->addWidget(m_bar);
    column->addWidget(m_countdown);
    column->addWidget(m_banner);
}

void DeviceLoginDialog::buildButtons()
{
    auto *cancel = quietButton(tr("&Cancel"), "cancelButton", this);
    connect(cancel, &QPushButton::clicked, this, &DeviceLoginDialog::reject);
    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
}

void DeviceLoginDialog::refresh()
{
    if (m_job == nullptr)
        return;
    showState({.step = m_job->step(),
        .userCode = m_job->userCode(),
        .verificationUri = m_job->verificationUri(),
        .secondsLeft = m_job->secondsLeft(),
        .pollError = m_job->pollError()});
}

void DeviceLoginDialog::showState(const DeviceLoginState &state)
{
    m_step->setText(stepText(state.step));
    m_whatToType->setVisible(state.step == DeviceStep::WaitingForUser);
    m_address->setText(state.verificationUri.toString());
    m_address->setAccessibleName(tr("Address: %1").arg(m_address->text()));
    m_code->setText(state.userCode);
    m_code->setAccessibleName(tr("Code: %1").arg(state.userCode));
    showCountdown(state);
    showPollError(state.pollError);
}

void DeviceLoginDialog::showCountdown(const DeviceLoginState &state)
{
    const bool waiting = state.step == DeviceStep::WaitingForUser;
    m_secondsAtFirst = std::max(m_secondsAtFirst, state.secondsLeft);
    m_bar->setRange(0, waiting ? m_secondsAtFirst : 0);
    m_bar->setValue(waiting ? state.secondsLeft : -1);
    //: %1 is a duration, such as "9 min 41 s".
    m_countdown->setText(waiting
            ? tr("The code can be typed in for %1.").arg(durationText(state.secondsLeft))
            : QString());
}

void DeviceLoginDialog::showPollError(const std::optional<Error> &error)
{
    // A banner that was closed stays closed until there is another error.
    if (m_pollError == error)
        return;
    m_pollError = error;
    if (!error) {
        m_banner->clear();
        return;
    }
    m_banner->showMessage(Banner::Tone::Warning, tr("The provider does not answer at the moment"),
        tr("The code stays good. Rescind asks again by itself, more seldom."));
    scrollTo(m_banner);
}

void DeviceLoginDialog::letGoOfJob()
{
    m_tick.stop();
    if (m_job != nullptr)
        disconnect(m_job, nullptr, this, nullptr);
}

void DeviceLoginDialog::closeAfterJob()
{
    letGoOfJob();
    accept();
}

void DeviceLoginDialog::reject()
{
    letGoOfJob();
    if (m_job != nullptr && !m_job->isFinished())
        m_job->cancel();
    QDialog::reject();
}

} // namespace rescind
