// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/strictjson.h"
#include "tests/support/testcase.h"

namespace rescind {

class TestStrictJson final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void object_strict_isRead_data();
    void object_strict_isRead();
    void text_notStrict_isRefused_data();
    void text_notStrict_isRefused();
    void depth_atTheLimit_isRead();
    void depth_aboveTheLimit_isRefused_data();
    void depth_aboveTheLimit_isRefused();
};

void TestStrictJson::object_strict_isRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("names");
    const auto names = [](const char *joined) { return QString::fromUtf8(joined).split(u','); };
    QTest::newRow("empty") << QByteArray("{}") << QStringList();
    QTest::newRow("white space") << QByteArray(" \r\n\t{ \"a\" :\n1 , \"b\"\t: [ ] } ")
                                 << names("a,b");
    QTest::newRow("same name in different objects")
        << QByteArray(R"({"a":{"a":1},"b":{"a":1},"c":[{"a":1},{"a":2}]})") << names("a,b,c");
    QTest::newRow("value like a name") << QByteArray(R"({"a":"a","b":"a"})") << names("a,b");
    QTest::newRow("strings in an array") << QByteArray(R"({"a":["a","a",":"]})") << names("a");
    QTest::newRow("brackets in strings")
        << QByteArray(R"({"a":"}]{[","b":"\"{:"})") << names("a,b");
    QTest::newRow("quote in a name") << QByteArray(R"({"a\"":1,"a":2})") << names("a,a\"");
    QTest::newRow("backslash ends a string")
        << QByteArray(R"({"a":"\\","b":"\\\\"})") << names("a,b");
    QTest::newRow("not ASCII") << QByteArray("{\"\xc3\xa9\":1,\"e\":2}") << names("e,\xc3\xa9");
    QTest::newRow("case matters") << QByteArray(R"({"aud":1,"Aud":2})") << names("Aud,aud");
}

void TestStrictJson::object_strict_isRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, names);
    const std::optional<QJsonObject> object = strictJsonObject(json);
    QVERIFY(object.has_value());
    QCOMPARE(object->keys(), names);
}

void TestStrictJson::text_notStrict_isRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("array of an object") << QByteArray("[{}]");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("string") << QByteArray("\"a\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("not closed") << QByteArray(R"({"a":1)");
    QTest::newRow("closed twice") << QByteArray(R"({"a":1}})");
    QTest::newRow("two objects") << QByteArray(R"({"a":1}{"a":1})");
    QTest::newRow("words after") << QByteArray(R"({"a":1} a)");
    QTest::newRow("comma at the end") << QByteArray(R"({"a":1,})");
    QTest::newRow("single quotes") << QByteArray("{'a':1}");
    QTest::newRow("string not closed") << QByteArray(R"({"a)");
    QTest::newRow("escape not closed") << QByteArray(R"({"a\)");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}");
    QTest::newRow("not UTF-8 in a name") << QByteArray("{\"\xc3\":1}");
    QTest::newRow("UTF-16") << QByteArray("{\0\"\0a\0\"\0:\0001\0}\0", 14);
    QTest::newRow("name twice") << QByteArray(R"({"a":1,"a":2})");
    QTest::newRow("name twice, equal values") << QByteArray(R"({"a":1,"a":1})");
    QTest::newRow("name twice, apart") << QByteArray(R"({"a":1,"b":{"c":[]},"a":2})");
    QTest::newRow("name twice, with spaces") << QByteArray("{\"a\" : 1,\n \"a\"\t: 2}");
    QTest::newRow("name twice, one escaped") << QByteArray(R"({"alg":1,"\u0061lg":2})");
    QTest::newRow("name twice, slash escaped") << QByteArray(R"({"a/b":1,"a\/b":2})");
    QTest::newRow("name twice, surrogates")
        << QByteArray("{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\ude00\":2}");
    QTest::newRow("name twice, in an inner object") << QByteArray(R"({"a":{"b":1,"b":2}})");
    QTest::newRow("name twice, in an array") << QByteArray(R"({"a":[0,{"b":1,"b":2}]})");
    QTest::newRow("empty name twice") << QByteArray(R"({"":1,"":2})");
}

void TestStrictJson::text_notStrict_isRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!strictJsonObject(json));
}

void TestStrictJson::depth_atTheLimit_isRead()
{
    const QByteArray json = "{\"a\":" + QByteArray(31, '[') + QByteArray(31, ']') + '}';
    QVERIFY(strictJsonObject(json).has_value());
}

void TestStrictJson::depth_aboveTheLimit_isRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const int depth : {32, 1000, 1100, 100000}) {
        QTest::addRow("arrays %d", depth)
            << QByteArray("{\"a\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}');
        QTest::addRow("objects %d", depth)
            << QByteArray("{\"a\":").repeated(depth + 1) + "1" + QByteArray(depth + 1, '}');
        QTest::addRow("never closed %d", depth) << QByteArray("{\"a\":" + QByteArray(depth, '['));
    }
}

void TestStrictJson::depth_aboveTheLimit_isRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!strictJsonObject(json));
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestStrictJson)
#include "tst_strictjson.moc"
