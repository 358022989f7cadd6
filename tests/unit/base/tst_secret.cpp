// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "tests/support/testcase.h"

#include <QtCore/QMetaType>

using namespace rescind;

class tst_Secret : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reveal_givesTheBytes_data();
    void reveal_givesTheBytes();
    void default_isEmpty();
    void copy_outlivesTheOriginal();
    void comparison_isByContent();
    void debug_showsNothing();
    void conversion_isNeverImplicit();
    void equalInConstantTime_comparesContent_data();
    void equalInConstantTime_comparesContent();
};

void tst_Secret::reveal_givesTheBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("letters") << QByteArray("hunter2");
    QTest::newRow("nul inside") << QByteArray("a\0b", 3);
    QTest::newRow("utf-8") << QByteArray("\xe5\xaf\x86\xe7\xa0\x81");
    QTest::newRow("not utf-8") << QByteArray("\xff\xfe\x80");
    QTest::newRow("long") << QByteArray(100000, 'x');
}

void tst_Secret::reveal_givesTheBytes()
{
    QFETCH(QByteArray, bytes);
    const Secret secret(bytes);
    QCOMPARE(secret.reveal(), bytes);
    QCOMPARE(secret.view().toByteArray(), bytes);
    QCOMPARE(secret.size(), bytes.size());
    QVERIFY(!secret.isEmpty());
}

void tst_Secret::default_isEmpty()
{
    QVERIFY(Secret().isEmpty());
    QVERIFY(Secret(QByteArray()).isEmpty());
    QVERIFY(Secret(QString()).isEmpty());
    QCOMPARE(Secret().reveal(), QByteArray());
    QCOMPARE(Secret().size(), 0);
}

void tst_Secret::copy_outlivesTheOriginal()
{
    auto original = std::make_unique<Secret>(QStringLiteral("密码"));
    const Secret copy = *original;
    original.reset();
    QCOMPARE(QString::fromUtf8(copy.reveal()), QStringLiteral("密码"));
}

void tst_Secret::comparison_isByContent()
{
    QVERIFY(Secret(QByteArray("abc")) == Secret(QStringLiteral("abc")));
    QVERIFY(Secret(QByteArray("abc")) != Secret(QByteArray("abd")));
    QVERIFY(Secret(QByteArray("abc")) != Secret(QByteArray("abcd")));
    QVERIFY(Secret() != Secret(QByteArray("a")));
    QVERIFY(Secret() == Secret());
}

void tst_Secret::debug_showsNothing()
{
    QString text;
    QDebug(&text) << Secret(QByteArray("canary")) << Secret();
    QVERIFY(!text.contains(QLatin1String("canary")));
    QCOMPARE(text.trimmed(), QStringLiteral("Secret(***) Secret()"));
}

void tst_Secret::conversion_isNeverImplicit()
{
    static_assert(!std::is_convertible_v<Secret, QByteArray>);
    static_assert(!std::is_convertible_v<Secret, QString>);
    static_assert(!std::is_convertible_v<Secret, QByteArrayView>);
    static_assert(!std::is_convertible_v<QByteArray, Secret>);
    static_assert(!std::is_convertible_v<QString, Secret>);
}

void tst_Secret::equalInConstantTime_comparesContent_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");
    QTest::newRow("both empty") << QByteArray() << QByteArray() << true;
    QTest::newRow("one empty") << QByteArray() << QByteArray("a") << false;
    QTest::newRow("same") << QByteArray("state") << QByteArray("state") << true;
    QTest::newRow("first differs") << QByteArray("state") << QByteArray("Xtate") << false;
    QTest::newRow("last differs") << QByteArray("state") << QByteArray("statX") << false;
    QTest::newRow("prefix") << QByteArray("stat") << QByteArray("state") << false;
    QTest::newRow("high bytes") << QByteArray("\xff\x80") << QByteArray("\xff\x81") << false;
}

void tst_Secret::equalInConstantTime_comparesContent()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, equal);
    QCOMPARE(equalInConstantTime(a, b), equal);
    QCOMPARE(equalInConstantTime(b, a), equal);
}

QTEST_APPLESS_MAIN(tst_Secret)
#include "tst_secret.moc"
