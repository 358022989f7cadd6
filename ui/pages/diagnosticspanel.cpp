// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/diagnosticspanel.h"

#include "ui/models/checksmodel.h"
#include "ui/pages/pageheader.h"
#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/progressstrip.h"
#include "ui/widgets/sign.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

namespace rescind {

namespace {

constexpr int pageMargin = 24;
//! What ends sooner needs no progress.
constexpr std::chrono::milliseconds aMoment(300);

} // namespace

DiagnosticsPanel::DiagnosticsPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("diagnosticsPage"));
    m_moment.setSingleShot(true);
    m_moment.setInterval(aMoment);
    connect(&m_moment, &QTimer::timeout, this, [this] {
        m_progress->begin(tr("Checking…"));
        m_progress->setProgress(m_lines.size(), m_expected);
    });
}

void DiagnosticsPanel::showEvent(QShowEvent *event)
{
    makeContent();
    QWidget::showEvent(event);
    askIfSeen();
}

//! Made when it is first shown: the window opens faster without.
void DiagnosticsPanel::makeContent()
{
    if (m_header != nullptr)
        return;
    m_header = new PageHeader(this);
    m_header->setTitle(tr("Diagnostics"));
    m_copy = m_header->addAction(QStringLiteral("diagnosticsCopy"), tr("Copy &all"));
    m_copy->setToolTip(tr("All lines as text (Markdown), for a ticket. No secret is among them."));
    m_again = m_header->addAction(QStringLiteral("diagnosticsAgain"), tr("Check a&gain"));
    connect(m_again, &QPushButton::clicked, this, &DiagnosticsPanel::checkRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(allText());
        m_copy->setText(tr("Copied"));
    });
    m_progress = new ProgressStrip(this);
    connect(m_progress, &ProgressStrip::cancelled, this, &DiagnosticsPanel::cancelRequested);
    m_empty = new EmptyState(this);
    connect(m_empty, &EmptyState::triggered, this, &DiagnosticsPanel::checkRequested);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(QStringLiteral("diagnosticsStack"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(resultsCard());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    m_empty->setContent(tr("Nothing has been checked"),
        tr("Each thing that Rescind needs will stand here with what was found and what to do: "
           "folders, journal, keychain, loopback and browser of this computer, and the way to the "
           "provider, its certificate, clock and keys. Nobody is signed in for it."),
        tr("&Check now"), tr("Check now"));
    showContext();
    setRunning(false);
}

QWidget *DiagnosticsPanel::resultsCard()
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    m_sign = new SignLabel(18, card);
    m_summary = new QLabel(card);
    m_summary->setObjectName(QStringLiteral("diagnosticsSummary"));
    m_summary->setFont(textFont(TextRole::CardHead));
    m_model = new ChecksModel(this, ChecksModel::AdviceIn::OwnColumn);
    m_table = new ListTable(card);
    m_table->setObjectName(QStringLiteral("diagnosticsTable"));
    m_table->setAccessibleName(tr("Checks"));
    m_table->setModel(m_model);
    m_table->stretchColumn(static_cast<int>(ChecksModel::Column::Detail));
    m_table->horizontalHeader()->setSectionResizeMode(
        static_cast<int>(ChecksModel::Column::Advice), QHeaderView::Stretch);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 10, 0);
    head->setSpacing(8);
    head->addWidget(m_sign);
    head->addWidget(m_summary, 1);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(8, 10, 8, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    return card;
}

void DiagnosticsPanel::setProfile(const QString &name, const QString &issuer, const QString &host)
{
    m_head = {.profileName = name, .issuer = issuer};
    m_host = host;
    m_lines.clear();
    m_isWanted = true;
    if (m_header == nullptr)
        return;
    setRunning(false);
    m_model->setChecks(m_lines);
    showContext();
    askIfSeen();
}

void DiagnosticsPanel::askIfSeen()
{
    if (!isVisible() || !m_isWanted)
        return;
    m_isWanted = false;
    Q_EMIT checkRequested();
}

void DiagnosticsPanel::showContext()
{
    QStringList parts{m_head.profileName.isEmpty()
            ? tr("this computer")
            //: %1 is a profile, %2 its host
            : tr("this computer, and %1 at %2").arg(m_head.profileName, m_host)};
    if (m_head.at.isValid())
        //: %1 is a time of day
        parts.append(tr("checked at %1").arg(clock(m_head.at)));
    m_header->setContext(parts.join(QStringLiteral(" · ")));
}

void DiagnosticsPanel::showProgress(const QList<DiagnosisLine> &soFar, int expected)
{
    makeContent();
    m_isWanted = false;
    m_lines = soFar;
    m_expected = expected;
    if (!m_isRunning)
        setRunning(true);
    m_progress->setProgress(soFar.size(), expected);
    m_model->setChecks(soFar);
    m_sign->setSign(QStringLiteral("–"), Tone::Quiet);
    m_summary->setText(tr("Checking…"));
}

void DiagnosticsPanel::showLines(const QList<DiagnosisLine> &lines, const QDateTime &at)
{
    makeContent();
    m_isWanted = false;
    m_lines = lines;
    m_head.at = at;
    setRunning(false);
    m_model->setChecks(lines);
    const CheckResult worst = worstOf(lines);
    m_sign->setSign(checkSign(worst), toneOf(worst));
    m_sign->setAccessibleName(checkResultText(worst));
    m_summary->setText(diagnosisSummary(lines));
    showContext();
}

void DiagnosticsPanel::showCancelled()
{
    setRunning(false);
    m_head.at = {};
    m_sign->setSign(QStringLiteral("–"), Tone::Quiet);
    m_summary->setText(tr("Not finished: it was cancelled"));
    showContext();
}

void DiagnosticsPanel::setRunning(bool running)
{
    m_isRunning = running;
    if (running) {
        m_moment.start();
    } else {
        m_moment.stop();
        m_progress->end();
    }
    m_again->setEnabled(!running);
    m_copy->setEnabled(!running && !m_lines.isEmpty());
    m_copy->setText(tr("Copy &all"));
    m_stack->setCurrentIndex(running || !m_lines.isEmpty() ? 1 : 0);
}

QString DiagnosticsPanel::allText() const
{
    return diagnosisReport(m_head, m_lines);
}

} // namespace rescind
