// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include "tests/support/testcase.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>

using namespace rescind;

class tst_Random : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void randomText_isBase64UrlOfTheRightLength_data();
    void randomText_isBase64UrlOfTheRightLength();
    void randomText_neverRepeats();
    void randomText_usesTheWholeAlphabet();
};

void tst_Random::randomText_isBase64UrlOfTheRightLength_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("characters");
    QTest::newRow("16") << 16 << 22;
    QTest::newRow("32") << 32 << 43;
    QTest::newRow("96, the longest verifier") << 96 << 128;
}

void tst_Random::randomText_isBase64UrlOfTheRightLength()
{
    QFETCH(int, bytes);
    QFETCH(int, characters);
    const QByteArray text = randomText(bytes);
    QCOMPARE(text.size(), characters);
    static const QRegularExpression alphabet(QStringLiteral("^[A-Za-z0-9_-]*$"));
    QVERIFY(alphabet.match(QString::fromLatin1(text)).hasMatch());
}

void tst_Random::randomText_neverRepeats()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i)
        seen.insert(randomText());
    QCOMPARE(seen.size(), 1000);
}

void tst_Random::randomText_usesTheWholeAlphabet()
{
    const QByteArray text = randomText(6000);
    QCOMPARE(QSet<char>(text.begin(), text.end()).size(), 64);
}

QTEST_APPLESS_MAIN(tst_Random)
#include "tst_random.moc"
