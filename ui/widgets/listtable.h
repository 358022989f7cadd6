// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QTableView>

class QAbstractButton;

namespace rescind {

//! Draws a cell: the sign of SignRole, if there is one, and the text, wrapped where the view wraps.
//! Measures what it draws, so that a wrapped text is never cut.
class CellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CellDelegate)

public:
    //! `signAlone`: the text stands for the sign (for copying and reading out) and is not drawn.
    CellDelegate(bool signAlone, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] int textOffset(const QModelIndex &index) const;

    bool m_signAlone;
};

//! A table to read: whole rows, no grid, headers over their columns, long texts wrapped so that
//! nothing is hidden. Ctrl+C copies the selected rows as text; so does the context menu, which by
//! the menu key opens at the current row. It copies fingerprints too, where the model names them,
//! and has what addAction() and offer() give it.
class ListTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListTable)

public:
    explicit ListTable(QWidget *parent = nullptr);

    //! To be called when the model is set: all columns as wide as their content but this one.
    void stretchColumn(int column);
    //! For tables of many thousand rows, called when the model is set: every row one line high and
    //! no text wrapped, so that no row need be measured; columns as wide as so many letters, the
    //! last takes the rest.
    void setLong(const QList<int> &letters);
    //! The column's sign stands alone.
    void setSignColumn(int column);
    //! The context menu can press this button, which acts on what is selected; it lives as long as
    //! this.
    void offer(QAbstractButton *button);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void copySelectedRows() const;
    [[nodiscard]] QStringList selectedFingerprints() const;

    QList<QAbstractButton *> m_offered;
};

} // namespace rescind
