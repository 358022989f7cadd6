// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QtCore/QHash>

namespace rescind {

namespace {

// Names in @…@ are colour roles. A focused control has an edge of 2 px in place of 1 and a padding
// smaller by as much, so that nothing moves.
constexpr auto sheetTemplate = R"(
QToolTip { color: @text@; background: @card@; border: 1px solid @edge@; padding: 4px 6px; }
QFrame[rescindRole="card"] { background: @card@; border: 1px solid @line@; border-radius: 10px; }
QFrame[rescindRole="rail"] { background: @card@; border: none; border-right: 1px solid @line@; }
QLabel[rescindRole="muted"] { color: @muted@; }
QLabel[rescindRole="warning"] { color: @warning@; }

QFrame[tone] { border: 1px solid @line@; border-radius: 8px; background: @card@; }
QFrame[tone="info"] { background: @accentSoft@; border-color: @accent@; }
QFrame[tone="warning"] { background: @warningSoft@; border-color: @warning@; }
QFrame[tone="bad"] { background: @badSoft@; border-color: @bad@; }
QFrame[tone="good"] { background: @goodSoft@; border-color: @good@; }

QPushButton { color: @text@; background: @card@; border: 1px solid @edge@; border-radius: 6px;
    padding: 5px 14px; min-height: 18px; }
QPushButton:hover { background: @cardHover@; }
QPushButton:pressed { background: @cardPressed@; }
QPushButton:focus, QPushButton:default:focus { border: 2px solid @accent@; padding: 4px 13px; }
QPushButton:disabled { color: @disabled@; border-color: @line@; background: transparent; }
QPushButton[rescindRole="danger"] { color: @bad@; border-color: @bad@; }
QPushButton[rescindRole="danger"]:hover { background: @badSoft@; }
QPushButton[rescindRole="danger"]:focus { border: 2px solid @bad@; background: @badSoft@; }
QPushButton[rescindRole="danger"]:disabled { color: @disabled@; border-color: @line@;
    background: transparent; }
QPushButton[rescindRole="primary"] { color: @onAccent@; background: @accent@;
    border-color: @accent@; }
QPushButton[rescindRole="primary"]:focus { border: 2px solid @text@; }
QPushButton[rescindRole="primary"]:disabled { color: @muted@; background: @track@;
    border-color: @track@; }
QPushButton[rescindRole="quiet"] { background: transparent; border-color: transparent; }
QPushButton[rescindRole="quiet"]:hover { background: @cardHover@; }
QPushButton[rescindRole="quiet"]:focus { border-color: @accent@; }
QPushButton[rescindRole="railItem"] { text-align: left; background: transparent;
    border: 1px solid transparent; padding: 7px 12px; }
QPushButton[rescindRole="railItem"]:hover { background: @cardHover@; }
QPushButton[rescindRole="railItem"]:checked { color: @accent@; background: @accentSoft@;
    font-weight: 600; border-left: 4px solid @accent@; padding-left: 9px; }
QPushButton[rescindRole="railItem"]:focus { border: 2px solid @accent@; padding: 6px 11px; }
QPushButton[rescindRole="railItem"]:checked:focus { border-left: 4px solid @accent@;
    padding-left: 9px; }

QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit { color: @text@; background: @card@;
    border: 1px solid @fieldEdge@; border-radius: 6px; padding: 4px 8px;
    selection-background-color: @accent@; selection-color: @onAccent@; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDateEdit:focus {
    border: 2px solid @accent@; padding: 3px 7px; }
rescind--ChoiceBox::drop-down { border: none; width: 24px; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: @ground@; border-color: @line@; }
QLineEdit:read-only:focus { border-color: @accent@; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: @disabled@;
    border-color: @line@; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab { color: @muted@; background: transparent; padding: 7px 10px;
    border: 1px solid transparent; border-bottom: 2px solid transparent; margin-right: 6px; }
QTabBar::tab:hover { color: @text@; }
QTabBar::tab:selected { color: @accent@; border-bottom: 2px solid @accent@; }
QTabBar::tab:selected:focus { border: 2px solid @accent@; border-radius: 6px; padding: 6px 9px 7px 9px; }

QHeaderView { background: transparent; }
QHeaderView::section { color: @muted@; background: @card@; border: none;
    border-bottom: 1px solid @line@; padding: 5px 10px; }
QTableView, QTreeView { background: @card@; border: 1px solid transparent; border-radius: 6px;
    outline: none; selection-background-color: @accentSoft@; selection-color: @text@; }
QTableView:focus, QTreeView:focus { border: 1px solid @accent@; }
QTreeView::item { padding: 2px 7px; border: none; }
QTableView::item:selected, QTreeView::item:selected { color: @text@; background: @accentSoft@; }

QListWidget { background: @card@; border: 1px solid transparent; border-radius: 6px; padding: 4px;
    outline: none; }
QListWidget:focus { border: 1px solid @accent@; }
QListWidget::item { padding: 6px 8px; border-radius: 4px; }
QListWidget::item:selected { color: @text@; background: @accentSoft@; }

QScrollArea, QWidget[rescindRole="ground"] { background: @ground@; border: none; }
QScrollArea[rescindRole="clear"], QScrollArea[rescindRole="clear"] > QWidget > QWidget {
    background: transparent; }
QProgressBar { background: @track@; border: none; border-radius: 4px; max-height: 8px;
    min-height: 8px; }
QProgressBar::chunk { background: @accent@; border-radius: 4px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @edge@; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @fieldEdge@; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { color: @text@; background: @card@; border: 1px solid @edge@; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft@; }
QMenu::item:disabled { color: @disabled@; }
QMenu::separator { height: 1px; background: @line@; margin: 4px 8px; }
)";

} // namespace

QString Theme::styleSheet(const ThemeColors &colors)
{
    const QList<std::pair<QLatin1StringView, QColor>> names{
        {QLatin1StringView("@ground@"), colors.ground},
        {QLatin1StringView("@card@"), colors.card},
        {QLatin1StringView("@cardHover@"), colors.cardHover},
        {QLatin1StringView("@cardPressed@"), colors.cardPressed},
        {QLatin1StringView("@line@"), colors.line},
        {QLatin1StringView("@edge@"), colors.edge},
        {QLatin1StringView("@fieldEdge@"), colors.fieldEdge},
        {QLatin1StringView("@track@"), colors.track},
        {QLatin1StringView("@text@"), colors.text},
        {QLatin1StringView("@muted@"), colors.muted},
        {QLatin1StringView("@disabled@"), colors.disabled},
        {QLatin1StringView("@accent@"), colors.accent},
        {QLatin1StringView("@accentSoft@"), colors.accentSoft},
        {QLatin1StringView("@onAccent@"), colors.onAccent},
        {QLatin1StringView("@good@"), colors.good},
        {QLatin1StringView("@goodSoft@"), colors.goodSoft},
        {QLatin1StringView("@warning@"), colors.warning},
        {QLatin1StringView("@warningSoft@"), colors.warningSoft},
        {QLatin1StringView("@bad@"), colors.bad},
        {QLatin1StringView("@badSoft@"), colors.badSoft},
    };
    QString sheet = QString::fromLatin1(sheetTemplate);
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

} // namespace rescind
