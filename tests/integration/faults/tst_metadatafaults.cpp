// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

#include <QtCore/QJsonDocument>

using namespace rescind;
using namespace Qt::StringLiterals;

//! Metadata that would send tokens and secrets elsewhere, or mean nothing.
class tst_MetadataFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    using Edit = std::function<void(QJsonObject &metadata, FaultRun &run)>;

    void addMetadata(const QByteArray &name, const Edit &edit, const QByteArray &expected)
    {
        add({.name = name,
            .at = At::Metadata,
            .arm =
                [edit](FaultRun &run) {
                    QJsonObject metadata = run.provider.metadata();
                    edit(metadata, run);
                    run.misbehave(answerJson(metadata));
                },
            .expected = expected});
    }
    void addIssuers();
    void addEndpoints(const QString &endpoint);
    void addDisguises();
};

void tst_MetadataFaults::addRows()
{
    addIssuers();
    for (const auto endpoint : {"authorization_endpoint"_L1, "token_endpoint"_L1,
             "revocation_endpoint"_L1, "introspection_endpoint"_L1, "jwks_uri"_L1})
        addEndpoints(endpoint);
    addDisguises();
}

void tst_MetadataFaults::addIssuers()
{
    const auto addIssuer = [this](const QByteArray &name, const auto &issuerFor) {
        addMetadata(
            name,
            [issuerFor](QJsonObject &metadata, FaultRun &run) {
                metadata[u"issuer"_s] = issuerFor(run.provider.issuer(), run);
            },
            "Protocol MetadataIssuerMismatch");
    };
    addIssuer("issuer of another", [](const QString &, FaultRun &run) {
        return QJsonValue(run.other.url("/oidc").toString());
    });
    addIssuer("issuer with a slash more",
        [](const QString &issuer, FaultRun &) { return QJsonValue(issuer + u'/'); });
    addIssuer("issuer in other letters",
        [](const QString &issuer, FaultRun &) { return QJsonValue(issuer.toUpper()); });
    addIssuer("issuer missing",
        [](const QString &, FaultRun &) { return QJsonValue(QJsonValue::Undefined); });
    addIssuer("issuer a number", [](const QString &, FaultRun &) { return QJsonValue(1); });
}

void tst_MetadataFaults::addEndpoints(const QString &endpoint)
{
    const QByteArray name = endpoint.toLatin1();
    addMetadata(
        name + " on another host",
        [endpoint](QJsonObject &metadata, FaultRun &run) {
            metadata[endpoint] = run.other.url("/taken").toString();
        },
        "Protocol ForeignEndpoint");
    addMetadata(
        name + " by http",
        [endpoint](
            QJsonObject &metadata, FaultRun &) { metadata[endpoint] = u"http://idp.example/x"_s; },
        "Insecure PlainHttp");
    addMetadata(
        name + " a number",
        [endpoint](QJsonObject &metadata, FaultRun &) { metadata[endpoint] = 7; },
        "Protocol MalformedAnswer (" + name + ')');
    // A server that lists less than it has: the paths that are known stand in.
    addMetadata(
        name + " missing",
        [endpoint](QJsonObject &metadata, FaultRun &) { metadata.remove(endpoint); }, "signed in");
}

void tst_MetadataFaults::addDisguises()
{
    const auto addToken
        = [this](const QByteArray &name, const auto &urlFor, const QByteArray &expected) {
              addMetadata(
                  name,
                  [urlFor](QJsonObject &metadata, FaultRun &run) {
                      metadata[u"token_endpoint"_s] = urlFor(run);
                  },
                  expected);
          };
    const QByteArray malformed = "Protocol MalformedAnswer (token_endpoint)";
    addToken(
        "host as a user name",
        [](FaultRun &run) { return u"http://127.0.0.1@127.0.0.2:%1/x"_s.arg(run.other.port()); },
        malformed);
    addToken(
        "fragment", [](FaultRun &run) { return QString(run.provider.issuer() + u"/token#x"_s); },
        malformed);
    addToken(
        "relative", [](FaultRun &) { return u"/token"_s; }, malformed);
    addToken(
        "javascript", [](FaultRun &) { return u"javascript:alert(1)"_s; }, malformed);
    addToken(
        "file", [](FaultRun &) { return u"file:///etc/passwd"_s; }, malformed);
    addToken(
        "spaces", [](FaultRun &run) { return QString(run.provider.issuer() + u"/to ken"_s); },
        malformed);
    addToken(
        "a host that only begins so",
        [](FaultRun &) { return u"https://127.0.0.1.evil.example/x"_s; },
        "Protocol ForeignEndpoint");
}

QTEST_GUILESS_MAIN(tst_MetadataFaults)
#include "tst_metadatafaults.moc"
