// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwt.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>

#include <limits>

namespace rescind {

namespace {

constexpr char header[] = R"({"alg":"RS256","kid":"1"})";
constexpr char payload[] = R"({"sub":"joe","exp":1300819380})";

QByteArray goodToken()
{
    return compactToken(header, payload, "signature");
}

TokenFormat formatOf(const QByteArray &token)
{
    return readJwt(Secret(token)).format;
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestJwt final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void jws_wellFormed_isTakenApart();
    void jws_payloadNoObject_hasNoClaims_data();
    void jws_payloadNoObject_hasNoClaims();
    void jws_unsecured_isJwsWithoutSignature();
    void jws_nearTheSizeLimit_isRead();
    void jwe_wellFormed_isJwe_data();
    void jwe_wellFormed_isJwe();
    void token_noJwt_isOpaque_data();
    void token_noJwt_isOpaque();
    void token_broken_isMalformed_data();
    void token_broken_isMalformed();
    void token_cutAnywhere_isNoJws();
    void token_randomBytes_isOpaque();
    void timeClaim_value_isRead_data();
    void timeClaim_value_isRead();
    void timeClaim_notATime_isInvalid_data();
    void timeClaim_notATime_isInvalid();
    void audienceClaim_value_isList_data();
    void audienceClaim_value_isList();
};

void TestJwt::jws_wellFormed_isTakenApart()
{
    const QByteArray token = goodToken();
    const Jwt jwt = readJwt(Secret(token));
    QVERIFY(jwt.format == TokenFormat::Jws);
    QCOMPARE(jwt.algorithm(), QStringLiteral("RS256"));
    QCOMPARE(jwt.keyId(), QStringLiteral("1"));
    QCOMPARE(jwt.claims, objectOf(payload));
    QCOMPARE(jwt.signature, QByteArray("signature"));
    QCOMPARE(jwt.signingInput.reveal(), token.left(token.lastIndexOf('.')));
}

void TestJwt::jws_payloadNoObject_hasNoClaims_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("text") << QByteArray("Payload");
    QTest::newRow("array") << QByteArray(R"([{"exp":1}])");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe");
    QTest::newRow("zero byte") << QByteArray(1, '\0');
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"exp\":1}");
}

void TestJwt::jws_payloadNoObject_hasNoClaims()
{
    QFETCH(QByteArray, body);
    const Jwt jwt = readJwt(Secret(compactToken(header, body, "signature")));
    QVERIFY(jwt.format == TokenFormat::Jws);
    QVERIFY(jwt.claims.isEmpty());
}

void TestJwt::jws_unsecured_isJwsWithoutSignature()
{
    const Jwt jwt = readJwt(Secret(compactToken(R"({"alg":"none"})", payload, "")));
    QVERIFY(jwt.format == TokenFormat::Jws);
    QVERIFY(jwt.signature.isEmpty());
    QCOMPARE(jwt.claims, objectOf(payload));
}

void TestJwt::jws_nearTheSizeLimit_isRead()
{
    const QByteArray body = R"({"a":")" + QByteArray(190 * 1024, 'x') + R"("})";
    const QByteArray token = compactToken(header, body, "signature");
    QVERIFY(token.size() > 250 * 1024 && token.size() < 256 * 1024);
    QVERIFY(formatOf(token) == TokenFormat::Jws);
}

void TestJwt::jwe_wellFormed_isJwe_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray five = toBase64Url(R"({"alg":"RSA-OAEP","enc":"A256GCM"})");
    QTest::newRow("all parts") << QByteArray(five + ".a2V5.aXY.dGV4dA.dGFn");
    QTest::newRow("no key: direct") << QByteArray(five + "..aXY.dGV4dA.dGFn");
}

void TestJwt::jwe_wellFormed_isJwe()
{
    QFETCH(QByteArray, token);
    const Jwt jwt = readJwt(Secret(token));
    QVERIFY(jwt.format == TokenFormat::Jwe);
    QCOMPARE(jwt.algorithm(), QStringLiteral("RSA-OAEP"));
    QVERIFY(jwt.claims.isEmpty());
    QVERIFY(jwt.signature.isEmpty());
    QVERIFY(jwt.signingInput.isEmpty());
}

void TestJwt::token_noJwt_isOpaque_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("40 hex") << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4");
    QTest::newRow("43 letters") << QByteArray("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
    QTest::newRow("43 letters, e y") << QByteArray("eyHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0");
    QTest::newRow("three opaque parts") << QByteArray("abc.def.ghi");
    QTest::newRow("prefix and dot") << QByteArray("ya29.a0AfH6SMBx");
    QTest::newRow("underscores") << QByteArray("ory_at_0Zq3.x-y");
    QTest::newRow("dots") << QByteArray("..");
    QTest::newRow("300 KB") << QByteArray(300 * 1024, 'a');
    QTest::newRow("not ASCII") << QByteArray("\xff\xfe\x00.", 4);
    QTest::newRow("JSON") << QByteArray(R"({"alg":"RS256"})");
    QTest::newRow("white space before") << QByteArray(' ' + goodToken());
}

