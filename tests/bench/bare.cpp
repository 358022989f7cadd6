// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtWidgets/QApplication>
#include <QtWidgets/QMainWindow>

//! The least that a Qt Widgets program can be.
int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setWindowTitle(QStringLiteral("bench_bare"));
    window.resize(1180, 760);
    window.show();
    return QApplication::exec();
}
