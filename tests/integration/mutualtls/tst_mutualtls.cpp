// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/profileroute.h"
#include "core/engine/profilesecrets.h"
#include "core/net/qnamtransports.h"
#include "core/oidc/revocation.h"
#include "core/oidc/tokenendpoint.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/testcase.h"
#include "tests/support/testcertificates.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QUrlQuery>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

constexpr auto password = "canary-certificate-password";

//! A server on loopback that is another program and is ended with this object.
class DemandingServer
{
public:
    //! Node's: tells what it saw.
    [[nodiscard]] static std::unique_ptr<DemandingServer> telling(
        const TlsIdentity &identity, const TlsIdentity &authority, const QString &version)
    {
        auto server = std::make_unique<DemandingServer>();
        server->m_process.start(u"node"_s,
            {QStringLiteral(RESCIND_SOURCE_DIR "/tests/integration/mutualtls/server.mjs")});
        const QJsonObject settings{{u"key"_s, QString::fromLatin1(identity.keyPem)},
            {u"cert"_s, QString::fromLatin1(identity.certificatePem)},
            {u"ca"_s, QString::fromLatin1(authority.certificatePem)}, {u"version"_s, version}};
        server->m_process.write(QJsonDocument(settings).toJson(QJsonDocument::Compact) + '\n');
        server->waitForPort();
        return server;
    }
    //! OpenSSL's own: says by an alert why it lets nobody in, where node only hangs up.
    [[nodiscard]] static std::unique_ptr<DemandingServer> alerting(
        const QString &identityFile, const QString &authorityFile, const QString &version)
    {
        auto server = std::make_unique<DemandingServer>();
        server->m_process.start(u"openssl"_s,
            {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, identityFile, u"-CAfile"_s,
                authorityFile, u"-Verify"_s, u"2"_s, u"-verify_return_error"_s, u"-www"_s,
                version == "TLSv1.2"_L1 ? u"-tls1_2"_s : u"-tls1_3"_s});
        server->waitForPort();
        return server;
    }
    DemandingServer() { m_process.setProcessChannelMode(QProcess::MergedChannels); }
    ~DemandingServer()
    {
        m_process.closeWriteChannel();
        m_process.kill();
        m_process.waitForFinished();
    }

    [[nodiscard]] bool isListening() const { return !m_port.isEmpty(); }
    [[nodiscard]] QString address() const { return u"https://127.0.0.1:"_s + m_port; }

private:
    Q_DISABLE_COPY_MOVE(DemandingServer)

    void waitForPort()
    {
        static const QRegularExpression form(u"(?:^|ACCEPT 127\\.0\\.0\\.1:)(\\d+)$"_s);
        while (m_port.isEmpty() && (m_process.canReadLine() || m_process.waitForReadyRead(20000))) {
            if (m_process.canReadLine())
                m_port
                    = form.match(QString::fromLatin1(m_process.readLine().trimmed())).captured(1);
        }
    }

    QProcess m_process;
    QString m_port;
};

} // namespace

//! RFC 8705: who we are is told by our certificate alone.
class tst_MutualTls : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void certificate_opensTheDoor_data();
    void certificate_opensTheDoor();
    void noCertificate_isSaid_data();
    void noCertificate_isSaid();
    void foreignCertificate_isSaid_data();
    void foreignCertificate_isSaid();
    void otherHosts_areNotShownIt();

private:
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile written(temporaryPath(name));
        if (written.open(QIODevice::WriteOnly))
            written.write(bytes);
        return written.fileName();
    }
    void addVersions();
    //! A profile for this server that authenticates by its certificate.
    Client client(const DemandingServer &server, const TlsIdentity &identity);
    Result<HttpResponse> send(const Client &client, const Result<HttpRequest> &request);

    const TlsIdentity m_authority = selfSigned({.commonName = "Authority", .isAuthority = true});
    const TlsIdentity m_server = signedBy(m_authority);
    const TlsIdentity m_own
        = signedBy(m_authority, {.commonName = "the client", .alternativeNames = {}});
    MemorySecretStore m_store;
    QnamTransports m_transports;
    std::unique_ptr<Vault> m_vault;
};

void tst_MutualTls::addVersions()
{
    QTest::addColumn<QString>("version");
    for (const auto &version : {u"TLSv1.2"_s, u"TLSv1.3"_s})
        QTest::newRow(qPrintable(version)) << version;
}

