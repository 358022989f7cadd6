// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkrunpanel.h"

#include "ui/pages/pageheader.h"
#include "ui/pages/pageparts.h"
#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/countsrow.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/outcomebar.h"
#include "ui/widgets/pagescroll.h"
#include "ui/widgets/ratechart.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

#include <cmath>

namespace rescind {

namespace {

constexpr int chartHeight = 140;
constexpr int tableHeight = 208;
constexpr int refilterPause = 500;
constexpr int hundred = 100;

QString number(qsizetype value)
{
    return QLocale().toString(value);
}

} // namespace

BulkRunPanel::BulkRunPanel(QWidget *parent)
    : QWidget(parent)
    , m_header(new PageHeader(this))
    , m_share(new QLabel(this))
    , m_speed(new ElidedLabel(this))
    , m_bar(new OutcomeBar(this))
    , m_counts(new CountsRow(this))
    , m_rate(new RateChart(this))
    , m_exposure(new BarChart(this))
    , m_left(new ElidedLabel(this))
    , m_model(new BulkRowsModel(this))
    , m_table(new ListTable(this))
    , m_detail(new QLabel(this))
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("bulkRun"));
    m_banner->setObjectName(QStringLiteral("bulkBanner"));
    makeHeader();
    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    m_left->setObjectName(QStringLiteral("bulkLeft"));
    charts->addWidget(chartCard(tr("Answers per second"), nullptr, m_rate), 1);
    charts->addWidget(chartCard(tr("What is left, by expiry"), m_left, m_exposure), 1);
    auto *scroll = new PageScroll(pageMargin, this);
    scroll->cards()->addWidget(progressCard());
    scroll->cards()->addLayout(charts);
    scroll->cards()->addWidget(rowsCard(), 1);
    QVBoxLayout *column = edgeColumn(this);
    addInMargins(column, m_header);
    column->addWidget(scroll, 1);
    addInMargins(column, m_banner);

    m_refilter.setSingleShot(true);
    m_refilter.setInterval(refilterPause);
    connect(&m_refilter, &QTimer::timeout, this, &BulkRunPanel::refilter);
    connect(m_counts, &CountsRow::chosenByUser, this, [this](int index) {
        m_model->showBucket(
            index < 0 ? std::nullopt : std::optional(shownBuckets(m_settings.isDryRun).at(index)));
        showDetail();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &BulkRunPanel::showDetail);
}

void BulkRunPanel::makeHeader()
{
    m_pause = m_header->addAction(QStringLiteral("bulkPause"), tr("&Pause"));
    m_stop = m_header->addAction(QStringLiteral("bulkStop"), tr("&Stop"));
    m_stop->setToolTip(
        tr("What is under way finishes; the rest stays as it is and can be resumed."));
    m_retry = m_header->addAction(QStringLiteral("bulkRetry"), tr("Retry &failed"));
    m_retry->setToolTip(tr("Once more those that were refused, not sent, or are still active."));
    m_report = m_header->addAction(QStringLiteral("bulkReport"), tr("Rep&ort…"));
    m_done = m_header->addAction(QStringLiteral("bulkDone"), tr("Close"));
    setWidgetRole(m_stop, WidgetRole::Danger);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_moment.state == BulkState::Paused)
            Q_EMIT resumeRequested();
        else
            Q_EMIT pauseRequested();
    });
    connect(m_stop, &QPushButton::clicked, this, &BulkRunPanel::stopRequested);
    connect(m_retry, &QPushButton::clicked, this, &BulkRunPanel::retryRequested);
    connect(m_report, &QPushButton::clicked, this, &BulkRunPanel::reportRequested);
    connect(m_done, &QPushButton::clicked, this, &BulkRunPanel::doneRequested);
}

QWidget *BulkRunPanel::progressCard()
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    QFont font = textFont(TextRole::Title);
    font.setPointSizeF(font.pointSizeF() * 1.25);
    m_share->setFont(font);
    m_share->setObjectName(QStringLiteral("bulkShare"));
    m_speed->setObjectName(QStringLiteral("bulkSpeed"));
    setWidgetRole(m_speed, WidgetRole::Muted);
    m_bar->setAccessibleName(tr("Progress"));
    m_counts->setChoosable(true);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 10, 0, 8);
    column->setSpacing(6);
    auto *words = new QHBoxLayout;
    words->setContentsMargins(18, 0, 18, 0);
    words->setSpacing(16);
    words->addWidget(m_share);
    words->addWidget(m_speed, 1);
    column->addLayout(words);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(18, 0, 18, 0);
    bar->addWidget(m_bar);
    column->addLayout(bar);
    auto *counts = new QHBoxLayout;
    counts->setContentsMargins(10, 0, 10, 0);
    counts->addWidget(m_counts);
    column->addLayout(counts);
    return card;
}

