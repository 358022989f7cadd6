// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokens/claims.h"

#include "tests/support/testcase.h"

#include <QtCore/QJsonDocument>

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class TestClaims final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void scalar_isWrittenAsJsonDoes_data();
    void scalar_isWrittenAsJsonDoes();
    void structure_becomesATree();
    void times_areKnownByName_data();
    void times_areKnownByName();
    void raw_isIndented();
};

void TestClaims::scalar_isWrittenAsJsonDoes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *json, const QString &expected) {
        QTest::newRow(json) << QByteArray(json) << expected;
    };
    row(R"("alice")", u"alice"_s);
    row(R"("")", QString());
    row(R"("a \"b\" 漢")", u"a \"b\" 漢"_s);
    row("true", u"true"_s);
    row("false", u"false"_s);
    row("null", u"null"_s);
    row("7", u"7"_s);
    row("-1.5", u"-1.5"_s);
    row("9007199254740993", u"9007199254740993"_s);
    row("{}", QString());
    row("[]", QString());
}

void TestClaims::scalar_isWrittenAsJsonDoes()
{
    QFETCH(QByteArray, json);
    const QList<ClaimNode> nodes = claimTree(objectOf(R"({"x":)" + json + '}'));
    QCOMPARE(nodes.size(), 1);
    QCOMPARE(nodes[0].name, u"x"_s);
    QTEST(nodes[0].value, "expected");
    QVERIFY(nodes[0].children.isEmpty());
}

void TestClaims::structure_becomesATree()
{
    const QList<ClaimNode> nodes
        = claimTree(objectOf(R"({"aud":["a",{"b":1}],"realm_access":{"roles":["admin"]}})"));
    QCOMPARE(nodes.size(), 2);
    QCOMPARE(nodes[0].name, u"aud"_s);
    QVERIFY(nodes[0].value.isEmpty());
    QCOMPARE(nodes[0].children.size(), 2);
    QCOMPARE(nodes[0].children[0].name, u"0"_s);
    QCOMPARE(nodes[0].children[0].value, u"a"_s);
    QCOMPARE(nodes[0].children[1].children[0].name, u"b"_s);
    QCOMPARE(nodes[1].children[0].children[0].value, u"admin"_s);
    QVERIFY(claimTree({}).isEmpty());
}

void TestClaims::times_areKnownByName_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isTime");
    for (const char *const name : {"exp", "iat", "nbf", "auth_time", "updated_at"})
        QTest::newRow(name) << QByteArray(R"({")" + QByteArray(name) + R"(":1790000000})") << true;
    QTest::newRow("text") << R"({"exp":"1790000000"})"_ba << true;
    QTest::newRow("words") << R"({"exp":"tomorrow"})"_ba << false;
    QTest::newRow("null") << R"({"exp":null})"_ba << false;
    QTest::newRow("list") << R"({"exp":[1790000000]})"_ba << false;
    QTest::newRow("other name") << R"({"expires":1790000000})"_ba << false;
}

void TestClaims::times_areKnownByName()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isTime);
    const ClaimNode node = claimTree(objectOf(json)).constFirst();
    QCOMPARE(node.time.isValid(), isTime);
    if (isTime)
        QCOMPARE(node.time.toSecsSinceEpoch(), 1790000000);
}

void TestClaims::raw_isIndented()
{
    QCOMPARE(rawClaims(objectOf(R"({"a":1})")), u"{\n    \"a\": 1\n}"_s);
    QCOMPARE(rawClaims({}), u"{\n}"_s);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestClaims)
#include "tst_claims.moc"
