// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace rescind {

//! Widgets side by side, on as many lines as they need.
class FlowRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowRow)

public:
    explicit FlowRow(int gap, QWidget *parent = nullptr);

    void add(QWidget *widget);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange(width, false); }

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    //! The height; places the widgets where told to. Hidden ones take no room.
    int arrange(int width, bool place) const;

    int m_gap;
    QList<QWidget *> m_widgets;
};

} // namespace rescind
