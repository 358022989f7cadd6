// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/outcomebar.h"

#include <QtWidgets/QAbstractButton>

namespace rescind {

//! One count: a large number, below it sign and word. Can be pressed to see only these.
class CountTile final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountTile)

public:
    explicit CountTile(QWidget *parent = nullptr);

    void setShare(const Share &share);
    [[nodiscard]] const Share &share() const { return m_share; }
    //! As wide as this number would need: a count that grows moves nothing.
    void setLargest(qsizetype count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Share m_share;
    qsizetype m_largest = 0;
};

//! Counts side by side, on as many lines as they need.
class CountsRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountsRow)

public:
    explicit CountsRow(QWidget *parent = nullptr);

    //! `total` is the most that any of them can become.
    void setShares(const QList<Share> &shares, qsizetype total);
    //! Whether they can be pressed; chosen() tells which is.
    void setChoosable(bool choosable);
    //! -1 for none.
    void choose(int index);
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    //! By the user; -1 when it was let go again.
    void chosenByUser(int index);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    //! The height; places the tiles where told to.
    int arrange(int width, bool place) const;
    void onPressed(int index);

    QList<CountTile *> m_tiles;
    int m_chosen = -1;
    bool m_isChoosable = false;
};

} // namespace rescind
