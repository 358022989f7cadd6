// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/signature.h"
#include "tests/support/testcase.h"

namespace rescind {

class TestHash final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void halfHash_vector_isEqual_data();
    void halfHash_vector_isEqual();
    void halfHash_unknownAlgorithm_isEmpty_data();
    void halfHash_unknownAlgorithm_isEmpty();
    void sha256_pkceVerifier_isItsChallenge();
};

void TestHash::halfHash_vector_isEqual_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QByteArray>("hash");
    // OpenID Connect Core appendix A.3 and A.4
    const QByteArray accessToken("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
    const QByteArray code("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk");
    QTest::newRow("at_hash RS256")
        << accessToken << QStringLiteral("RS256") << QByteArray("77QmUPtjPfzWtF2AnpK9RQ");
    QTest::newRow("c_hash RS256") << code << QStringLiteral("RS256")
                                  << QByteArray("LDktKdoQak3Pk0cnXxCltA");
    for (const char *const algorithm : {"PS256", "ES256", "HS256"}) {
        QTest::newRow(algorithm) << accessToken << QString::fromLatin1(algorithm)
                                 << QByteArray("77QmUPtjPfzWtF2AnpK9RQ");
    }
    // Reckoned with another implementation.
    QTest::newRow("ES384") << accessToken << QStringLiteral("ES384")
                           << QByteArray("jtAeDp945y1dDqU3nkIVGNZP1HjH_MFs");
    QTest::newRow("PS512") << accessToken << QStringLiteral("PS512")
                           << QByteArray("q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM");
}

void TestHash::halfHash_vector_isEqual()
{
    QFETCH(QByteArray, value);
    QFETCH(QString, algorithm);
    QFETCH(QByteArray, hash);
    QCOMPARE(halfHash(Secret(value), algorithm), hash);
}

void TestHash::halfHash_unknownAlgorithm_isEmpty_data()
{
    QTest::addColumn<QString>("algorithm");
    for (const char *const algorithm : {"", "none", "rs256", "RS255", "EdDSA", "RS256 "})
        QTest::newRow(algorithm) << QString::fromLatin1(algorithm);
}

void TestHash::halfHash_unknownAlgorithm_isEmpty()
{
    QFETCH(QString, algorithm);
    QVERIFY(halfHash(Secret(QByteArray("token")), algorithm).isEmpty());
}

void TestHash::sha256_pkceVerifier_isItsChallenge()
{
    // RFC 7636 appendix B
    const QByteArray hash = sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    QCOMPARE(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
        QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestHash)
#include "tst_hash.moc"
