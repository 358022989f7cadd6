// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/tokenset.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

const QDateTime then = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);

TokenAnswer answer(const QByteArray &access, const QByteArray &refresh, const QByteArray &id = {})
{
    return {.accessToken = Secret(access),
        .refreshToken = Secret(refresh),
        .idToken = Secret(id),
        .expiresIn = 3600,
        .scope = u"openid"_s};
}

QList<Token> generation(
    int number, const QByteArray &access, const QByteArray &refresh, const QByteArray &id = {})
{
    return tokensOf(answer(access, refresh, id),
        number == 1 ? TokenOrigin::SignedIn : TokenOrigin::Refreshed, number, then);
}

//! "2access:a 2refresh:r 1access:-": generation, kind and value, or "-" for a cleared one.
QString listed(const QList<Token> &tokens)
{
    QStringList words;
    for (const Token &token : tokens) {
        words.append(QString::number(token.generation) + kindKey(token.kind) + u':'
            + (token.isHeld() ? QString::fromUtf8(token.value.reveal()) : u"-"_s));
    }
    return words.join(u' ');
}

Result<QList<Token>> unpackedJson(const QJsonObject &document)
{
    return unpacked(Secret(QJsonDocument(document).toJson()));
}

} // namespace

class TestTokenSet final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void answer_isReadAndDated();
    void answer_ofJwts_speaksForItself();
    void answer_leavesOutWhatIsAbsent();
    void generations_data();
    void generations();
    void sameToken_keepsWhatIsKnown();
    void sameToken_handedOutAgain_isHeldAgain();
    void sameToken_withNewLifetime_isDatedAnew();
    void facts_fillGapsOnly();
    void facts_correctGuessedTimes();
    void hint_belongsToKind();
    void packed_roundTrip_keepsTheTokens();
    void packed_leavesOutClearedAndDead();
    void packed_nothingHeld_isEmpty();
    void unpacked_notOurs_isAnError_data();
    void unpacked_notOurs_isAnError();
    void unpacked_entryNotUnderstood_isDropped();
    void unpacked_futureFields_areIgnored();
    void unpacked_oddValues_areTamed();
};

void TestTokenSet::answer_isReadAndDated()
{
    const QList<Token> tokens = generation(3, "a", "r", "i");
    QCOMPARE(listed(tokens), u"3access:a 3refresh:r 3id:i"_s);
    for (const Token &token : tokens) {
        QCOMPARE(token.origin, TokenOrigin::Refreshed);
        QCOMPARE(token.obtainedAt, then);
        QCOMPARE(token.facts.issuedAt, then);
    }
    QCOMPARE(tokens[0].facts.expiresAt, then.addSecs(3600));
    QVERIFY(!tokens[1].facts.expiresAt.isValid());
    QCOMPARE(tokens[0].facts.scope, u"openid"_s);
    QCOMPARE(tokens[1].facts.scope, u"openid"_s);
    QVERIFY(tokens[2].facts.scope.isEmpty());
}

void TestTokenSet::answer_ofJwts_speaksForItself()
{
    const QByteArray access
        = macToken("HS256", "k", {{u"exp"_s, 5000}, {u"iat"_s, 4000}, {u"scope"_s, u"own"_s}});
    const Token token = generation(1, access, {}).constFirst();
    QCOMPARE(token.facts.expiresAt.toSecsSinceEpoch(), 5000);
    QCOMPARE(token.facts.issuedAt.toSecsSinceEpoch(), 4000);
    QCOMPARE(token.facts.scope, u"own"_s);
    QCOMPARE(token.origin, TokenOrigin::SignedIn);
}

void TestTokenSet::answer_leavesOutWhatIsAbsent()
{
    QCOMPARE(listed(generation(1, "a", {})), u"1access:a"_s);
    TokenAnswer bare = answer("a", {});
    bare.expiresIn.reset();
    QVERIFY(!tokensOf(bare, TokenOrigin::SignedIn, 1, then)[0].facts.expiresAt.isValid());
}

void TestTokenSet::generations_data()
{
    QTest::addColumn<QByteArrayList>("second"); // access, refresh, id
    QTest::addColumn<QString>("expected");
    QTest::newRow("rotated") << QByteArrayList{"a2", "r2", "i2"}
                             << u"2access:a2 2refresh:r2 2id:i2 1access:a1 1refresh:r1 1id:i1"_s;
    QTest::newRow("same refresh token back")
        << QByteArrayList{"a2", "r1", ""} << u"2access:a2 2refresh:r1 1access:a1 1id:i1"_s;
    QTest::newRow("refresh token left out")
        << QByteArrayList{"a2", "", ""} << u"2access:a2 1access:a1 1refresh:r1 1id:i1"_s;
    QTest::newRow("same access token back")
        << QByteArrayList{"a1", "r2", ""} << u"2access:a1 2refresh:r2 1refresh:r1 1id:i1"_s;
    QTest::newRow("all the same") << QByteArrayList{"a1", "r1", "i1"}
                                  << u"2access:a1 2refresh:r1 2id:i1"_s;
}

