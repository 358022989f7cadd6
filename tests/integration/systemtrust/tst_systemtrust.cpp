// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransports.h"

#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

#include <QtCore/QFile>

using namespace rescind;
using namespace Qt::StringLiterals;

//! A profile's authorities are trusted besides the system's, not instead of them: Qt forgets the
//! system's as soon as it is given one more. See with-system-authority.sh.
class tst_SystemTrust : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void authorities_addUp_data();
    void authorities_addUp();

private:
    static TlsIdentity systemAuthority()
    {
        const auto read = [](const char *name) {
            QFile file(qEnvironmentVariable("RESCIND_SYSTEM_AUTHORITY") + QLatin1StringView(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        return {read("/authority.pem"), read("/authority.key")};
    }
};

void tst_SystemTrust::authorities_addUp_data()
{
    QTest::addColumn<bool>("bySystem");
    QTest::addColumn<bool>("withFile");
    QTest::addColumn<bool>("withClientCertificate");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("the system's, nothing set") << true << false << false << true;
    QTest::newRow("the system's, with a CA file") << true << true << false << true;
    QTest::newRow("the system's, with a client certificate") << true << false << true << true;
    QTest::newRow("the system's, with both") << true << true << true << true;
    QTest::newRow("the company's, nothing set") << false << false << false << false;
    QTest::newRow("the company's, with a CA file") << false << true << false << true;
    QTest::newRow("the company's, with a client certificate") << false << false << true << false;
}

void tst_SystemTrust::authorities_addUp()
{
    QFETCH(bool, bySystem);
    QFETCH(bool, withFile);
    QFETCH(bool, withClientCertificate);
    QFETCH(bool, trusted);
    const TlsIdentity company = selfSigned({.commonName = "Company", .isAuthority = true});
    FaultProvider provider(signedBy(bySystem ? systemAuthority() : company));
    provider.on("/x", answerJson("{}"));
    const auto file = [this](const QString &name, const QByteArray &bytes) {
        QFile written(temporaryPath(name));
        if (written.open(QIODevice::WriteOnly))
            written.write(bytes);
        return written.fileName();
    };
    Route route{.clientCertificateHosts = {u"127.0.0.1"_s}};
    if (withFile)
        route.caFile = file(u"ca.pem"_s, company.certificatePem);
    if (withClientCertificate)
        route.clientCertificateFile = file(u"own.p12"_s, pkcs12(signedBy(company), {}));
    QnamTransports source;
    const auto transport = source.transportFor(route);
    QObject parent;
    const auto result = resultOf(transport->send({.url = provider.url("/x")}, &parent));
    QCOMPARE(result.has_value(), trusted);
    if (!trusted)
        QCOMPARE(result.error().reason, Reason::CertificateRejected);
}

QTEST_GUILESS_MAIN(tst_SystemTrust)
#include "tst_systemtrust.moc"
