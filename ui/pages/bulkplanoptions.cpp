// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bulkplanoptions.h"

#include "ui/theme.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/flowrow.h"

#include <QtCore/QSignalBlocker>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>

namespace rescind {

namespace {

constexpr int mostConcurrent = 256;
constexpr int mostPerSecond = 100000;
constexpr int mostSampled = 1000000;
constexpr int chipLetters = 28;
constexpr int mostReasonLetters = 500;
constexpr int leastReasonWidth = 200;

QWidget *captioned(const QString &text, QWidget *field, QWidget *parent)
{
    auto *pair = new QWidget(parent);
    auto *label = new QLabel(text, pair);
    label->setBuddy(field);
    label->setFont(textFont(TextRole::Secondary));
    setWidgetRole(label, WidgetRole::Muted);
    auto *row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(field);
    return pair;
}

QSpinBox *spinBox(
    const QString &objectName, const QString &name, int least, int most, int value, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(least, most);
    box->setValue(value);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setGroupSeparatorShown(true);
    return box;
}

QString chipText(QString PlanFilter::*member, const QString &value)
{
    const QString name
        = value.size() > chipLetters ? value.left(chipLetters - 1) + QStringLiteral("…") : value;
    //: A filter that is on; its button takes it away. %1 is a name out of the tokens.
    if (member == &PlanFilter::issuer)
        return BulkPlanOptions::tr("Issuer %1 ✕").arg(name);
    if (member == &PlanFilter::clientId)
        return BulkPlanOptions::tr("Client %1 ✕").arg(name);
    if (member == &PlanFilter::subject)
        return BulkPlanOptions::tr("Subject %1 ✕").arg(name);
    return BulkPlanOptions::tr("Scope %1 ✕").arg(name);
}

} // namespace

BulkPlanOptions::BulkPlanOptions(QWidget *parent)
    : QFrame(parent)
    , m_leftOut(new QPushButton(this))
    , m_valid(tick(QStringLiteral("bulkOnlyValid"), tr("Only still valid")))
    , m_before(tick(QStringLiteral("bulkBefore"), tr("Only issued before")))
    , m_beforeDate(new QDateEdit(QDate::currentDate(), this))
    , m_expired(tick(QStringLiteral("bulkExpired"), tr("Also expired")))
    , m_foreign(tick(QStringLiteral("bulkForeign"), tr("Also of another client")))
    , m_own(tick(QStringLiteral("bulkOwn"), tr("Also held by Rescind")))
    , m_concurrency(spinBox(QStringLiteral("bulkConcurrency"), tr("At a time"), 1, mostConcurrent,
          BulkSettings().concurrency, this))
    , m_rate(spinBox(QStringLiteral("bulkRate"), tr("Per second"), 0, mostPerSecond, 0, this))
    , m_proof(new ChoiceBox(this))
    , m_sample(spinBox(QStringLiteral("bulkSample"), tr("Size of the sample"), 1, mostSampled,
          BulkSettings().sample, this))
    , m_reason(new QLineEdit(this))
{
    setWidgetRole(this, WidgetRole::Card);
    m_beforeDate->setObjectName(QStringLiteral("bulkBeforeDate"));
    m_beforeDate->setAccessibleName(tr("Only issued before this day"));
    m_beforeDate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_beforeDate->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_beforeDate->setEnabled(false);
    m_foreign->setToolTip(tr("The server will most likely refuse them."));
    m_own->setToolTip(tr("Whoever is signed in here is signed out by it."));
    makeChips();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 10, 18, 10);
    column->setSpacing(8);
    column->addWidget(whichRow());
    column->addLayout(howRow());
    connect(m_before, &QCheckBox::toggled, m_beforeDate, &QWidget::setEnabled);
    connect(m_beforeDate, &QDateEdit::dateChanged, this, &BulkPlanOptions::filterChanged);
    showSample();
    showChips();
}

QCheckBox *BulkPlanOptions::tick(const QString &objectName, const QString &label)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    connect(box, &QCheckBox::toggled, this, &BulkPlanOptions::filterChanged);
    return box;
}

void BulkPlanOptions::makeChips()
{
    for (QString PlanFilter::*const member :
        {&PlanFilter::subject, &PlanFilter::clientId, &PlanFilter::issuer, &PlanFilter::scope}) {
        auto *chip = new QPushButton(this);
        chip->setObjectName(QStringLiteral("bulkChip%1").arg(m_chips.size()));
        chip->setToolTip(tr("Take this filter away"));
        connect(chip, &QPushButton::clicked, this, [this, member] {
            (m_narrowed.*member).clear();
            showChips();
            Q_EMIT filterChanged();
        });
        m_chips.append({chip, member});
    }
    m_leftOut->setObjectName(QStringLiteral("bulkLeftOut"));
    m_leftOut->setToolTip(tr("Put all of them back"));
    connect(
        m_leftOut, &QPushButton::clicked, this, [this] { putBack(m_narrowed.leftOut.values()); });
}

QWidget *BulkPlanOptions::whichRow()
{
    auto *before = new QWidget(this);
    auto *pair = new QHBoxLayout(before);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(6);
    pair->addWidget(m_before);
    pair->addWidget(m_beforeDate);
    auto *row = new FlowRow(16, this);
    for (const auto &[chip, member] : std::as_const(m_chips))
        row->add(chip);
    row->add(m_leftOut);
    for (QWidget *part :
        std::initializer_list<QWidget *>{m_valid, before, m_expired, m_foreign, m_own})
        row->add(part);
    return row;
}

