// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include "tests/support/testcase.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>

using namespace rescind;

namespace {

const QString jwtHead = QStringLiteral("eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0");
const QString jwtBody = QStringLiteral("eyJzdWIiOiJhbGljZSJ9");
const QString jwtTail = QStringLiteral("c2lnbmF0dXJl-_8");

} // namespace

class tst_Redaction : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_areHidden_data();
    void tokens_areHidden();
    void randomTokens_areHidden_data();
    void randomTokens_areHidden();
    void words_areKept_data();
    void words_areKept();
    void neighbours_areKept();
    void secrets_areHidden_data();
    void secrets_areHidden();
    void shortSecret_isLeft();
    void secretInsideAnother_leavesNothing();
    void invisibleCharacters_areRemoved_data();
    void invisibleCharacters_areRemoved();
    void tokenSplitByZeroWidthSpace_isHidden();
    void longText_isCut();
    void cut_splitsNoCharacter();
    void hugeText_isQuick();
};

void tst_Redaction::tokens_areHidden_data()
{
    QTest::addColumn<QString>("token");
    const auto row = [](const char *name, const QString &token) { QTest::newRow(name) << token; };
    const QString dot = QStringLiteral(".");
    row("jwt", jwtHead + dot + jwtBody + dot + jwtTail);
    row("jwt without signature", jwtHead + dot + jwtBody + dot);
    row("jwt cut in the payload", jwtHead + dot + jwtBody.left(9));
    row("jwt cut in the header", jwtHead.left(12));
    row("short jwt", QStringLiteral("eyJhIjoxfQ.e30.AA"));
    row("jwe", jwtHead + QStringLiteral(".a1.b2.c3.d4"));
    row("jwt after %20", QStringLiteral("%20") + jwtHead + dot + jwtBody + dot + jwtTail);
    row("20 hex", QStringLiteral("9f86d081884c7d659a2f"));
    row("24 hex", QStringLiteral("60a5fbf1f1a1cb5ecb2a9b8b"));
    row("32 hex", QStringLiteral("d41d8cd98f00b204e9800998ecf8427e"));
    row("40 hex", QStringLiteral("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
    row("40 hex, capital", QStringLiteral("DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"));
    row("64 hex",
        QStringLiteral("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    row("digits only", QStringLiteral("93847561029384756102"));
    row("letters a to f only", QStringLiteral("abcdefabcdefabcdefabcdef"));
    row("27 base64url", QStringLiteral("Q0-rT_x9bLmZ2aWcK7dEfGh1jY3"));
    row("43 base64url", QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    row("43 with many joints", QStringLiteral("a1-b2_c3-D4_e5-F6_g7-H8_i9-J0_k1-L2_m3-N4_o5"));
    row("43 that begins with a joint",
        QStringLiteral("-Bjf_JeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX_"));
    row("base64 with slashes", QStringLiteral("aB3dE/fG7hJkL9/mN2pQ4rS+tU6vW8xYz0A1bC3dE=="));
    row("prefix", QStringLiteral("ghp_16C7e42F292c6912E7710c838347Ae178B4a"));
    row("google", QStringLiteral("a0AfH6SMBx7Kq2LmN9pQrStUvWxYz"));
    row("base32", QStringLiteral("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"));
    row("letters of both cases", QStringLiteral("aBcDeFgHiJkLmNoPqRsTuVwXyZ"));
    row("uuid with a tail", QStringLiteral("550e8400-e29b-41d4-a716-446655440000a1B2c3D4"));
}

void tst_Redaction::tokens_areHidden()
{
    QFETCH(QString, token);
    for (const QString &frame : {QStringLiteral("%1"), QStringLiteral("token \"%1\" is bad"),
             QStringLiteral("无效的令牌：%1。"), QStringLiteral("code=%1&state=x"),
             QStringLiteral("{\"token\":\"%1\"}"), QStringLiteral("Bearer %1, sorry")}) {
        const QString text = QString(frame).replace(QStringLiteral("%1"), token);
        const QString result = redacted(text);
        QVERIFY2(result.contains(QStringLiteral("[redacted]")), qPrintable(result));
        // Not even a stretch of it may be left.
        for (qsizetype i = 0; i + 8 <= token.size(); ++i)
            QVERIFY2(!result.contains(token.mid(i, 8)), qPrintable(result));
        QCOMPARE(withoutTokenLikeText(text), result);
    }
}

void tst_Redaction::randomTokens_areHidden_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("hex");
    QTest::newRow("27 base64url") << 20 << false;
    QTest::newRow("40 base64url") << 30 << false;
    QTest::newRow("43 base64url") << 32 << false;
    QTest::newRow("64 base64url") << 48 << false;
    QTest::newRow("32 hex") << 16 << true;
    QTest::newRow("40 hex") << 20 << true;
}

void tst_Redaction::randomTokens_areHidden()
{
    QFETCH(int, bytes);
    QFETCH(bool, hex);
    // Always the same ones: about one in a million of the shortest happens to read as words.
    QRandomGenerator generator(42);
    for (int i = 0; i < 5000; ++i) {
        QByteArray random(bytes, Qt::Uninitialized);
        for (char &c : random)
            c = static_cast<char>(generator.bounded(256));
        const QString token = QString::fromLatin1(hex
                ? random.toHex()
                : random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
        QCOMPARE(withoutTokenLikeText(token), QStringLiteral("[redacted]"));
    }
}

void tst_Redaction::words_areKept_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("uuid", QStringLiteral("request 550e8400-e29b-41d4-a716-446655440000 failed"));
    row("capital uuid", QStringLiteral("550E8400-E29B-41D4-A716-446655440000"));
    row("uuid with prefix", QStringLiteral("req-550e8400-e29b-41d4-a716-446655440000"));
    row("uuid in a path", QStringLiteral("/v3/requests/550e8400-e29b-41d4-a716-446655440000/log"));
    row("fingerprint", QStringLiteral("token 9f86d081884c7d65 revoked"));
    row("sentence", QStringLiteral("The refresh token was not found, or it has been revoked."));
    row("error codes",
        QStringLiteral("unsupported_token_type invalid_request unauthorized_client"));
    row("long code", QStringLiteral("temporarily_unavailable_please_try_again_later"));
    row("camel case", QStringLiteral("InvalidClientAuthenticationException at TokenEndpoint"));
    row("abbreviation",
        QStringLiteral("OAuthClientAuthenticationError IDTokenVerificationFailure"));
    row("host", QStringLiteral("my-company-tenant-42.eu-central-1.example.com"));
    row("url", QStringLiteral("https://demo.authing.cn/oidc/.well-known/openid-configuration"));
    row("path", QStringLiteral("/oidc/token/revocation/v2/introspect/accounts"));
    row("media type", QStringLiteral("application/x-www-form-urlencoded;charset=UTF-8"));
    row("urn", QStringLiteral("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    row("algorithms", QStringLiteral("RS256, ES384 and PS512 but HS256-only-client-side"));
    row("date", QStringLiteral("2026-11-22T14:02:11.123456Z"));
    row("time stamp", QStringLiteral("1795356131000"));
    row("chinese", QStringLiteral("令牌无效或已过期，请重新登录后再试一次（错误码 2020）"));
    row("no jwt", QStringLiteral("the keyJsonObjects of monkeyJungleWorlds"));
    row("german", QStringLiteral("Zugriffstoken abgelaufen: bitte erneut anmelden"));
    row("scopes", QStringLiteral("openid+profile+email+offline_access"));
    row("lines", QStringLiteral("---------------------- ______________________"));
    row("empty", QString());
}

void tst_Redaction::words_areKept()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
    QCOMPARE(withoutTokenLikeText(text), text);
}

void tst_Redaction::neighbours_areKept()
{
    QCOMPARE(redacted(QStringLiteral("GET /users/60a5fbf1f1a1cb5ecb2a9b8b/tokens?id=") + jwtHead
                 + QStringLiteral("&x=1")),
        QStringLiteral("GET /users/[redacted]/tokens?id=[redacted]&x=1"));
}

void tst_Redaction::secrets_areHidden_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("text");
    QTest::newRow("word") << QByteArray("hunter2") << QStringLiteral("wrong: hunter2!");
    QTest::newRow("twice") << QByteArray("hunter2") << QStringLiteral("hunter2hunter2");
    QTest::newRow("chinese") << QByteArray("秘密口令") << QStringLiteral("口令“秘密口令”不对");
    QTest::newRow("with spaces") << QByteArray("pass word") << QStringLiteral("got pass word");
    QTest::newRow("percent-encoded")
        << QByteArray("hun/ter=2") << QStringLiteral("secret=hun%2Fter%3D2&x");
    QTest::newRow("percent-encoded, small")
        << QByteArray("hun/ter=2") << QStringLiteral("secret=hun%2fter%3d2&x");
    QTest::newRow("uuid") << QByteArray("550e8400-e29b-41d4-a716-446655440000")
                          << QStringLiteral("no 550e8400-e29b-41d4-a716-446655440000 here");
}

void tst_Redaction::secrets_areHidden()
{
    QFETCH(QByteArray, secret);
    QFETCH(QString, text);
    const QString result = redacted(text, {Secret(secret)});
    QVERIFY2(result.contains(QStringLiteral("[redacted]")), qPrintable(result));
    for (const char *const part : {"unter", "ter", "密口", "ass wo", "e29b"})
        QVERIFY2(!result.contains(QString::fromUtf8(part)), qPrintable(result));
}

void tst_Redaction::shortSecret_isLeft()
{
    QCOMPARE(redacted(QStringLiteral("a banana"), {Secret(QByteArray("a"))}),
        QStringLiteral("a banana"));
}

void tst_Redaction::secretInsideAnother_leavesNothing()
{
    const QList<Secret> secrets{Secret(QByteArray("abcd")), Secret(QByteArray("Basic abcd-efgh"))};
    QCOMPARE(
        redacted(QStringLiteral("<Basic abcd-efgh>"), secrets), QStringLiteral("<[redacted]>"));
}

void tst_Redaction::invisibleCharacters_areRemoved_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("lines") << QStringLiteral("a\r\nb\tc") << QStringLiteral("a b c");
    QTest::newRow("escape") << QStringLiteral("a\x1b[31mb") << QStringLiteral("a [31mb");
    QTest::newRow("nul and bell") << QString::fromLatin1("a\0b\ac", 5) << QStringLiteral("a b c");
    QTest::newRow("c1") << QStringLiteral("a\u009bb") << QStringLiteral("a b");
    QTest::newRow("right-to-left override")
        << QStringLiteral("a\u202egnp.b\u202c") << QStringLiteral("agnp.b");
    QTest::newRow("isolates") << QStringLiteral("\u2066a\u2069\u200f") << QStringLiteral("a");
    QTest::newRow("byte order mark") << QStringLiteral("\ufeffa") << QStringLiteral("a");
    QTest::newRow("tags") << QStringLiteral("a\U000E0041\U000E007Fb") << QStringLiteral("ab");
    QTest::newRow("paragraph separator") << QStringLiteral("a\u2029b") << QStringLiteral("a b");
    QTest::newRow("emoji stays") << QStringLiteral("a \U0001F600 b")
                                 << QStringLiteral("a \U0001F600 b");
}

void tst_Redaction::invisibleCharacters_areRemoved()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(redacted(text), expected);
}

void tst_Redaction::tokenSplitByZeroWidthSpace_isHidden()
{
    QCOMPARE(redacted(QStringLiteral("da39a3ee5e6b4\u200bb0d3255bfef9560\u200b1890afd80709")),
        QStringLiteral("[redacted]"));
}

void tst_Redaction::longText_isCut()
{
    const QString text = QStringLiteral("word ").repeated(200).trimmed();
    const QString result = redacted(text);
    QCOMPARE(result.size(), 500);
    QVERIFY(result.endsWith(QChar(0x2026)));
    QCOMPARE(redacted(text, {}, 2000), text);
    QCOMPARE(redacted(QStringLiteral("abc"), {}, 3), QStringLiteral("abc"));
    QCOMPARE(redacted(QStringLiteral("abcd"), {}, 3), QStringLiteral("ab\u2026"));
}

void tst_Redaction::cut_splitsNoCharacter()
{
    const QString result = redacted(QStringLiteral("ab\U0001F600cd"), {}, 4);
    QCOMPARE(result, QStringLiteral("ab\u2026"));
}

void tst_Redaction::hugeText_isQuick()
{
    QElapsedTimer timer;
    timer.start();
    for (const QString &text : {QString(200000, u'a'), QStringLiteral("a1-").repeated(60000),
             QStringLiteral("eyJ").repeated(60000), QStringLiteral("aB/").repeated(60000)})
        QVERIFY(redacted(text).size() <= 500);
    QVERIFY2(timer.elapsed() < 10000, QByteArray::number(timer.elapsed()).constData());
}

QTEST_APPLESS_MAIN(tst_Redaction)
#include "tst_redaction.moc"
