// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowstate.h"

#include "ui/mainwindow.h"
#include "ui/widgets/listtable.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace rescind {

namespace {

constexpr auto geometryKey = QLatin1StringView("geometry");
constexpr auto pageKey = QLatin1StringView("page");
constexpr int narrowest = 16;
constexpr int widest = 4000;

//! With the number of columns: another version's table may have others.
QString keyOf(const ListTable &table)
{
    return QStringLiteral("columns/%1/%2")
        .arg(table.objectName())
        .arg(table.horizontalHeader()->count());
}

//! Only those have columns that stay as the user has drawn them.
bool isLong(const ListTable &table)
{
    return table.horizontalHeader()->stretchLastSection();
}

} // namespace

WindowState::WindowState(const QString &path, MainWindow &window)
    : m_file(path, QSettings::IniFormat)
    , m_window(window)
{
    qApp->installEventFilter(this);
}

void WindowState::restore()
{
    m_window.restoreGeometry(m_file.value(geometryKey).toByteArray());
    const QString page = m_file.value(pageKey).toString();
    if (auto *const known = page.isEmpty() ? nullptr : m_window.findChild<QWidget *>(page))
        m_window.showPage(known);
}

void WindowState::save()
{
    m_file.setValue(geometryKey, m_window.saveGeometry());
    m_file.setValue(pageKey, m_window.currentPage()->objectName());
    const auto tables = m_window.findChildren<ListTable *>();
    for (const ListTable *const table : tables)
        saveColumns(*table);
    m_file.sync();
}

bool WindowState::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show) {
        auto *const table = qobject_cast<ListTable *>(watched);
        if (table != nullptr && m_window.isAncestorOf(table))
            restoreColumns(*table);
    }
    return QObject::eventFilter(watched, event);
}

void WindowState::restoreColumns(ListTable &table)
{
    constexpr auto done = "columnsAreRestored";
    if (!isLong(table) || table.property(done).toBool())
        return;
    table.setProperty(done, true);
    const QStringList widths = m_file.value(keyOf(table)).toStringList();
    // The last one takes what is left.
    for (int column = 0; column + 1 < widths.size(); ++column) {
        const int width = widths.at(column).toInt();
        if (width >= narrowest && width <= widest)
            table.setColumnWidth(column, width);
    }
}

void WindowState::saveColumns(const ListTable &table)
{
    // One that was never seen has nothing to tell.
    if (!isLong(table) || !table.property("columnsAreRestored").toBool())
        return;
    QStringList widths;
    for (int column = 0; column < table.horizontalHeader()->count(); ++column)
        widths.append(QString::number(table.columnWidth(column)));
    m_file.setValue(keyOf(table), widths);
}

} // namespace rescind
