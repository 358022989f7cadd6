// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flowrow.h"

#include <QtCore/QEvent>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace rescind {

namespace {

constexpr int lineGap = 6;

} // namespace

FlowRow::FlowRow(int gap, QWidget *parent)
    : QWidget(parent)
    , m_gap(gap)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FlowRow::add(QWidget *widget)
{
    widget->setParent(this);
    m_widgets.append(widget);
    updateGeometry();
}

QSize FlowRow::sizeHint() const
{
    int wide = 0;
    for (const QWidget *widget : m_widgets)
        wide += widget->isHidden() ? 0 : widget->sizeHint().width() + m_gap;
    return {wide, arrange(wide, false)};
}

QSize FlowRow::minimumSizeHint() const
{
    QSize least;
    for (const QWidget *widget : m_widgets) {
        if (!widget->isHidden())
            least = least.expandedTo(widget->sizeHint());
    }
    return least;
}

bool FlowRow::event(QEvent *event)
{
    // One of them was shown or hidden, or wants another size.
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        setMinimumHeight(arrange(width(), true));
    }
    return QWidget::event(event);
}

void FlowRow::resizeEvent(QResizeEvent *)
{
    // A layout that is short of room goes by this, whatever the width asks for.
    setMinimumHeight(arrange(width(), true));
}

int FlowRow::arrange(int width, bool place) const
{
    int left = 0;
    int top = 0;
    int line = 0;
    QList<std::pair<QWidget *, QRect>> inLine;
    const auto end = [&] {
        for (const auto &[widget, rect] : std::as_const(inLine)) {
            const QRect middle(
                rect.left(), rect.top() + (line - rect.height()) / 2, rect.width(), rect.height());
            if (place)
                widget->setGeometry(QStyle::visualRect(layoutDirection(), this->rect(), middle));
        }
        inLine.clear();
    };
    for (QWidget *widget : m_widgets) {
        if (widget->isHidden())
            continue;
        QSize size = widget->sizeHint();
        size.setWidth(std::min(size.width(), width));
        if (left > 0 && left + size.width() > width) {
            end();
            top += line + lineGap;
            left = 0;
            line = 0;
        }
        inLine.append({widget, QRect(QPoint(left, top), size)});
        left += size.width() + m_gap;
        line = std::max(line, size.height());
    }
    end();
    return top + line;
}

} // namespace rescind