void TestTokenSet::generations()
{
    QFETCH(QByteArrayList, second);
    const QList<Token> merged = withNewGeneration(
        generation(1, "a1", "r1", "i1"), generation(2, second[0], second[1], second[2]));
    QTEST(listed(merged), "expected");
    QCOMPARE(listed(withNewGeneration({}, merged)), listed(merged));
    QCOMPARE(listed(withNewGeneration(merged, {})), listed(merged));
}

void TestTokenSet::sameToken_keepsWhatIsKnown()
{
    QList<Token> held = generation(1, "a1", "r1");
    held[1].server = ServerState::Active;
    held[1].facts.subject = u"alice"_s;
    const QList<Token> merged = withNewGeneration(held, generation(2, "a2", "r1"));
    QCOMPARE(merged[1].generation, 2);
    QCOMPARE(merged[1].server, ServerState::Active);
    QCOMPARE(merged[1].facts.subject, u"alice"_s);
    QCOMPARE(merged[1].origin, TokenOrigin::SignedIn);
}

//! Revoked and cleared here, and then issued again: it is alive, and it is ours to revoke.
void TestTokenSet::sameToken_handedOutAgain_isHeldAgain()
{
    QList<Token> held = generation(1, "a1", "r1");
    for (Token &token : held) {
        token.server = ServerState::Revoked;
        token.clear();
    }
    const QList<Token> merged = withNewGeneration(held, generation(2, "a1", "r2"));
    QCOMPARE(listed(merged), u"2access:a1 2refresh:r2 1refresh:-"_s);
    QCOMPARE(merged[0].server, ServerState::NotAsked);
    QCOMPARE(merged[2].server, ServerState::Revoked);
}

void TestTokenSet::sameToken_withNewLifetime_isDatedAnew()
{
    const QList<Token> later
        = tokensOf(answer("a1", {}), TokenOrigin::Refreshed, 2, then.addSecs(1000));
    const QList<Token> merged = withNewGeneration(generation(1, "a1", {}), later);
    QCOMPARE(merged[0].facts.expiresAt, then.addSecs(4600));
}

void TestTokenSet::facts_fillGapsOnly()
{
    Token token = readToken(TokenKind::Access,
        Secret(macToken("HS256", "k", {{u"sub"_s, u"alice"_s}, {u"exp"_s, 5000}})));
    addFacts(token,
        {.active = true,
            .subject = u"mallory"_s,
            .clientId = u"app"_s,
            .scope = u"openid"_s,
            .issuer = u"https://x"_s,
            .tokenId = u"j"_s,
            .issuedAt = then,
            .notBefore = then,
            .expiresAt = then});
    QCOMPARE(token.facts.subject, u"alice"_s);
    QCOMPARE(token.facts.expiresAt.toSecsSinceEpoch(), 5000);
    QCOMPARE(token.facts.clientId, u"app"_s);
    QCOMPARE(token.facts.scope, u"openid"_s);
    QCOMPARE(token.facts.issuer, u"https://x"_s);
    QCOMPARE(token.facts.tokenId, u"j"_s);
    QCOMPARE(token.facts.issuedAt, then);
    QCOMPARE(token.facts.notBefore, then);
}

void TestTokenSet::facts_correctGuessedTimes()
{
    Token token = generation(1, "opaque", {})[0];
    addFacts(token, {.active = true, .issuedAt = then.addSecs(-9), .expiresAt = then.addSecs(9)});
    QCOMPARE(token.facts.issuedAt, then.addSecs(-9));
    QCOMPARE(token.facts.expiresAt, then.addSecs(9));
    addFacts(token, {.active = true});
    QCOMPARE(token.facts.expiresAt, then.addSecs(9));
}

void TestTokenSet::hint_belongsToKind()
{
    QCOMPARE(hintFor(TokenKind::Access), TokenTypeHint::AccessToken);
    QCOMPARE(hintFor(TokenKind::Refresh), TokenTypeHint::RefreshToken);
    QCOMPARE(hintFor(TokenKind::Id), TokenTypeHint::None);
    QCOMPARE(hintFor(TokenKind::Unknown), TokenTypeHint::None);
}

