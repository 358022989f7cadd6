// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeidp.h"

#include "core/jose/signature.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUrlQuery>

namespace rescind {

namespace {

const QString issuer = QStringLiteral("https://idp.example/oidc");

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

class OpenJob final : public ResultJob<void>
{
public:
    OpenJob(QUrl url, RecordingBrowser &browser, QObject *parent)
        : ResultJob(parent)
        , m_url(std::move(url))
        , m_browser(browser)
    {
    }

protected:
    void run() override
    {
        m_browser.opened.append(m_url);
        if (m_browser.fails) {
            finish(fail(Error{.kind = ErrorKind::Browser,
                .stage = Stage::Authorization,
                .reason = Reason::BrowserNotStarted}));
            return;
        }
        finish({});
        if (m_browser.onOpened)
            m_browser.onOpened(m_url);
    }
    [[nodiscard]] Stage stage() const override { return Stage::Authorization; }

private:
    QUrl m_url;
    RecordingBrowser &m_browser;
};

} // namespace

FakeIdp::FakeIdp()
    : m_transport([this](const HttpRequest &request) {
        Result<HttpResponse> answer = respond(request);
        if (answer && !answer->serverTime.isValid())
            answer->serverTime = serverTime;
        return answer;
    })
{
}

Profile FakeIdp::profile()
{
    return {.id = QStringLiteral("8f14e45f-ceea-467f-a0e0-7b4c1f2d3e4a"),
        .name = QStringLiteral("Test application"),
        .clientId = QStringLiteral("app"),
        .appHost = QStringLiteral("https://idp.example")};
}

void FakeIdp::answer(const QString &path, const HttpResponse &response)
{
    answer(path, [response](const HttpRequest &) { return Result<HttpResponse>(response); });
}

Result<HttpResponse> FakeIdp::respond(const HttpRequest &request)
{
    const QString path = request.url.path();
    if (const Override override = m_overrides.value(path)) {
        if (auto answered = override(request))
            return *answered;
    }
    const QByteArray token = FakeTransport::parameter(request, "token");
    if (path == QLatin1StringView("/oidc/.well-known/openid-configuration"))
        return metadata();
    if (path == QLatin1StringView("/oidc/.well-known/jwks.json"))
        return jsonResponse(keySetJson(QList<TestKey>{TestKey::RsaA, TestKey::P256A}));
    if (path == QLatin1StringView("/oidc/token"))
        return issue(request);
    if (path == QLatin1StringView("/oidc/token/introspection"))
        return jsonResponse(json(QJsonObject{{QStringLiteral("active"), live.contains(token)}}));
    if (path == QLatin1StringView("/oidc/token/revocation")) {
        revoked.append(token);
        live.remove(token);
        if (cascades && token.startsWith("refresh"))
            live.clear();
        return emptyResponse();
    }
    return emptyResponse(404);
}

HttpResponse FakeIdp::metadata() const
{
    QJsonObject document{{QStringLiteral("issuer"), issuer},
        {QStringLiteral("authorization_endpoint"), QString(issuer + QStringLiteral("/auth"))},
        {QStringLiteral("token_endpoint"), QString(issuer + QStringLiteral("/token"))},
        {QStringLiteral("jwks_uri"), QString(issuer + QStringLiteral("/.well-known/jwks.json"))},
        {QStringLiteral("id_token_signing_alg_values_supported"),
            QJsonArray{QStringLiteral("RS256"), QStringLiteral("ES256")}}};
    if (hasUserInfo)
        document.insert(
            QStringLiteral("userinfo_endpoint"), QString(issuer + QStringLiteral("/me")));
    if (editMetadata)
        editMetadata(document);
    return jsonResponse(json(document));
}

HttpResponse FakeIdp::issue(const HttpRequest &)
{
    ++m_issued;
    const qint64 time = (serverTime.isValid() ? serverTime : now).toSecsSinceEpoch();
    const QByteArray access = signedToken("RS256", TestKey::RsaA,
        QJsonObject{{QStringLiteral("jti"), QStringLiteral("canary-%1").arg(m_issued)},
            {QStringLiteral("iss"), issuer}, {QStringLiteral("sub"), QStringLiteral("alice")},
            {QStringLiteral("aud"), QStringLiteral("app")}, {QStringLiteral("iat"), time},
            {QStringLiteral("exp"), time + 1209600}});
    const QByteArray refresh = "refresh-canary-" + QByteArray::number(m_issued) + "-0123456789";
    live.insert(access);
    QJsonObject body{{QStringLiteral("access_token"), QString::fromLatin1(access)},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")},
        {QStringLiteral("expires_in"), 1209600}};
    if (sendsRefreshToken) {
        live.insert(refresh);
        body.insert(QStringLiteral("refresh_token"), QString::fromLatin1(refresh));
    }
    if (sendsIdToken)
        body.insert(QStringLiteral("id_token"), QString::fromLatin1(idToken(access)));
    return jsonResponse(json(body));
}

QByteArray FakeIdp::idToken(const QByteArray &accessToken) const
{
    const qint64 time = (serverTime.isValid() ? serverTime : now).toSecsSinceEpoch();
    QJsonObject claims{{QStringLiteral("iss"), issuer},
        {QStringLiteral("sub"), QStringLiteral("alice")},
        {QStringLiteral("aud"), QStringLiteral("app")}, {QStringLiteral("iat"), time},
        {QStringLiteral("exp"), time + 3600},
        {QStringLiteral("at_hash"),
            QString::fromLatin1(halfHash(Secret(accessToken), QStringLiteral("RS256")))}};
    if (!nonce.isEmpty())
        claims.insert(QStringLiteral("nonce"), QString::fromLatin1(nonce));
    if (editIdToken)
        editIdToken(claims);
    return signedToken("RS256", idTokenKey, claims);
}

QByteArray parameterOf(const QUrl &url, const QString &name)
{
    return QUrlQuery(url).queryItemValue(name, QUrl::FullyDecoded).toUtf8();
}

ResultJob<void> *RecordingBrowser::open(const QUrl &url, QObject *parent)
{
    return new OpenJob(url, *this, parent);
}

} // namespace rescind
