// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkplanpanel.h"

#include "ui/models/bulkrowsmodel.h"
#include "ui/pages/bulkgroupspanel.h"
#include "ui/pages/bulkplanoptions.h"
#include "ui/pages/bulkshares.h"
#include "ui/pages/pageheader.h"
#include "ui/pages/pageparts.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/barchart.h"
#include "ui/widgets/countsrow.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/outcomebar.h"
#include "ui/widgets/pagescroll.h"

#include <QtCore/QLocale>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace rescind {

namespace {

constexpr int expiryBins = 14;
constexpr int chartHeight = 140;
constexpr int tableHeight = 210;

} // namespace

BulkPlanPanel::BulkPlanPanel(QWidget *parent)
    : QWidget(parent)
    , m_header(new PageHeader(this))
    , m_offer(new Banner(this))
    , m_bar(new OutcomeBar(this))
    , m_counts(new CountsRow(this))
    , m_chart(new BarChart(this))
    , m_withoutExpiry(new QLabel(this))
    , m_groups(new BulkGroupsPanel(this))
    , m_options(new BulkPlanOptions(this))
    , m_model(new BulkRowsModel(this))
    , m_table(new ListTable(this))
{
    setObjectName(QStringLiteral("bulkPlan"));
    m_offer->setObjectName(QStringLiteral("bulkOffer"));
    makeHeader();
    auto *pictures = new QHBoxLayout;
    pictures->setSpacing(12);
    pictures->addWidget(chartCard(), 1);
    pictures->addWidget(m_groups, 1);
    m_groups->setFixedHeight(chartHeight);

    auto *scroll = new PageScroll(pageMargin, this);
    QVBoxLayout *parts = scroll->cards();
    parts->addWidget(m_offer);
    parts->addWidget(countsCard());
    parts->addLayout(pictures);
    parts->addWidget(m_options);
    parts->addWidget(rowsCard(), 1);
    QVBoxLayout *column = edgeColumn(this);
    addInMargins(column, m_header);
    column->addWidget(scroll, 1);

    connect(m_options, &BulkPlanOptions::filterChanged, this, &BulkPlanPanel::planAnew);
    connect(m_groups, &BulkGroupsPanel::onlyRequested, m_options, &BulkPlanOptions::narrowTo);
    connect(m_counts, &CountsRow::chosenByUser, this, [this](int index) {
        m_model->showReason(
            index < 0 ? std::nullopt : std::optional(shownReasons(m_plan).at(index)));
    });
}

void BulkPlanPanel::makeHeader()
{
    auto *close = m_header->addAction(QStringLiteral("bulkClose"), tr("Close &list"));
    close->setToolTip(tr("Forget the list; nothing of it is kept."));
    m_dryRun = m_header->addAction(QStringLiteral("bulkDryRun"), tr("&Dry run"));
    m_dryRun->setToolTip(tr("Ask the server about each of them, and change nothing."));
    m_revoke = m_header->addAction(QStringLiteral("bulkRevoke"), tr("&Revoke…"));
    setWidgetRole(m_revoke, WidgetRole::Danger);
    connect(close, &QPushButton::clicked, this, &BulkPlanPanel::closeRequested);
    connect(m_dryRun, &QPushButton::clicked, this, &BulkPlanPanel::dryRunRequested);
    connect(m_revoke, &QPushButton::clicked, this, &BulkPlanPanel::revokeRequested);
}

QWidget *BulkPlanPanel::countsCard()
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    m_bar->setAccessibleName(tr("What is in the list"));
    m_counts->setChoosable(true);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, 14, 0, 8);
    column->setSpacing(6);
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

QWidget *BulkPlanPanel::chartCard()
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    card->setFixedHeight(chartHeight);
    auto *caption = new ElidedLabel(card);
    caption->setText(tr("What dies by itself, and when"));
    caption->setFont(textFont(TextRole::Secondary));
    setWidgetRole(caption, WidgetRole::Muted);
    m_chart->setAccessibleName(tr("What dies by itself, and when"));
    m_withoutExpiry->setFont(textFont(TextRole::Caption));
    setWidgetRole(m_withoutExpiry, WidgetRole::Muted);
    auto *head = new QHBoxLayout;
    head->addWidget(caption, 1);
    head->addWidget(m_withoutExpiry);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(16, 12, 16, 8);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_chart, 1);
    return card;
}

QWidget *BulkPlanPanel::rowsCard()
{
    m_table->setObjectName(QStringLiteral("bulkPlanTable"));
    m_table->setAccessibleName(tr("Tokens of the list"));
    m_table->setModel(m_model);
    m_table->setLong({22, 9, 18, 14, 21});
    makeRowActions();
    QFrame *card = tableCard(m_table);
    card->setMinimumHeight(tableHeight);
    return card;
}