Client tst_MutualTls::client(const DemandingServer &server, const TlsIdentity &identity)
{
    m_vault = std::make_unique<Vault>(m_store);
    Client result{.profile = {.id = u"mtls"_s,
                      .clientId = u"app"_s,
                      .appHost = server.address(),
                      .tokenAuth = ClientAuthMethod::Tls,
                      .introspectionAuth = ClientAuthMethod::Tls,
                      .revocationAuth = ClientAuthMethod::Tls},
        .secret = Secret(QByteArray("canary-app-secret"))};
    result.profile.network.caFile = file(u"ca.pem"_s, m_authority.certificatePem);
    if (!identity.isNull()) {
        result.profile.network.clientCertificateFile
            = file(u"own.p12"_s, pkcs12(identity, {.password = password}));
        m_store.entries.insert(
            secretKey(ProfileSecret::CertificatePassword, u"mtls"_s), Secret(QByteArray(password)));
        const auto read = resultOf(
            readSecrets(*m_vault, result.profile.id, neededSecrets(result.profile), this));
        [&] { QVERIFY_RESULT(read); }();
    }
    result.metadata = conventionalMetadata(result.profile);
    return result;
}

Result<HttpResponse> tst_MutualTls::send(const Client &client, const Result<HttpRequest> &request)
{
    [&] { QVERIFY_RESULT(request); }();
    QObject parent;
    const auto transport = m_transports.transportFor(routeOf(client.profile, *m_vault));
    return resultOf(transport->send(*request, &parent));
}

void tst_MutualTls::certificate_opensTheDoor_data()
{
    addVersions();
}

void tst_MutualTls::certificate_opensTheDoor()
{
    QFETCH(QString, version);
    const auto server = DemandingServer::telling(m_server, m_authority, version);
    QVERIFY(server->isListening());
    const Client own = client(*server, m_own);
    const Secret token(QByteArray("canary-token"));
    for (const auto &request :
        {refreshRequest(own, token), revocationRequest(own, token, TokenTypeHint::RefreshToken)}) {
        const auto answer = send(own, request);
        QVERIFY_RESULT(answer);
        const QJsonObject seen = QJsonDocument::fromJson(answer->body).object();
        QCOMPARE(seen.value("subject"_L1).toString(), u"the client"_s);
        QCOMPARE(seen.value("version"_L1).toString(), version);
        QVERIFY(seen.value("authorization"_L1).isNull());
        const QUrlQuery form(seen.value("body"_L1).toString());
        QCOMPARE(form.queryItemValue(u"client_id"_s), u"app"_s);
        QVERIFY(!form.hasQueryItem(u"client_secret"_s));
        QVERIFY(!form.toString().contains("canary-app-secret"_L1));
    }
}

void tst_MutualTls::noCertificate_isSaid_data()
{
    addVersions();
}

void tst_MutualTls::noCertificate_isSaid()
{
    QFETCH(QString, version);
    const auto server = DemandingServer::telling(m_server, m_authority, version);
    QVERIFY(server->isListening());
    const Client nobody = client(*server, {});
    // TLS 1.2 has no words of its own for it.
    const Reason reason
        = version == "TLSv1.2"_L1 ? Reason::HandshakeRefused : Reason::ClientCertificateWanted;
    for (int i = 0; i < 5; ++i) {
        const auto answer = send(nobody, refreshRequest(nobody, Secret(QByteArray("canary"))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
        QCOMPARE(answer.error().reason, reason);
        QCOMPARE(answer.error().subject, u"127.0.0.1"_s);
        QVERIFY(!answer.error().maybeSent);
    }
}

void tst_MutualTls::foreignCertificate_isSaid_data()
{
    addVersions();
}

void tst_MutualTls::foreignCertificate_isSaid()
{
    QFETCH(QString, version);
    const auto server = DemandingServer::alerting(
        file(u"server.pem"_s, m_server.certificatePem + m_server.keyPem),
        file(u"authority.pem"_s, m_authority.certificatePem), version);
    QVERIFY(server->isListening());
    const TlsIdentity expired
        = signedBy(m_authority, {.begins = std::chrono::hours(-2), .ends = -std::chrono::hours(1)});
    for (const TlsIdentity &identity : {selfSigned({.commonName = "stranger"}), expired}) {
        const Client stranger = client(*server, identity);
        const auto answer = send(stranger, refreshRequest(stranger, Secret(QByteArray("canary"))));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
        QCOMPARE(answer.error().reason, Reason::ClientCertificateRefused);
        QVERIFY(!answer.error().maybeSent);
    }
}

void tst_MutualTls::otherHosts_areNotShownIt()
{
    const auto server = DemandingServer::telling(m_server, m_authority, u"TLSv1.3"_s);
    QVERIFY(server->isListening());
    Client own = client(*server, m_own);
    auto request = refreshRequest(own, Secret(QByteArray("canary")));
    // The same machine by a name that is none of the provider's.
    request->url.setHost(u"localhost"_s);
    const auto answer = send(own, request);
    QVERIFY(!answer);
    QCOMPARE(answer.error().reason, Reason::ClientCertificateWanted);
    own.profile.trustedHosts.append(u"localhost"_s);
    QVERIFY_RESULT(send(own, request));
}

QTEST_GUILESS_MAIN(tst_MutualTls)
#include "tst_mutualtls.moc"
