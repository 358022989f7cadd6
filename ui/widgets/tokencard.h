// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/tokenview.h"

#include <QtWidgets/QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace rescind {

class Badge;
class ElidedLabel;
class ExpiryTimeline;
class LampWidget;

//! One token: what it is, its three lamps, its time line, what can be done with it. Takes the focus
//! as a whole (then it is the selected one) and by its buttons.
class TokenCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenCard)

public:
    explicit TokenCard(TokenKind kind, QWidget *parent = nullptr);

    //! `now` by the server's clock.
    void setView(const TokenView &view, const QDateTime &now);
    //! What changes by the second alone.
    void setNow(const QDateTime &now);
    void setSelected(bool selected);
    [[nodiscard]] bool isSelected() const { return m_selected; }
    [[nodiscard]] const TokenView &view() const { return m_view; }

Q_SIGNALS:
    void selected();
    void introspectRequested();
    void revokeRequested();

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QHBoxLayout *headRow();
    [[nodiscard]] QHBoxLayout *lampRow();
    void makeButtons();
    void nameParts();
    void updateButtons();
    void explainButtons();
    void updateLamps();
    void updateExposure();
    //! A button that goes takes the focus with it; the card keeps it, so that a second press of the
    //! same key never lands on the next button.
    void keepFocusFrom(const QPushButton *button);

    TokenKind m_kind;
    TokenView m_view;
    QDateTime m_now;
    bool m_selected = false;

    Badge *m_badge;
    QLabel *m_fingerprint;
    QLabel *m_generation;
    QLabel *m_note;
    QPushButton *m_introspect;
    QPushButton *m_revoke;
    LampWidget *m_signature;
    LampWidget *m_time;
    LampWidget *m_server;
    ExpiryTimeline *m_timeline;
    ElidedLabel *m_exposure;
};

} // namespace rescind