QWidget *BulkRunPanel::chartCard(const QString &caption, QWidget *note, QWidget *chart)
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    card->setFixedHeight(chartHeight);
    auto *label = new QLabel(caption, card);
    label->setFont(textFont(TextRole::Secondary));
    setWidgetRole(label, WidgetRole::Muted);
    chart->setAccessibleName(caption);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 10, 16, 8);
    column->setSpacing(4);
    column->addWidget(label);
    if (note != nullptr) {
        note->setFont(textFont(TextRole::Caption));
        setWidgetRole(note, WidgetRole::Muted);
        column->addWidget(note);
    }
    column->addWidget(chart, 1);
    return card;
}

QWidget *BulkRunPanel::rowsCard()
{
    m_table->setObjectName(QStringLiteral("bulkRunTable"));
    m_table->setAccessibleName(tr("Tokens of the list"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLong({22, 9, 16, 14, 25});
    m_detail->setObjectName(QStringLiteral("bulkDetail"));
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_detail->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_detail, WidgetRole::Muted);
    // Two lines high whatever it says, so that the table keeps its place.
    m_detail->setFixedHeight(2 * QFontMetrics(m_detail->font()).height() + 2);
    m_detail->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    QFrame *card = tableCard(m_table, m_detail);
    card->setMinimumHeight(tableHeight);
    return card;
}

void BulkRunPanel::setRun(const BulkPlan &plan, const BulkSettings &settings,
    const QString &inputName, BulkRowsModel::Run rows)
{
    m_plan = plan;
    m_settings = settings;
    m_inputName = inputName;
    m_rows = rows;
    m_endIsShown = false;
    m_banner->clear();
    m_counts->choose(-1);
    m_model->setPlan(plan);
    m_model->showBucket(std::nullopt);
    m_model->setRun(std::move(rows));
    setMoment({});
}

void BulkRunPanel::clear()
{
    m_refilter.stop();
    m_model->setPlan({});
    m_plan = {};
    m_rows = {};
    m_banner->clear();
}

void BulkRunPanel::setMoment(const BulkRunMoment &moment)
{
    m_moment = moment;
    m_header->setTitle(title());
    showContext();
    showProgress();
    showExposure();
    showButtons();
    showEnd();
    showDetail();
}

void BulkRunPanel::onRowsChanged(qsizetype first, qsizetype last)
{
    m_model->onRowsChanged(first, last);
    if (m_model->isFiltered() && !m_refilter.isActive())
        m_refilter.start();
}

//! What is looked at stays where it is, as far as it is still shown.
void BulkRunPanel::refilter()
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    const qsizetype index = chosen.isEmpty() ? -1 : m_model->indexAt(chosen.first().row());
    const int scrolled = m_table->verticalScrollBar()->value();
    m_model->refilter();
    m_table->verticalScrollBar()->setValue(scrolled);
    if (const int row = index < 0 ? -1 : m_model->rowOf(index); row >= 0)
        m_table->selectRow(row);
}

BucketCounts BulkRunPanel::counted() const
{
    BucketCounts counts = {};
    if (!m_settings.isDryRun) {
        for (int i = 0; i < bulkBucketCount; ++i)
            counts.at(static_cast<std::size_t>(i))
                = countOf(m_moment.counts, static_cast<BulkBucket>(i));
        return counts;
    }
    for (qsizetype i = 0; i < m_plan.total(); ++i)
        ++counts.at(static_cast<std::size_t>(bucketOf(m_rows.row(i), true)));
    return counts;
}

QString BulkRunPanel::title() const
{
    const auto count = static_cast<int>(m_moment.counts.total - m_moment.counts.skipped);
    const QString total = number(m_plan.total());
    const bool isOver = m_moment.state == BulkState::Finished;
    const bool isWhole = m_moment.stop == BulkStop::None;
    if (m_settings.isDryRun)
        return isOver ? tr("Asked about %Ln of %1 tokens", "", count).arg(total)
                      : tr("Asking about %Ln of %1 tokens", "", count).arg(total);
    if (m_moment.state == BulkState::Paused)
        return tr("Paused: %Ln of %1 tokens", "", count).arg(total);
    if (m_moment.state == BulkState::Stopping)
        return tr("Stopping: %Ln of %1 tokens", "", count).arg(total);
    if (isOver)
        return isWhole ? tr("Done: %Ln of %1 tokens", "", count).arg(total)
                       : tr("Stopped: %Ln of %1 tokens", "", count).arg(total);
    return tr("Revoking %Ln of %1 tokens", "", count).arg(total);
}

QString BulkRunPanel::outcomesInWords() const
{
    return sharesInWords(sharesOf(counted(), m_settings.isDryRun));
}