void TestTokenSet::packed_roundTrip_keepsTheTokens()
{
    QList<Token> tokens
        = withNewGeneration(generation(1, "a1", "r1"), generation(2, "a2 漢", "r2", "i2"));
    tokens[0].facts.subject = u"alice"_s;
    tokens[1].origin = TokenOrigin::Pasted;
    const auto read = unpacked(packed(tokens));
    QVERIFY_RESULT(read);
    QCOMPARE(listed(*read), listed(tokens));
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        QCOMPARE(read->at(i).fingerprint, tokens[i].fingerprint);
        QCOMPARE(read->at(i).origin, tokens[i].origin);
        QCOMPARE(read->at(i).obtainedAt, tokens[i].obtainedAt);
        QCOMPARE(read->at(i).facts, tokens[i].facts);
        QCOMPARE(read->at(i).signature, tokens[i].signature);
    }
}

void TestTokenSet::packed_leavesOutClearedAndDead()
{
    QList<Token> tokens = withNewGeneration(generation(1, "a1", "r1"), generation(2, "a2", "r2"));
    tokens[0].clear();
    tokens[1].server = ServerState::Revoked;
    tokens[2].server = ServerState::Inactive;
    tokens[3].server = ServerState::InactiveUnproved;
    const Secret document = packed(tokens);
    for (const char *const gone : {"a1", "a2", "r2"})
        QVERIFY2(!document.reveal().contains(QByteArray('"' + QByteArray(gone) + '"')), gone);
    const auto read = unpacked(document);
    QVERIFY_RESULT(read);
    QCOMPARE(listed(*read), u"1refresh:r1"_s);
}

void TestTokenSet::packed_nothingHeld_isEmpty()
{
    QVERIFY(packed({}).isEmpty());
    QList<Token> tokens = generation(1, "a", {});
    tokens[0].clear();
    QVERIFY(packed(tokens).isEmpty());
}

void TestTokenSet::unpacked_notOurs_isAnError_data()
{
    QTest::addColumn<QByteArray>("document");
    for (const char *const document : {"", "garbage", "[]", "{}", "\"x\"", R"({"tokens":[]})",
             R"({"version":2,"tokens":[]})", R"({"version":"1","tokens":[]})",
             R"({"version":1,"tokens":[)", R"({"version":0})", R"({"version":1.5})"})
        QTest::newRow(document) << QByteArray(document);
}

void TestTokenSet::unpacked_notOurs_isAnError()
{
    QFETCH(QByteArray, document);
    const auto read = unpacked(Secret(document));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Keychain);
    QCOMPARE(read.error().reason, Reason::SecretUnreadable);
    QVERIFY(read.error().serverText.isEmpty());
}

void TestTokenSet::unpacked_entryNotUnderstood_isDropped()
{
    const QJsonObject sound{{u"kind"_s, u"refresh"_s}, {u"value"_s, u"r"_s}};
    const auto read = unpackedJson({{u"version"_s, 1},
        {u"tokens"_s,
            QJsonArray{7, QJsonValue(), QJsonArray(), QJsonObject(),
                QJsonObject{{u"kind"_s, u"device"_s}, {u"value"_s, u"x"_s}},
                QJsonObject{{u"kind"_s, u"access"_s}},
                QJsonObject{{u"kind"_s, u"access"_s}, {u"value"_s, 7}}, sound}}});
    QVERIFY_RESULT(read);
    QCOMPARE(listed(*read), u"1refresh:r"_s);
    const auto none = unpackedJson({{u"version"_s, 1}, {u"tokens"_s, u"x"_s}});
    QVERIFY_RESULT(none);
    QVERIFY(none->isEmpty());
}

void TestTokenSet::unpacked_futureFields_areIgnored()
{
    const auto read = unpackedJson({{u"version"_s, 1}, {u"colour"_s, u"red"_s},
        {u"tokens"_s,
            QJsonArray{
                QJsonObject{{u"kind"_s, u"access"_s}, {u"value"_s, u"a"_s}, {u"generation"_s, 4},
                    {u"origin"_s, u"device"_s}, {u"binding"_s, QJsonObject()}}}}});
    QVERIFY_RESULT(read);
    QCOMPARE(listed(*read), u"4access:a"_s);
    QCOMPARE(read->constFirst().origin, TokenOrigin::SignedIn);
}

void TestTokenSet::unpacked_oddValues_areTamed()
{
    const auto read = unpackedJson({{u"version"_s, 1},
        {u"tokens"_s,
            QJsonArray{
                QJsonObject{{u"kind"_s, u"access"_s}, {u"value"_s, u"a"_s}, {u"generation"_s, -4},
                    {u"obtained_at"_s, u"yesterday"_s}, {u"expires_at"_s, 7}}}}});
    QVERIFY_RESULT(read);
    QCOMPARE(listed(*read), u"1access:a"_s);
    QVERIFY(!read->constFirst().obtainedAt.isValid());
    QVERIFY(!read->constFirst().facts.expiresAt.isValid());
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestTokenSet)
#include "tst_tokenset.moc"
