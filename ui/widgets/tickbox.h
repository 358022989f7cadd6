// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QCheckBox>

namespace rescind {

//! A check box whose square can be seen in either theme.
class TickBox final : public QCheckBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TickBox)

public:
    explicit TickBox(const QString &text, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace rescind
