// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/bulk/listfixture.h"

#include "core/jose/jwt.h"
#include "core/tokens/token.h"

using namespace rescind;
using namespace Qt::StringLiterals;

class tst_TokenList final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void row_saysWhatTheTokenSays();
    void row_kind_data();
    void row_kind();
    void client_isClientIdElseAzp();
    void scope_isScopeElseScp();
    void names_areKeptOnce();
    void duplicates_nameTheFirst();
    void manyRows_areReadInTheirOrder();
    void digest_isOfTokensAndOrder();
    void fingerprint_isThatOfTheToken();
    void tokens_amongOtherText_areStillWhole();
};

void tst_TokenList::row_saysWhatTheTokenSays()
{
    const auto list = listOf(jwtOf({{u"iss"_s, u"https://a.example/oidc"_s}, {u"sub"_s, u"王"_s},
        {u"client_id"_s, u"app"_s}, {u"scope"_s, u"openid profile"_s}, {u"iat"_s, 1'790'000'000},
        {u"exp"_s, 1'790'003'600.5}, {u"jti"_s, u"j-1"_s}}));
    QVERIFY_RESULT(list);
    const ListRow &row = (*list)->row(0);
    QCOMPARE((*list)->name(row.issuer), u"https://a.example/oidc"_s);
    QCOMPARE((*list)->name(row.subject), u"王"_s);
    QCOMPARE((*list)->name(row.clientId), u"app"_s);
    QCOMPARE((*list)->name(row.scope), u"openid profile"_s);
    QCOMPARE(row.issuedAt, 1'790'000'000);
    QCOMPARE(row.expiresAt, 1'790'003'600);
    QCOMPARE((*list)->tokenId(0), u"j-1"_s);
    QCOMPARE(row.format, TokenFormat::Jws);
    QCOMPARE(row.duplicateOf, -1);
}

void tst_TokenList::row_kind_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("kind");
    const auto jwt = [](const QByteArray &type, const QByteArray &claims) {
        return macToken("HS256", "key", R"({"alg":"HS256","typ":")" + type + R"("})", claims);
    };
    QTest::newRow("opaque") << opaqueToken(1) << int(TokenKind::Unknown);
    QTest::newRow("plain") << jwt("JWT", R"({"sub":"a"})") << int(TokenKind::Access);
    QTest::newRow("RFC 9068") << jwt("at+jwt", R"({"nonce":"n"})") << int(TokenKind::Access);
    QTest::newRow("RFC 9068, long")
        << jwt("application/AT+JWT", R"({"nonce":"n"})") << int(TokenKind::Access);
    QTest::newRow("nonce") << jwt("JWT", R"({"nonce":"n"})") << int(TokenKind::Id);
    QTest::newRow("at_hash") << jwt("JWT", R"({"at_hash":"n"})") << int(TokenKind::Id);
    QTest::newRow("c_hash") << jwt("JWT", R"({"c_hash":null})") << int(TokenKind::Id);
    QTest::newRow("Keycloak: ID") << jwt("JWT", R"({"typ":"ID"})") << int(TokenKind::Id);
    QTest::newRow("Keycloak: Refresh")
        << jwt("JWT", R"({"typ":"Refresh","nonce":"n"})") << int(TokenKind::Refresh);
    QTest::newRow("Keycloak: Offline")
        << jwt("JWT", R"({"typ":"Offline"})") << int(TokenKind::Refresh);
    QTest::newRow("Keycloak: Bearer")
        << jwt("JWT", R"({"typ":"Bearer","nonce":"n"})") << int(TokenKind::Access);
}

void tst_TokenList::row_kind()
{
    QFETCH(QByteArray, token);
    const auto list = listOf(token);
    QVERIFY_RESULT(list);
    QTEST(int((*list)->row(0).kind), "kind");
}

void tst_TokenList::client_isClientIdElseAzp()
{
    const auto list = listOf(jwtOf({{u"azp"_s, u"z"_s}, {u"client_id"_s, u"c"_s}}) + '\n'
        + jwtOf({{u"azp"_s, u"z"_s}, {u"aud"_s, u"a"_s}}) + '\n' + jwtOf({{u"aud"_s, u"a"_s}}));
    QVERIFY_RESULT(list);
    QCOMPARE((*list)->name((*list)->row(0).clientId), u"c"_s);
    QCOMPARE((*list)->name((*list)->row(1).clientId), u"z"_s);
    QCOMPARE((*list)->row(2).clientId, 0U);
}

void tst_TokenList::scope_isScopeElseScp()
{
    const auto token = [](const QByteArray &claims) {
        return macToken("HS256", "key", R"({"alg":"HS256"})", claims);
    };
    const auto list
        = listOf(token(R"({"scope":"a b","scp":["c"]})") + '\n' + token(R"({"scp":["c","d"]})")
            + '\n' + token(R"({"scp":"e"})") + '\n' + token(R"({"scope":["f"]})"));
    QVERIFY_RESULT(list);
    QStringList scopes;
    for (qsizetype i = 0; i < (*list)->size(); ++i)
        scopes.append((*list)->name((*list)->row(i).scope));
    QCOMPARE(scopes, (QStringList{u"a b"_s, u"c d"_s, u"e"_s, QString()}));
}

void tst_TokenList::names_areKeptOnce()
{
    const auto list = listOf(jwtOf({{u"iss"_s, u"x"_s}, {u"sub"_s, u"x"_s}}) + '\n'
        + jwtOf({{u"iss"_s, u"x"_s}, {u"sub"_s, u"y"_s}}));
    QVERIFY_RESULT(list);
    QCOMPARE((*list)->row(0).issuer, (*list)->row(1).issuer);
    QCOMPARE((*list)->row(0).issuer, (*list)->row(0).subject);
    QVERIFY((*list)->row(0).subject != (*list)->row(1).subject);
}

void tst_TokenList::duplicates_nameTheFirst()
{
    // Three of ten, far enough apart to be read by different threads.
    QByteArray bytes;
    for (int i = 0; i < 10000; ++i)
        bytes += opaqueToken(i % 10 < 3 && i >= 10 ? i % 10 : i) + '\n';
    const auto list = listOf(bytes);
    QVERIFY_RESULT(list);
    for (int i = 0; i < 10000; ++i)
        QCOMPARE((*list)->row(i).duplicateOf, i % 10 < 3 && i >= 10 ? i % 10 : -1);
}

void tst_TokenList::manyRows_areReadInTheirOrder()
{
    constexpr int count = 6000;
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += jwtOf({{u"sub"_s, u"user%1"_s.arg(i)}, {u"iss"_s, u"iss%1"_s.arg(i % 7)},
                     {u"iat"_s, i + 1}})
            + '\n';
    const auto list = listOf(bytes);
    QVERIFY_RESULT(list);
    QCOMPARE((*list)->size(), count);
    for (int i = 0; i < count; ++i) {
        const ListRow &row = (*list)->row(i);
        QCOMPARE((*list)->name(row.subject), u"user%1"_s.arg(i));
        QCOMPARE((*list)->name(row.issuer), u"iss%1"_s.arg(i % 7));
        QCOMPARE(row.issuedAt, i + 1);
        QCOMPARE(row.line, quint32(i + 1));
    }
}

void tst_TokenList::digest_isOfTokensAndOrder()
{
    const QByteArray a = opaqueToken(1);
    const QByteArray b = opaqueToken(2);
    const TokenDigest digest = (*listOf(a + '\n' + b))->digest();
    QVERIFY((*listOf("token,x\n" + a + ",1\n" + b + ",2\n"))->digest() == digest);
    QVERIFY((*listOf(b + '\n' + a))->digest() != digest);
    QVERIFY((*listOf(a))->digest() != digest);
    QVERIFY((*listOf(a + '\n' + b + '\n' + b))->digest() != digest);
}

void tst_TokenList::fingerprint_isThatOfTheToken()
{
    const auto list = listOf(opaqueToken(1));
    QVERIFY_RESULT(list);
    QCOMPARE(fingerprintOf((*list)->row(0).digest), fingerprintOf(Secret(opaqueToken(1))));
    QVERIFY((*list)->token(0) == Secret(opaqueToken(1)));
}

void tst_TokenList::tokens_amongOtherText_areStillWhole()
{
    // Mostly other text: the tokens are put together, and duplicates share one place.
    const QByteArray filler = QByteArray(200, 'x') + ' ';
    QByteArray bytes;
    for (int i = 0; i < 100; ++i)
        bytes += filler + "access_token=" + opaqueToken(i % 50) + '\n';
    const auto list = listOf(bytes);
    QVERIFY_RESULT(list);
    QCOMPARE((*list)->size(), 100);
    for (int i = 0; i < 100; ++i)
        QCOMPARE((*list)->bytes(i), QByteArrayView(opaqueToken(i % 50)));
    // Kept once.
    QVERIFY((*list)->bytes(7).data() == (*list)->bytes(57).data());
}

QTEST_GUILESS_MAIN(tst_TokenList)
#include "tst_tokenlist.moc"
