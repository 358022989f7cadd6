// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmrevocationdialog.h"

#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/text/tokentext.h"
#include "ui/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>

namespace rescind {

namespace {

constexpr int dialogWidth = 540;

bool leavesRefreshToken(const QList<TokenToRevoke> &tokens)
{
    return std::none_of(tokens.begin(), tokens.end(),
        [](const TokenToRevoke &token) { return token.kind == TokenKind::Refresh; });
}

QString question(const QList<TokenToRevoke> &tokens)
{
    if (tokens.size() != 1)
        return ConfirmRevocationDialog::tr(
            "Revoke %n tokens?", "", static_cast<int>(tokens.size()));
    switch (tokens.first().kind) {
    case TokenKind::Access:
        return ConfirmRevocationDialog::tr("Revoke the access token?");
    case TokenKind::Refresh:
        return ConfirmRevocationDialog::tr("Revoke the refresh token?");
    case TokenKind::Id:
        return ConfirmRevocationDialog::tr("Revoke the ID token?");
    case TokenKind::Unknown:
        return ConfirmRevocationDialog::tr("Revoke the token?");
    }
    return {};
}

QString verb(const QList<TokenToRevoke> &tokens)
{
    if (tokens.size() != 1)
        return ConfirmRevocationDialog::tr(
            "&Revoke %n tokens", "", static_cast<int>(tokens.size()));
    switch (tokens.first().kind) {
    case TokenKind::Access:
        return ConfirmRevocationDialog::tr("&Revoke access token");
    case TokenKind::Refresh:
        return ConfirmRevocationDialog::tr("&Revoke refresh token");
    case TokenKind::Id:
        return ConfirmRevocationDialog::tr("&Revoke ID token");
    case TokenKind::Unknown:
        return ConfirmRevocationDialog::tr("&Revoke token");
    }
    return {};
}

} // namespace

ConfirmRevocationDialog::ConfirmRevocationDialog(const ConfirmRevocation &what, QWidget *parent)
    : FittingDialog(dialogWidth, parent)
{
    setObjectName(QStringLiteral("confirmRevocationDialog"));
    setWindowTitle(question(what.tokens));
    auto *title = paragraph(question(what.tokens), this);
    title->setObjectName(QStringLiteral("confirmTitle"));
    title->setFont(textFont(TextRole::Title));

    QVBoxLayout *column = body();
    column->setSpacing(16);
    column->addWidget(title);
    column->addWidget(new ProfileHeader(what.profileName, what.host, what.environment, this));
    column->addWidget(tokenList(what.tokens, this));
    column->addWidget(consequences(what));
    column->addStretch(1);
    addButtons(what);
}

QWidget *ConfirmRevocationDialog::consequences(const ConfirmRevocation &what)
{
    const int count = static_cast<int>(what.tokens.size());
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading(tr("What will happen"), part));
    const QString sent = count == 1
        ? tr("The revocation is sent to %1.")
        : tr("%n revocations are sent to %1, in the order above.", "", count);
    column->addLayout(point(bullet(part), sent.arg(what.host), part));
    column->addLayout(point(bullet(part),
        tr("Once the server has accepted it, every copy on this computer is cleared: keychain, "
           "memory and cached answers. If it refuses, the token is kept, so that you can try "
           "again."),
        part));
    column->addLayout(point(bullet(part),
        tr("Then the server is asked whether it is dead: at once, and after 2, 10 and 30 "
           "seconds."),
        part));
    column->addLayout(point(bullet(part),
        tr("What is revoked does not come back: a new token takes a new sign-in or a refresh."),
        part));
    column->addSpacing(8);
    column->addWidget(heading(tr("What stays"), part));
    const QString exposure = exposureSentence(longestExposure(what.tokens), false, what.now);
    if (!exposure.isEmpty())
        column->addLayout(point(warningSign(part), exposure, part));
    if (leavesRefreshToken(what.tokens))
        column->addLayout(point(warningSign(part),
            tr("A refresh token of the same sign-in may outlive it: servers differ. While it "
               "lives, it can bring new access tokens."),
            part));
    column->addLayout(point(bullet(part),
        tr("The sign-in at the provider in the browser stays: whoever is signed in there can get "
           "new tokens."),
        part));
    return part;
}

void ConfirmRevocationDialog::addButtons(const ConfirmRevocation &what)
{
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *revoke = new QPushButton(verb(what.tokens), this);
    revoke->setObjectName(QStringLiteral("revokeButton"));
    // Else it would become the default as soon as it has the focus.
    revoke->setAutoDefault(false);
    setWidgetRole(revoke, WidgetRole::Danger);
    connect(revoke, &QPushButton::clicked, this, &QDialog::accept);

    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(revoke);
    cancel->setFocus();
}

} // namespace rescind