void TestJwt::token_noJwt_isOpaque()
{
    QFETCH(QByteArray, token);
    const Jwt jwt = readJwt(Secret(token));
    QVERIFY(jwt.format == TokenFormat::Opaque);
    QVERIFY(jwt.header.isEmpty() && jwt.claims.isEmpty());
    QVERIFY(jwt.algorithm().isEmpty() && jwt.keyId().isEmpty());
}

void TestJwt::token_broken_isMalformed_data()
{
    QTest::addColumn<QByteArray>("token");
    const auto row
        = [](const char *name, const QByteArray &token) { QTest::newRow(name) << token; };
    const QByteArray good = goodToken();
    const auto withHeader
        = [](const QByteArray &json) { return compactToken(json, payload, "s1"); };
    const auto withPayload
        = [](const QByteArray &json) { return compactToken(header, json, "s1"); };

    row("header only", toBase64Url(header));
    row("two parts", good.left(good.lastIndexOf('.')));
    row("four parts", good + ".AAAA");
    row("dot at the end", good + '.');
    row("dot at the start of a part", QByteArray(good).replace('.', ".."));
    row("six parts", good + ".A.A.A");
    row("dots alone", "ey" + QByteArray(200 * 1024, '.'));
    row("empty payload", toBase64Url(header) + "..c2ln");
    row("empty signature", toBase64Url(header) + '.' + toBase64Url(payload) + '.');
    row("padding", good + '=');
    row("line end", good + '\n');
    row("space at the end", good + ' ');
    row("space inside", QByteArray(good).replace('.', " ."));
    row("zero byte", good + QByteArray(1, '\0'));
    row("leftover bits in the signature", toBase64Url(header) + '.' + toBase64Url(payload) + ".AB");
    row("leftover bits in the payload", toBase64Url(header) + ".eyJhIjoxfR.AAAA");
    row("standard base64", good + "+/+/");
    row("1 MB", compactToken(header, QByteArray(1024 * 1024, 'x'), "s1"));
    row("1 MB without dots", "eyJ" + QByteArray(1024 * 1024, 'x'));

    row("header not JSON", withHeader(R"({"alg":"RS256")"));
    row("header not UTF-8", withHeader("{\"alg\":\"RS256\",\"a\":\"\xff\"}"));
    row("header without alg", withHeader(R"({"typ":"JWT"})"));
    row("header with empty alg", withHeader(R"({"alg":""})"));
    row("header with alg a number", withHeader(R"({"alg":256})"));
    row("header with alg an array", withHeader(R"({"alg":["RS256"]})"));
    row("header with kid a number", withHeader(R"({"alg":"RS256","kid":1})"));
    row("header with kid null", withHeader(R"({"alg":"RS256","kid":null})"));
    row("header with alg twice", withHeader(R"({"alg":"none","alg":"RS256"})"));
    row("header with alg escaped", withHeader(R"({"alg":"none","\u0061lg":"RS256"})"));
    row("header too deep",
        withHeader(R"({"alg":"RS256","a":)" + QByteArray(500, '[') + QByteArray(500, ']') + '}'));

    row("claims not JSON", withPayload(R"({"exp":})"));
    row("claims not UTF-8", withPayload("{\"sub\":\"\xff\"}"));
    row("claims twice", withPayload(R"({"sub":"joe","sub":"eve"})"));
    row("claims twice inside", withPayload(R"({"cnf":{"jkt":"a","jkt":"b"}})"));
    row("claims and more", withPayload(R"({"sub":"joe"}{})"));
    row("claims after white space", withPayload("\n {\"sub\":"));
    row("claims too deep", withPayload(QByteArray(R"({"a":)").repeated(90000) + '1'));

    const QByteArray five = toBase64Url(R"({"alg":"RSA-OAEP","enc":"A256GCM"})");
    row("jwe without enc", toBase64Url(R"({"alg":"RSA-OAEP"})") + ".a2V5.aXY.dGV4dA.dGFn");
    row("jwe without alg", toBase64Url(R"({"enc":"A256GCM"})") + ".a2V5.aXY.dGV4dA.dGFn");
    row("jwe with enc a number", toBase64Url(R"({"alg":"dir","enc":1})") + ".a2V5.aXY.dGV4dA.dGFn");
    row("jwe with bad base64url", five + ".a2V5.aXY.dGV4dA=.dGFn");
    row("jwe of four parts", five + ".a2V5.aXY.dGV4dA");
}

void TestJwt::token_broken_isMalformed()
{
    QFETCH(QByteArray, token);
    const Jwt jwt = readJwt(Secret(token));
    QVERIFY(jwt.format == TokenFormat::Malformed);
    QVERIFY(jwt.header.isEmpty() && jwt.claims.isEmpty());
    QVERIFY(jwt.signature.isEmpty() && jwt.signingInput.isEmpty());
}

