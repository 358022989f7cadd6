// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPalette>

class QApplication;
class QWidget;

namespace rescind {

//! The colour roles. Whatever is read (text, good, warning, bad, accent, the environments) has a
//! contrast of 4.5:1 and more on ground, card and every soft ground.
struct ThemeColors
{
    QColor ground;
    QColor card;
    QColor cardHover; //!< under the mouse, and every second row
    QColor cardPressed;
    QColor line;      //!< decorates; never the only boundary of something that can be used
    QColor edge;      //!< boundary of a button
    QColor fieldEdge; //!< boundary of what is typed into; 3:1
    QColor track;     //!< the empty part of a time line
    QColor text;
    QColor muted;
    QColor disabled;
    QColor accent;
    QColor accentSoft;
    QColor onAccent; //!< text on accent
    QColor good;
    QColor goodSoft;
    QColor warning;
    QColor warningSoft;
    QColor bad;
    QColor badSoft;
    QColor production;
    QColor test;
    QColor sandbox;

    [[nodiscard]] QColor environment(Environment environment) const;
};

[[nodiscard]] const ThemeColors &lightColors();
[[nodiscard]] const ThemeColors &darkColors();
//! The roles that fit a widget's palette; what custom painting asks, so that nothing needs to know
//! which theme is on.
[[nodiscard]] const ThemeColors &themeColors(const QPalette &palette);

//! Sizes relative to the application's font: 16, 12, 10, 9 and 8.5 points where that has 10.
enum class TextRole { Title, CardHead, Body, BodyStrong, Secondary, Caption, Fixed };
[[nodiscard]] QFont textFont(TextRole role);

//! What a widget means, for the stylesheet: sets the property and polishes again if it changed.
enum class WidgetRole {
    Plain,
    Card,
    Danger,
    Primary,
    Quiet,
    Muted,
    Warning,
    Ground,
    Clear, //!< shows what is below it
    Rail,
    RailItem
};
void setWidgetRole(QWidget *widget, WidgetRole role);

//! Puts style, palette, font and stylesheet on the application, and again when it is switched.
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    //! Applies Mode::System.
    Theme(QApplication &application, QObject *parent);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    void setMode(Mode mode);
    //! To be called when the platform's colours have changed (QEvent::ThemeChange).
    void followSystem();

    [[nodiscard]] static QPalette palette(const ThemeColors &colors);
    [[nodiscard]] static QString styleSheet(const ThemeColors &colors);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool systemIsDark() const;
    void apply();

    QApplication &m_application;
    Mode m_mode = Mode::System;
    bool m_dark = false;
};

} // namespace rescind
