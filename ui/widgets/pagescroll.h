// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QScrollArea>

class QVBoxLayout;

namespace rescind {

//! What stands below a page's header, scrolled where the window is too low for it. Its bar takes
//! its room from the page's margin: the cards are as wide with it as without.
class PageScroll final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageScroll)

public:
    explicit PageScroll(int margin, QWidget *parent = nullptr);

    //! Where the cards go, from top to bottom.
    [[nodiscard]] QVBoxLayout *cards() const { return m_cards; }

private:
    QVBoxLayout *m_cards;
};

} // namespace rescind
