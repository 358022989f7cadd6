// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlsview.h"

#include "core/net/qnamtransport.h"
#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

//! What is seen of a server's certificates, on a real handshake.
class tst_TlsView final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void chain_isSeenFromTheServerUp();
    void everyAnswer_showsIt_alsoOnAKeptConnection();
    void otherStages_doNotLook();
    void plainHttp_hasNone();
    void hostileNames_areTamed();

private:
    static Result<HttpResponse> get(QnamTransport &transport, const QUrl &url, Stage stage)
    {
        QObject parent;
        return resultOf(transport.send({.url = url, .stage = stage}, &parent));
    }

    const TlsIdentity m_authority
        = selfSigned({.commonName = "Company Authority", .isAuthority = true});
};

void tst_TlsView::chain_isSeenFromTheServerUp()
{
    const TlsIdentity middle
        = signedBy(m_authority, {.commonName = "Company Issuer", .isAuthority = true});
    FaultProvider provider(
        signedBy(middle, {.commonName = "idp", .ends = 24h * 10}), {middle.certificate()});
    provider.on("/x", answerJson("{}"));
    QnamTransport transport({.trusted = {m_authority.certificate()}});
    const auto answer = get(transport, provider.url("/x"), Stage::Discovery);
    QVERIFY_RESULT(answer);
    QVERIFY(answer->tls.has_value());
    const QList<ServerCertificate> &chain = answer->tls->chain;
    QVERIFY(chain.size() >= 2);
    QCOMPARE(chain.at(0).subject, u"idp"_s);
    QCOMPARE(chain.at(0).issuer, u"Company Issuer"_s);
    QCOMPARE(chain.at(1).subject, u"Company Issuer"_s);
    QCOMPARE(chain.at(1).issuer, u"Company Authority"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(chain.at(0).validTo.timeSpec(), Qt::UTC);
    QVERIFY(qAbs(now.secsTo(chain.at(0).validTo) - 10 * 24 * 3600) < 60);
    QVERIFY(chain.at(0).validFrom < now);
    QVERIFY(answer->tls->protocol.startsWith(u"TLS 1."));
}

void tst_TlsView::everyAnswer_showsIt_alsoOnAKeptConnection()
{
    FaultProvider provider(signedBy(m_authority, {.commonName = "idp"}));
    provider.on("/x", answerJson("{}"));
    QnamTransport transport({.trusted = {m_authority.certificate()}});
    for (int i = 0; i < 2; ++i) {
        const auto answer = get(transport, provider.url("/x"), Stage::Discovery);
        QVERIFY_RESULT(answer);
        QVERIFY(answer->tls.has_value());
        QCOMPARE(answer->tls->chain.constFirst().subject, u"idp"_s);
    }
    QCOMPARE(provider.connectionCount(), 1);
}

void tst_TlsView::otherStages_doNotLook()
{
    FaultProvider provider(signedBy(m_authority));
    provider.on("/x", answerJson("{}"));
    QnamTransport transport({.trusted = {m_authority.certificate()}});
    const auto answer = get(transport, provider.url("/x"), Stage::Keys);
    QVERIFY_RESULT(answer);
    QVERIFY(!answer->tls.has_value());
}

void tst_TlsView::plainHttp_hasNone()
{
    FaultProvider provider;
    provider.on("/x", answerJson("{}"));
    QnamTransport transport;
    const auto answer = get(transport, provider.url("/x"), Stage::Discovery);
    QVERIFY_RESULT(answer);
    QVERIFY(!answer->tls.has_value());
}

void tst_TlsView::hostileNames_areTamed()
{
    FaultProvider provider(signedBy(m_authority,
        {.commonName = "<b>a\x1b[31m\nb\xe2\x80\xae"
                       "c"}));
    provider.on("/x", answerJson("{}"));
    QnamTransport transport({.trusted = {m_authority.certificate()}});
    const auto answer = get(transport, provider.url("/x"), Stage::Discovery);
    QVERIFY_RESULT(answer);
    QCOMPARE(answer->tls->chain.constFirst().subject, u"<b>a [31m bc"_s);
}

QTEST_GUILESS_MAIN(tst_TlsView)
#include "tst_tlsview.moc"
