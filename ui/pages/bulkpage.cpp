// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkpage.h"

#include "ui/pages/bulkplanpanel.h"
#include "ui/pages/bulkrunpanel.h"
#include "ui/pages/pageparts.h"
#include "ui/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/progressstrip.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDragEnterEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QStackedWidget>

namespace rescind {

namespace {

constexpr double frameRadius = 10;
constexpr int frameMargin = 8;

QString fileIn(const QMimeData &given)
{
    const QList<QUrl> urls = given.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

BulkPage::BulkPage(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("bulkPage"));
    setAcceptDrops(true);
}

void BulkPage::showEvent(QShowEvent *event)
{
    makeContent();
    QWidget::showEvent(event);
}

//! Made when it is first shown: the window opens faster without.
void BulkPage::makeContent()
{
    if (m_stack != nullptr)
        return;
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(this);
    m_unfinished = new BulkResumeList(this);
    m_plan = new BulkPlanPanel(this);
    m_run = new BulkRunPanel(this);
    m_progress = new ProgressStrip(this);
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("bulkPageBanner"));
    auto *nothing = new QWidget(this);
    auto *parts = new QVBoxLayout(nothing);
    parts->setContentsMargins(pageMargin, 0, pageMargin, 0);
    parts->addWidget(m_empty, 1);
    parts->addWidget(m_unfinished);
    m_stack->addWidget(nothing);
    m_stack->addWidget(m_plan);
    m_stack->addWidget(m_run);
    QVBoxLayout *column = edgeColumn(this);
    column->setContentsMargins(0, pageMargin, 0, pageMargin);
    addInMargins(column, m_progress);
    column->addWidget(m_stack, 1);
    addInMargins(column, m_banner);

    connect(m_empty, &EmptyState::triggered, this, [this] {
        if (m_hasProfile)
            Q_EMIT openRequested();
        else
            Q_EMIT addProfileRequested();
    });
    connect(m_empty, &EmptyState::secondTriggered, this, &BulkPage::paste);
    connect(m_progress, &ProgressStrip::cancelled, this, &BulkPage::cancelRequested);
    connect(m_unfinished, &BulkResumeList::resumeRequested, this, &BulkPage::resumeRequested);
    connect(m_unfinished, &BulkResumeList::forgetRequested, this, &BulkPage::forgetRequested);
    showEmptyState();
    m_unfinished->setRuns(m_unfinishedRuns);
    showState(m_showing);
    Q_EMIT made();
}

void BulkPage::showState(Showing what)
{
    makeContent();
    m_showing = what;
    m_stack->setCurrentIndex(static_cast<int>(what));
}

void BulkPage::setHasProfile(bool hasProfile)
{
    if (hasProfile == m_hasProfile)
        return;
    m_hasProfile = hasProfile;
    if (m_empty != nullptr)
        showEmptyState();
}

void BulkPage::setForbidden(bool bulk, bool paste)
{
    m_forbidsBulk = bulk;
    m_forbidsPaste = paste;
    if (m_empty != nullptr)
        showEmptyState();
}

void BulkPage::showEmptyState()
{
    if (m_forbidsBulk) {
        m_empty->setContent(tr("Bulk revocation is switched off"),
            tr("Your administrator has decided so for this computer. Single tokens are revoked on "
               "the page Tokens."),
            {}, {});
        return;
    }
    if (!m_hasProfile) {
        m_empty->setContent(tr("No application yet"),
            tr("Tokens are revoked on behalf of the application that they were issued to. Add it "
               "first; then a list of its tokens can be opened here."),
            tr("&Add profile…"), tr("Add profile"));
        return;
    }
    if (m_forbidsPaste) {
        m_empty->setContent(tr("Revoke many tokens"),
            tr("Open a list, or drop its file here. Your administrator has switched pasting off. "
               "What each token is and what would happen to it will stand here before anything is "
               "sent. No token is written to disk."),
            tr("&Open a list…"), tr("Open a list"));
        m_empty->setActionEnabled(!m_isReading);
        return;
    }
    m_empty->setContent(tr("Revoke many tokens"),
        tr("Open a list, paste one, or drop it here: one token a line, a table, JSON Lines, or any "
           "text such as a log, in which the tokens are found. What each of them is and what would "
           "happen to it will stand here before anything is sent. No token is written to disk."),
        tr("&Open a list…"), tr("Open a list"));
    m_empty->setSecondAction(tr("&Paste"), tr("Paste"));
    m_empty->setActionEnabled(!m_isReading);
}

void BulkPage::setUnfinished(const QList<UnfinishedRun> &runs)
{
    m_unfinishedRuns = runs;
    if (m_unfinished != nullptr)
        m_unfinished->setRuns(runs);
}

void BulkPage::showProgress(const QString &what)
{
    makeContent();
    m_isReading = !what.isEmpty();
    if (m_isReading)
        m_progress->begin(what);
    else
        m_progress->end();
    m_empty->setActionEnabled(!m_isReading);
    m_plan->setStartable(!m_isReading);
}

void BulkPage::setProgress(qint64 done, qint64 total)
{
    m_progress->setProgress(done, total);
}

BulkPlanPanel &BulkPage::planPanel()
{
    makeContent();
    return *m_plan;
}

BulkRunPanel &BulkPage::runPanel()
{
    makeContent();
    return *m_run;
}

void BulkPage::forgetRun()
{
    if (m_run != nullptr)
        m_run->clear();
}

Banner &BulkPage::banner()
{
    makeContent();
    return *m_banner;
}

//! Not over a run: that is not thrown away by a slip of the hand.
bool BulkPage::takesLists() const
{
    return m_hasProfile && !m_forbidsBulk && !m_isReading && m_showing != Showing::Run;
}

bool BulkPage::takesFile(const QMimeData &given) const
{
    return takesLists() && !fileIn(given).isEmpty();
}

void BulkPage::paste()
{
    if (const QMimeData *given = QGuiApplication::clipboard()->mimeData(); given != nullptr)
        take(*given);
}

void BulkPage::take(const QMimeData &given)
{
    if (!takesLists())
        return;
    if (const QString path = fileIn(given); !path.isEmpty())
        Q_EMIT fileGiven(path);
    else if (given.hasText() && !m_forbidsPaste)
        Q_EMIT textGiven(Secret(given.text().toUtf8()));
}

void BulkPage::keyPressEvent(QKeyEvent *event)
{
    // A field that has the focus takes the key itself.
    if (event->matches(QKeySequence::Paste))
        paste();
    else
        QWidget::keyPressEvent(event);
}

void BulkPage::dragEnterEvent(QDragEnterEvent *event)
{
    const QMimeData &given = *event->mimeData();
    if (!takesLists() || (fileIn(given).isEmpty() && !given.hasText()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setDropping(true);
}

void BulkPage::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropping(false);
}

void BulkPage::dropEvent(QDropEvent *event)
{
    setDropping(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData());
}

void BulkPage::setDropping(bool dropping)
{
    m_isDropping = dropping;
    update();
}

void BulkPage::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_isDropping)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    painter.setPen(QPen(colors.accent, 2, Qt::DashLine));
    painter.setBrush(colors.accentSoft);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(frameMargin, frameMargin, -frameMargin, -frameMargin), frameRadius,
        frameRadius);
}

} // namespace rescind
