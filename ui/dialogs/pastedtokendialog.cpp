// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pastedtokendialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/pages/revocationsummary.h"
#include "ui/text/pastedtext.h"
#include "ui/text/timelinetext.h"
#include "ui/text/timetext.h"
#include "ui/text/tokentext.h"
#include "ui/text/verificationtext.h"
#include "ui/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/expirytimeline.h"
#include "ui/widgets/lampwidget.h"
#include "ui/widgets/sign.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int dialogWidth = 640;
constexpr int signSize = 16;

} // namespace

PastedTokenDialog::PastedTokenDialog(
    const Profile &profile, const Token &token, const QDateTime &now, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_profile(profile)
    , m_token(token)
    , m_now(now)
    , m_signature(new LampWidget(tr("Signature"), this))
    , m_time(new LampWidget(tr("Time"), this))
    , m_server(new LampWidget(tr("Server"), this))
    , m_timeline(new ExpiryTimeline(this))
    , m_sign(new SignLabel(signSize, this))
    , m_verdict(namedText("pastedVerdict", this))
    , m_exposure(namedText("pastedExposure", this))
    , m_course(footnote({}, this))
    , m_reason(new QLineEdit(this))
    , m_progress(new QProgressBar(this))
    , m_banner(new Banner(this))
    , m_close(new QPushButton(tr("&Cancel"), this))
    , m_check(new QPushButton(tr("Chec&k at the server"), this))
    , m_revoke(quietButton(tr("&Revoke token"), "revokeButton", this))
{
    m_token.clear();
    setObjectName(QStringLiteral("pastedTokenDialog"));
    setWindowTitle(tr("Pasted token"));
    m_signature->setObjectName(QStringLiteral("pastedSignatureLamp"));
    m_time->setObjectName(QStringLiteral("pastedTimeLamp"));
    m_server->setObjectName(QStringLiteral("pastedServerLamp"));
    m_timeline->setObjectName(QStringLiteral("pastedTimeline"));
    m_timeline->setAccessibleName(tr("Time line of the token"));
    m_progress->setObjectName(QStringLiteral("pastedProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setRange(0, 0);
    setWidgetRole(m_exposure, WidgetRole::Muted);

    QVBoxLayout *column = body();
    column->setSpacing(14);
    column->addWidget(headRow());
    column->addWidget(
        new ProfileHeader(profile.name, profile.displayHost(), profile.environment, this));
    column->addWidget(factsPart());
    column->addWidget(lampRow());
    column->addWidget(consequences());
    column->addWidget(reasonRow(m_reason, this));
    column->addWidget(m_progress);
    column->addWidget(m_banner);
    column->addStretch(1);
    addButtons();
    showToken();
    setStep(Step::Ready);
}

QWidget *PastedTokenDialog::headRow()
{
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto *title = namedText("pastedTitle", part);
    title->setText(kindName(m_token.kind));
    title->setWordWrap(false);
    title->setFont(textFont(TextRole::Title));
    auto *badge = new Badge(part);
    badge->setText(formatBadge(m_token));
    auto *fingerprint = namedText("pastedFingerprint", part);
    fingerprint->setText(spacedFingerprint(m_token.fingerprint));
    fingerprint->setWordWrap(false);
    fingerprint->setFont(textFont(TextRole::Fixed));
    setWidgetRole(fingerprint, WidgetRole::Muted);
    fingerprint->setAccessibleName(tr("Fingerprint %1").arg(m_token.fingerprint));
    row->addWidget(title);
    row->addWidget(badge);
    row->addWidget(fingerprint);
    row->addStretch(1);
    return part;
}

ElidedLabel *PastedTokenDialog::addFact(QGridLayout *grid, const QString &name, const char *id)
{
    const int row = grid->rowCount();
    auto *caption = new QLabel(name, grid->parentWidget());
    setWidgetRole(caption, WidgetRole::Muted);
    // What a stranger wrote, of any length: it neither widens the dialog nor is it read as markup.
    auto *shown = new ElidedLabel(grid->parentWidget());
    shown->setObjectName(QLatin1StringView(id));
    shown->setTextFormat(Qt::PlainText);
    grid->addWidget(caption, row, 0);
    grid->addWidget(shown, row, 1);
    caption->setBuddy(shown);
    return shown;
}

QWidget *PastedTokenDialog::factsPart()
{
    auto *part = new QWidget(this);
    auto *grid = new QGridLayout(part);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    m_subject = addFact(grid, tr("Subject"), "pastedSubject");
    m_client = addFact(grid, tr("Application"), "pastedClient");
    m_issuer = addFact(grid, tr("Issuer"), "pastedIssuer");
    m_scope = addFact(grid, tr("Scope"), "pastedScope");
    m_issued = addFact(grid, tr("Issued"), "pastedIssued");
    m_expires = addFact(grid, tr("Expires"), "pastedExpires");
    return part;
}

//! By the token itself, and what it does not say by the server, once that was asked.
void PastedTokenDialog::showFacts()
{
    const TokenFacts &facts = m_token.facts;
    const auto time
        = [](const QDateTime &when) { return when.isValid() ? absoluteTime(when) : QString(); };
    const QList<std::pair<ElidedLabel *, QString>> shown{{m_subject, facts.subject},
        {m_client, facts.clientId}, {m_issuer, facts.issuer}, {m_scope, facts.scope},
        {m_issued, time(facts.issuedAt)}, {m_expires, time(facts.expiresAt)}};
    for (const auto &[label, value] : shown)
        label->setText(value.isEmpty() ? tr("not said") : value);
}

QWidget *PastedTokenDialog::lampRow()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_signature, 13);
    row->addWidget(m_time, 10);
    row->addWidget(m_server, 11);
    column->addLayout(row);
    column->addWidget(m_timeline);
    return part;
}

QWidget *PastedTokenDialog::consequences()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_verdict, 1);
    column->addLayout(row);
    column->addWidget(m_exposure);
    column->addWidget(m_course);
    setSchedule(LookSchedule::Usual);
    return part;
}

