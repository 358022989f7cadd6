// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QSettings>

namespace rescind {

class ListTable;
class MainWindow;

//! Where the window stood, which page was open, and how wide the columns of its long tables were;
//! kept in a file of their own, which may be removed at any time. Only convenience is in it.
class WindowState final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowState)

public:
    //! The window outlives it. Tables are known by their object names, and get their columns when
    //! they are first seen.
    WindowState(const QString &path, MainWindow &window);

    //! To be called before the window is shown. Without a file, or with one that cannot be used,
    //! the window stays as it is.
    void restore();
    void save();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void restoreColumns(ListTable &table);
    void saveColumns(const ListTable &table);

    QSettings m_file;
    MainWindow &m_window;
};

} // namespace rescind
