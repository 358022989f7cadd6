// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/pastedtext.h"

#include "tests/support/signing.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

QByteArray jwt(const QJsonObject &claims = {{u"sub"_s, u"alice"_s}, {u"client_id"_s, u"app"_s}})
{
    return macToken("HS256", "secret", claims);
}

} // namespace

//! What somebody may have on the clipboard.
class tst_PastedText final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void text_isRead_data();
    void text_isRead();
    void token_isReadAndNotChecked();
    void idToken_isTold();
    void belonging_isByWhatTheTokenSays_data();
    void belonging_isByWhatTheTokenSays();
};

void tst_PastedText::text_isRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PastedText::What>("what");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("looksLikeToken");
    using What = PastedText::What;
    const QByteArray one = jwt();
    const QByteArray other = jwt({{u"sub"_s, u"bob"_s}});
    const QByteArray opaque = "sO3mq8-X1vKpJz0wR7tYbN4cQeHgLfUaDiE2uPxV9Tk";
    QTest::newRow("nothing") << QByteArray() << What::Nothing << QByteArray() << false;
    QTest::newRow("white space") << QByteArray(" \n\t ") << What::Nothing << QByteArray() << false;
    QTest::newRow("JWT") << one << What::Token << one << true;
    QTest::newRow("with blanks around it")
        << QByteArray("\n  " + one + " \r\n") << What::Token << one << true;
    QTest::newRow("Bearer") << QByteArray("Bearer " + one) << What::Token << one << true;
    QTest::newRow("quoted") << QByteArray("\"" + one + "\",") << What::Token << one << true;
    QTest::newRow("header") << QByteArray("Authorization: Bearer " + one) << What::Token << one
                            << true;
    QTest::newRow("line of a log")
        << QByteArray("2026-11-22T14:02:11Z GET /api?access_token=" + one + " 200") << What::Token
        << one << true;
    QTest::newRow("the same twice") << QByteArray(one + "\n" + one) << What::Token << one << true;
    QTest::newRow("opaque") << opaque << What::Token << opaque << true;
    QTest::newRow("two") << QByteArray(one + "\n" + other) << What::List << QByteArray() << false;
    QTest::newRow("large") << QByteArray(600 * 1024, 'x') << What::List << QByteArray() << false;
    QTest::newRow("a word") << QByteArray("hello") << What::Token << QByteArray("hello") << false;
}

void tst_PastedText::text_isRead()
{
    QFETCH(QByteArray, text);
    QFETCH(PastedText::What, what);
    QFETCH(QByteArray, token);
    QFETCH(bool, looksLikeToken);
    const PastedText pasted = readPasted(Secret(text));
    QCOMPARE(pasted.what, what);
    QCOMPARE(pasted.token.value.reveal(), token);
    QCOMPARE(pasted.looksLikeToken, looksLikeToken);
}

void tst_PastedText::token_isReadAndNotChecked()
{
    const PastedText pasted = readPasted(Secret(jwt()));
    QCOMPARE(pasted.token.facts.subject, u"alice"_s);
    QCOMPARE(pasted.token.kind, TokenKind::Access);
    QCOMPARE(pasted.token.origin, TokenOrigin::Pasted);
    QCOMPARE(pasted.token.signature, SignatureState::NotChecked);
    QCOMPARE(pasted.token.server, ServerState::NotAsked);
}

void tst_PastedText::idToken_isTold()
{
    const PastedText pasted
        = readPasted(Secret(jwt({{u"sub"_s, u"alice"_s}, {u"nonce"_s, u"n"_s}})));
    QCOMPARE(pasted.token.kind, TokenKind::Id);
    QCOMPARE(pasted.token.server, ServerState::CannotBeAsked);
}

void tst_PastedText::belonging_isByWhatTheTokenSays_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("client");
    QTest::addColumn<Belonging>("belonging");
    const QString ours = u"https://idp.example/oidc"_s;
    QTest::newRow("ours") << ours << u"app"_s << Belonging::Ours;
    QTest::newRow("slash at the end") << QString(ours + u'/') << u"app"_s << Belonging::Ours;
    QTest::newRow("no issuer") << QString() << u"app"_s << Belonging::Ours;
    QTest::newRow("no client") << ours << QString() << Belonging::NamesNobody;
    QTest::newRow("opaque") << QString() << QString() << Belonging::NamesNobody;
    QTest::newRow("other issuer") << u"https://idp.example.evil/oidc"_s << u"app"_s
                                  << Belonging::OtherIssuer;
    QTest::newRow("other client") << ours << u"App"_s << Belonging::OtherClient;
}

void tst_PastedText::belonging_isByWhatTheTokenSays()
{
    QFETCH(QString, issuer);
    QFETCH(QString, client);
    QFETCH(Belonging, belonging);
    const Profile profile{.clientId = u"app"_s, .appHost = u"https://idp.example"_s};
    QCOMPARE(belongingOf({.clientId = client, .issuer = issuer}, profile), belonging);
}

QTEST_GUILESS_MAIN(tst_PastedText)
#include "tst_pastedtext.moc"
