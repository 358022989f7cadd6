// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace rescind {

class GenerationsModel;

//! Draws a token's life into its row, on the axis of all rows, with one line through them for now.
//! The cell's text stays what it is, for copying and for who does not see the line.
class LifeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LifeDelegate)

public:
    LifeDelegate(const GenerationsModel &model, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const GenerationsModel &m_model;
};

} // namespace rescind