void BulkPlanPanel::makeRowActions()
{
    const auto add = [this](const QString &label, const char *name, QKeySequence::StandardKey key) {
        auto *action = new QAction(label, m_table);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
        return action;
    };
    m_leaveOut = add(tr("&Leave out"), "bulkLeaveOut", QKeySequence::Delete);
    m_putBack = add(tr("Put &back"), "bulkPutBack", QKeySequence::Undo);
    connect(m_leaveOut, &QAction::triggered, this,
        [this] { keepPlace([this] { m_options->leaveOut(chosenRows()); }); });
    connect(m_putBack, &QAction::triggered, this,
        [this] { keepPlace([this] { m_options->putBack(chosenRows()); }); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &BulkPlanPanel::updateRowActions);
    updateRowActions();
}

QList<qsizetype> BulkPlanPanel::chosenRows() const
{
    QList<qsizetype> chosen;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        chosen.append(m_model->indexAt(row.row()));
    return chosen;
}

void BulkPlanPanel::updateRowActions()
{
    const QList<qsizetype> rows = chosenRows();
    m_leaveOut->setEnabled(std::any_of(rows.begin(), rows.end(),
        [this](qsizetype row) { return m_plan.skip(row) == SkipReason::None; }));
    m_putBack->setEnabled(std::any_of(rows.begin(), rows.end(),
        [this](qsizetype row) { return m_plan.filter().leftOut.contains(row); }));
}

void BulkPlanPanel::keepPlace(const std::function<void()> &change)
{
    const QList<qsizetype> chosen = chosenRows();
    const int scrolled = m_table->verticalScrollBar()->value();
    change();
    QItemSelection selection;
    for (const qsizetype index : chosen) {
        const QModelIndex row = m_model->index(m_model->rowOf(index), 0);
        if (row.isValid())
            selection.select(row, row);
    }
    m_table->selectionModel()->select(
        selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (!selection.isEmpty())
        m_table->selectionModel()->setCurrentIndex(
            selection.first().topLeft(), QItemSelectionModel::NoUpdate);
    m_table->verticalScrollBar()->setValue(scrolled);
    updateRowActions();
}

void BulkPlanPanel::setList(const std::shared_ptr<const TokenList> &list, const QString &inputName)
{
    m_list = list;
    m_inputName = inputName;
    m_options->clearFilter(); // makes the plan
}

void BulkPlanPanel::setContext(const PlanContext &context, const QList<Profile> &profiles)
{
    m_context = context;
    m_profiles = profiles;
    if (m_list != nullptr)
        planAnew();
}

BulkSettings BulkPlanPanel::settings() const
{
    return m_options->settings();
}

void BulkPlanPanel::choose(const PlanFilter &filter, const BulkSettings &settings)
{
    m_options->choose(filter, settings); // makes the plan
}

void BulkPlanPanel::setStartable(bool startable)
{
    m_isStartable = startable;
    showTitle();
}

void BulkPlanPanel::planAnew()
{
    m_plan = m_list == nullptr ? BulkPlan() : BulkPlan(m_list, m_context, m_options->filter());
    showPlan();
}

void BulkPlanPanel::showPlan()
{
    const QList<Share> shares = sharesOf(m_plan);
    m_bar->setShares(shares);
    m_counts->choose(-1);
    m_counts->setShares(shares, m_plan.total());
    const ExpiryPicture picture = m_plan.expiry(expiryBins);
    m_chart->setBars(barsOf(picture));
    m_withoutExpiry->setText(picture.withoutExpiry == 0
            ? QString()
            : tr("%Ln more name no expiry", "", static_cast<int>(picture.withoutExpiry)));
    m_groups->setPlan(m_plan);
    m_model->showReason(std::nullopt);
    m_model->setPlan(m_plan);
    showTitle();
    showOffer();
    updateRowActions();
}

void BulkPlanPanel::showTitle()
{
    const auto count = static_cast<int>(m_plan.count(SkipReason::None));
    const auto total = static_cast<int>(m_plan.total());
    if (count == total)
        m_header->setTitle(tr("%Ln tokens to be revoked", "", count));
    else
        //: %1 is the number of tokens in a list
        m_header->setTitle(
            tr("%Ln of %1 tokens to be revoked", "", count).arg(QLocale().toString(total)));
    const QString format = m_list == nullptr ? QString() : formatName(m_list->format());
    m_header->setContext(m_inputName.isEmpty()
            //: %1 says how a list is written
            ? tr("pasted · %1 · nothing has been sent yet").arg(format)
            //: %1 is a file, %2 says how it is written
            : tr("%1 · %2 · nothing has been sent yet").arg(m_inputName, format));
    m_revoke->setText(tr("&Revoke %Ln tokens…", "", count));
    m_revoke->setAccessibleName(tr("Revoke %Ln tokens", "", count));
    m_revoke->setEnabled(m_isStartable && count > 0);
    m_dryRun->setEnabled(m_isStartable && count > 0);
}

void BulkPlanPanel::showOffer()
{
    m_offer->clear();
    const qsizetype foreign = m_plan.count(SkipReason::OtherClient);
    const QList<FittingProfile> fitting = m_plan.fittingProfiles();
    if (foreign == 0)
        return;
    const auto known = [this](const QString &id) {
        return std::find_if(m_profiles.begin(), m_profiles.end(),
            [&id](const Profile &profile) { return profile.id == id; });
    };
    const QString title
        = tr("%Ln tokens are of another client or issuer", "", static_cast<int>(foreign));
    if (fitting.isEmpty() || known(fitting.first().profileId) == m_profiles.end()) {
        m_offer->showMessage(Banner::Tone::Info, title,
            tr("This profile cannot revoke them, and no other one fits. Add a profile for that "
               "client to revoke them too."));
        return;
    }
    const Profile &profile = *known(fitting.first().profileId);
    m_offer->showMessage(Banner::Tone::Info, title,
        //: %1 is the name of a profile
        tr("This profile cannot revoke them. “%1” fits %Ln of them.", "",
            static_cast<int>(fitting.first().tokens))
            .arg(profile.name));
    m_offer->setAction(tr("Go on with “%1”").arg(profile.name),
        [this, id = profile.id] { Q_EMIT profileRequested(id); });
}

} // namespace rescind
