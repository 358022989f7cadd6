// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/providerkeys.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"
#include "tests/unit/oidc/sampleclient.h"

using namespace Qt::StringLiterals;

namespace rescind {

class TestProviderKeys final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void request_goesToTheKeys();
    void request_withoutAddress_isAnError();
    void answer_keySet_isRead();
    void answer_other_isAnError_data();
    void answer_other_isAnError();
};

void TestProviderKeys::request_goesToTheKeys()
{
    const auto request = keysRequest(conventionalMetadata(sampleProfile()));
    QVERIFY_RESULT(request);
    QCOMPARE(request->method, HttpRequest::Method::Get);
    QCOMPARE(request->url, QUrl(u"https://portal.authing.cn/oidc/.well-known/jwks.json"_s));
    QCOMPARE(request->stage, Stage::Keys);
    QVERIFY(request->authorization.isEmpty());
}

void TestProviderKeys::request_withoutAddress_isAnError()
{
    const auto request = keysRequest({});
    QVERIFY(!request);
    QCOMPARE(request.error().reason, Reason::EndpointMissing);
    QCOMPARE(request.error().stage, Stage::Keys);
}

void TestProviderKeys::answer_keySet_isRead()
{
    const QByteArray json = keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::P256A});
    const auto keys = keysAnswer(answerOf(Stage::Keys, 200, json));
    QVERIFY_RESULT(keys);
    QCOMPARE(keys->size(), 2);
}

void TestProviderKeys::answer_other_isAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("404") << 404 << R"({"keys":[]})"_ba;
    QTest::newRow("page") << 200 << "<html></html>"_ba;
    QTest::newRow("error on 200") << 200 << R"({"error":"server_error","keys":[]})"_ba;
    QTest::newRow("empty") << 200 << QByteArray();
}

void TestProviderKeys::answer_other_isAnError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const auto keys = keysAnswer(answerOf(Stage::Keys, status, body));
    QVERIFY(!keys);
    QCOMPARE(keys.error().stage, Stage::Keys);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestProviderKeys)
#include "tst_providerkeys.moc"
