// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tokens/token.h"

#include <QtWidgets/QLabel>

namespace rescind {

//! One lamp: sign, caption, word. The label's text is the word, so that whoever reads the screen
//! gets it as text.
class LampWidget final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LampWidget)

public:
    explicit LampWidget(const QString &caption, QWidget *parent = nullptr);

    //! `name` is the whole for who does not see it: "Access token, server: active".
    void setLamp(
        LampState state, const QString &word, const QString &explanation, const QString &name);
    [[nodiscard]] LampState state() const { return m_state; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_caption;
    LampState m_state = LampState::Unknown;
};

} // namespace rescind
