// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "ui/themedindicators.h"

#include <QtGui/QFontDatabase>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

namespace rescind {

namespace {

constexpr double smallestBodySize = 10;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QString roleName(WidgetRole role)
{
    switch (role) {
    case WidgetRole::Plain:
        return {};
    case WidgetRole::Card:
        return QStringLiteral("card");
    case WidgetRole::Danger:
        return QStringLiteral("danger");
    case WidgetRole::Primary:
        return QStringLiteral("primary");
    case WidgetRole::Quiet:
        return QStringLiteral("quiet");
    case WidgetRole::Muted:
        return QStringLiteral("muted");
    case WidgetRole::Warning:
        return QStringLiteral("warning");
    case WidgetRole::Ground:
        return QStringLiteral("ground");
    case WidgetRole::Clear:
        return QStringLiteral("clear");
    case WidgetRole::Rail:
        return QStringLiteral("rail");
    case WidgetRole::RailItem:
        return QStringLiteral("railItem");
    }
    Q_UNREACHABLE();
}

} // namespace

QColor ThemeColors::environment(Environment environment) const
{
    switch (environment) {
    case Environment::Production:
        return production;
    case Environment::Test:
        return test;
    case Environment::Sandbox:
        return sandbox;
    }
    Q_UNREACHABLE();
}

const ThemeColors &lightColors()
{
    static const ThemeColors colors{
        .ground = rgb(0xf4f6f9),
        .card = rgb(0xffffff),
        .cardHover = rgb(0xf0f3f7),
        .cardPressed = rgb(0xe4e9f0),
        .line = rgb(0xdde2e9),
        .edge = rgb(0xc2c9d4),
        .fieldEdge = rgb(0x858fa0),
        .track = rgb(0xdfe4ea),
        .text = rgb(0x171a21),
        .muted = rgb(0x566070),
        .disabled = rgb(0x9aa3b0),
        .accent = rgb(0x1f50c0),
        .accentSoft = rgb(0xe7eefc),
        .onAccent = rgb(0xffffff),
        .good = rgb(0x14703f),
        .goodSoft = rgb(0xe6f4ec),
        .warning = rgb(0x855500),
        .warningSoft = rgb(0xfdf3e0),
        .bad = rgb(0xb0241c),
        .badSoft = rgb(0xfdecea),
        .production = rgb(0x855500),
        .test = rgb(0x6a3ab2),
        .sandbox = rgb(0x0d6b73),
    };
    return colors;
}

const ThemeColors &darkColors()
{
    static const ThemeColors colors{
        .ground = rgb(0x16181c),
        .card = rgb(0x1f2227),
        .cardHover = rgb(0x272b31),
        .cardPressed = rgb(0x30353d),
        .line = rgb(0x353a43),
        .edge = rgb(0x4a515d),
        .fieldEdge = rgb(0x757e8c),
        .track = rgb(0x3a404a),
        .text = rgb(0xe8ebf0),
        .muted = rgb(0xa3abb8),
        .disabled = rgb(0x6b7380),
        .accent = rgb(0x85abff),
        .accentSoft = rgb(0x263352),
        .onAccent = rgb(0x10182b),
        .good = rgb(0x62cb94),
        .goodSoft = rgb(0x1d3127),
        .warning = rgb(0xe5b54a),
        .warningSoft = rgb(0x342c1c),
        .bad = rgb(0xff9389),
        .badSoft = rgb(0x3a2523),
        .production = rgb(0xe5b54a),
        .test = rgb(0xc6a6ff),
        .sandbox = rgb(0x5fcad2),
    };
    return colors;
}

const ThemeColors &themeColors(const QPalette &palette)
{
    const bool dark = palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
    return dark ? darkColors() : lightColors();
}

QFont textFont(TextRole role)
{
    QFont font = QApplication::font();
    const double body = font.pointSizeF();
    // Said, not left open: a painter would take what is left open from the widget's own font.
    font.setWeight(QFont::Normal);
    switch (role) {
    case TextRole::Title:
        font.setPointSizeF(body * 1.6);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::CardHead:
        font.setPointSizeF(body * 1.2);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Body:
        break;
    case TextRole::BodyStrong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Secondary:
        font.setPointSizeF(body * 0.9);
        break;
    case TextRole::Caption:
        font.setPointSizeF(body * 0.85);
        break;
    case TextRole::Fixed:
        font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPointSizeF(body * 0.9);
        break;
    }
    return font;
}

void setWidgetRole(QWidget *widget, WidgetRole role)
{
    const QString name = roleName(role);
    if (widget->property("rescindRole").toString() == name)
        return;
    widget->setProperty("rescindRole", name);
    // Before it is first shown the style has not looked at it yet, and will.
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
    // A stylesheet over a native style is drawn half by one and half by the other.
    QApplication::setStyle(new ThemedIndicators);
    QFont font = QApplication::font();
    if (font.pointSizeF() < smallestBodySize) {
        font.setPointSizeF(smallestBodySize);
        QApplication::setFont(font);
    }
    m_dark = systemIsDark();
    apply();
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    const bool dark = mode == Mode::System ? systemIsDark() : mode == Mode::Dark;
    if (dark == m_dark)
        return;
    m_dark = dark;
    apply();
}

void Theme::followSystem()
{
    if (m_mode != Mode::System || systemIsDark() == m_dark)
        return;
    m_dark = !m_dark;
    apply();
}

bool Theme::systemIsDark() const
{
    // Qt 6.4 does not tell the colour scheme; taking our palette off shows the platform's.
    const QPalette ours = QApplication::palette();
    const bool blocked = m_application.blockSignals(true);
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    QApplication::setPalette(ours);
    m_application.blockSignals(blocked);
    return system.color(QPalette::Window).lightness()
        < system.color(QPalette::WindowText).lightness();
}

void Theme::apply()
{
    const ThemeColors &colors = m_dark ? darkColors() : lightColors();
    QApplication::setPalette(palette(colors));
    m_application.setStyleSheet(styleSheet(colors));
    Q_EMIT changed();
}

QPalette Theme::palette(const ThemeColors &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.ground);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.card);
    palette.setColor(QPalette::AlternateBase, colors.cardHover);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.card);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.bad);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::ToolTipBase, colors.card);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::Light, colors.card);
    palette.setColor(QPalette::Midlight, colors.line);
    palette.setColor(QPalette::Mid, colors.edge);
    palette.setColor(QPalette::Dark, colors.fieldEdge);
    palette.setColor(QPalette::Shadow, colors.muted);
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, colors.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colors.edge);
    return palette;
}

} // namespace rescind
