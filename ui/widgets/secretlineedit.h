// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QtCore/QTimer>
#include <QtWidgets/QLineEdit>

class QAction;

namespace rescind {

//! A field for a secret: masked, with a toggle that reveals it until the focus leaves or 30 seconds
//! have gone by. It is never copied, cut, dragged or undone, revealed or not. Wipes what it holds
//! when it goes; what Qt itself copied while it was typed cannot be reached from here.
class SecretLineEdit final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretLineEdit)

public:
    explicit SecretLineEdit(QWidget *parent = nullptr);
    ~SecretLineEdit() override;

    [[nodiscard]] Secret secret() const;
    void wipe();
    [[nodiscard]] bool isRevealed() const { return echoMode() == QLineEdit::Normal; }
    void setRevealed(bool revealed);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QTimer m_hideAgain;
    QAction *m_revealAction;
};

} // namespace rescind
