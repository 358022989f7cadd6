// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/signoutdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace rescind {

namespace {

constexpr int dialogWidth = 560;
//! As wide as the box of the check box and the gap behind it.
constexpr int boxIndent = 24;

} // namespace

SignOutDialog::SignOutDialog(const SignOutQuestion &what, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
    , m_endsProviderSession(
          new QCheckBox(tr("Also &end the session at the provider, in the browser"), this))
{
    setObjectName(QStringLiteral("signOutDialog"));
    setWindowTitle(tr("Sign out?"));
    auto *title = paragraph(tr("Sign out?"), this);
    title->setObjectName(QStringLiteral("signOutTitle"));
    title->setFont(textFont(TextRole::Title));

    QVBoxLayout *column = body();
    column->setSpacing(16);
    column->addWidget(title);
    column->addWidget(new ProfileHeader(what.profileName, what.host, what.environment, this));
    if (!what.tokens.isEmpty())
        column->addWidget(tokenList(what.tokens, this));
    column->addWidget(consequences(what));
    column->addWidget(providerChoice(what));
    column->addStretch(1);
    addButtons();
}

bool SignOutDialog::endsProviderSession() const
{
    return m_endsProviderSession->isEnabled() && m_endsProviderSession->isChecked();
}

QWidget *SignOutDialog::consequences(const SignOutQuestion &what)
{
    const int count = static_cast<int>(what.tokens.size());
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading(tr("What will happen"), part));
    column->addLayout(point(bullet(part),
        count == 0
            ? tr("There is nothing to revoke: no token that is held can be revoked and is "
                 "not dead already.")
            : tr("%n token(s) are revoked at %1, one try each, for 5 seconds at most.", "", count)
                  .arg(what.host),
        part));
    column->addLayout(point(bullet(part),
        tr("Then every copy on this computer is cleared, whatever the server answered: keychain, "
           "memory and cached answers."),
        part));
    column->addSpacing(8);
    column->addWidget(heading(tr("What stays"), part));
    if (count > 0)
        column->addLayout(point(warningSign(part),
            tr("A token that could not be revoked stays alive at the server until it expires, and "
               "nobody can revoke it from here any more. Revoke it first if that matters."),
            part));
    const QString exposure = exposureSentence(longestExposure(what.tokens), false, what.now);
    if (!exposure.isEmpty())
        column->addLayout(point(warningSign(part), exposure, part));
    return part;
}

QWidget *SignOutDialog::providerChoice(const SignOutQuestion &what)
{
    const bool isPossible = what.canEndProviderSession.value_or(true);
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_endsProviderSession->setObjectName(QStringLiteral("endsProviderSession"));
    m_endsProviderSession->setAccessibleName(
        tr("Also end the session at the provider, in the browser"));
    m_endsProviderSession->setEnabled(isPossible);
    column->addWidget(m_endsProviderSession);
    QLabel *why = footnote(isPossible
            ? tr("Without it the browser stays signed in there: the next sign-in may need no "
                 "password, whoever sits at it.")
            : tr("This provider names no address for that. The browser stays signed in there: the "
                 "next sign-in may need no password, whoever sits at it."),
        part);
    why->setObjectName(QStringLiteral("providerSessionHint"));
    why->setContentsMargins(boxIndent, 0, 0, 0);
    column->addWidget(why);
    return part;
}

void SignOutDialog::addButtons()
{
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *signOut = new QPushButton(tr("&Sign out"), this);
    signOut->setObjectName(QStringLiteral("signOutButton"));
    // Else it would become the default as soon as it has the focus.
    signOut->setAutoDefault(false);
    setWidgetRole(signOut, WidgetRole::Danger);
    connect(signOut, &QPushButton::clicked, this, &QDialog::accept);

    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(signOut);
    cancel->setFocus();
}

} // namespace rescind
