// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requestspanel.h"

#include "ui/models/exchangesmodel.h"
#include "ui/pages/pageheader.h"
#include "ui/pages/pageparts.h"
#include "ui/text/exchangetext.h"
#include "ui/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/listtable.h"

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>

namespace rescind {

RequestsPanel::RequestsPanel(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("requestsPage"));
}

void RequestsPanel::showEvent(QShowEvent *event)
{
    makeContent();
    m_model->setFollowing(true);
    QWidget::showEvent(event);
}

//! A bulk run changes a thousand rows ten times a second, and nobody looks.
void RequestsPanel::hideEvent(QHideEvent *event)
{
    m_model->setFollowing(false);
    QWidget::hideEvent(event);
}

//! Made when it is first shown: the window opens faster without.
void RequestsPanel::makeContent()
{
    if (m_header != nullptr)
        return;
    m_header = new PageHeader(this);
    m_header->setTitle(tr("Requests"));
    m_header->setContext(
        tr("what was sent and answered since the program began; kept in memory alone"));
    m_clear = m_header->addAction(QStringLiteral("requestsClear"), tr("C&lear"));
    m_export = m_header->addAction(QStringLiteral("requestsExport"), tr("E&xport…"));
    m_export->setToolTip(tr("Write the requests that are shown to a file, without secrets."));
    connect(m_clear, &QPushButton::clicked, this, &RequestsPanel::clearRequested);
    connect(m_export, &QPushButton::clicked, this, &RequestsPanel::exportRequested);
    m_empty = new EmptyState(this);
    connect(m_empty, &EmptyState::triggered, this, [this] {
        m_text->clear();
        m_onlyFailed->setChecked(false);
    });
    m_filters = filterBar();
    makeTable();

    m_stack = emptyOrTable(m_empty, tableCard(m_table), detailsCard(), 1);

    QVBoxLayout *column = pageColumn(this);
    column->addWidget(m_header);
    column->addWidget(m_filters);
    column->addWidget(m_stack, 1);
    setFilter(m_firstFilter);
    m_model->setLog(m_log);
    showSituation();
    showSelection();
}

RequestsFilter RequestsPanel::filter() const
{
    return m_header == nullptr
        ? m_firstFilter
        : RequestsFilter{.text = m_text->text(), .onlyFailed = m_onlyFailed->isChecked()};
}

void RequestsPanel::setFilter(const RequestsFilter &filter)
{
    m_firstFilter = filter;
    if (m_header == nullptr)
        return;
    m_text->setText(filter.text);
    m_onlyFailed->setChecked(filter.onlyFailed);
}

