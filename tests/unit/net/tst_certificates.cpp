// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransport.h"

#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Faults = QList<CertificateFault>;
Q_DECLARE_METATYPE(TlsIdentity)
Q_DECLARE_METATYPE(CertificateFault)

//! Which certificates are refused, and what is said of them.
class tst_Certificates : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void refusedCertificate_isNamed_data();
    void refusedCertificate_isNamed();
    void middleOfTheChain_outOfDate_isNamed();
    void validity_isToldInUtc();
    void manyHosts_areCut();
    void hostileNames_areTamed();
    void unknownAuthority_isTrustedOnceItIsGiven();
    void everyRequest_isChecked();

private:
    static Result<HttpResponse> send(const QUrl &url, const QList<QSslCertificate> &trusted = {})
    {
        QnamTransport transport({.trusted = trusted});
        QObject parent;
        return resultOf(transport.send({.method = HttpRequest::Method::Post,
                                           .url = url,
                                           .form = {{"token", Secret(QByteArray("canary"))}},
                                           .stage = Stage::Revocation},
            &parent));
    }

    const TlsIdentity m_authority
        = selfSigned({.commonName = "Company Authority", .isAuthority = true});
};

void tst_Certificates::refusedCertificate_isNamed_data()
{
    QTest::addColumn<TlsIdentity>("identity");
    QTest::addColumn<QList<QSslCertificate>>("others");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<QString>("issuer");
    const QString company = u"Company Authority"_s;
    const auto row
        = [&](const char *name, const CertificateWish &wish, bool trusted, const Faults &faults) {
              QTest::newRow(name) << signedBy(m_authority, wish) << QList<QSslCertificate>()
                                  << trusted << faults << company;
          };
    using F = CertificateFault;
    QTest::newRow("self-signed") << selfSigned({.commonName = "idp"}) << QList<QSslCertificate>()
                                 << true << Faults{F::SelfSigned} << u"idp"_s;
    row("unknown issuer", {.commonName = "idp"}, false, {F::UnknownIssuer});
    QTest::newRow("unknown issuer that is sent along")
        << signedBy(m_authority, {.commonName = "idp"})
        << QList<QSslCertificate>{m_authority.certificate()} << false << Faults{F::UnknownIssuer}
        << company;
    row("expired", {.commonName = "idp", .begins = -2h, .ends = -1h}, true, {F::Expired});
    row("not yet valid", {.commonName = "idp", .begins = 1h, .ends = 2h}, true, {F::NotYetValid});
    row("wrong host", {.commonName = "idp", .alternativeNames = "DNS:other.example"}, true,
        {F::WrongHost});
    row("all at once",
        {.commonName = "idp", .alternativeNames = "DNS:other.example", .begins = -2h, .ends = -1h},
        false, {F::UnknownIssuer, F::Expired, F::WrongHost});
}

void tst_Certificates::refusedCertificate_isNamed()
{
    QFETCH(TlsIdentity, identity);
    QFETCH(QList<QSslCertificate>, others);
    QFETCH(bool, trusted);
    QFETCH(Faults, faults);
    QFETCH(QString, issuer);
    FaultProvider provider(identity, others);
    const auto result = send(provider.url("/x"),
        trusted ? QList<QSslCertificate>{m_authority.certificate()} : QList<QSslCertificate>());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Tls);
    QCOMPARE(result.error().reason, Reason::CertificateRejected);
    QCOMPARE(result.error().subject, u"127.0.0.1"_s);
    QVERIFY(!result.error().maybeSent);
    QVERIFY(result.error().certificate.has_value());
    QCOMPARE(result.error().certificate->faults, faults);
    QCOMPARE(result.error().certificate->subject, u"idp"_s);
    QCOMPARE(result.error().certificate->issuer, issuer);
    QCOMPARE(provider.requests().size(), 0);
}

void tst_Certificates::middleOfTheChain_outOfDate_isNamed()
{
    const TlsIdentity middle = signedBy(
        m_authority, {.commonName = "Old Middle", .begins = -2h, .ends = -1h, .isAuthority = true});
    FaultProvider provider(signedBy(middle, {.commonName = "idp"}), {middle.certificate()});
    const auto result = send(provider.url("/x"), {m_authority.certificate()});
    QVERIFY(!result);
    QCOMPARE(result.error().certificate->faults, Faults{CertificateFault::Expired});
    QCOMPARE(result.error().certificate->subject, u"Old Middle"_s);
}

void tst_Certificates::validity_isToldInUtc()
{
    FaultProvider provider(signedBy(m_authority, {.begins = -2h, .ends = -1h}));
    const auto result = send(provider.url("/x"));
    QVERIFY(!result);
    const CertificateProblem problem = *result.error().certificate;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(problem.validTo.timeSpec(), Qt::UTC);
    QVERIFY(qAbs(problem.validFrom.secsTo(now) - 7200) < 60);
    QVERIFY(qAbs(problem.validTo.secsTo(now) - 3600) < 60);
    QCOMPARE(problem.hosts, u"127.0.0.1, localhost"_s);
}

void tst_Certificates::manyHosts_areCut()
{
    FaultProvider provider(signedBy(m_authority,
        {.alternativeNames = "DNS:a.example,DNS:b.example,DNS:c.example,DNS:d.example,"
                             "DNS:e.example,DNS:f.example"}));
    const auto result = send(provider.url("/x"));
    QVERIFY(!result);
    QCOMPARE(result.error().certificate->hosts,
        u"a.example, b.example, c.example, d.example, e.example, …"_s);
}

void tst_Certificates::hostileNames_areTamed()
{
    FaultProvider provider(selfSigned({.commonName = "<b>a\x1b[31m\nb\xe2\x80\xae"
                                                     "c"}));
    const auto result = send(provider.url("/x"));
    QVERIFY(!result);
    QCOMPARE(result.error().certificate->subject, u"<b>a [31m bc"_s);
}

void tst_Certificates::unknownAuthority_isTrustedOnceItIsGiven()
{
    FaultProvider provider(signedBy(m_authority));
    provider.on("/x", answerJson("{}"));
    QVERIFY(!send(provider.url("/x")));
    QVERIFY_RESULT(send(provider.url("/x"), {m_authority.certificate()}));
    // Another transport's trust is its own.
    QVERIFY(!send(provider.url("/x")));
}

void tst_Certificates::everyRequest_isChecked()
{
    // Nothing that was refused once gets through the second time.
    FaultProvider provider(signedBy(m_authority));
    provider.on("/x", answerJson("{}"));
    QnamTransport transport;
    QObject parent;
    for (int i = 0; i < 3; ++i)
        QVERIFY(!resultOf(transport.send({.url = provider.url("/x")}, &parent)));
    QCOMPARE(provider.requests().size(), 0);
}

QTEST_GUILESS_MAIN(tst_Certificates)
#include "tst_certificates.moc"
