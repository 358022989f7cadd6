// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/lampwidget.h"

#include "ui/text/tokentext.h"
#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <QtGui/QPainter>

#include <cmath>

namespace rescind {

namespace {

constexpr int signSize = 16;
constexpr int gap = 8;

} // namespace

LampWidget::LampWidget(const QString &caption, QWidget *parent)
    : QLabel(parent)
    , m_caption(caption)
{
    setTextFormat(Qt::PlainText);
    setFont(textFont(TextRole::BodyStrong));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void LampWidget::setLamp(
    LampState state, const QString &word, const QString &explanation, const QString &name)
{
    m_state = state;
    setText(word);
    setToolTip(explanation);
    setAccessibleName(name);
    setAccessibleDescription(explanation);
    update();
}

QSize LampWidget::sizeHint() const
{
    const QFontMetrics caption(textFont(TextRole::Caption));
    const int width
        = std::max(caption.horizontalAdvance(m_caption), fontMetrics().horizontalAdvance(text()));
    return {signSize + gap + width, caption.height() + fontMetrics().height()};
}

QSize LampWidget::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void LampWidget::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    const QFont captionFont = textFont(TextRole::Caption);
    const QFontMetrics caption(captionFont);
    QPainter painter(this);
    const int top = (height() - caption.height() - fontMetrics().height()) / 2;
    const QRectF square(0, std::floor((height() - signSize) / 2.0), signSize, signSize);
    paintSign(painter, square, lampSign(m_state), toneOf(m_state), colors);

    const int left = signSize + gap;
    const int room = width() - left;
    painter.setFont(captionFont);
    painter.setPen(colors.muted);
    painter.drawText(
        left, top + caption.ascent(), caption.elidedText(m_caption, Qt::ElideRight, room));
    painter.setFont(font());
    painter.setPen(toneColor(toneOf(m_state), colors));
    painter.drawText(left, top + caption.height() + fontMetrics().ascent(),
        fontMetrics().elidedText(text(), Qt::ElideRight, room));
}

} // namespace rescind
