// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/tokenmenubutton.h"

#include "ui/theme.h"

#include <QtGui/QAction>
#include <QtWidgets/QMenu>

namespace rescind {

TokenMenuButton::TokenMenuButton(QWidget *parent)
    : QPushButton(QStringLiteral("…"), parent)
{
    setObjectName(QStringLiteral("tokenMenuButton"));
    setAccessibleName(tr("More questions about this token"));
    setToolTip(tr("Ask the server more about this token."));
    setWidgetRole(this, WidgetRole::Quiet);
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tokenMenu"));
    menu->setToolTipsVisible(true);
    m_userInfo = menu->addAction(
        tr("&User info…"), this, [this] { Q_EMIT userInfoRequested(m_view.token.fingerprint); });
    m_userInfo->setObjectName(QStringLiteral("askUserInfo"));
    m_strict = menu->addAction(tr("Introspect &strictly"), this,
        [this] { Q_EMIT strictIntrospectionRequested(m_view.token.fingerprint); });
    m_strict->setObjectName(QStringLiteral("introspectStrictly"));
    m_validate = menu->addAction(tr("&Validate online…"), this,
        [this] { Q_EMIT validateOnlineRequested(m_view.token.fingerprint); });
    m_validate->setObjectName(QStringLiteral("validateOnline"));
    setMenu(menu);
    setView({});
}

void TokenMenuButton::setView(const TokenView &view)
{
    m_view = view;
    m_userInfo->setEnabled(view.canAskUserInfo);
    m_strict->setEnabled(view.canIntrospectStrictly);
    m_validate->setEnabled(view.canValidateOnline);
    m_userInfo->setToolTip(view.canAskUserInfo
            ? tr("What the provider tells about the user whose access token this is.")
            : tr("Only an access token that is held gets user info."));
    m_strict->setToolTip(view.canIntrospectStrictly
            ? tr("Also calls a token inactive whose user was deleted, disabled or has left.")
            : tr("Only Authing offers this, for an access or refresh token that is held."));
    m_validate->setToolTip(view.canValidateOnline
            ? tr("Asks Authing's validate_token. The token travels in a URL.")
            : tr("Only Authing offers this, for an access or ID token that is held."));
}

} // namespace rescind
