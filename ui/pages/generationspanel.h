// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tokenview.h"

#include <QtWidgets/QWidget>

class QPushButton;

namespace rescind {

class GenerationsModel;
class ListTable;

//! Every token of every generation, and what can be done with the chosen one.
class GenerationsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GenerationsPanel)

public:
    explicit GenerationsPanel(QWidget *parent = nullptr);

    void setTokens(const QList<TokenView> &tokens, const QDateTime &now);
    void setNow(const QDateTime &now);

Q_SIGNALS:
    void introspectRequested(const QString &fingerprint);
    void revokeRequested(const QString &fingerprint);

private:
    [[nodiscard]] const TokenView *chosen() const;
    void updateButtons();

    GenerationsModel *m_model;
    ListTable *m_table;
    QPushButton *m_introspect;
    QPushButton *m_revoke;
};

} // namespace rescind
