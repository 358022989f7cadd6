// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testkeys.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QDirIterator>
#include <QtCore/QLoggingCategory>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

QString captured; // NOLINT: a message handler has no other place to put it

void capture(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    captured += QString::fromUtf8(context.category) + u": "_s + message + u'\n';
}

} // namespace

//! Every flow with canary secrets at debug level: no canary in log, settings, errors or events.
class tst_Leaks final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        captured.clear();
        m_texts.clear();
    }
    void noFlowLetsASecretOut();
    void signedRequests_letNoKeyOut();

private:
    void verifyNowhere(const QList<QByteArray> &canaries, const QString &folder) const;
    QStringList m_texts;
    void collect(const Error &error)
    {
        m_texts += {error.serverText, error.subject, error.code, error.requestId};
    }
};

void tst_Leaks::noFlowLetsASecretOut()
{
    QLoggingCategory::setFilterRules(u"rescind.*.debug=true"_s);
    const QString folder = temporaryPath(u"settings"_s);
    const auto previous = qInstallMessageHandler(capture);
    QList<QByteArray> canaries{
        FakeIdp::clientSecret().reveal(), QByteArrayLiteral("canary-code-1234567890abcdef")};
    {
        SessionFixture desk(folder);
        Session *const session = desk.open();
        QVERIFY(session != nullptr);
        connect(session, &Session::failed, session, [this](const Error &e) { collect(e); });
        QVERIFY(SessionFixture::signIn(*session));
        session->refresh();
        QTRY_COMPARE(session->current(TokenKind::Access)->generation, 2);
        SessionFixture::settle(*session);
        for (const QByteArray &token : desk.idp.live)
            canaries.append(token);
        for (const Token &token : session->tokens())
            canaries.append(token.value.reveal());

        // A server that echoes everything it was sent, in every endpoint.
        for (const QString &path :
            {u"/oidc/token"_s, u"/oidc/token/introspection"_s, u"/oidc/token/revocation"_s}) {
            desk.idp.answer(path, [](const HttpRequest &request) {
                const QByteArray sent = encodedForm(request.form).reveal();
                QByteArray plain;
                for (const auto &[name, value] : request.form)
                    plain += name + ' ' + value.reveal() + ' ';
                return Result<HttpResponse>(jsonResponse(
                    R"({"error":"invalid_request","error_description":")" + plain + sent + R"("})",
                    400));
            });
        }
        session->introspect(session->current(TokenKind::Access)->fingerprint);
        session->refresh();
        SessionFixture::settle(*session);
        session->revoke(session->revocable());
        QTRY_VERIFY(session->reportOf(session->current(TokenKind::Access)->fingerprint) != nullptr);
        SessionFixture::settle(*session);
        QVERIFY(session->signIn() != nullptr);
        QTRY_VERIFY(session->state() != SessionState::SigningIn);
        for (const Event &event : session->events()) {
            if (event.error)
                collect(*event.error);
        }
        for (const IdTokenCheck &check : session->checks())
            m_texts += {check.expected, check.found};
    }
    qInstallMessageHandler(previous);
    QVERIFY(canaries.size() > 6);
    QVERIFY(!m_texts.join(QString()).isEmpty());

    verifyNowhere(canaries, folder);
}

void tst_Leaks::verifyNowhere(const QList<QByteArray> &canaries, const QString &folder) const
{
    QByteArray everything = captured.toUtf8() + m_texts.join(u'\n').toUtf8();
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        everything += file.readAll();
        ++count;
    }
    QVERIFY(count > 0);
    for (const QByteArray &canary : canaries) {
        if (!canary.isEmpty())
            QVERIFY2(!everything.contains(canary), canary.left(12).constData());
    }
}

//! Keys, assertions and proofs, with a server that echoes what it is sent.
void tst_Leaks::signedRequests_letNoKeyOut()
{
    QLoggingCategory::setFilterRules(u"rescind.*.debug=true"_s);
    const QString folder = temporaryPath(u"signed"_s);
    const auto previous = qInstallMessageHandler(capture);
    const QByteArray pem = freshKeyPem("P-256");
    QList<QByteArray> canaries{pem.split('\n').value(1)};
    {
        SessionFixture desk(folder);
        desk.idp.answer(u"/oidc/.well-known/openid-configuration"_s,
            jsonResponse(R"({"issuer":"https://idp.example/oidc",
                "authorization_endpoint":"https://idp.example/oidc/auth",
                "token_endpoint":"https://idp.example/oidc/token",
                "dpop_signing_alg_values_supported":["ES256"]})"));
        Profile profile = FakeIdp::profile();
        profile.tokenAuth = profile.introspectionAuth = profile.revocationAuth
            = ClientAuthMethod::PrivateKeyJwt;
        profile.dpop = true;
        const auto saved = resultOf(desk.engine.saveProfile(
            profile, {{ProfileSecret::ClientKey, Secret(pem)}}, &desk.engine));
        QVERIFY_RESULT(saved);
        Session *const session = desk.engine.session(saved->id);
        connect(session, &Session::failed, session, [this](const Error &e) { collect(e); });
        QTRY_VERIFY(session->state() != SessionState::Restoring);
        QVERIFY(SessionFixture::signIn(*session));
        const QByteArray kept
            = unpackedBindingKey(desk.store.entries.value(sessionKey(session->profile().id)))
                  .reveal();
        QVERIFY(!kept.isEmpty());
        canaries.append(kept.split('\n').value(1));
        for (const QString &path :
            {u"/oidc/token"_s, u"/oidc/token/introspection"_s, u"/oidc/token/revocation"_s}) {
            desk.idp.answer(path, [](const HttpRequest &request) {
                return Result<HttpResponse>(jsonResponse(R"({"error":"invalid_client",
                    "error_description":")"
                        + encodedForm(request.form).reveal() + ' ' + request.dpopProof.reveal()
                        + R"("})",
                    400));
            });
        }
        session->introspect(session->current(TokenKind::Access)->fingerprint);
        session->refresh();
        SessionFixture::settle(*session);
        QTRY_VERIFY(session->canRefresh());
        for (const Stage endpoint : {Stage::Token, Stage::Introspection, Stage::Revocation}) {
            bool finished = false;
            FindMethodJob *const job = session->findMethod(endpoint);
            job->onFinished(session, [&](const Result<MethodFinding> &found) {
                finished = true;
                for (const AuthTrial &trial : found->finding.trials)
                    collect(*trial.error);
            });
            QTRY_VERIFY(finished);
        }
        for (const HttpRequest &request : desk.idp.transport().requests()) {
            for (const QByteArray &sent :
                {FakeTransport::parameter(request, "client_assertion"), request.dpopProof.reveal()})
                canaries.append(sent.right(40));
        }
    }
    qInstallMessageHandler(previous);
    QVERIFY(canaries.size() > 10);
    QVERIFY(!m_texts.join(QString()).isEmpty());
    verifyNowhere(canaries, folder);
}

QTEST_GUILESS_MAIN(tst_Leaks)
#include "tst_leaks.moc"
