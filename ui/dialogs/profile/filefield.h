// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace rescind {

//! The path of a file, typed or chosen.
class FileField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileField)

public:
    //! `title` and `filter` for the file dialog; `buttonName` is what assistive technology reads.
    FileField(const char *buttonObjectName, const QString &buttonName, const QString &title,
        const QString &filter, QWidget *parent);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

private:
    QLineEdit *m_edit;
};

//! Lets the user choose a file that is there; `then` gets its path. Does not wait.
void askForFile(QWidget *parent, const QString &title, const QString &filter,
    std::function<void(const QString &)> then);

} // namespace rescind
