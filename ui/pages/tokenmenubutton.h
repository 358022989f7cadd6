// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tokenview.h"

#include <QtWidgets/QPushButton>

class QAction;

namespace rescind {

//! The rarer questions about one token, in a menu. What cannot be asked is greyed, and says why.
class TokenMenuButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenMenuButton)

public:
    explicit TokenMenuButton(QWidget *parent = nullptr);

    void setView(const TokenView &view);

Q_SIGNALS:
    void userInfoRequested(const QString &fingerprint);
    void validateOnlineRequested(const QString &fingerprint);
    void strictIntrospectionRequested(const QString &fingerprint);

private:
    TokenView m_view;
    QAction *m_userInfo;
    QAction *m_strict;
    QAction *m_validate;
};

} // namespace rescind
