// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signindialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

namespace rescind {

namespace {

constexpr int dialogWidth = 540;
constexpr int pasteLines = 3;

} // namespace

SignInDialog::SignInDialog(LoginJob *job, const Profile &profile, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_job(job)
    , m_inFragment(profile.authorization.responseMode == ResponseMode::Fragment)
{
    setObjectName(QStringLiteral("signInDialog"));
    setWindowTitle(tr("Sign in"));
    QVBoxLayout *column = body();
    column->addWidget(
        new ProfileHeader(profile.name, profile.displayHost(), profile.environment, this));
    buildProgress(column);
    buildPaste(column);
    column->addStretch(1);
    buildButtons();
    setPasteShown(false);
    showState({});

    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &SignInDialog::refresh);
    if (m_job == nullptr)
        return;
    connect(m_job, &LoginJob::changed, this, &SignInDialog::refresh);
    connect(m_job, &Job::finished, this, &SignInDialog::closeAfterJob);
    connect(m_job, &QObject::destroyed, this, &SignInDialog::closeAfterJob);
    m_tick.start();
    refresh();
}

void SignInDialog::buildProgress(QVBoxLayout *column)
{
    m_step = namedText("signInStep", this);
    m_step->setFont(textFont(TextRole::BodyStrong));
    m_bar = new QProgressBar(this);
    m_bar->setObjectName(QStringLiteral("signInProgress"));
    m_bar->setAccessibleName(tr("Progress of the sign-in"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_countdown = namedText("signInCountdown", this);
    setWidgetRole(m_countdown, WidgetRole::Muted);
    m_link = namedText("signInLink", this);
    setWidgetRole(m_link, WidgetRole::Muted);
    m_stray = namedText("signInStray", this);
    setWidgetRole(m_stray, WidgetRole::Muted);
    m_browserBanner = new Banner(this);
    column->addWidget(m_step);
    column->addWidget(m_bar);
    column->addWidget(m_countdown);
    column->addWidget(m_link);
    column->addWidget(m_stray);
    column->addWidget(m_browserBanner);
}

//! What can be done where the browser does not come back.
QLayout *SignInDialog::besidesBrowser()
{
    m_pasteToggle = new QToolButton(this);
    m_pasteToggle->setObjectName(QStringLiteral("pasteToggle"));
    m_pasteToggle->setText(tr("&Paste instead"));
    m_pasteToggle->setAccessibleName(tr("Paste instead"));
    m_pasteToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_pasteToggle->setAutoRaise(true);
    m_pasteToggle->setFocusPolicy(Qt::StrongFocus);
    m_pasteToggle->setVisible(m_job == nullptr || m_job->takesPaste());
    connect(m_pasteToggle, &QToolButton::clicked, this,
        [this] { setPasteShown(m_pastePart->isHidden()); });

    m_otherDevice = new QToolButton(this);
    m_otherDevice->setObjectName(QStringLiteral("otherDeviceButton"));
    m_otherDevice->setText(tr("On another &device…"));
    m_otherDevice->setAccessibleName(tr("On another device"));
    m_otherDevice->setAutoRaise(true);
    m_otherDevice->setFocusPolicy(Qt::StrongFocus);
    connect(m_otherDevice, &QToolButton::clicked, this, [this] {
        Q_EMIT otherDeviceRequested();
        reject();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_pasteToggle);
    row->addWidget(m_otherDevice);
    row->addStretch(1);
    return row;
}

void SignInDialog::buildPaste(QVBoxLayout *column)
{
    QLayout *ways = besidesBrowser();
    m_pastePart = new QWidget(this);
    auto *part = new QVBoxLayout(m_pastePart);
    part->setContentsMargins(0, 0, 0, 0);
    part->setSpacing(8);
    auto *caption = namedText("pasteCaption", m_pastePart);
    caption->setText(tr("The whole address of the last page, or the code &alone"));
    m_pasted = new QPlainTextEdit(m_pastePart);
    m_pasted->setObjectName(QStringLiteral("pasted"));
    m_pasted->setAccessibleName(tr("Redirected address or code"));
    m_pasted->setTabChangesFocus(true);
    m_pasted->setFixedHeight(m_pasted->fontMetrics().lineSpacing() * pasteLines + 24);
    caption->setBuddy(m_pasted);
    m_pasteBanner = new Banner(m_pastePart);
    part->addWidget(caption);
    part->addWidget(m_pasted);
    part->addWidget(m_pasteBanner);
    part->addLayout(pasteNote());
    column->addLayout(ways);
    column->addWidget(m_pastePart);
}

QLayout *SignInDialog::pasteNote()
{
    auto *note = namedText("pasteNote", m_pastePart);
    note->setFont(textFont(TextRole::Secondary));
    setWidgetRole(note, WidgetRole::Muted);
    note->setText(tr("A code works once, and for ten minutes. A code alone has no state to "
                     "compare; but PKCE binds it to this attempt, so the provider refuses a code "
                     "from another one."));
    m_use = quietButton(tr("&Use it"), "useButton", m_pastePart);
    m_use->setEnabled(false);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr)
            m_job->submitPasted(m_pasted->toPlainText());
    });
    connect(m_pasted, &QPlainTextEdit::textChanged, this,
        [this] { m_use->setEnabled(!m_pasted->document()->isEmpty()); });
    auto *noteRow = new QHBoxLayout;
    noteRow->setSpacing(12);
    noteRow->addWidget(note, 1);
    noteRow->addWidget(m_use, 0, Qt::AlignTop);
    return noteRow;
}

void SignInDialog::buildButtons()
{
    m_openAgain = quietButton(tr("&Open again"), "openAgainButton", this);
    m_copyLink = quietButton(tr("Copy &link"), "copyLinkButton", this);
    auto *cancel = quietButton(tr("&Cancel"), "cancelButton", this);
    connect(m_openAgain, &QPushButton::clicked, this, [this] {
        if (m_job != nullptr)
            m_job->openBrowserAgain();
    });
    connect(m_copyLink, &QPushButton::clicked, this, &SignInDialog::copyLink);
    connect(cancel, &QPushButton::clicked, this, &SignInDialog::reject);

    buttons()->addWidget(m_openAgain);
    buttons()->addWidget(m_copyLink);
    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
}

void SignInDialog::refresh()
{
    if (m_job == nullptr)
        return;
    showState({.step = m_job->step(),
        .authorizationUrl = m_job->authorizationUrl(),
        .strayRequests = m_job->strayRequests(),
        .secondsLeft = m_job->secondsLeft(),
        .inFragment = m_inFragment,
        .linkSecondsLeft = m_job->linkSecondsLeft(),
        .offersDevice = m_job->offersDevice(),
        .browserError = m_job->browserError(),
        .pasteError = m_job->pasteError()});
}

void SignInDialog::setPasteShown(bool shown)
{
    m_pasteOpened = m_pasteOpened || shown;
    m_pasteToggle->setAccessibleDescription(shown ? tr("unfolded") : tr("folded"));
    m_pasteToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_pastePart->setVisible(shown);
}

void SignInDialog::copyLink()
{
    QGuiApplication::clipboard()->setText(m_url.toString(QUrl::FullyEncoded));
    m_copyLink->setText(tr("&Link copied"));
}

void SignInDialog::letGoOfJob()
{
    m_tick.stop();
    if (m_job != nullptr)
        disconnect(m_job, nullptr, this, nullptr);
    m_pasted->clear();
}

void SignInDialog::closeAfterJob()
{
    letGoOfJob();
    accept();
}

void SignInDialog::reject()
{
    letGoOfJob();
    if (m_job != nullptr && !m_job->isFinished())
        m_job->cancel();
    QDialog::reject();
}

} // namespace rescind
