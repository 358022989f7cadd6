// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"

#include <QtCore/QDebug>
#include <QtCore/QRegularExpression>

namespace rescind {

TestCase::TestCase() = default;

QString TestCase::temporaryPath(const QString &name) const
{
    return m_directory.filePath(name);
}

void TestCase::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

QByteArray described(const Error &error)
{
    QString text;
    QDebug(&text) << error << error.serverText << error.subject;
    return text.toUtf8();
}

} // namespace rescind
