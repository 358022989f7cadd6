// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwt.h"
#include "tests/support/testcase.h"

namespace rescind {

class TestBase64Url final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void text_canonical_decodes_data();
    void text_canonical_decodes();
    void text_notCanonical_isRefused_data();
    void text_notCanonical_isRefused();
    void bytes_encodedByQt_decodeToTheSame();
};

void TestBase64Url::text_canonical_decodes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("one byte") << QByteArray("Zg") << QByteArray("f");
    QTest::newRow("two bytes") << QByteArray("Zm8") << QByteArray("fo");
    QTest::newRow("three bytes") << QByteArray("Zm9v") << QByteArray("foo");
    QTest::newRow("six bytes") << QByteArray("Zm9vYmFy") << QByteArray("foobar");
    QTest::newRow("own letters") << QByteArray("-_-_") << QByteArray("\xfb\xff\xbf");
    QTest::newRow("zero byte") << QByteArray("AA") << QByteArray(1, '\0');
    // RFC 7515 appendix C
    QTest::newRow("rfc7515") << QByteArray("A-z_4ME") << QByteArray("\x03\xec\xff\xe0\xc1");
}

void TestBase64Url::text_canonical_decodes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, bytes);
    const std::optional<QByteArray> decoded = fromBase64Url(text);
    QVERIFY(decoded.has_value());
    QCOMPARE(*decoded, bytes);
}

void TestBase64Url::text_notCanonical_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("padding one") << QByteArray("Zm8=");
    QTest::newRow("padding two") << QByteArray("Zg==");
    QTest::newRow("padding where none belongs") << QByteArray("Zm9v=");
    QTest::newRow("standard plus") << QByteArray("+_-_");
    QTest::newRow("standard slash") << QByteArray("-/-_");
    QTest::newRow("space before") << QByteArray(" Zm9v");
    QTest::newRow("space inside") << QByteArray("Zm 9v");
    QTest::newRow("line end") << QByteArray("Zm9v\n");
    QTest::newRow("dot") << QByteArray("Zm9.");
    QTest::newRow("zero byte") << QByteArray("Zm9\0", 4);
    QTest::newRow("not ASCII") << QByteArray("Zm9\xc3\xa9");
    QTest::newRow("one letter left over") << QByteArray("Zm9vY");
    QTest::newRow("one letter alone") << QByteArray("A");
    QTest::newRow("four bits left over") << QByteArray("Zh");
    QTest::newRow("lowest of four bits") << QByteArray("AB");
    QTest::newRow("two bits left over") << QByteArray("Zm9");
    QTest::newRow("lowest of two bits") << QByteArray("AAB");
}

void TestBase64Url::text_notCanonical_isRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromBase64Url(text));
}

void TestBase64Url::bytes_encodedByQt_decodeToTheSame()
{
    QByteArray bytes;
    for (int i = 0; i < 600; ++i) {
        const QByteArray text
            = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QCOMPARE(fromBase64Url(text).value_or("refused"), bytes);
        bytes.append(static_cast<char>(i * 37));
    }
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestBase64Url)
#include "tst_base64url.moc"