void PastedTokenDialog::addButtons()
{
    m_close->setObjectName(QStringLiteral("cancelButton"));
    m_check->setObjectName(QStringLiteral("checkButton"));
    m_check->setToolTip(
        tr("Checks the signature, and asks %1 whether it is active.").arg(m_profile.displayHost()));
    m_check->setDefault(true);
    setWidgetRole(m_check, WidgetRole::Primary);
    setWidgetRole(m_revoke, WidgetRole::Danger);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_check, &QPushButton::clicked, this, &PastedTokenDialog::checkRequested);
    connect(m_revoke, &QPushButton::clicked, this, &PastedTokenDialog::revokeRequested);
    buttons()->addWidget(m_check);
    buttons()->addStretch(1);
    buttons()->addWidget(m_close);
    buttons()->addWidget(m_revoke);
    m_check->setFocus();
}

QString PastedTokenDialog::reason() const
{
    return m_reason->text().trimmed();
}

void PastedTokenDialog::setLooksLikeToken(bool looksLikeToken)
{
    m_looksLikeToken = looksLikeToken;
    showToken();
}

void PastedTokenDialog::setSchedule(LookSchedule schedule)
{
    //: %1 is a host; %2 says when, such as “at once, and after 2 seconds”
    m_course->setText(tr("Revoking sends it to %1, and then asks there whether it is dead: %2. "
                         "What is revoked does not come back.")
                          .arg(m_profile.displayHost(), lookScheduleText(schedule)));
}

void PastedTokenDialog::showToken()
{
    showFacts();
    const RevocableText text = revocableText(m_token, m_looksLikeToken, m_profile, m_now);
    m_sign->setSign(text.sign, toneOfSign(text.sign));
    m_verdict->setText(text.sentence);
    m_verdict->setVisible(m_step != Step::Over);
    m_sign->setVisible(m_step != Step::Over);
    const TimelineTimes times = timelineTimes(m_token, m_now);
    m_timeline->setTimes(times);
    m_timeline->setVisible(times.start.isValid() || times.expiresAt.isValid());
    const QString exposure
        = exposureSentence(times.exposureUntil, times.revokedAt.isValid(), m_now);
    m_exposure->setText(exposure);
    m_exposure->setVisible(!exposure.isEmpty());
    showLamps();
}

