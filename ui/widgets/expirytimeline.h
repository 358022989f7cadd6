// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDateTime>
#include <QtWidgets/QWidget>

#include <optional>

namespace rescind {

struct TimelineTimes
{
    //! When it was issued or, where the token does not say so, received.
    QDateTime start = {};
    bool startIsReceipt = false;
    QDateTime now = {};
    //! Invalid where unknown.
    QDateTime expiresAt = {};
    //! Invalid before a revocation.
    QDateTime revokedAt = {};
    //! See exposureUntil() in core/tokens/token.h; hatched once revoked.
    std::optional<QDateTime> exposureUntil = {};
    //! No longer accepted anywhere: the line is drawn spent.
    bool isOver = false;

    friend bool operator==(const TimelineTimes &, const TimelineTimes &) = default;
};

//! Issued → now → expiry, the moment of revocation, and what offline checkers still accept after
//! it.
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
    [[nodiscard]] QString startCaption() const;
    [[nodiscard]] QString endCaption() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isExposed() const;
    [[nodiscard]] bool isExpired() const;
    [[nodiscard]] QRectF lineRect() const;
    [[nodiscard]] QString toolTipText() const;
    void paintLine(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintCaptions(QPainter &painter) const;

    TimelineTimes m_times;
};

} // namespace rescind
