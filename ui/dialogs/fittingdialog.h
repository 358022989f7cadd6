// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QDialog>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace rescind {

//! A dialog with a body and buttons below it. It grows as far as the screen allows when what it
//! shows gets longer (a layout alone does not ask for the height that wrapped text needs), and
//! never shrinks, so that nothing jumps. Where the screen is too small the body scrolls; the
//! buttons stay.
class FittingDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FittingDialog)

protected:
    FittingDialog(int width, QWidget *parent);

    //! Above the body; does not scroll.
    [[nodiscard]] QVBoxLayout *head() const { return m_head; }
    //! Beside the body, before it; does not scroll.
    [[nodiscard]] QVBoxLayout *side() const { return m_side; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    [[nodiscard]] QHBoxLayout *buttons() const { return m_buttons; }
    //! On the next turn of the event loop.
    void scrollTo(QWidget *widget);

    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void growToFit();
    [[nodiscard]] int wantedHeight() const;

    QScrollArea *m_scroll;
    QVBoxLayout *m_head;
    QVBoxLayout *m_side;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
};

} // namespace rescind
