// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokensheader.h"

#include "ui/pages/tokenspagestate.h"
#include "ui/text/timetext.h"
#include "ui/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/sign.h"

#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

namespace rescind {

namespace {

QString contextOf(const TokensPageState &state, const QDateTime &now)
{
    const auto when = [&now](const QDateTime &time) {
        const bool today = time.toLocalTime().date() == now.toLocalTime().date();
        return today ? clock(time) : shortTime(time);
    };
    if (state.signedOutAt.isValid())
        return TokensHeader::tr("signed out at %1 · what became of the tokens is listed below")
            .arg(when(state.signedOutAt));
    if (!state.signedInAt.isValid())
        return state.scope;
    if (state.scope.isEmpty())
        return TokensHeader::tr("signed in here at %1").arg(when(state.signedInAt));
    //: %1 is a time, %2 the scope as the provider writes it
    return TokensHeader::tr("signed in here at %1 · %2").arg(when(state.signedInAt), state.scope);
}

} // namespace

TokensHeader::TokensHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_context(new ElidedLabel(this))
    , m_memoryOnly(new Badge(this))
    , m_signIn(new QPushButton(tr("&Sign in again…"), this))
    , m_refresh(new QPushButton(tr("Re&fresh"), this))
    , m_revokeAll(new QPushButton(tr("Revoke &all…"), this))
    , m_more(new QPushButton(QStringLiteral("…"), this))
{
    makeWords();
    makeActions();
    makeMenu();
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addLayout(contextRow());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(24, 0, 24, 0);
    row->setSpacing(8);
    row->addLayout(words, 1);
    row->addSpacing(8);
    for (QPushButton *button : {m_signIn, m_refresh, m_revokeAll, m_more})
        row->addWidget(button);
}

void TokensHeader::makeWords()
{
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_title->setFont(textFont(TextRole::Title));
    m_context->setObjectName(QStringLiteral("pageContext"));
    m_context->setFont(textFont(TextRole::Secondary));
    setWidgetRole(m_context, WidgetRole::Muted);
    m_memoryOnly->setObjectName(QStringLiteral("memoryOnly"));
    m_memoryOnly->setText(tr("kept in memory only"));
    m_memoryOnly->setTone(Tone::Warning);
    m_memoryOnly->setToolTip(
        tr("The keychain does not keep this session: it ends when Rescind is closed."));
}

QHBoxLayout *TokensHeader::contextRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_context);
    row->addWidget(m_memoryOnly);
    row->addStretch(1);
    // As high with the badge as without, so that its coming moves nothing below.
    row->addStrut(m_memoryOnly->sizeHint().height());
    return row;
}

void TokensHeader::makeActions()
{
    m_signIn->setObjectName(QStringLiteral("signInAgain"));
    m_signIn->setAccessibleName(tr("Sign in again"));
    m_refresh->setObjectName(QStringLiteral("refresh"));
    m_refresh->setAccessibleName(tr("Refresh"));
    m_refresh->setToolTip(tr("Trade the refresh token for a new generation of tokens."));
    m_revokeAll->setObjectName(QStringLiteral("revokeAll"));
    m_revokeAll->setAccessibleName(tr("Revoke all"));
    m_revokeAll->setToolTip(tr("Revoke every token that is held here, refresh tokens first."));
    setWidgetRole(m_revokeAll, WidgetRole::Danger);
    connect(m_signIn, &QPushButton::clicked, this, &TokensHeader::signInRequested);
    connect(m_refresh, &QPushButton::clicked, this, &TokensHeader::refreshRequested);
    connect(m_revokeAll, &QPushButton::clicked, this, &TokensHeader::revokeAllRequested);
}

void TokensHeader::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("sessionMenu"));
    m_applicationToken = menu->addAction(
        tr("&Get an application token…"), this, &TokensHeader::applicationTokenRequested);
    m_applicationToken->setObjectName(QStringLiteral("applicationToken"));
    m_loginCheck = menu->addAction(tr("&Login check…"), this, &TokensHeader::loginCheckRequested);
    m_loginCheck->setObjectName(QStringLiteral("loginCheck"));
    menu->addSeparator();
    m_signOut = menu->addAction(tr("Sign &out…"), this, &TokensHeader::signOutRequested);
    m_signOut->setObjectName(QStringLiteral("signOut"));
    m_more->setObjectName(QStringLiteral("sessionMenuButton"));
    m_more->setAccessibleName(tr("More for this session"));
    m_more->setToolTip(
        tr("Sign out, look at the last sign-in, or get a token for the application itself."));
    m_more->setMenu(menu);
}

void TokensHeader::setState(const TokensPageState &state, const QDateTime &now)
{
    m_title->setText(state.subject.isEmpty() ? state.profileName : state.subject);
    m_context->setText(contextOf(state, now));
    m_memoryOnly->setVisible(state.inMemoryOnly);
    m_signIn->setEnabled(state.canSignIn);
    m_refresh->setEnabled(state.canRefresh);
    m_revokeAll->setEnabled(state.canRevokeAny);
    m_applicationToken->setEnabled(state.canRequestApplicationToken);
    m_loginCheck->setEnabled(state.login.has_value());
    m_signOut->setEnabled(state.canSignOut);
}

} // namespace rescind
