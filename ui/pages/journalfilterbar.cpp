// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/journalfilterbar.h"

#include "core/revoke/revocationreport.h"
#include "ui/text/journalentrytext.h"
#include "ui/theme.h"
#include "ui/widgets/choicebox.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <array>

namespace rescind {

namespace {

constexpr int typingPause = 250;

enum class Span { Any, Today, Week, Month, Between };

//! Days before today; nothing for the others.
std::optional<int> daysBack(Span span)
{
    switch (span) {
    case Span::Today:
        return 0;
    case Span::Week:
        return 6;
    case Span::Month:
        return 29;
    case Span::Any:
    case Span::Between:
        break;
    }
    return std::nullopt;
}

Span spanOf(const JournalFilter &filter)
{
    if (filter.until.isValid())
        return Span::Between;
    for (const Span span : {Span::Today, Span::Week, Span::Month}) {
        if (filter.from.isValid()
            && filter.from.date() == QDate::currentDate().addDays(-*daysBack(span)))
            return span;
    }
    return Span::Any;
}

QDateEdit *dateEdit(const QString &objectName, const QString &name, QWidget *parent)
{
    auto *edit = new QDateEdit(QDate::currentDate(), parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setToolTip(name);
    edit->setButtonSymbols(QAbstractSpinBox::NoButtons);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    return edit;
}

} // namespace

JournalFilterBar::JournalFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_action(makeChoice(QStringLiteral("journalAction"), tr("Action")))
    , m_outcome(makeChoice(QStringLiteral("journalOutcome"), tr("Outcome")))
    , m_profile(makeChoice(QStringLiteral("journalProfile"), tr("Profile")))
    , m_span(makeChoice(QStringLiteral("journalSpan"), tr("Time")))
    , m_from(dateEdit(QStringLiteral("journalFrom"), tr("From this day on"), this))
    , m_until(dateEdit(QStringLiteral("journalUntil"), tr("Up to this day"), this))
    , m_clear(new QPushButton(tr("Clear"), this))
{
    m_text->setObjectName(QStringLiteral("journalText"));
    m_text->setPlaceholderText(tr("Search: fingerprint, subject, ticket…"));
    m_text->setAccessibleName(tr("Search in all texts"));
    m_text->setClearButtonEnabled(true);
    m_clear->setObjectName(QStringLiteral("journalClearFilter"));
    m_clear->setAccessibleName(tr("Clear the filter"));
    setWidgetRole(m_clear, WidgetRole::Quiet);
    fillChoices();
    setProfiles({});

    // Two lines, so that the boxes can be read in a narrow window and in every language.
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    const auto addRow = [column](const QList<QWidget *> &widgets) {
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        for (QWidget *widget : widgets)
            row->addWidget(widget);
        column->addLayout(row);
        return row;
    };
    addRow({m_text, m_clear})->setStretch(0, 1);
    addRow({m_action, m_outcome, m_profile, m_span, m_from, m_until})->addStretch(1);
    showSpan();
    m_clear->setEnabled(false);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &JournalFilterBar::onEdited);
    connect(m_text, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_text, &QLineEdit::returnPressed, this, &JournalFilterBar::onEdited);
    for (const QDateEdit *edit : {m_from, m_until})
        connect(edit, &QDateEdit::dateChanged, this, &JournalFilterBar::onEdited);
    connect(m_clear, &QPushButton::clicked, this, &JournalFilterBar::clear);
}

ChoiceBox *JournalFilterBar::makeChoice(const QString &objectName, const QString &name)
{
    auto *box = new ChoiceBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setToolTip(name);
    connect(box, &QComboBox::activated, this, &JournalFilterBar::onEdited);
    return box;
}

void JournalFilterBar::fillChoices()
{
    m_action->addItem(tr("All actions"), QVariant());
    for (int i = 1; i < journalActionCount; ++i)
        m_action->addItem(actionTitle(static_cast<JournalAction>(i)), i);
    m_outcome->addItem(tr("All outcomes"), QVariant());
    constexpr std::array outcomes{Outcome::VerifiedInactive, Outcome::AlreadyInactive,
        Outcome::AcceptedUnverified, Outcome::AcceptedStillActive, Outcome::Rejected,
        Outcome::NotSent};
    for (const Outcome outcome : outcomes) {
        const QString name = outcomeName(outcome);
        m_outcome->addItem(journalOutcomeText(name).word, name);
    }
    for (const QString &name : {QStringLiteral("ok"), QStringLiteral("failed")})
        m_outcome->addItem(journalOutcomeText(name).word, name);
    const auto span = [this](const QString &label, Span value) {
        m_span->addItem(label, static_cast<int>(value));
    };
    span(tr("Any time"), Span::Any);
    span(tr("Today"), Span::Today);
    span(tr("Last 7 days"), Span::Week);
    span(tr("Last 30 days"), Span::Month);
    span(tr("Between…"), Span::Between);
}

void JournalFilterBar::setProfiles(const QList<Profile> &profiles)
{
    const QVariant chosen = m_profile->currentData();
    m_profile->clear();
    m_profile->addItem(tr("All profiles"), QVariant());
    for (const Profile &profile : profiles)
        m_profile->addItem(profile.name, profile.id);
    m_profile->choose(chosen);
}

void JournalFilterBar::showSpan()
{
    const bool between = static_cast<Span>(m_span->currentData().toInt()) == Span::Between;
    m_from->setVisible(between);
    m_until->setVisible(between);
}

void JournalFilterBar::onEdited()
{
    m_typing.stop();
    showSpan();
    m_clear->setEnabled(!filter().isEmpty());
    Q_EMIT changed();
}

JournalFilter JournalFilterBar::filter() const
{
    JournalFilter filter{.text = m_text->text().trimmed()};
    if (const QVariant action = m_action->currentData(); action.isValid())
        filter.actions = {static_cast<JournalAction>(action.toInt())};
    if (const QVariant outcome = m_outcome->currentData(); outcome.isValid())
        filter.outcomes = {outcome.toString()};
    filter.profileId = m_profile->currentData().toString();
    const auto span = static_cast<Span>(m_span->currentData().toInt());
    if (const std::optional<int> days = daysBack(span))
        filter.from = QDate::currentDate().addDays(-*days).startOfDay();
    if (span == Span::Between) {
        filter.from = m_from->date().startOfDay();
        filter.until = m_until->date().endOfDay();
    }
    return filter;
}

void JournalFilterBar::choose(const JournalFilter &filter)
{
    m_text->setText(filter.text);
    m_action->choose(filter.actions.isEmpty()
            ? QVariant()
            : QVariant(static_cast<int>(filter.actions.constFirst())));
    m_outcome->choose(
        filter.outcomes.isEmpty() ? QVariant() : QVariant(filter.outcomes.constFirst()));
    m_profile->choose(filter.profileId.isEmpty() ? QVariant() : QVariant(filter.profileId));
    m_span->choose(static_cast<int>(spanOf(filter)));
    {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietUntil(m_until);
        if (filter.until.isValid()) {
            m_from->setDate(filter.from.date());
            m_until->setDate(filter.until.date());
        }
    }
    onEdited();
}

void JournalFilterBar::clear()
{
    m_text->clear();
    for (ChoiceBox *box : {m_action, m_outcome, m_profile, m_span})
        box->setCurrentIndex(0);
    onEdited();
}

} // namespace rescind
