// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/tokenscanner.h"

#include "core/tokens/likelykind.h"
#include "tests/support/signing.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = R"({"alg":"HS256","typ":"JWT"})";

QByteArray tokenWith(const QByteArray &payload)
{
    return macToken("HS256", "key", header, payload);
}

//! What readToken() says, in the scanner's words.
QString expected(const QByteArray &token)
{
    Token read = readToken(TokenKind::Unknown, Secret(token));
    const auto seconds
        = [](const QDateTime &time) { return time.isValid() ? time.toSecsSinceEpoch() : 0; };
    return u"%1 %2 %3 %4 [%5] [%6] [%7]"_s.arg(int(read.format))
        .arg(int(likelyKind(read)))
        .arg(seconds(read.facts.issuedAt))
        .arg(seconds(read.facts.expiresAt))
        .arg(read.facts.issuer, read.facts.clientId, read.facts.subject);
}

QString described(const TokenSummary &summary)
{
    return u"%1 %2 %3 %4 [%5] [%6] [%7]"_s.arg(int(summary.format))
        .arg(int(summary.likelyKind))
        .arg(summary.issuedAt)
        .arg(summary.expiresAt)
        .arg(QString::fromUtf8(summary.issuer), QString::fromUtf8(summary.clientId),
            QString::fromUtf8(summary.subject));
}

} // namespace

class tst_TokenScanner final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void payload_isReadAsReadJwtDoes_data();
    void payload_isReadAsReadJwtDoes();
    void token_isReadAsReadJwtDoes_data();
    void token_isReadAsReadJwtDoes();
    void corpus_isReadAsReadJwtDoes();
    void scope_isTheSameBothWays_data();
    void scope_isTheSameBothWays();
    void header_ofRfc9068_decides();
    void manyHeaders_areStillRight();
};

void tst_TokenScanner::payload_isReadAsReadJwtDoes_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isFast");
    const auto row = [](const char *name, const QByteArray &payload, bool isFast) {
        QTest::newRow(name) << payload << isFast;
    };
    row("usual", R"({"iss":"https://a","sub":"b","client_id":"c","iat":1,"exp":2})", true);
    row("empty object", "{}", true);
    row("white space", " {\n\"sub\" : \"b\" ,\t\"exp\":3\r\n} ", true);
    row("azp", R"({"azp":"z","client_id":""})", true);
    row("other types", R"({"sub":1,"iss":["x"],"azp":{"a":null},"exp":true})", true);
    row("nested", R"({"a":{"sub":"x","b":[{"c":1},[2]]},"sub":"y"})", true);
    row("same name in two objects", R"({"a":{"x":1},"b":{"x":1},"x":{"a":1}})", true);
    row("fraction", R"({"exp":12.75,"iat":0})", true);
    row("negative", R"({"exp":-1})", true);
    row("nonce", R"({"nonce":null})", true);
    row("nonce inside", R"({"a":{"nonce":1}})", true);
    row("time as text", R"({"exp":"12"})", false);
    row("time far off", R"({"exp":253402300800})", false);
    row("last second", R"({"exp":253402300799})", false);
    row("exponent", R"({"exp":1e3})", false);
    row("long number", R"({"exp":1234567890123456})", false);
    row("leading zero", R"({"exp":01})", false);
    row("plus", R"({"exp":+1})", false);
    row("no digits after the point", R"({"exp":1.})", false);
    row("minus alone", R"({"exp":-})", false);
    row("escape", R"({"sub":"a\u0062"})", false);
    row("escaped name", R"({"s\u0075b":"a"})", false);
    row("Chinese", R"({"sub":"王"})", false);
    row("no UTF-8", "{\"sub\":\"\xff\"}", false);
    row("control", "{\"sub\":\"a\tb\"}", false);
    row("name twice", R"({"sub":"a","sub":"b"})", false);
    row("name twice inside", R"({"a":{"b":1,"b":2}})", false);
    row("trailing comma", R"({"a":1,})", false);
    row("trailing comma in an array", R"({"a":[1,]})", false);
    row("no comma", R"({"a":1 "b":2})", false);
    row("rubbish after", R"({"a":1}x)", false);
    row("two objects", R"({"a":1}{"b":1})", false);
    row("cut", R"({"a":1)", false);
    row("no name", R"({1:1})", false);
    row("wrong word", R"({"a":nul})", false);
    row("word too long", R"({"a":nullx})", false);
    row("deep", R"({"a":)" + QByteArray(20, '[') + QByteArray(20, ']') + "}", false);
    row("too deep", R"({"a":)" + QByteArray(40, '[') + QByteArray(40, ']') + "}", false);
    row("no object", "[1]", false);
    row("text", "hello", false);
    row("type", R"({"typ":"Refresh"})", false);
    QByteArray many = "{";
    for (int i = 0; i < 200; ++i)
        many += "\"n" + QByteArray::number(i) + "\":1,";
    row("many names", many + "\"sub\":\"x\"}", false);
}

void tst_TokenScanner::payload_isReadAsReadJwtDoes()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isFast);
    TokenScanner scanner;
    // The header is known from here on.
    (void)scanner.read(tokenWith("{}"));
    const quint64 before = scanner.slowReads();
    const QByteArray token = tokenWith(payload);
    QCOMPARE(described(scanner.read(token)), expected(token));
    QCOMPARE(scanner.slowReads() == before, isFast);
}

