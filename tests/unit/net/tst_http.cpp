// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http.h"

#include "tests/support/testcase.h"

using namespace rescind;

class tst_Http : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void formEncoded_followsAppendixB_data();
    void formEncoded_followsAppendixB();
    void encodedForm_joinsParameters();
    void secrets_holdWhatIsSecret();
    void secrets_leaveOutWhatIsNot();
    void secrets_ofBasic_holdThePassword();
    void isSuccess_isTwoHundredsOnly_data();
    void isSuccess_isTwoHundredsOnly();
};

void tst_Http::formEncoded_followsAppendixB_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("encoded");
    const auto row = [](const char *name, const QByteArray &value, const QByteArray &encoded) {
        QTest::newRow(name) << value << encoded;
    };
    row("the RFC's own", " %&+£€", "+%25%26%2B%C2%A3%E2%82%AC");
    row("empty", "", "");
    row("letters and digits", "azAZ09", "azAZ09");
    row("left alone", "-._*", "-._*");
    row("tilde", "~", "%7E");
    row("plus", "a+b", "a%2Bb");
    row("space", "a b", "a+b");
    row("percent", "100%", "100%25");
    row("ampersand, equals", "a&b=c", "a%26b%3Dc");
    row("euro", "€", "%E2%82%AC");
    row("han", "漢", "%E6%BC%A2");
    row("outside the BMP", "😀", "%F0%9F%98%80");
    row("line end", "a\r\nb", "a%0D%0Ab");
    row("nul", QByteArray("a\0b", 3), "a%00b");
    row("not utf-8", "\xff", "%FF");
    row("base64", "ab/c+d==", "ab%2Fc%2Bd%3D%3D");
    row("encoded already", "%20", "%2520");
    row("url", "http://127.0.0.1:1/cb?x=1", "http%3A%2F%2F127.0.0.1%3A1%2Fcb%3Fx%3D1");
}

void tst_Http::formEncoded_followsAppendixB()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, encoded);
    QCOMPARE(formEncoded(value), encoded);
}

void tst_Http::encodedForm_joinsParameters()
{
    QVERIFY(encodedForm({}).isEmpty());
    const FormParameters form{{"grant_type", Secret(QByteArray("authorization_code"))},
        {"code", Secret(QByteArray("a b&c"))}, {"empty", Secret()}};
    QCOMPARE(encodedForm(form).reveal(),
        QByteArray("grant_type=authorization_code&code=a+b%26c&empty="));
}

void tst_Http::secrets_holdWhatIsSecret()
{
    for (const char *const name : {"code", "code_verifier", "token", "refresh_token", "password",
             "client_secret", "client_assertion", "something_new"}) {
        const HttpRequest request{.form = {{name, Secret(QByteArray("canary"))}}};
        QVERIFY2(request.secrets().contains(Secret(QByteArray("canary"))), name);
    }
    const HttpRequest bearer{.authorization = Secret(QByteArray("Bearer canary"))};
    QVERIFY(bearer.secrets().contains(Secret(QByteArray("Bearer canary"))));
    QVERIFY(bearer.secrets().contains(Secret(QByteArray("canary"))));
}

void tst_Http::secrets_leaveOutWhatIsNot()
{
    HttpRequest request;
    for (const char *const name : {"grant_type", "client_id", "redirect_uri", "token_type_hint",
             "scope", "client_assertion_type"})
        request.form.append({name, Secret(QByteArray("word"))});
    request.form.append({QByteArray("code"), Secret()});
    QVERIFY(request.secrets().isEmpty());
}

void tst_Http::secrets_ofBasic_holdThePassword()
{
    const QByteArray pair
        = formEncoded(QByteArray("app:1")) + ':' + formEncoded(QByteArray("p w+%"));
    const HttpRequest request{.authorization = Secret(QByteArray("Basic " + pair.toBase64()))};
    QVERIFY(request.secrets().contains(Secret(QByteArray("p w+%"))));
    QVERIFY(request.secrets().contains(Secret(pair.toBase64())));
}

void tst_Http::isSuccess_isTwoHundredsOnly_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("success");
    for (const int status : {0, 100, 199, 300, 302, 400, 401, 500, 503})
        QTest::addRow("%d", status) << status << false;
    for (const int status : {200, 201, 204, 299})
        QTest::addRow("%d", status) << status << true;
}

void tst_Http::isSuccess_isTwoHundredsOnly()
{
    QFETCH(int, status);
    QFETCH(bool, success);
    QCOMPARE(HttpResponse{.status = status}.isSuccess(), success);
}

QTEST_APPLESS_MAIN(tst_Http)
#include "tst_http.moc"
