// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirmrevocationdialog.h"

#include "core/tokens/tokenset.h"
#include "ui/dialogs/dialogparts.h"
#include "ui/dialogs/profileheader.h"
#include "ui/text/cascadetext.h"
#include "ui/text/tokentext.h"
#include "ui/text/verificationtext.h"
#include "ui/theme.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
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

//! What was measured of the kinds that are to be revoked.
QList<Cascade> fitting(const ConfirmRevocation &what)
{
    QList<Cascade> result;
    for (const Cascade &cascade : what.cascades) {
        const bool fits = std::any_of(
            what.tokens.begin(), what.tokens.end(), [&cascade](const TokenToRevoke &token) {
                return kindKey(token.kind) == cascade.revoked;
            });
        if (fits)
            result.append(cascade);
    }
    return result;
}

//! What may become of the refresh token of an access token's sign-in; empty where it was seen to
//! die with it.
QString refreshTokenWarning(const QList<Cascade> &cascades)
{
    const auto has = [&cascades](QStringList Cascade::*list) {
        return std::any_of(cascades.begin(), cascades.end(), [list](const Cascade &cascade) {
            return (cascade.*list).contains(QLatin1StringView("refresh"));
        });
    };
    if (has(&Cascade::survived))
        return ConfirmRevocationDialog::tr(
            "A refresh token of the same sign-in outlives it at this provider. While it lives, it "
            "can bring new access tokens.");
    if (has(&Cascade::ended))
        return {};
    return ConfirmRevocationDialog::tr(
        "A refresh token of the same sign-in may outlive it: servers differ. While it lives, it "
        "can bring new access tokens.");
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
    , m_reason(new QLineEdit(this))
    , m_revoke(new QPushButton(verb(what.tokens), this))
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
    column->addWidget(reasonRow(m_reason, this));
    column->addStretch(1);
    addButtons();
}

QString ConfirmRevocationDialog::reason() const
{
    return m_reason->text().trimmed();
}

void ConfirmRevocationDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_reason->hasFocus()) {
        m_revoke->setFocus();
        return;
    }
    FittingDialog::keyPressEvent(event);
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
        //: %1 says when, such as “at once, and after 2 seconds”
        tr("Then the server is asked whether it is dead: %1.").arg(lookScheduleText(what.looks)),
        part));
    column->addLayout(point(bullet(part),
        tr("What is revoked does not come back: a new token takes a new sign-in or a refresh."),
        part));
    const QList<Cascade> cascades = fitting(what);
    for (const Cascade &cascade : cascades)
        column->addLayout(point(bullet(part), cascadeSentence(cascade), part));
    column->addSpacing(8);
    column->addWidget(heading(tr("What stays"), part));
    const QString exposure = exposureSentence(longestExposure(what.tokens), false, what.now);
    if (!exposure.isEmpty())
        column->addLayout(point(warningSign(part), exposure, part));
    const QString warning = refreshTokenWarning(cascades);
    if (leavesRefreshToken(what.tokens) && !warning.isEmpty())
        column->addLayout(point(warningSign(part), warning, part));
    column->addLayout(point(bullet(part),
        tr("The sign-in at the provider in the browser stays: whoever is signed in there can get "
           "new tokens."),
        part));
    return part;
}

void ConfirmRevocationDialog::addButtons()
{
    auto *cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    cancel->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    m_revoke->setObjectName(QStringLiteral("revokeButton"));
    // Else it would become the default as soon as it has the focus.
    m_revoke->setAutoDefault(false);
    setWidgetRole(m_revoke, WidgetRole::Danger);
    connect(m_revoke, &QPushButton::clicked, this, &QDialog::accept);

    buttons()->addStretch(1);
    buttons()->addWidget(cancel);
    buttons()->addWidget(m_revoke);
    cancel->setFocus();
}

} // namespace rescind
