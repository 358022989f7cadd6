// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/cascadepanel.h"

#include "ui/text/cascadetext.h"
#include "ui/text/errortext.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

QLabel *wrapped(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QString obstacleText(CascadeOffer::Obstacle obstacle)
{
    switch (obstacle) {
    case CascadeOffer::Obstacle::None:
        return {};
    case CascadeOffer::Obstacle::NotSaved:
        return CascadePanel::tr("Save the profile first: the result is kept in it.");
    case CascadeOffer::Obstacle::NobodyToAsk:
        return CascadePanel::tr("It cannot be measured here: the provider announces neither "
                                "introspection nor user info, so nobody could say what is dead.");
    case CascadeOffer::Obstacle::NoRevocation:
        return CascadePanel::tr("It cannot be measured here: the provider announces no revocation "
                                "endpoint.");
    case CascadeOffer::Obstacle::Busy:
        return CascadePanel::tr("Finish the sign-in that is under way first.");
    }
    return {};
}

} // namespace

CascadePanel::CascadePanel(QWidget *parent)
    : QWidget(parent)
    , m_known(wrapped("cascadeKnown", this))
    , m_warning(wrapped("cascadeWarning", this))
    , m_agree(new QCheckBox(tr("The tokens &held here may end with them"), this))
    , m_step(wrapped("cascadeStep", this))
    , m_bar(new QProgressBar(this))
    , m_banner(new Banner(this))
    , m_measure(new QPushButton(tr("&Measure cascade…"), this))
    , m_cancel(new QPushButton(tr("Sto&p and clean up"), this))
{
    setObjectName(QStringLiteral("cascadePanel"));
    m_agree->setObjectName(QStringLiteral("cascadeAgree"));
    m_bar->setObjectName(QStringLiteral("cascadeProgress"));
    m_bar->setAccessibleName(tr("Progress of the measurement"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_bar->setRange(0, 0);
    m_measure->setObjectName(QStringLiteral("measureButton"));
    m_cancel->setObjectName(QStringLiteral("stopMeasuringButton"));
    for (QPushButton *button : {m_measure, m_cancel})
        button->setAutoDefault(false);
    setWidgetRole(m_warning, WidgetRole::Warning);
    m_known->setFont(textFont(TextRole::BodyStrong));
    buildParts();
    connect(m_agree, &QCheckBox::toggled, this, &CascadePanel::update);
    connect(m_measure, &QPushButton::clicked, this, &CascadePanel::measureRequested);
    connect(m_cancel, &QPushButton::clicked, this, &CascadePanel::cancelRequested);
    update();
}

void CascadePanel::buildParts()
{
    auto *intro = wrapped("cascadeIntro", this);
    intro->setText(
        tr("Whether other tokens of a sign-in die when one is revoked is up to the provider. It "
           "can be measured: Rescind signs in once or twice more in the browser, refreshes, "
           "revokes one throw-away token, looks at the others, and revokes all of them in the "
           "end. None of them is kept."));
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_measure);
    row->addWidget(m_cancel);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 14, 12, 12);
    column->setSpacing(12);
    column->addWidget(m_known);
    column->addWidget(intro);
    column->addWidget(m_warning);
    column->addWidget(m_agree);
    column->addLayout(row);
    column->addWidget(m_step);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    column->addStretch(1);
}

void CascadePanel::setOffer(const CascadeOffer &offer)
{
    m_offer = offer;
    update();
}

QStringList CascadePanel::lines() const
{
    QStringList lines;
    for (const Cascade &cascade : m_offer.known)
        lines.append(cascadeSentence(cascade));
    return lines;
}

void CascadePanel::update()
{
    const bool possible = m_offer.obstacle == CascadeOffer::Obstacle::None;
    const bool mustAgree = possible && m_offer.holdsTokens;
    const QStringList known = lines();
    m_known->setText(known.isEmpty() ? tr("Nothing has been measured at this provider yet.")
                                     : known.join(u'\n'));
    m_warning->setText(!possible ? obstacleText(m_offer.obstacle)
            : mustAgree
            ? tr("Tokens of this application are held here. Sign-ins in one browser often share "
                 "one grant: then the tokens held here, and those of other programs that were "
                 "signed in there, die with the throw-away ones.")
            : tr("Sign-ins in one browser often share one grant: then tokens that other programs "
                 "got there for this application die with the throw-away ones."));
    m_agree->setVisible(mustAgree);
    m_measure->setEnabled(possible && !m_isMeasuring && (!mustAgree || m_agree->isChecked()));
    m_measure->setToolTip(possible ? QString() : obstacleText(m_offer.obstacle));
    m_agree->setEnabled(!m_isMeasuring);
    m_cancel->setVisible(m_isMeasuring);
    m_step->setVisible(m_isMeasuring);
    m_bar->setVisible(m_isMeasuring);
}

void CascadePanel::setMeasuring(bool measuring)
{
    m_isMeasuring = measuring;
    if (measuring)
        m_banner->clear();
    else
        m_agree->setChecked(false);
    update();
}

void CascadePanel::follow(CascadeTest *test)
{
    showStep(test->step());
    connect(test, &CascadeTest::changed, this, [this, test] { showStep(test->step()); });
    test->onFinished(this, [this](const Result<CascadeOutcome> &outcome) {
        if (outcome)
            showOutcome(*outcome);
        else
            showError(outcome.error());
    });
}

void CascadePanel::showStep(CascadeStep step)
{
    m_step->setText(cascadeStepText(step));
    m_cancel->setEnabled(step != CascadeStep::CleaningUp);
    if (!m_isMeasuring)
        setMeasuring(true);
}

void CascadePanel::showOutcome(const CascadeOutcome &outcome)
{
    const CascadeMeasurement &measured = outcome.measurement;
    m_offer.known = updated(m_offer.known, measured.cascades);
    setMeasuring(false);
    QStringList lines;
    for (const CascadeGap &gap : measured.gaps)
        lines.append(cascadeGapText(gap));
    if (measured.leftAlive > 0)
        lines.append(tr("%n throw-away token(s) could not be revoked, and live until they expire.",
            "", measured.leftAlive));
    if (outcome.keepingError)
        lines.append(tr("The result could not be kept in the profile.") + u'\n'
            + errorLine(*outcome.keepingError));
    if (lines.isEmpty()) {
        m_banner->showMessage(
            Banner::Tone::Good, tr("Measured"), tr("All throw-away tokens have been revoked."));
        return;
    }
    m_banner->showMessage(Banner::Tone::Warning,
        measured.cascades.isEmpty() ? tr("Nothing could be measured") : tr("Measured in part"),
        lines.join(u'\n'));
}

void CascadePanel::showError(const Error &error)
{
    setMeasuring(false);
    if (error.kind == ErrorKind::Cancelled)
        m_banner->showMessage(Banner::Tone::Info, tr("Stopped"),
            tr("Nothing was measured. The throw-away tokens have been revoked as far as the server "
               "took it."));
    else
        m_banner->showError(error);
}

} // namespace rescind