void BulkRunPanel::showContext()
{
    QStringList parts;
    if (!m_inputName.isEmpty())
        parts.append(m_inputName);
    if (!m_settings.reason.isEmpty())
        parts.append(m_settings.reason);
    parts.append(tr("%Ln at a time", "", m_settings.concurrency));
    const int allowed = m_moment.allowedConcurrency;
    if (m_moment.state == BulkState::Running && allowed > 0 && allowed < m_settings.concurrency)
        parts.append(tr("slowed by the server to %Ln", "", allowed));
    if (m_settings.rateLimit > 0)
        parts.append(tr("at most %Ln per second", "", static_cast<int>(m_settings.rateLimit)));
    if (m_settings.proof == BulkProof::Sample)
        parts.append(tr("%Ln are proved", "", m_settings.sample));
    if (m_settings.proof == BulkProof::Off && !m_settings.isDryRun)
        parts.append(tr("none are proved"));
    m_header->setContext(parts.join(QStringLiteral(" · ")));
}

void BulkRunPanel::showProgress()
{
    const BucketCounts counts = counted();
    const QList<Share> shares = sharesOf(counts, m_settings.isDryRun);
    const qsizetype all = m_moment.counts.total - m_moment.counts.skipped;
    const QList<Share> open = openSharesOf(counts, m_settings.isDryRun);
    m_bar->setShares(shares + open);
    m_counts->setShares(shares, all);
    const qsizetype done = m_moment.counts.allFinished();
    const auto percent = all == 0 ? 0 : done * hundred / all;
    //: A share of a whole, in per cent.
    m_share->setText(tr("%1 %").arg(percent));
    QStringList parts{tr("%Ln done", "", static_cast<int>(done))};
    for (const Share &share : open) {
        if (share.count > 0)
            parts.append(sharesInWords({share}));
    }
    if (m_moment.state == BulkState::Running) {
        parts.append(tr("%Ln per second", "", static_cast<int>(std::lround(m_moment.rate))));
        if (m_moment.timeLeft)
            parts.append(tr("about %1 left").arg(durationText(m_moment.timeLeft->count())));
    } else if (m_moment.elapsed.count() > 0) {
        parts.append(tr("after %1")
                         .arg(durationText(
                             std::chrono::round<std::chrono::seconds>(m_moment.elapsed).count())));
    }
    m_speed->setText(parts.join(QStringLiteral(" · ")));
    QList<RatePoint> points;
    for (const BulkSample &sample : m_moment.samples)
        points.append({sample.answered, sample.slowedDown});
    m_rate->setPoints(points);
}

//! Solid what works, pale what is not proved dead, hatched what lives on offline.
void BulkRunPanel::showExposure()
{
    m_exposure->setBars(barsOf(m_moment.exposure));
    const ExposureCounts all = m_moment.exposure.all();
    const qsizetype endless = m_moment.exposure.withoutExpiry.all();
    QString words = exposureInWords(all);
    if (endless > 0)
        //: %1 says how many tokens are left
        words = tr("%1 (%Ln without expiry)", "", static_cast<int>(endless)).arg(words);
    m_left->setText(words);
}

void BulkRunPanel::showButtons()
{
    const BulkState state = m_moment.state;
    const bool isOver = state == BulkState::Finished;
    const bool isPaused = state == BulkState::Paused;
    m_pause->setText(isPaused ? tr("&Resume") : tr("&Pause"));
    m_pause->setAccessibleName(isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setVisible(!isOver);
    m_pause->setEnabled(isPaused || state == BulkState::Running);
    m_stop->setVisible(!isOver);
    m_stop->setEnabled(isPaused || state == BulkState::Running);
    const BulkCounts &counts = m_moment.counts;
    const bool hasFailed = counts.finishedWith(Outcome::Rejected)
            + counts.finishedWith(Outcome::NotSent)
            + counts.finishedWith(Outcome::AcceptedStillActive) + counts.waiting
        > 0;
    m_retry->setVisible(isOver && !m_settings.isDryRun && hasFailed);
    m_report->setVisible(isOver || isPaused);
    m_done->setVisible(isOver);
    m_done->setText(m_settings.isDryRun ? tr("Back to the plan") : tr("Close"));
    m_done->setAccessibleName(m_done->text());
}

void BulkRunPanel::showEnd()
{
    const bool isOver = m_moment.state == BulkState::Finished;
    if (!isOver || m_moment.stop == BulkStop::None) {
        if (std::exchange(m_endIsShown, false))
            m_banner->clear();
        return;
    }
    if (std::exchange(m_endIsShown, true))
        return;
    const BulkStopText text = stopText(m_moment.stop, m_moment.stopError, m_moment.counts.waiting);
    m_banner->showMessage(
        m_moment.stop == BulkStop::Cancelled ? Banner::Tone::Info : Banner::Tone::Bad, text.title,
        text.text);
}

void BulkRunPanel::showDetail()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        m_detail->setText(tr("Choose a row to read all of its detail."));
        return;
    }
    const BulkRowText text = m_model->stateOf(m_model->indexAt(rows.first().row()));
    m_detail->setText(text.detail.isEmpty()
            ? text.word
            //: What became of a token: %1 in a word or two, %2 in detail.
            : tr("%1: %2").arg(text.word, text.detail));
}

} // namespace rescind
