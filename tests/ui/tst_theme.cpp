// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uitestcase.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QStyleOption>

#include <QtTest/QTest>

#include <cmath>

using namespace rescind;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

//! Relative luminance, WCAG 2.1.
double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace

class tst_Theme : public UiTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readableRoles_onEveryGround_haveContrast_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const ThemeColors *colors : {&lightColors(), &darkColors()}) {
            const QByteArray theme = colors == &lightColors() ? "light" : "dark";
            const std::pair<const char *, QColor> texts[]{{"text", colors->text},
                {"muted", colors->muted}, {"accent", colors->accent}, {"good", colors->good},
                {"warning", colors->warning}, {"bad", colors->bad},
                {"production", colors->production}, {"test", colors->test},
                {"sandbox", colors->sandbox}};
            const std::pair<const char *, QColor> grounds[]{{"ground", colors->ground},
                {"card", colors->card}, {"cardHover", colors->cardHover},
                {"cardPressed", colors->cardPressed}, {"accentSoft", colors->accentSoft},
                {"goodSoft", colors->goodSoft}, {"warningSoft", colors->warningSoft},
                {"badSoft", colors->badSoft}};
            for (const auto &[textName, text] : texts) {
                for (const auto &[groundName, ground] : grounds)
                    QTest::addRow("%s: %s on %s", theme.constData(), textName, groundName)
                        << text << ground;
            }
            QTest::addRow("%s: onAccent on accent", theme.constData())
                << colors->onAccent << colors->accent;
        }
    }

    void readableRoles_onEveryGround_haveContrast()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double found = contrast(text, ground);
        QVERIFY2(found >= 4.5, QByteArray::number(found).constData());
    }

    void fieldEdge_onItsGrounds_canBeSeen()
    {
        for (const ThemeColors *colors : {&lightColors(), &darkColors()}) {
            QVERIFY(contrast(colors->fieldEdge, colors->card) >= 3);
            QVERIFY(contrast(colors->fieldEdge, colors->ground) >= 3);
        }
    }

    void environments_areToldApart()
    {
        for (const ThemeColors *colors : {&lightColors(), &darkColors()}) {
            QVERIFY(colors->production != colors->test);
            QVERIFY(colors->test != colors->sandbox);
            QCOMPARE(colors->environment(Environment::Sandbox), colors->sandbox);
        }
    }

    void setMode_switchesPaletteAtRunTime()
    {
        theme().setMode(Theme::Mode::Dark);
        QVERIFY(theme().isDark());
        QCOMPARE(QApplication::palette().color(QPalette::Window), darkColors().ground);
        QCOMPARE(&themeColors(QApplication::palette()), &darkColors());
        theme().setMode(Theme::Mode::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Window), lightColors().ground);
        QCOMPARE(&themeColors(QApplication::palette()), &lightColors());
    }

    void systemMode_withoutAPlatformTheme_leavesOurPaletteOn()
    {
        theme().setMode(Theme::Mode::Dark);
        theme().setMode(Theme::Mode::System);
        theme().followSystem();
        QCOMPARE(&themeColors(QApplication::palette()),
            theme().isDark() ? &darkColors() : &lightColors());
    }

    void styleSheet_leavesNoNameUnfilled()
    {
        QVERIFY(!Theme::styleSheet(lightColors()).contains(u'@'));
        QVERIFY(!Theme::styleSheet(darkColors()).contains(u'@'));
    }

    void textSizes_areInOrder()
    {
        QVERIFY(textFont(TextRole::Title).pointSizeF() > textFont(TextRole::CardHead).pointSizeF());
        QVERIFY(textFont(TextRole::CardHead).pointSizeF() > textFont(TextRole::Body).pointSizeF());
        QVERIFY(textFont(TextRole::Body).pointSizeF() >= 10);
        QVERIFY(textFont(TextRole::Caption).pointSizeF() >= 8.5);
    }

    void checkBox_edgeIsSeenInBothThemes_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("dark") << Theme::Mode::Dark;
    }
    void checkBox_edgeIsSeenInBothThemes()
    {
        QFETCH(Theme::Mode, mode);
        theme().setMode(mode);
        QCheckBox box;
        box.resize(box.sizeHint());
        const ThemeColors &colors = themeColors(box.palette());
        QStyleOptionButton option;
        option.initFrom(&box);
        const QRect square = box.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option);
        const QImage off = box.grab().toImage();
        const QColor edge = off.pixelColor(square.left(), square.center().y());
        QVERIFY2(contrast(edge, colors.ground) >= 3, qPrintable(edge.name()));
        box.setChecked(true);
        const QImage on = box.grab().toImage();
        QVERIFY(on.pixelColor(square.center()) != off.pixelColor(square.center()));
        theme().setMode(Theme::Mode::System);
    }
};

QTEST_MAIN(tst_Theme)
#include "tst_theme.moc"
