// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/testcase.h"
#include "ui/theme.h"

#include <QtCore/QRegularExpression>
#include <QtWidgets/QApplication>

namespace rescind {

//! Base of the window's tests: the theme is on, and an unexpected warning fails as everywhere.
class UiTestCase : public TestCase
{
    Q_OBJECT

protected:
    UiTestCase() = default;
    [[nodiscard]] Theme &theme() { return *m_theme; }
    //! For tests with an init() of their own.
    static void failOnUnexpectedWarning()
    {
        // Qt's offscreen platform says this of every window and menu.
        QTest::failOnWarning(QRegularExpression(QStringLiteral(
            "^(?!This plugin does not support (propagateSizeHints|raise|grabbing the keyboard))")));
    }

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, nullptr); }
    void init() { failOnUnexpectedWarning(); }
    void cleanupTestCase() { m_theme.reset(); }

private:
    std::unique_ptr<Theme> m_theme;
};

} // namespace rescind
