// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connectiondialog.h"

#include "ui/dialogs/profileheader.h"
#include "ui/models/capabilitiesmodel.h"
#include "ui/models/checksmodel.h"
#include "ui/text/capabilitytext.h"
#include "ui/text/connectiontext.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/listtable.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int smallestWidth = 560;
constexpr int startWidth = 760;
constexpr int tabsHeight = 360;
constexpr int checkCount = 9;

QPushButton *button(const QString &text, const char *name, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QLatin1StringView(name));
    made->setAutoDefault(false);
    return made;
}

QLabel *wrapped(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ConnectionDialog::ConnectionDialog(const Profile &profile, QWidget *parent)
    : FittingDialog(smallestWidth, parent)
    , m_profile(profile)
    , m_checks(new ChecksModel(this))
    , m_capabilities(new CapabilitiesModel(this))
    , m_cascades(new CascadePanel(this))
    , m_status(wrapped("connectionStatus", this))
    , m_footnote(wrapped("connectionFootnote", this))
    , m_bar(new QProgressBar(this))
    , m_banner(new Banner(this))
    , m_tabs(new QTabWidget(this))
    , m_again(button(tr("Test a&gain"), "testAgainButton", this))
    , m_copy(button(tr("Copy &all"), "copyAllButton", this))
{
    setObjectName(QStringLiteral("connectionDialog"));
    setWindowTitle(tr("Provider"));
    head()->addWidget(
        new ProfileHeader(profile.name, profile.displayHost(), profile.environment, this));
    buildStatus();
    buildTabs();
    buildButtons();
    resize(startWidth, height());
    showProgress({}, ConnectionCheckName::Discovery);
    setRunning(false);
}

void ConnectionDialog::buildStatus()
{
    m_status->setFont(textFont(TextRole::BodyStrong));
    m_footnote->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_footnote, WidgetRole::Muted);
    m_bar->setObjectName(QStringLiteral("connectionProgress"));
    m_bar->setAccessibleName(tr("Progress of the test"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setRange(0, checkCount);
    body()->addWidget(m_status);
    body()->addWidget(m_bar);
    body()->addWidget(m_footnote);
    body()->addWidget(m_banner);
}

void ConnectionDialog::buildTabs()
{
    m_tabs->setObjectName(QStringLiteral("connectionTabs"));
    m_tabs->setAccessibleName(tr("Provider"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setMinimumHeight(tabsHeight);

    auto *checks = new ListTable(this);
    checks->setObjectName(QStringLiteral("connectionChecksTable"));
    checks->setAccessibleName(tr("Checks"));
    checks->setModel(m_checks);
    checks->stretchColumn(static_cast<int>(ChecksModel::Column::Detail));
    checks->setSignColumn(static_cast<int>(ChecksModel::Column::Result));

    auto *sheet = new ListTable(this);
    sheet->setObjectName(QStringLiteral("capabilitiesTable"));
    sheet->setAccessibleName(tr("What it can do"));
    sheet->setModel(m_capabilities);
    sheet->stretchColumn(static_cast<int>(CapabilitiesModel::Column::Reason));

    m_tabs->addTab(checks, tr("Chec&ks"));
    m_tabs->addTab(sheet, tr("&What it can do"));
    m_tabs->addTab(m_cascades, tr("What &dies with what"));
    body()->addWidget(m_tabs, 1);
}

void ConnectionDialog::buildButtons()
{
    auto *close = button(tr("&Close"), "closeButton", this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &ConnectionDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &ConnectionDialog::testAgainRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(allText());
        m_copy->setText(tr("Copied"));
    });
    buttons()->addWidget(m_copy);
    buttons()->addWidget(m_again);
    buttons()->addStretch(1);
    buttons()->addWidget(close);
    close->setFocus();
}

void ConnectionDialog::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void ConnectionDialog::follow(ConnectionTest *test)
{
    m_test = test;
    m_banner->clear();
    showProgress({}, ConnectionCheckName::Discovery);
    connect(test, &ConnectionTest::advanced, this,
        [this, test] { showProgress(test->report(), test->current()); });
    test->onFinished(this, [this](const Result<ConnectionReport> &report) {
        if (report)
            showReport(*report);
        else
            showError(report.error());
    });
}

void ConnectionDialog::setRunning(bool running)
{
    m_bar->setVisible(running);
    m_again->setEnabled(!running);
    m_copy->setEnabled(!running);
    m_copy->setText(tr("Copy &all"));
}

void ConnectionDialog::showProgress(const ConnectionReport &soFar, ConnectionCheckName current)
{
    setRunning(true);
    m_bar->setValue(static_cast<int>(soFar.checks.size()));
    m_status->setText(connectionStepText(current));
    m_footnote->clear();
    m_footnote->hide();
    m_checks->setChecks(soFar.checks);
}

void ConnectionDialog::showReport(const ConnectionReport &report)
{
    m_report = report;
    setRunning(false);
    m_status->setText(connectionSummary(report));
    m_footnote->setText(connectionFootnote(report, m_profile.isPublicClient()));
    m_footnote->show();
    m_checks->setChecks(report.checks);
    m_capabilities->setCapabilities(report.capabilities);
    m_tabs->setTabEnabled(static_cast<int>(Tab::Capabilities), !report.capabilities.isEmpty());
}

void ConnectionDialog::showError(const Error &error)
{
    setRunning(false);
    m_status->setText(tr("The test was not made"));
    m_banner->showError(error);
}

QString ConnectionDialog::allText() const
{
    QStringList lines{m_profile.name + u" · " + m_profile.issuer(), m_status->text(),
        m_footnote->text(), QString()};
    for (const ConnectionCheck &check : m_report.checks) {
        const CheckText text = checkText(check);
        lines.append({text.name, text.result, text.whole()});
        lines.append(QString());
    }
    for (const Capability &capability : m_report.capabilities) {
        const CapabilityText text = capabilityText(capability);
        lines.append(QStringList{text.name, text.word, text.reason}.join(u'\t'));
    }
    lines.append(QString());
    lines.append(m_cascades->lines());
    return lines.join(u'\n').trimmed();
}

void ConnectionDialog::reject()
{
    if (m_test != nullptr && !m_test->isFinished())
        m_test->cancel();
    if (m_cascades->isMeasuring())
        Q_EMIT m_cascades->cancelRequested();
    FittingDialog::reject();
}

} // namespace rescind
