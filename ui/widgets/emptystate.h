// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

class QLabel;
class QPushButton;

namespace rescind {

//! What stands on a page that has nothing to show: what will stand there, and the one action that
//! fills it.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget *parent = nullptr);

    //! Without an action's text there is no button.
    void setContent(const QString &title, const QString &text, const QString &action,
        const QString &accessibleAction);
    //! A quieter one below the first; without a text there is none. Gone with the next
    //! setContent().
    void setSecondAction(const QString &action, const QString &accessibleAction);
    //! Of both.
    void setActionEnabled(bool enabled);

Q_SIGNALS:
    void triggered();
    void secondTriggered();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
};

} // namespace rescind
