// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themedindicators.h"

#include "ui/theme.h"
#include "ui/widgets/sign.h"

#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

namespace rescind {

namespace {

//! Sharp at any size.
class SignEngine final : public QIconEngine
{
public:
    SignEngine(QString sign, Tone tone, const QPalette &palette)
        : m_sign(std::move(sign))
        , m_tone(tone)
        , m_palette(palette)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        paintSign(*painter, QRectF(rect), m_sign, m_tone, themeColors(m_palette));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return drawn;
    }
    [[nodiscard]] QIconEngine *clone() const override
    {
        return new SignEngine(m_sign, m_tone, m_palette);
    }

private:
    QString m_sign;
    Tone m_tone;
    QPalette m_palette;
};

} // namespace

ThemedIndicators::ThemedIndicators()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
{
}

QIcon ThemedIndicators::standardIcon(
    StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    const auto sign = [widget](const QString &text, Tone tone) {
        return QIcon(new SignEngine(
            text, tone, widget == nullptr ? QGuiApplication::palette() : widget->palette()));
    };
    switch (pixmap) {
    case SP_MessageBoxQuestion:
        return sign(QStringLiteral("?"), Tone::Accent);
    case SP_MessageBoxWarning:
        return sign(QStringLiteral("!"), Tone::Warning);
    case SP_MessageBoxCritical:
        return sign(QStringLiteral("✕"), Tone::Bad);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void ThemedIndicators::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element != PE_IndicatorCheckBox) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    const ThemeColors &colors = themeColors(option->palette);
    const bool enabled = (option->state & State_Enabled) != 0;
    const bool on = (option->state & State_On) != 0;
    const bool focused = (option->state & State_HasFocus) != 0;
    const QColor edge = !enabled ? colors.disabled
        : on || focused          ? colors.accent
                                 : colors.fieldEdge;
    const double width = focused ? 2 : 1;
    const QRectF square
        = QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, width));
    painter->setBrush(on ? edge : colors.card);
    painter->drawRoundedRect(square, 3, 3);
    if (on) {
        const double unit = square.width() / 14;
        painter->setPen(
            QPen(colors.onAccent, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(QPolygonF{square.topLeft() + QPointF(3.2, 7.4) * unit,
            square.topLeft() + QPointF(5.9, 10.1) * unit,
            square.topLeft() + QPointF(10.8, 4.4) * unit});
    }
    painter->restore();
}

} // namespace rescind
