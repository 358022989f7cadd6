// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/qnamtransports.h"

#include "core/net/clientidentity.h"
#include "tests/support/faultprovider.h"
#include "tests/support/testcase.h"

#include <QtCore/QFile>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr auto password = "canary-certificate-password";

} // namespace

Q_DECLARE_METATYPE(Route)

//! From what is set to a transport, or to the reason why there is none.
class tst_QnamTransports : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void authorities_ofEveryForm_areTrusted_data();
    void authorities_ofEveryForm_areTrusted();
    void unusableRoute_failsEverySend_data();
    void unusableRoute_failsEverySend();
    void mendedFile_isTakenUp();
    void renewedFile_isTakenUp();
    void sameRoute_sharesATransport();
    void unusedTransport_isLetGo();
    void identity_isRead_data();
    void identity_isRead();

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile written(temporaryPath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            return {};
        return written.fileName();
    }
    Result<HttpResponse> send(const Route &route)
    {
        QObject parent;
        const auto transport = m_source.transportFor(route);
        return resultOf(
            transport->send({.url = m_provider.url("/x"), .stage = Stage::Introspection}, &parent));
    }

    const TlsIdentity m_authority = selfSigned({.commonName = "Authority", .isAuthority = true});
    const TlsIdentity m_another = selfSigned({.commonName = "Another", .isAuthority = true});
    const TlsIdentity m_client
        = signedBy(m_authority, {.commonName = "client", .alternativeNames = {}});
    FaultProvider m_provider{signedBy(m_authority)};
    QnamTransports m_source;
};

void tst_QnamTransports::initTestCase()
{
    m_provider.on("/x", answerJson("{}"));
}

void tst_QnamTransports::authorities_ofEveryForm_areTrusted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray pem = m_authority.certificatePem;
    QTest::newRow("PEM") << pem;
    QTest::newRow("PEM of several") << m_another.certificatePem + pem;
    QTest::newRow("PEM with notes") << "# Company\n\n" + pem + "\nthe end\n";
    QTest::newRow("PEM with a broken one before")
        << "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + pem;
    QTest::newRow("PEM with CRLF") << QByteArray(pem).replace("\n", "\r\n");
    QTest::newRow("DER") << m_authority.certificate().toDer();
}

void tst_QnamTransports::authorities_ofEveryForm_areTrusted()
{
    QFETCH(QByteArray, bytes);
    QVERIFY_RESULT(send({.caFile = file(u"ca"_s, bytes)}));
}

void tst_QnamTransports::unusableRoute_failsEverySend_data()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("subject");
    const auto ca = [](const char *name, const QString &path, Reason reason) {
        QTest::newRow(name) << Route{.caFile = path} << reason << path;
    };
    ca("CA file missing", temporaryPath(u"gone"_s), Reason::FileMissing);
    ca("CA file a folder", temporaryPath(u""_s), Reason::FileUnreadable);
    ca("CA file a device", u"/dev/zero"_s, Reason::FileUnreadable);
    ca("CA file empty", file(u"empty"_s, {}), Reason::NoCertificateInFile);
    ca("CA file without certificates", file(u"key"_s, m_authority.keyPem),
        Reason::NoCertificateInFile);
    ca("CA file of rubbish", file(u"rubbish"_s, QByteArray(5000, '\xff')),
        Reason::NoCertificateInFile);
    const auto own = [](const char *name, const QString &path, const char *word, Reason reason) {
        QTest::newRow(name) << Route{.clientCertificateFile = path,
            .clientCertificatePassword = Secret(QByteArray(word))}
                            << reason << path;
    };
    own("PKCS#12 missing", temporaryPath(u"gone.p12"_s), password, Reason::FileMissing);
    own("PKCS#12 a folder", temporaryPath(u""_s), password, Reason::FileUnreadable);
    own("PKCS#12 of rubbish", file(u"rubbish.p12"_s, "no PKCS#12"), password,
        Reason::ClientCertificateUnusable);
    own("PKCS#12 empty", file(u"empty.p12"_s, {}), password, Reason::ClientCertificateUnusable);
    own("PKCS#12 that is PEM", file(u"pem.p12"_s, m_client.certificatePem + m_client.keyPem),
        password, Reason::ClientCertificateUnusable);
    const QString good = file(u"good.p12"_s, pkcs12(m_client, {.password = password}));
    own("PKCS#12, wrong password", good, "wrong", Reason::ClientCertificateLocked);
    own("PKCS#12, no password", good, "", Reason::ClientCertificateLocked);
    own("PKCS#12 cut short",
        file(u"short.p12"_s, pkcs12(m_client, {.password = password}).chopped(40)), password,
        Reason::ClientCertificateUnusable);
    own("PKCS#12 without a key",
        file(u"keyless.p12"_s, pkcs12(m_client, {.password = password, .hasKey = false})), password,
        Reason::ClientCertificateUnusable);
    QTest::newRow("proxy address")
        << Route{.proxy = {.use = ProxyRule::Use::Explicit, .address = u"nowhere"_s}}
        << Reason::ProxyAddressInvalid << u"nowhere"_s;
}

