// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QBoxLayout;
class QPushButton;

namespace rescind {

class ElidedLabel;

//! What a page begins with: its title, a line of context, and its actions at the right.
class PageHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHeader)

public:
    explicit PageHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setContext(const QString &context);
    //! The label may have a mnemonic and an ellipsis; its accessible name has neither.
    [[nodiscard]] QPushButton *addAction(const QString &objectName, const QString &label);

private:
    ElidedLabel *m_title;
    ElidedLabel *m_context;
    QBoxLayout *m_row;
};

} // namespace rescind