QBoxLayout *BulkPlanOptions::howRow()
{
    m_rate->setSpecialValueText(tr("no limit"));
    m_rate->setToolTip(tr("Requests per second; the server's own limits are kept anyway."));
    m_concurrency->setToolTip(tr("Requests under way at once, at most 256."));
    m_proof->setObjectName(QStringLiteral("bulkProof"));
    m_proof->setAccessibleName(tr("Proof"));
    m_proof->addItem(tr("prove all"), static_cast<int>(BulkProof::All));
    m_proof->addItem(tr("prove a sample"), static_cast<int>(BulkProof::Sample));
    m_proof->addItem(tr("prove none"), static_cast<int>(BulkProof::Off));
    m_proof->setToolTip(
        tr("Whether the server is asked afterwards if they are dead. What is not proved counts as "
           "not verifiable."));
    connect(m_proof, &QComboBox::currentIndexChanged, this, &BulkPlanOptions::showSample);
    m_reason->setObjectName(QStringLiteral("bulkReason"));
    m_reason->setAccessibleName(tr("Reason or ticket"));
    m_reason->setPlaceholderText(tr("Reason or ticket, for journal and report"));
    m_reason->setMaxLength(mostReasonLetters);
    m_reason->setMinimumWidth(leastReasonWidth);
    auto *how = new FlowRow(12, this);
    how->add(captioned(tr("At a time"), m_concurrency, this));
    how->add(captioned(tr("Per second"), m_rate, this));
    how->add(m_proof);
    how->add(m_sample);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(how);
    row->addWidget(m_reason, 1);
    return row;
}

PlanFilter BulkPlanOptions::filter() const
{
    PlanFilter filter = m_narrowed;
    filter.onlyStillValid = m_valid->isChecked();
    if (m_before->isChecked())
        filter.issuedBefore = m_beforeDate->date().startOfDay();
    filter.includesExpired = m_expired->isChecked();
    filter.includesOtherClients = m_foreign->isChecked();
    filter.includesOwn = m_own->isChecked();
    return filter;
}

BulkSettings BulkPlanOptions::settings() const
{
    return {.concurrency = m_concurrency->value(),
        .rateLimit = static_cast<double>(m_rate->value()),
        .proof = static_cast<BulkProof>(m_proof->currentData().toInt()),
        .sample = m_sample->value(),
        .reason = m_reason->text().trimmed()};
}

void BulkPlanOptions::narrowTo(PlanGroup group, const QString &name)
{
    switch (group) {
    case PlanGroup::Issuer:
        m_narrowed.issuer = name;
        break;
    case PlanGroup::ClientId:
        m_narrowed.clientId = name;
        break;
    case PlanGroup::Subject:
        m_narrowed.subject = name;
        break;
    case PlanGroup::Scope:
        m_narrowed.scope = name;
        break;
    case PlanGroup::Kind:
    case PlanGroup::Format:
        return;
    }
    showChips();
    Q_EMIT filterChanged();
}

void BulkPlanOptions::leaveOut(const QList<qsizetype> &rows)
{
    m_narrowed.leftOut.unite(QSet<qsizetype>(rows.begin(), rows.end()));
    showChips();
    Q_EMIT filterChanged();
}

void BulkPlanOptions::putBack(const QList<qsizetype> &rows)
{
    m_narrowed.leftOut.subtract(QSet<qsizetype>(rows.begin(), rows.end()));
    showChips();
    Q_EMIT filterChanged();
}

void BulkPlanOptions::clearFilter()
{
    m_narrowed = {};
    for (QCheckBox *box : {m_valid, m_before, m_expired, m_foreign, m_own}) {
        const QSignalBlocker quiet(box);
        box->setChecked(false);
    }
    m_beforeDate->setEnabled(false);
    showChips();
    Q_EMIT filterChanged();
}

void BulkPlanOptions::choose(const PlanFilter &filter, const BulkSettings &settings)
{
    // All but what the boxes have.
    m_narrowed = filter;
    m_narrowed.issuedBefore = {};
    {
        // One plan of it all, not one for each of them.
        const QSignalBlocker quiet(this);
        m_valid->setChecked(filter.onlyStillValid);
        m_before->setChecked(filter.issuedBefore.isValid());
        if (filter.issuedBefore.isValid())
            m_beforeDate->setDate(filter.issuedBefore.date());
        m_expired->setChecked(filter.includesExpired);
        m_foreign->setChecked(filter.includesOtherClients);
        m_own->setChecked(filter.includesOwn);
    }
    m_concurrency->setValue(settings.concurrency);
    m_rate->setValue(static_cast<int>(settings.rateLimit));
    m_proof->choose(static_cast<int>(settings.proof));
    m_sample->setValue(settings.sample);
    m_reason->setText(settings.reason);
    showChips();
    Q_EMIT filterChanged();
}

void BulkPlanOptions::showChips()
{
    for (const auto &[chip, member] : std::as_const(m_chips)) {
        const QString &value = m_narrowed.*member;
        chip->setVisible(!value.isEmpty());
        QString text = chipText(member, value);
        chip->setText(text.replace(u'&', QStringLiteral("&&")));
        chip->setAccessibleName(tr("Take this filter away") + QStringLiteral(": ") + value);
    }
    const auto leftOut = static_cast<int>(m_narrowed.leftOut.size());
    m_leftOut->setVisible(leftOut > 0);
    //: Tokens that were taken out one by one; the button puts them back.
    m_leftOut->setText(tr("%Ln left out ✕", "", leftOut));
    m_leftOut->setAccessibleName(tr("Put back %Ln that were left out", "", leftOut));
}

void BulkPlanOptions::showSample()
{
    m_sample->setVisible(
        static_cast<BulkProof>(m_proof->currentData().toInt()) == BulkProof::Sample);
}

} // namespace rescind