void TestJwt::token_cutAnywhere_isNoJws()
{
    const QByteArray token = goodToken();
    const qsizetype signatureStart = token.lastIndexOf('.') + 1;
    for (qsizetype size = 0; size <= signatureStart; ++size)
        QVERIFY2(
            formatOf(token.left(size)) != TokenFormat::Jws, QByteArray::number(size).constData());
}

void TestJwt::token_randomBytes_isOpaque()
{
    QRandomGenerator generator(20260101);
    for (int i = 0; i < 2000; ++i) {
        QByteArray bytes(static_cast<qsizetype>(generator.bounded(200)), Qt::Uninitialized);
        for (char &c : bytes)
            c = static_cast<char>(generator.bounded(256));
        if (bytes.startsWith('e'))
            continue;
        QVERIFY2(formatOf(bytes) == TokenFormat::Opaque, bytes.toHex().constData());
    }
}

void TestJwt::timeClaim_value_isRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("number") << QByteArray(R"({"exp":1300819380})") << qint64(1300819380000);
    QTest::newRow("zero") << QByteArray(R"({"exp":0})") << qint64(0);
    QTest::newRow("fraction") << QByteArray(R"({"exp":1300819380.25})") << qint64(1300819380250);
    QTest::newRow("power") << QByteArray(R"({"exp":1.3e9})") << qint64(1300000000000);
    QTest::newRow("string") << QByteArray(R"({"exp":"1300819380"})") << qint64(1300819380000);
    QTest::newRow("end of 9999") << QByteArray(R"({"exp":253402300799})")
                                 << qint64(253402300799000);
}

void TestJwt::timeClaim_value_isRead()
{
    QFETCH(QByteArray, json);
    QFETCH(qint64, milliseconds);
    const QDateTime time = timeClaim(objectOf(json), QLatin1StringView("exp"));
    QVERIFY(time.isValid());
    QCOMPARE(time.timeSpec(), Qt::UTC);
    QCOMPARE(time.toMSecsSinceEpoch(), milliseconds);
}

void TestJwt::timeClaim_notATime_isInvalid_data()
{
    QTest::addColumn<QJsonObject>("claims");
    const auto row = [](const char *name, const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject{{QStringLiteral("exp"), value}};
    };
    QTest::newRow("absent") << QJsonObject{{QStringLiteral("iat"), 1}};
    row("null", QJsonValue::Null);
    row("true", true);
    row("array", QJsonArray{1300819380});
    row("object", QJsonObject{});
    row("negative", -1);
    row("year 10000", 253402300800.0);
    row("milliseconds", 1300819380000.0);
    row("largest integer", std::numeric_limits<qint64>::max());
    row("smallest integer", std::numeric_limits<qint64>::min());
    row("largest number", std::numeric_limits<double>::max());
    row("infinity", std::numeric_limits<double>::infinity());
    row("not a number", std::numeric_limits<double>::quiet_NaN());
    const QStringList texts{QString(), QStringLiteral("soon"), QStringLiteral(" 1300819380"),
        QStringLiteral("1300819380 "), QStringLiteral("+1"), QStringLiteral("-1"),
        QStringLiteral("1e9"), QStringLiteral("0x10"), QStringLiteral("nan"), QStringLiteral("inf"),
        QStringLiteral("1300819380.5"), QStringLiteral("99999999999999999"), QString(500, u'9'),
        QStringLiteral("١٢٣"), QStringLiteral("2011-03-22T18:43:00Z")};
    for (const QString &text : texts)
        row(qPrintable(QStringLiteral("text: ") + text.left(30)), text);
}

void TestJwt::timeClaim_notATime_isInvalid()
{
    QFETCH(QJsonObject, claims);
    QVERIFY(!timeClaim(claims, QLatin1StringView("exp")).isValid());
}

void TestJwt::audienceClaim_value_isList_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("audience");
    const QString a = QStringLiteral("a");
    QTest::newRow("string") << QByteArray(R"({"aud":"a"})") << QStringList{a};
    QTest::newRow("array of one") << QByteArray(R"({"aud":["a"]})") << QStringList{a};
    QTest::newRow("array of two") << QByteArray(R"({"aud":["a","b"]})")
                                  << QStringList{a, QStringLiteral("b")};
    QTest::newRow("empty array") << QByteArray(R"({"aud":[]})") << QStringList();
    QTest::newRow("absent") << QByteArray(R"({})") << QStringList();
    QTest::newRow("number") << QByteArray(R"({"aud":1})") << QStringList();
    QTest::newRow("null") << QByteArray(R"({"aud":null})") << QStringList();
    QTest::newRow("object") << QByteArray(R"({"aud":{"a":"a"}})") << QStringList();
    QTest::newRow("array with a number") << QByteArray(R"({"aud":["a",1]})") << QStringList();
    QTest::newRow("array in an array") << QByteArray(R"({"aud":[["a"]]})") << QStringList();
}

void TestJwt::audienceClaim_value_isList()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, audience);
    QCOMPARE(audienceClaim(objectOf(json)), audience);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestJwt)
#include "tst_jwt.moc"
