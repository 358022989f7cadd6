// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace rescind {

//! The token itself, masked until it is asked for, and its decoded parts. Revealed it masks itself
//! again after 30 s, when it leaves the screen and when another token is shown. It can be copied by
//! the button alone, so that the clipboard is cleared again.
class RawTokenView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RawTokenView)

public:
    explicit RawTokenView(QWidget *parent = nullptr);

    void setToken(const Token &token);
    [[nodiscard]] bool isRevealed() const { return m_hide.isActive(); }

Q_SIGNALS:
    void copyRequested(const QString &fingerprint);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void setRevealed(bool revealed);
    void showText();
    void countDown();

    Token m_token;
    QTimer m_hide;
    int m_secondsLeft = 0;
    QLabel *m_caption;
    QPushButton *m_reveal;
    QPushButton *m_copy;
    QPlainTextEdit *m_raw;
    QPlainTextEdit *m_decoded;
};

} // namespace rescind