void PastedTokenDialog::showLamps()
{
    const LampText signature = signatureText(m_token.signature);
    const LampText time = timeText(m_token, m_now);
    const LampText server = serverText(m_token, m_now);
    //: %1 is the lamp's word: "Signature: genuine"
    m_signature->setLamp(lamp(m_token.signature), signature.word, signature.explanation,
        tr("Signature: %1").arg(signature.word));
    //: %1 is the lamp's word: "Time: 13 d 23 h left"
    m_time->setLamp(lamp(timeState(m_token, m_now)), time.word, time.explanation,
        tr("Time: %1").arg(time.word));
    //: %1 is the lamp's word: "Server: active"
    m_server->setLamp(
        lamp(m_token.server), server.word, server.explanation, tr("Server: %1").arg(server.word));
}

void PastedTokenDialog::setStep(Step step)
{
    m_step = step;
    const bool isPossible = revocableText(m_token, m_looksLikeToken, m_profile, m_now).isPossible;
    const bool isWaiting = step == Step::Checking || step == Step::Revoking;
    m_progress->setVisible(isWaiting);
    m_progress->setAccessibleName(
        step == Step::Revoking ? tr("Revoking…") : tr("Asking the server…"));
    m_check->setEnabled(step == Step::Ready && m_token.format != TokenFormat::Malformed);
    m_check->setText(step == Step::Checking ? tr("Checking…") : tr("Chec&k at the server"));
    m_revoke->setEnabled(isPossible && (step == Step::Ready || step == Step::Checking));
    m_revoke->setText(step == Step::Revoking ? tr("Revoking…") : tr("&Revoke token"));
    m_reason->setEnabled(step != Step::Revoking && step != Step::Over);
    m_check->setVisible(step != Step::Over && step != Step::Revoking);
    m_revoke->setVisible(step != Step::Over);
    // A sent revocation goes on without the dialog.
    m_close->setText(step == Step::Over || step == Step::Revoking ? tr("&Close") : tr("&Cancel"));
    if (step == Step::Over)
        m_close->setDefault(true);
}

void PastedTokenDialog::showChecking()
{
    m_banner->clear();
    setStep(Step::Checking);
}

void PastedTokenDialog::showChecked(const Token &token, const QDateTime &now)
{
    m_token = token;
    m_token.clear();
    m_now = now;
    showToken();
    if (m_step == Step::Checking)
        setStep(Step::Ready);
}

void PastedTokenDialog::showRevoking()
{
    m_banner->clear();
    setStep(Step::Revoking);
}

void PastedTokenDialog::showReport(const RevocationReport &report, const QDateTime &now)
{
    m_now = now;
    const bool isSent = report.outcome != Outcome::NotSent && report.outcome != Outcome::Rejected;
    if (isSent)
        m_token.revokedAt = report.sentAt.isValid() ? report.sentAt : now;
    if (report.outcome == Outcome::VerifiedInactive)
        m_token.server = ServerState::Revoked;
    else if (report.outcome == Outcome::AlreadyInactive)
        m_token.server = ServerState::Inactive;
    else if (report.outcome == Outcome::AcceptedUnverified)
        m_token.server = ServerState::AcceptedUnproved;
    m_token.serverAskedAt = now;
    setStep(isSent ? Step::Over : Step::Ready);
    showToken();
    showRevocations(*m_banner, {report}, now);
    scrollTo(m_banner);
}

void PastedTokenDialog::showError(const Error &error)
{
    m_banner->showError(error);
    scrollTo(m_banner);
    setStep(Step::Ready);
}

void PastedTokenDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_reason->hasFocus()) {
        m_revoke->setFocus();
        return;
    }
    FittingDialog::keyPressEvent(event);
}

} // namespace rescind
