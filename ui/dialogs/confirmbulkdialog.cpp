// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmbulkdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/text/sentences.h"
#include "ui/theme.h"
#include "ui/widgets/flowrow.h"

#include <QtCore/QLocale>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace rescind {

namespace {

constexpr int dialogWidth = 540;
constexpr int typedWidth = 140;

//! "4812", "4,812" and "4 812" are the same number.
QString digitsOf(const QString &text)
{
    QString digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
        [](QChar letter) { return letter.isDigit(); });
    return digits;
}

bool isNumber(const QString &text)
{
    static const QString separators = QStringLiteral(" ,.'’\u00a0\u202f");
    return std::all_of(text.begin(), text.end(),
        [](QChar letter) { return letter.isDigit() || separators.contains(letter); });
}

} // namespace

ConfirmBulkDialog::ConfirmBulkDialog(const ConfirmBulk &what, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_tokens(what.tokens)
{
    setObjectName(QStringLiteral("confirmBulkDialog"));
    const QString question = tr("Revoke %Ln tokens?", "", static_cast<int>(what.tokens));
    setWindowTitle(question);
    auto *title = paragraph(question, this);
    title->setObjectName(QStringLiteral("confirmTitle"));
    title->setFont(textFont(TextRole::Title));
    body()->setSpacing(16);
    body()->addWidget(title);
    body()->addWidget(new ProfileHeader(what.profileName, what.host, what.environment, this));
    body()->addWidget(consequences(what));
    addTypedCount(what);
    body()->addStretch(1);
    addButtons(what);
}

QWidget *ConfirmBulkDialog::consequences(const ConfirmBulk &what)
{
    const int count = static_cast<int>(what.tokens);
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading(tr("What will happen"), part));
    const auto add
        = [&](QWidget *sign, const QString &text) { column->addLayout(point(sign, text, part)); };
    //: %1 is a host
    add(bullet(part),
        joined({tr("%Ln revocations are sent to %1.", "", count).arg(what.host),
            tr("At most %Ln are under way at once.", "", what.settings.concurrency)}));
    if (!what.inputName.isEmpty())
        //: %1 is the name of a file
        add(bullet(part), tr("The tokens are those of %1.").arg(what.inputName));
    switch (what.settings.proof) {
    case BulkProof::All:
        add(bullet(part), tr("Then the server is asked about each of them whether it is dead."));
        break;
    case BulkProof::Sample:
        add(bullet(part),
            tr("Then the server is asked about %Ln of them whether they are dead.", "",
                what.settings.sample));
        break;
    case BulkProof::Off:
        add(warningSign(part),
            tr("Nobody asks the server afterwards whether they are dead: none of them will be "
               "proved."));
        break;
    }
    if (what.ownTokens > 0)
        add(warningSign(part),
            tr("%Ln of them are held by Rescind itself: whoever is signed in here is signed out.",
                "", static_cast<int>(what.ownTokens)));
    if (what.foreignTokens > 0)
        add(warningSign(part),
            tr("%Ln of them name another application: the server will most likely refuse them.", "",
                static_cast<int>(what.foreignTokens)));
    if (what.settings.reason.isEmpty())
        add(bullet(part), tr("No reason or ticket is written down."));
    else
        //: %1 is what the user typed
        add(bullet(part), tr("Written down as reason: %1").arg(what.settings.reason));
    add(bullet(part),
        tr("What is revoked does not come back. The run can be paused and stopped; what was sent "
           "by then stays revoked."));
    return part;
}

void ConfirmBulkDialog::addTypedCount(const ConfirmBulk &what)
{
    if (what.tokens <= untypedLimit)
        return;
    auto *row = new FlowRow(12, this);
    auto *label = new QLabel(tr("&Type the number of tokens to go on:"), row);
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(QStringLiteral("typedCount"));
    m_typed->setAccessibleName(tr("Number of tokens"));
    m_typed->setFixedWidth(typedWidth);
    m_typed->setPlaceholderText(QLocale().toString(what.tokens));
    label->setBuddy(m_typed);
    row->add(label);
    row->add(m_typed);
    body()->addWidget(row);
    connect(m_typed, &QLineEdit::textChanged, this, &ConfirmBulkDialog::onTyped);
}

void ConfirmBulkDialog::onTyped()
{
    const QString text = m_typed->text().trimmed();
    m_revoke->setEnabled(isNumber(text) && digitsOf(text) == QString::number(m_tokens));
}

void ConfirmBulkDialog::addButtons(const ConfirmBulk &what)
{
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    m_revoke = new QPushButton(tr("&Revoke %Ln tokens", "", static_cast<int>(what.tokens)), this);
    m_revoke->setObjectName(QStringLiteral("revokeButton"));
    // Else it would become the default as soon as it has the focus.
    m_revoke->setAutoDefault(false);
    m_revoke->setEnabled(m_typed == nullptr);
    setWidgetRole(m_revoke, WidgetRole::Danger);
    connect(m_revoke, &QPushButton::clicked, this, &QDialog::accept);

    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(m_revoke);
    cancel->setFocus();
}

} // namespace rescind