void tst_QnamTransports::unusableRoute_failsEverySend()
{
    QFETCH(Route, route);
    QFETCH(Reason, reason);
    QFETCH(QString, subject);
    const int before = m_provider.connectionCount();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^no way to the provider"_s));
    for (int i = 0; i < 2; ++i) {
        const auto result = send(route);
        QVERIFY(!result);
        QCOMPARE(result.error().reason, reason);
        QCOMPARE(result.error().stage, Stage::Introspection);
        QCOMPARE(result.error().subject, subject);
        QVERIFY(!result.error().maybeSent);
        QVERIFY(!described(result.error()).contains("canary"));
    }
    QCOMPARE(m_provider.connectionCount(), before);
}

void tst_QnamTransports::mendedFile_isTakenUp()
{
    const Route route{.caFile = temporaryPath(u"mended"_s)};
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^no way to the provider"_s));
    QCOMPARE(send(route).error().reason, Reason::FileMissing);
    file(u"mended"_s, m_authority.certificatePem);
    QVERIFY_RESULT(send(route));
}

void tst_QnamTransports::renewedFile_isTakenUp()
{
    const Route route{.caFile = file(u"renewed"_s, m_authority.certificatePem)};
    const auto held = m_source.transportFor(route);
    QVERIFY_RESULT(send(route));
    file(u"renewed"_s, m_another.certificatePem + "\n");
    const auto result = send(route);
    QVERIFY(!result);
    QCOMPARE(result.error().reason, Reason::CertificateRejected);
}

void tst_QnamTransports::sameRoute_sharesATransport()
{
    const auto plain = m_source.transportFor({});
    QCOMPARE(m_source.transportFor({}), plain);
    const Route route{.caFile = file(u"shared"_s, m_authority.certificatePem)};
    const auto own = m_source.transportFor(route);
    QVERIFY(own != plain);
    QCOMPARE(m_source.transportFor(route), own);
    Route other = route;
    other.proxy = {.use = ProxyRule::Use::Explicit,
        .address = u"proxy.example:3128"_s,
        .user = u"alice"_s,
        .password = Secret(QByteArray("a"))};
    const auto proxied = m_source.transportFor(other);
    QVERIFY(proxied != own);
    other.proxy.password = Secret(QByteArray("b"));
    QVERIFY(m_source.transportFor(other) != proxied);
}

void tst_QnamTransports::unusedTransport_isLetGo()
{
    std::weak_ptr<HttpTransport> unused = m_source.transportFor({.caFile = {}});
    const auto held = m_source.transportFor({.proxy = {.use = ProxyRule::Use::Direct}});
    const auto another = m_source.transportFor(
        {.proxy = {.use = ProxyRule::Use::Explicit, .address = u"proxy.example:3128"_s}});
    QVERIFY(unused.expired());
    QCOMPARE(m_source.transportFor({.proxy = {.use = ProxyRule::Use::Direct}}), held);
}

void tst_QnamTransports::identity_isRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("certificates");
    const QByteArray word = password;
    QTest::newRow("plain") << pkcs12(m_client, {.password = word}) << word << 1;
    QTest::newRow("with its authority")
        << pkcs12(m_client, {.password = word, .authority = m_authority}) << word << 2;
    QTest::newRow("without a password") << pkcs12(m_client, {}) << QByteArray() << 1;
    QTest::newRow("password in another script")
        << pkcs12(m_client, {.password = "密码 ü"}) << QByteArray("密码 ü") << 1;
    QTest::newRow("RC2, as old Windows wrote it")
        << pkcs12(m_client, {.password = word, .isOld = true}) << word << 1;
}

void tst_QnamTransports::identity_isRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, word);
    QFETCH(int, certificates);
    const auto identity = clientIdentityIn(file(u"own.p12"_s, bytes), Secret(word));
    QVERIFY_RESULT(identity);
    QCOMPARE(identity->chain.size(), certificates);
    QCOMPARE(identity->chain.constFirst(), m_client.certificate());
    QCOMPARE(identity->key, m_client.key());
}

QTEST_GUILESS_MAIN(tst_QnamTransports)
#include "tst_qnamtransports.moc"
