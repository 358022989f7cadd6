// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <QtGui/QPainter>

namespace rescind {

namespace {

constexpr int padding = 8;

} // namespace

Badge::Badge(QWidget *parent)
    : QLabel(parent)
    , m_tone(Tone::Quiet)
{
    setTextFormat(Qt::PlainText);
    setFont(textFont(TextRole::Caption));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize Badge::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2 * padding, fontMetrics().height() + 4};
}

QSize Badge::minimumSizeHint() const
{
    return sizeHint();
}

void Badge::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor color = toneColor(m_tone, colors);
    painter.setPen(m_tone == Tone::Quiet ? colors.edge : color);
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    painter.setPen(color);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace rescind
