// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/journalpanel.h"

#include "core/journal/journalreader.h"
#include "ui/models/journalmodel.h"
#include "ui/pages/journalfilterbar.h"
#include "ui/pages/pageheader.h"
#include "ui/pages/pageparts.h"
#include "ui/text/journalentrytext.h"
#include "ui/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factslist.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/progressstrip.h"

#include <QtCore/QLocale>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>

namespace rescind {

namespace {

constexpr int refreshPause = 300;
constexpr int detailsHeight = 160;

} // namespace

JournalPanel::JournalPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("journalPage"));
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshPause);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (m_model == nullptr)
            return;
        m_model->refresh();
        countMatches();
    });
}

void JournalPanel::showEvent(QShowEvent *event)
{
    makeContent();
    QWidget::showEvent(event);
}

//! Made when it is first shown: the window opens faster without.
void JournalPanel::makeContent()
{
    if (m_header != nullptr)
        return;
    m_header = new PageHeader(this);
    m_header->setTitle(tr("Journal"));
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("journalBanner"));
    m_verify = m_header->addAction(QStringLiteral("journalVerify"), tr("&Verify"));
    m_verify->setToolTip(tr("Check that no entry was changed, removed or put in."));
    m_export = m_header->addAction(QStringLiteral("journalExport"), tr("E&xport…"));
    m_export->setToolTip(tr("Write the entries that are shown to a file."));
    connect(m_verify, &QPushButton::clicked, this, &JournalPanel::verifyRequested);
    connect(m_export, &QPushButton::clicked, this, [this] { Q_EMIT exportRequested(filter()); });

    m_filter = new JournalFilterBar(this);
    m_filter->setProfiles(m_profiles);
    m_filter->choose(m_firstFilter);
    connect(m_filter, &JournalFilterBar::changed, this, &JournalPanel::onFilterChanged);
    m_progress = new ProgressStrip(this);
    connect(m_progress, &ProgressStrip::cancelled, this, &JournalPanel::cancelRequested);
    m_empty = new EmptyState(this);
    connect(m_empty, &EmptyState::triggered, m_filter, &JournalFilterBar::clear);
    makeTable();

    m_stack = emptyOrTable(m_empty, tableCard(m_table), detailsCard(), 0);

    QVBoxLayout *column = pageColumn(this);
    column->addWidget(m_header);
    column->addWidget(m_filter);
    column->addWidget(m_progress);
    column->addWidget(m_stack, 1);
    column->addWidget(m_banner);
    m_model->setFilter(m_firstFilter);
    m_model->setReader(m_reader);
    countMatches();
    showSituation();
    showContext();
}

void JournalPanel::makeTable()
{
    m_model = new JournalModel(this);
    m_table = new ListTable(this);
    m_table->setObjectName(QStringLiteral("journalTable"));
    m_table->setAccessibleName(tr("Entries, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLong({14, 19, 25, 22, 17});
    connect(m_model, &JournalModel::loaded, this, &JournalPanel::onLoaded);
    connect(m_model, &JournalModel::modelReset, this, &JournalPanel::onLoaded);
    connect(m_model, &JournalModel::failed, this,
        [this](const Error &error) { m_banner->showError(error); });
    connect(m_model, &JournalModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) {
            if (first == 0)
                onNewRows(last - first + 1);
        });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &JournalPanel::showSelection);
}

QWidget *JournalPanel::detailsCard()
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    card->setFixedHeight(detailsHeight);
    m_details = new FactsList(card);
    m_details->setObjectName(QStringLiteral("journalDetails"));
    m_details->setAccessibleName(tr("The chosen entry"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 12, 12, 12);
    column->addWidget(m_details);
    return card;
}

Banner &JournalPanel::banner()
{
    makeContent();
    return *m_banner;
}

void JournalPanel::setReader(JournalReader *reader)
{
    m_reader = reader;
    if (m_model != nullptr) {
        m_model->setReader(reader);
        countMatches();
    }
}