void tst_TokenScanner::token_isReadAsReadJwtDoes_data()
{
    QTest::addColumn<QByteArray>("token");
    const QByteArray token = tokenWith(R"({"sub":"a"})");
    const qsizetype first = token.indexOf('.');
    const qsizetype second = token.lastIndexOf('.');
    QTest::newRow("opaque") << QByteArray("abc");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("two parts") << token.first(second);
    QTest::newRow("no signature") << token.first(second + 1);
    QTest::newRow("four parts") << QByteArray(token + ".x");
    QTest::newRow("dot after") << QByteArray(token + '.');
    QTest::newRow("no payload") << QByteArray(token.first(first) + '.' + token.sliced(second));
    QTest::newRow("padding") << QByteArray(token + '=');
    QTest::newRow("bad letter in the payload")
        << QByteArray(token.first(first + 1) + '+' + token.sliced(first + 2));
    QTest::newRow("bad letter in the signature") << QByteArray(token.chopped(1) + '+');
    QTest::newRow("leftover bits") << QByteArray(token.first(second + 1) + "AB");
    QTest::newRow("too large") << tokenWith(R"({"sub":")" + QByteArray(256 * 1024, 'a') + R"("})");
    QTest::newRow("other header") << macToken("HS512", "key", {{u"sub"_s, u"a"_s}});
    QTest::newRow("no algorithm") << compactToken("{}", "{}", "x");
    QTest::newRow("unsigned") << compactToken(R"({"alg":"none"})", "{}", {});
    QTest::newRow("encrypted") << QByteArray(
        toBase64Url(R"({"alg":"RSA-OAEP","enc":"A256GCM"})") + ".YQ.YQ.YQ.YQ");
}

void tst_TokenScanner::token_isReadAsReadJwtDoes()
{
    QFETCH(QByteArray, token);
    TokenScanner scanner;
    (void)scanner.read(tokenWith("{}"));
    (void)scanner.read(compactToken(R"({"alg":"none"})", R"({"sub":"x"})", {}));
    QCOMPARE(described(scanner.read(token)), expected(token));
    QCOMPARE(described(scanner.read(token)), expected(token));
}

void tst_TokenScanner::corpus_isReadAsReadJwtDoes()
{
    const QDir corpus(QStringLiteral(RESCIND_JWT_CORPUS));
    const QStringList names = corpus.entryList(QDir::Files);
    QVERIFY(names.size() > 20);
    TokenScanner scanner;
    (void)scanner.read(tokenWith("{}"));
    for (const QString &name : names) {
        QFile file(corpus.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        // As it is; its lines as the parts of a token; as a header and as a payload.
        QByteArrayList parts = bytes.split('\n');
        for (QByteArray &part : parts)
            part = toBase64Url(part);
        for (const QByteArray &token : {bytes, QByteArray(parts.join('.')), tokenWith(bytes),
                 compactToken(bytes, R"({"sub":"a"})", "x")}) {
            QCOMPARE(described(scanner.read(token)), expected(token));
            // With its header known.
            QCOMPARE(described(scanner.read(token)), expected(token));
        }
        for (const QByteArray &line : bytes.split('\n')) {
            const QByteArray token = tokenWith(line);
            QCOMPARE(described(scanner.read(token)), expected(token));
        }
    }
}

void tst_TokenScanner::scope_isTheSameBothWays_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<QByteArray>("scope");
    QTest::newRow("scope") << QByteArray(R"("scope":"a b")") << QByteArray("a b");
    QTest::newRow("both") << QByteArray(R"("scope":"a","scp":["b"])") << QByteArray("a");
    QTest::newRow("empty scope") << QByteArray(R"("scope":"","scp":["b"])") << QByteArray("b");
    QTest::newRow("array") << QByteArray(R"("scp":[ "a" , "b","c"])") << QByteArray("a b c");
    QTest::newRow("empty array") << QByteArray(R"("scp":[])") << QByteArray();
    QTest::newRow("empty member") << QByteArray(R"("scp":["","a"])") << QByteArray(" a");
    QTest::newRow("text") << QByteArray(R"("scp":"a b")") << QByteArray("a b");
    QTest::newRow("number inside") << QByteArray(R"("scp":["a",1])") << QByteArray("a ");
    QTest::newRow("list as scope") << QByteArray(R"("scope":["a"])") << QByteArray();
}

void tst_TokenScanner::scope_isTheSameBothWays()
{
    QFETCH(QByteArray, claims);
    QFETCH(QByteArray, scope);
    TokenScanner scanner;
    // An escape elsewhere makes it read the long way.
    QCOMPARE(scanner.read(tokenWith("{" + claims + R"(,"x":"\n"})")).scope.toByteArray(), scope);
    QCOMPARE(scanner.read(tokenWith("{" + claims + "}")).scope.toByteArray(), scope);
}

void tst_TokenScanner::header_ofRfc9068_decides()
{
    const QByteArray token
        = macToken("HS256", "key", R"({"alg":"HS256","typ":"at+jwt"})", R"({"nonce":"n"})");
    TokenScanner scanner;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(scanner.read(token).likelyKind, TokenKind::Access);
    QCOMPARE(scanner.slowReads(), 1U);
}

void tst_TokenScanner::manyHeaders_areStillRight()
{
    TokenScanner scanner;
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 100; ++i) {
            const QByteArray token = macToken("HS256", "key",
                R"({"alg":"HS256","kid":")" + QByteArray::number(i) + R"("})", R"({"sub":"a"})");
            QCOMPARE(described(scanner.read(token)), expected(token));
        }
    }
}

QTEST_GUILESS_MAIN(tst_TokenScanner)
#include "tst_tokenscanner.moc"
