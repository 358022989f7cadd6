// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace rescind {

//! One second: how many answers came, and how often the server asked to slow down (429, 503).
struct RatePoint
{
    int answered = 0;
    int slowedDown = 0;
};

//! Answers a second over time. Where the server asked to slow down stands a dashed line with a
//! sign.
class RateChart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateChart)

public:
    explicit RateChart(QWidget *parent = nullptr);

    //! One for each second, from the first on.
    void setPoints(const QList<RatePoint> &points);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    //! Points on the screen: seconds that share one become their mean, so that a long run is drawn
    //! as fast as a short one.
    struct Column
    {
        double rate = 0;
        int slowedDown = 0;
        int second = 0;
    };
    [[nodiscard]] QList<Column> columns(double width) const;
    [[nodiscard]] QString highest() const;
    [[nodiscard]] QString inWords() const;
    void paintCurve(QPainter &painter, const QRectF &area, const QList<Column> &shown) const;
    void paintMarks(QPainter &painter, const QRectF &area, const QList<Column> &shown) const;

    QList<RatePoint> m_points;
    int m_highest = 0;
};

} // namespace rescind
