// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sign.h"

#include <QtWidgets/QWidget>

namespace rescind {

//! One share of a whole: so many, with the sign and the word for what they are.
struct Share
{
    QString sign = {};
    QString word = {};
    qsizetype count = 0;
    Tone tone = Tone::Quiet;
    //! What is still to come: drawn as the empty part of the bar.
    bool isOpen = false;

    friend bool operator==(const Share &, const Share &) = default;
};

//! "2,599 verified inactive, 58 accepted, still active": what a picture of shares says in words.
//! Shares of nothing are left out.
[[nodiscard]] QString sharesInWords(const QList<Share> &shares);

//! A whole, divided by what became of its parts. Each share has a colour and a pattern of its own
//! and stands apart from the next; the words are in the accessible description and the tool tip.
class OutcomeBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeBar)

public:
    explicit OutcomeBar(QWidget *parent = nullptr);

    //! In the order in which they stand.
    void setShares(const QList<Share> &shares);
    [[nodiscard]] const QList<Share> &shares() const { return m_shares; }
    //! Where each share stands, in the order of shares(); empty for a share of nothing. However
    //! small a share is, it can be seen.
    [[nodiscard]] QList<QRectF> places() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Share> m_shares;
};

} // namespace rescind
