// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/timelinetext.h"

#include <QtWidgets/QWidget>

namespace rescind {

//! Issued → now → expiry, the moment of revocation, and what offline checkers still accept after
//! it. Its tool tip and its accessible description say the same in the same words.
class ExpiryTimeline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExpiryTimeline)

public:
    explicit ExpiryTimeline(QWidget *parent = nullptr);

    void setTimes(const TimelineTimes &times);
    [[nodiscard]] const TimelineTimes &times() const { return m_times; }
    //! Where a moment lies, in pixels from the left; always inside the line.
    [[nodiscard]] double positionOf(const QDateTime &time) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRectF lineRect() const;
    void paintCaptions(QPainter &painter) const;

    TimelineTimes m_times;
};

} // namespace rescind