QWidget *RequestsPanel::filterBar()
{
    auto *bar = new QWidget(this);
    m_text = new QLineEdit(bar);
    m_text->setObjectName(QStringLiteral("requestsText"));
    m_text->setPlaceholderText(tr("Search: address, purpose, status…"));
    m_text->setAccessibleName(tr("Search in the requests"));
    m_text->setClearButtonEnabled(true);
    m_onlyFailed = new QCheckBox(tr("&Failed ones only"), bar);
    m_onlyFailed->setObjectName(QStringLiteral("requestsFailed"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_onlyFailed);
    connect(m_text, &QLineEdit::textChanged, this, &RequestsPanel::applyFilter);
    connect(m_onlyFailed, &QCheckBox::toggled, this, &RequestsPanel::applyFilter);
    return bar;
}

void RequestsPanel::makeTable()
{
    m_model = new ExchangesModel(this);
    m_table = new ListTable(this);
    m_table->setObjectName(QStringLiteral("requestsTable"));
    m_table->setAccessibleName(tr("Requests, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLong({10, 13, 10, 16, 9});
    connect(m_model, &ExchangesModel::rowsInserted, this, &RequestsPanel::showSituation);
    connect(m_model, &ExchangesModel::rowsRemoved, this, &RequestsPanel::showSituation);
    connect(m_model, &ExchangesModel::modelReset, this, [this] {
        showSituation();
        showSelection();
    });
    connect(m_model, &ExchangesModel::dataChanged, this, [this] { showTexts(m_reveal->isDown()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &RequestsPanel::showSelection);
}

QPlainTextEdit *RequestsPanel::textView(const QString &objectName, const QString &name)
{
    auto *view = new QPlainTextEdit(this);
    view->setObjectName(objectName);
    view->setAccessibleName(name);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setFont(textFont(TextRole::Fixed));
    return view;
}

QWidget *RequestsPanel::detailsCard()
{
    auto *card = new QFrame(this);
    setWidgetRole(card, WidgetRole::Card);
    m_request = textView(QStringLiteral("requestText"), tr("The request"));
    m_answer = textView(QStringLiteral("answerText"), tr("The answer"));
    m_curl = new QPushButton(tr("Copy as c&url"), card);
    m_curl->setObjectName(QStringLiteral("copyCurl"));
    m_curl->setToolTip(tr("For a shell, with a variable in each secret's place."));
    m_reveal = new QPushButton(tr("&Hold to reveal"), card);
    m_reveal->setObjectName(QStringLiteral("holdToReveal"));
    m_reveal->setToolTip(tr("Shows what this computer sent for as long as you hold it; tokens stay "
                            "hidden."));
    m_table->offer(m_curl);
    connect(m_curl, &QPushButton::clicked, this, &RequestsPanel::copyCurl);
    connect(m_reveal, &QPushButton::pressed, this, [this] { showTexts(true); });
    connect(m_reveal, &QPushButton::released, this, [this] { showTexts(false); });

    const auto head = [card](const QString &text) {
        auto *label = new QLabel(text, card);
        label->setFont(textFont(TextRole::CardHead));
        return label;
    };
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(18, 12, 18, 14);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->addWidget(head(tr("Request")), 0, 0);
    grid->addWidget(head(tr("Answer")), 0, 1);
    grid->addWidget(m_request, 1, 0);
    grid->addWidget(m_answer, 1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_curl);
    buttons->addWidget(m_reveal);
    buttons->addStretch(1);
    grid->addLayout(buttons, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return card;
}

void RequestsPanel::setLog(ExchangeLog *log)
{
    m_log = log;
    if (m_model != nullptr)
        m_model->setLog(log);
}

void RequestsPanel::applyFilter()
{
    m_model->setFilter(m_text->text(), m_onlyFailed->isChecked());
}

void RequestsPanel::showSituation()
{
    const bool isEmpty = m_model->rowCount() == 0;
    const bool isFiltered = !m_text->text().trimmed().isEmpty() || m_onlyFailed->isChecked();
    if (isEmpty && isFiltered)
        m_empty->setContent(tr("No request fits"),
            tr("None of those that are kept has what you are looking for."), tr("Clear the filter"),
            tr("Clear the filter"));
    else if (isEmpty)
        m_empty->setContent(tr("Nothing has been sent yet"),
            tr("Each request to a provider will stand here with what was sent, what was answered "
               "and how long it took. Secrets are masked, and nothing is written to the disk."),
            {}, {});
    m_stack->setCurrentIndex(isEmpty ? 0 : 1);
    m_filters->setVisible(!isEmpty || isFiltered);
    m_export->setEnabled(!isEmpty);
    m_clear->setEnabled(!isEmpty || isFiltered);
}

const Exchange *RequestsPanel::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->at(rows.constFirst().row());
}

void RequestsPanel::showSelection()
{
    showTexts(false);
}

void RequestsPanel::showTexts(bool revealed)
{
    const Exchange *const exchange = chosen();
    m_curl->setEnabled(exchange != nullptr);
    m_reveal->setEnabled(exchange != nullptr && canReveal(*exchange));
    const auto show = [](QPlainTextEdit *view, const QString &text) {
        // Setting it anew would take the selection and the scrolled place away.
        if (view->toPlainText() != text)
            view->setPlainText(text);
    };
    show(m_request,
        exchange != nullptr ? requestText(*exchange, revealed)
                            : tr("Choose a request to see all of it."));
    show(m_answer, exchange != nullptr ? answerText(*exchange) : QString());
}

void RequestsPanel::copyCurl()
{
    if (const Exchange *const exchange = chosen(); exchange != nullptr)
        QGuiApplication::clipboard()->setText(curlCommand(*exchange));
}

QString RequestsPanel::shownText() const
{
    QStringList texts;
    for (int row = m_model == nullptr ? 0 : m_model->rowCount(); row-- > 0;)
        texts.append(exchangeText(m_model->at(row)));
    return texts.join(QStringLiteral("\n--------\n\n"));
}

} // namespace rescind
