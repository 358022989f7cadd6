// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/layoutflaws.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/lampwidget.h"

#include <QtGui/QAccessible>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractScrollArea>
#include <QtWidgets/QLabel>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QToolButton>

namespace rescind {

namespace {

QString described(const QWidget &widget, const QString &text)
{
    return QStringLiteral("%1 \"%2\" \"%3\" (%4x%5, wants %6x%7)")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
            text.left(60))
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.sizeHint().width())
        .arg(widget.sizeHint().height());
}

QString flawOfLabel(const QLabel &label)
{
    // These elide, and their tool tips say it all.
    if (label.text().isEmpty() || qobject_cast<const ElidedLabel *>(&label) != nullptr
        || qobject_cast<const LampWidget *>(&label) != nullptr)
        return {};
    const bool isCut = label.wordWrap() ? label.heightForWidth(label.width()) > label.height()
                                        : label.sizeHint().width() > label.width();
    return isCut ? QStringLiteral("cut: ") + described(label, label.text()) : QString();
}

QString flawOfButton(const QAbstractButton &button)
{
    if (button.text().isEmpty() || button.sizeHint().width() <= button.width())
        return {};
    // An icon stands for it, as in a field's own buttons.
    const auto *const tool = qobject_cast<const QToolButton *>(&button);
    if (tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly
        && !tool->icon().isNull())
        return {};
    // What the style adds at the sides may go before the text does.
    const int wanted = button.fontMetrics().size(Qt::TextShowMnemonic, button.text()).width();
    return wanted + 8 > button.width() ? QStringLiteral("cut: ") + described(button, button.text())
                                       : QString();
}

bool isInScrollArea(const QWidget &widget)
{
    for (const QWidget *one = widget.parentWidget(); one != nullptr; one = one->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(one) != nullptr)
            return true;
        if (one->isWindow())
            break;
    }
    return false;
}

QString flawOfPlace(const QWidget &widget)
{
    if (widget.isWindow() || isInScrollArea(widget))
        return {};
    const QRect parent = widget.parentWidget()->rect();
    const QRect own = widget.geometry();
    return own.left() < parent.left() || own.right() > parent.right()
        ? QStringLiteral("sticks out: ") + described(widget, {})
        : QString();
}

//! Names the innermost widgets that reach beyond what can be seen.
QString flawOfScrolling(const QScrollArea &area)
{
    if (area.horizontalScrollBar()->maximum() == 0)
        return {};
    QStringList culprits;
    const int right = area.widget()->minimumSizeHint().width();
    const QList<QWidget *> widgets = area.widget()->findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        const int end = widget->mapTo(area.widget(), widget->rect().topRight()).x();
        const bool isInner = widget->findChildren<QWidget *>().isEmpty();
        if (widget->isVisible() && isInner && end > area.viewport()->width() - 24)
            culprits.append(described(*widget, {}));
    }
    return QStringLiteral("scrolls sideways: wants %1, has %2: ")
               .arg(right)
               .arg(area.viewport()->width())
        + culprits.join(QStringLiteral("; "));
}

void collectNameless(QAccessibleInterface *node, QStringList &found)
{
    if (node == nullptr || node->state().invisible)
        return;
    switch (node->role()) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::ButtonMenu:
    case QAccessible::PageTab:
    case QAccessible::Table:
    case QAccessible::Tree:
    case QAccessible::List:
    case QAccessible::ProgressBar:
    case QAccessible::Slider:
    case QAccessible::Chart:
    case QAccessible::Graphic:
        if (node->text(QAccessible::Name).isEmpty() && node->object() != nullptr) {
            // The parts of a control speak through it.
            const QAccessibleInterface *const parent = node->parent();
            const bool isPart = parent != nullptr
                && (parent->role() == QAccessible::ComboBox
                    || parent->role() == QAccessible::SpinBox
                    || parent->role() == QAccessible::ScrollBar
                    || node->object()->objectName().startsWith(QLatin1String("qt_")));
            if (!isPart) {
                found.append(
                    QStringLiteral("%1 \"%2\"")
                        .arg(QString::fromLatin1(node->object()->metaObject()->className()),
                            node->object()->objectName()));
            }
        }
        break;
    default:
        break;
    }
    // Rows and cells are values, and there can be many.
    if (node->role() == QAccessible::Table || node->role() == QAccessible::Tree
        || node->role() == QAccessible::List)
        return;
    for (int i = 0; i < node->childCount(); ++i)
        collectNameless(node->child(i), found);
}

} // namespace

QString StretchedLanguage::translate(
    const char *context, const char *text, const char *disambiguation, int n) const
{
    Q_UNUSED(context)
    Q_UNUSED(disambiguation)
    Q_UNUSED(n)
    const QString source = QString::fromUtf8(text);
    QString padding;
    while (padding.size() * 10 < source.size() * 4)
        padding += QStringLiteral(" ɘłong");
    return QStringLiteral("⟦") + source + padding + QStringLiteral("⟧");
}

QStringList layoutFlaws(const QWidget &window)
{
    QStringList found;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *const widget : widgets) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        QString flaw;
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            flaw = flawOfLabel(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            flaw = flawOfButton(*button);
        else if (const auto *area = qobject_cast<const QScrollArea *>(widget))
            flaw = flawOfScrolling(*area);
        if (flaw.isEmpty())
            flaw = flawOfPlace(*widget);
        if (!flaw.isEmpty())
            found.append(flaw);
    }
    return found;
}

QStringList namelessControls(QWidget &window)
{
    QStringList found;
    collectNameless(QAccessible::queryAccessibleInterface(&window), found);
    return found;
}

} // namespace rescind