void JournalPanel::setProfiles(const QList<Profile> &profiles)
{
    m_profiles = profiles;
    if (m_filter != nullptr)
        m_filter->setProfiles(profiles);
}

void JournalPanel::setEntryCount(std::optional<qint64> entries)
{
    m_entries = entries;
    showContext();
}

void JournalPanel::refresh()
{
    // A bulk run appends many times a second.
    if (!m_refresh.isActive())
        m_refresh.start();
}

JournalFilter JournalPanel::filter() const
{
    return m_filter == nullptr ? m_firstFilter : m_filter->filter();
}

void JournalPanel::setFilter(const JournalFilter &filter)
{
    m_firstFilter = filter;
    if (m_filter != nullptr)
        m_filter->choose(filter);
}

void JournalPanel::onFilterChanged()
{
    m_model->setFilter(m_filter->filter());
    countMatches();
    showContext();
}

void JournalPanel::countMatches()
{
    delete m_counting;
    m_matches.reset();
    if (m_reader == nullptr)
        return;
    auto *job = m_reader->count(m_model->filter(), this);
    m_counting = job;
    startThen(job, this, [this](const Result<qint64> &found) {
        if (found)
            m_matches = *found;
        showContext();
    });
}

void JournalPanel::onLoaded()
{
    showSituation();
    showSelection();
}

//! What is looked at stays under the eye, unless that is the newest entry of all.
void JournalPanel::onNewRows(int count)
{
    QScrollBar *bar = m_table->verticalScrollBar();
    if (bar->value() == 0 || m_model->rowCount() == count)
        return;
    const int added = count * m_table->verticalHeader()->defaultSectionSize();
    bar->setMaximum(bar->maximum() + added);
    bar->setValue(bar->value() + added);
}

void JournalPanel::showSituation()
{
    const bool isEmpty = m_model->rowCount() == 0 && !m_model->isLoading();
    if (isEmpty && !m_model->filter().isEmpty())
        m_empty->setContent(tr("No entry fits"),
            tr("None of the entries has what you are looking for. The text is looked for in every "
               "field, whatever its case."),
            tr("Clear the filter"), tr("Clear the filter"));
    else if (isEmpty)
        m_empty->setContent(tr("Nothing in the journal yet"),
            tr("Every sign-in, introspection, refresh, revocation and bulk run will leave an entry "
               "here: who, when, what, and what came of it. Tokens are named by their fingerprint "
               "only."),
            {}, {});
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    m_filter->setVisible(!isEmpty || !m_model->filter().isEmpty());
    m_export->setEnabled(!isEmpty);
    m_verify->setEnabled(m_reader != nullptr && m_progress->isHidden());
}

void JournalPanel::showSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty()) {
        m_details->setFacts({{QString(), tr("Choose an entry to see all of it.")}});
        return;
    }
    m_details->setFacts(entryFacts(m_model->at(rows.first().row())));
}

void JournalPanel::showContext()
{
    if (m_header == nullptr)
        return;
    const auto number = [](qint64 value) { return QLocale().toString(value); };
    if (!m_model->filter().isEmpty() && m_matches)
        m_header->setContext(m_entries
                ? tr("%1 of %2 entries fit").arg(number(*m_matches), number(*m_entries))
                : tr("%1 entries fit").arg(number(*m_matches)));
    else if (m_entries || m_matches)
        m_header->setContext(tr("%Ln entries, newest first", "",
            static_cast<int>(m_entries ? *m_entries : *m_matches)));
    else
        m_header->setContext(tr("what was done with tokens on this computer"));
}

void JournalPanel::showProgress(const QString &what)
{
    makeContent();
    if (what.isEmpty())
        m_progress->end();
    else
        m_progress->begin(what);
    m_verify->setEnabled(what.isEmpty());
    m_export->setEnabled(what.isEmpty() && m_model->rowCount() > 0);
}

void JournalPanel::setProgress(qint64 done, qint64 total)
{
    m_progress->setProgress(done, total);
}

} // namespace rescind
