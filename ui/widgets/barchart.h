// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace rescind {

//! One bar: how many, what stands below it, and what its tool tip says of it.
struct Bar
{
    qint64 value = 0;
    QString caption = {};
    QString span = {};
    //! Of the value, from the foot up: drawn hatched in red, as on the time line, and drawn pale.
    qint64 hatched = 0;
    qint64 pale = 0;
    //! What is said of it instead of the value, where that has parts.
    QString words = {};

    friend bool operator==(const Bar &, const Bar &) = default;
};

//! Counts side by side, such as what expires when.
class BarChart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarChart)

public:
    explicit BarChart(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars);
    [[nodiscard]] const QList<Bar> &bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString highest() const;
    [[nodiscard]] QString inWords() const;
    [[nodiscard]] QRectF placeOf(qsizetype index, const QRectF &area) const;
    void paintBar(QPainter &painter, const Bar &bar, const QRectF &place) const;

    QList<Bar> m_bars;
    qint64 m_highest = 0;
};

} // namespace rescind
