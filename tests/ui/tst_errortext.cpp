// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"
#include "tests/ui/languages.h"
#include "ui/text/errortext.h"

#include <QtCore/QMetaEnum>

using namespace rescind;

namespace {

template<typename Enum>
QList<Enum> allOf()
{
    QList<Enum> values;
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < meta.keyCount(); ++i)
        values.append(static_cast<Enum>(meta.value(i)));
    return values;
}

QByteArray rowName(const Error &error)
{
    const auto key = [](auto value) {
        return QByteArray(QMetaEnum::fromType<decltype(value)>().valueToKey(int(value)));
    };
    return key(error.kind) + '/' + key(error.stage) + '/' + key(error.reason) + '/'
        + error.code.toLatin1() + (error.maybeSent ? "/maybe sent" : "");
}

QStringList knownCodes()
{
    return {QStringLiteral("invalid_client"), QStringLiteral("invalid_grant"),
        QStringLiteral("redirect_uri_mismatch"), QStringLiteral("invalid_redirect_uri"),
        QStringLiteral("access_denied"), QStringLiteral("unsupported_token_type"),
        QStringLiteral("invalid_request"), QStringLiteral("invalid_scope"),
        QStringLiteral("unauthorized_client"), QStringLiteral("server_error"),
        QStringLiteral("temporarily_unavailable"), QStringLiteral("login_required"),
        QStringLiteral("invalid_dpop_proof"), QStringLiteral("use_dpop_nonce"),
        QStringLiteral("consent_required"), QStringLiteral("interaction_required"),
        QStringLiteral("never_heard_of"), QString()};
}

//! What SigningKey::fromPem() and AssertionSigner say of a key.
QStringList keyCodes()
{
    return QStringLiteral(
        "missing not_pem broken not_private encrypted several too_small unsupported wrong_kind")
        .split(u' ');
}

QList<Error> everyError()
{
    QList<Error> errors;
    for (const Stage stage : allOf<Stage>()) {
        for (const Reason reason : allOf<Reason>()) {
            for (const bool maybeSent : {false, true}) {
                errors.append({.kind = ErrorKind::Network,
                    .stage = stage,
                    .reason = reason,
                    .subject = QStringLiteral("subject.example"),
                    .maybeSent = maybeSent});
            }
            errors.append({.kind = ErrorKind::Protocol, .stage = stage, .reason = reason});
        }
        for (const ErrorKind kind : allOf<ErrorKind>())
            errors.append({.kind = kind, .stage = stage});
        for (const QString &code : knownCodes())
            errors.append({.kind = ErrorKind::OAuth, .stage = stage, .code = code});
    }
    for (const char *code :
        {"not_readable", "not_written", "too_large", "not_json", "not_profiles", "newer_schema",
            "unknown_member", "secret_member", "wrong_value", "plain_http", "taken"}) {
        for (const char *subject : {"/etc/a.json#/profiles/0/name", "/etc/a.json", "#"})
            errors.append({.kind = ErrorKind::Usage,
                .stage = Stage::Profile,
                .reason = Reason::ProfileFileRefused,
                .code = QLatin1StringView(code),
                .subject = QLatin1StringView(subject)});
    }
    errors.append({.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .code = QStringLiteral("managed"),
        .subject = QStringLiteral("id")});
    errors.append({.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .code = QStringLiteral("taken"),
        .subject = QStringLiteral("name")});
    for (const char *field : {"name", "clientId", "appHost", "issuer", "redirectUri", "scope",
             "trustedHosts", "idTokenAlgorithms", "clientKeyId", "endpoints.token",
             "authorization.prompt", "authorization.extra", "authorization.maxAge",
             "network.proxyAddress", "network.proxyUser", "other"}) {
        for (const Reason reason : {Reason::InvalidProfile, Reason::PlainHttp})
            errors.append({.kind = ErrorKind::Protocol,
                .stage = Stage::Profile,
                .reason = reason,
                .subject = QLatin1StringView(field)});
    }
    for (const QString &code : keyCodes())
        errors.append({.kind = ErrorKind::Usage,
            .stage = Stage::Profile,
            .reason = Reason::InvalidProfile,
            .code = code,
            .subject = QStringLiteral("clientKey")});
    return errors;
}

QString whole(const ErrorText &text)
{
    return text.title + u'|' + text.explanation + u'|' + text.nextStep + u'|' + text.serverWords;
}

} // namespace

class TestErrorText final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyError_isASentenceInEveryLanguage_data();
    void everyError_isASentenceInEveryLanguage();
    void everyReason_hasWordsOfItsOwn();
    void certificate_isNamedInEveryLanguage_data();
    void certificate_isNamedInEveryLanguage();
    void badInput_isExplained_data();
    void badInput_isExplained();
    void unusableKey_isExplained();
    void serverWords_keepCodeStatusAndRequestId();
    void serverWords_areEmptyWhenItSaidNothing();
    void serverWords_areTakenLiterally();
    void retryAfter_isSaid();
    void refresh_isToldFromSignIn();
    void errorLine_quotesTheServer();
};

void TestErrorText::everyError_isASentenceInEveryLanguage_data()
{
    QTest::addColumn<QString>("language");
    for (const QString &language : languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TestErrorText::everyError_isASentenceInEveryLanguage()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    for (const Error &error : everyError()) {
        const ErrorText text = errorText(error);
        const QByteArray name = rowName(error);
        for (const QString &part : {text.title, text.explanation, text.nextStep}) {
            QVERIFY2(!part.isEmpty(), name.constData());
            QVERIFY2(flawIn(part).isEmpty(), qPrintable(flawIn(part)));
            if (language == u"zh_CN")
                QVERIFY2(hasChinese(part), qPrintable(part));
        }
        QVERIFY2(!text.title.endsWith(u'.') && !text.title.endsWith(u'。'), name.constData());
        const QChar end = text.nextStep.back();
        QVERIFY2(end == u'.' || end == u'。', qPrintable(text.nextStep));
    }
}

void TestErrorText::everyReason_hasWordsOfItsOwn()
{
    const Spoken spoken(QStringLiteral("en"));
    QHash<QString, Reason> seen;
    for (const Reason reason : allOf<Reason>()) {
        const QString title
            = errorText({.kind = ErrorKind::Internal, .stage = Stage::Token, .reason = reason})
                  .title;
        QVERIFY2(!seen.contains(title), qPrintable(title));
        seen.insert(title, reason);
    }
}

void TestErrorText::certificate_isNamedInEveryLanguage_data()
{
    everyError_isASentenceInEveryLanguage_data();
}

void TestErrorText::certificate_isNamedInEveryLanguage()
{
    QFETCH(const QString, language);
    const Spoken spoken(language);
    QSet<QString> explanations;
    using F = CertificateFault;
    for (const F fault : {F::UnknownIssuer, F::SelfSigned, F::Expired, F::NotYetValid, F::WrongHost,
             F::Revoked, F::Unfit}) {
        for (const auto &hosts : {QString(), QStringLiteral("hosts.example %1")}) {
            const ErrorText text = errorText({.kind = ErrorKind::Tls,
                .stage = Stage::Token,
                .reason = Reason::CertificateRejected,
                .subject = QStringLiteral("host.example"),
                .certificate = CertificateProblem{.faults = {fault, F::WrongHost},
                    .subject = QStringLiteral("subject <b>%3</b>"),
                    .issuer = QStringLiteral("issuer %4"),
                    .validFrom = QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC),
                    .validTo = QDateTime(QDate(2027, 5, 6), QTime(7, 8), Qt::UTC),
                    .hosts = hosts}});
            // A certificate's own words are taken literally.
            for (const char *const part :
                {"host.example", "subject <b>%3</b>", "issuer %4", "2026", "2027"})
                QVERIFY2(text.explanation.contains(QLatin1StringView(part)),
                    qPrintable(text.explanation));
            QVERIFY2(text.explanation.contains(hosts), qPrintable(text.explanation));
            if (language == u"zh_CN")
                QVERIFY2(hasChinese(text.nextStep), qPrintable(text.nextStep));
            explanations.insert(text.explanation);
        }
    }
    QCOMPARE(explanations.size(), 14);
    const QString unknown
        = errorText({.kind = ErrorKind::Tls,
                        .stage = Stage::Token,
                        .reason = Reason::CertificateRejected,
                        .certificate = CertificateProblem{.faults = {F::UnknownIssuer}}})
              .nextStep;
    QVERIFY2(unknown.contains(QLatin1StringView("CA")), qPrintable(unknown));
}

//! The faults that issue 2 lists, each with words that must be in its message.
void TestErrorText::badInput_isExplained_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("needed");
    const auto row = [](const char *name, const Error &error, const char *needed) {
        QTest::newRow(name) << error << QString::fromUtf8(needed);
    };
    const auto oauth = [](const char *code, Stage stage, int status) {
        return Error{.kind = ErrorKind::OAuth,
            .stage = stage,
            .code = QString::fromLatin1(code),
            .httpStatus = status};
    };
    row("wrong secret, HTTP 401", oauth("invalid_client", Stage::Token, 401), "App Secret");
    row("wrong secret, Authing's HTTP 400", oauth("invalid_client", Stage::Token, 400),
        "换取 token 身份验证方式");
    row("wrong secret at revocation", oauth("invalid_client", Stage::Revocation, 401),
        "撤回 token 身份验证方式");
    row("unregistered redirect URI", oauth("redirect_uri_mismatch", Stage::Authorization, 0),
        "登录回调 URL");
    row("unregistered redirect URI, newer name",
        oauth("invalid_redirect_uri", Stage::Authorization, 0), "登录回调 URL");
    row("port taken",
        {.kind = ErrorKind::Network,
            .stage = Stage::Authorization,
            .reason = Reason::PortTaken,
            .subject = QStringLiteral("8765")},
        "8765");
    row("browser that cannot be started",
        {.kind = ErrorKind::Browser,
            .stage = Stage::Authorization,
            .reason = Reason::BrowserNotStarted},
        "Copy the link");
    row("user refuses",
        {.kind = ErrorKind::Denied,
            .stage = Stage::Authorization,
            .reason = Reason::UserRefused,
            .code = QStringLiteral("access_denied")},
        "No token was issued");
    row("user never comes back",
        {.kind = ErrorKind::Timeout,
            .stage = Stage::Authorization,
            .reason = Reason::WaitedTooLong},
        "Nobody came back");
    row("used, expired or foreign code", oauth("invalid_grant", Stage::Token, 400), "ten minutes");
    row("wrong state",
        {.kind = ErrorKind::Protocol, .stage = Stage::Authorization, .reason = Reason::WrongState},
        "state");
    row("wrong iss",
        {.kind = ErrorKind::Protocol,
            .stage = Stage::Authorization,
            .reason = Reason::WrongIssuer,
            .subject = QStringLiteral("https://evil.example")},
        "https://evil.example");
    row("wrong nonce",
        {.kind = ErrorKind::Protocol,
            .stage = Stage::IdToken,
            .reason = Reason::IdTokenRejected,
            .subject = QStringLiteral("nonce")},
        "nonce");
    row("clock ten minutes off",
        {.kind = ErrorKind::Protocol,
            .stage = Stage::IdToken,
            .reason = Reason::IdTokenRejected,
            .subject = QStringLiteral("exp, iat")},
        "clock");
    row("keys that do not match",
        {.kind = ErrorKind::Protocol,
            .stage = Stage::IdToken,
            .reason = Reason::IdTokenRejected,
            .subject = QStringLiteral("signature")},
        "HS256");
    row("token endpoint that hangs",
        {.kind = ErrorKind::Timeout, .stage = Stage::Token, .reason = Reason::NoAnswer}, "in time");
    row("token endpoint that drips",
        {.kind = ErrorKind::Network, .stage = Stage::Token, .reason = Reason::ConnectionLost},
        "before the answer was complete");
    row("HTML", {.kind = ErrorKind::Protocol, .stage = Stage::Token, .reason = Reason::NotJson},
        "web page");
    row("50 MB", {.kind = ErrorKind::Protocol, .stage = Stage::Token, .reason = Reason::TooLarge},
        "too large");
    row("429",
        {.kind = ErrorKind::HttpStatus,
            .stage = Stage::Token,
            .reason = Reason::TooManyRequests,
            .httpStatus = 429,
            .retryAfter = 90},
        "1 min 30 s");
    row("500",
        {.kind = ErrorKind::HttpStatus,
            .stage = Stage::Token,
            .reason = Reason::ServerFault,
            .httpStatus = 500},
        "HTTP 500");
    row("redirect to another host",
        {.kind = ErrorKind::HttpStatus,
            .stage = Stage::Token,
            .reason = Reason::Redirected,
            .subject = QStringLiteral("other.example")},
        "other.example");
    row("introspection not allowed",
        {.kind = ErrorKind::OAuth,
            .stage = Stage::Introspection,
            .reason = Reason::ClientRejected,
            .httpStatus = 403},
        "does not let this application ask");
    row("revocation endpoint missing",
        {.kind = ErrorKind::Protocol,
            .stage = Stage::Revocation,
            .reason = Reason::EndpointMissing},
        "no revocation");
    row("200 with a login page",
        {.kind = ErrorKind::Protocol,
            .stage = Stage::Revocation,
            .reason = Reason::NotARevocationAnswer,
            .httpStatus = 200},
        "Regard the token as alive");
    row("another application's token", oauth("invalid_request", Stage::Revocation, 400),
        "another application");
    row("http that is not loopback",
        {.kind = ErrorKind::Insecure,
            .stage = Stage::Token,
            .reason = Reason::PlainHttp,
            .subject = QStringLiteral("plain.example")},
        "plain.example");
    row("disk full under the journal",
        {.kind = ErrorKind::Journal, .stage = Stage::Storage, .reason = Reason::JournalFull},
        "Make room on the disk");
    row("journal that was tampered with",
        {.kind = ErrorKind::Journal,
            .stage = Stage::Storage,
            .reason = Reason::JournalTampered,
            .subject = QStringLiteral("4711")},
        "number 4711");
    row("revocation that may have arrived",
        {.kind = ErrorKind::Timeout,
            .stage = Stage::Revocation,
            .reason = Reason::NoAnswer,
            .maybeSent = true},
        "may have reached the server");
}

void TestErrorText::badInput_isExplained()
{
    QFETCH(const Error, error);
    QFETCH(const QString, needed);
    const Spoken spoken(QStringLiteral("en"));
    const QString text = whole(errorText(error));
    QVERIFY2(text.contains(needed), qPrintable(text));
}

void TestErrorText::unusableKey_isExplained()
{
    const Spoken spoken(QStringLiteral("en"));
    QSet<QString> titles;
    for (const QString &code : keyCodes()) {
        const ErrorText text = errorText({.kind = ErrorKind::Usage,
            .stage = Stage::Profile,
            .reason = Reason::InvalidProfile,
            .code = code,
            .subject = QStringLiteral("clientKey")});
        QVERIFY2(text.explanation.contains(QStringLiteral("Nothing was sent")), qPrintable(code));
        // The code is ours, and nobody's words.
        QVERIFY(text.serverWords.isEmpty());
        titles.insert(text.title);
    }
    // Text that is no PEM and text that is damaged are told alike.
    QCOMPARE(titles.size(), keyCodes().size() - 1);
}

void TestErrorText::serverWords_keepCodeStatusAndRequestId()
{
    const Spoken spoken(QStringLiteral("en"));
    const QString words
        = errorText({.kind = ErrorKind::OAuth,
                        .stage = Stage::Token,
                        .code = QStringLiteral("invalid_client"),
                        .serverText = QStringLiteral("认证方式应为 client_secret_post"),
                        .httpStatus = 400,
                        .requestId = QStringLiteral("abc-123")})
              .serverWords;
    QCOMPARE(words,
        QStringLiteral("“认证方式应为 client_secret_post” · invalid_client · HTTP 400 · request id "
                       "abc-123"));
}

void TestErrorText::serverWords_areEmptyWhenItSaidNothing()
{
    const Error error{
        .kind = ErrorKind::Timeout, .stage = Stage::Token, .reason = Reason::NoAnswer};
    QVERIFY(errorText(error).serverWords.isEmpty());
}

void TestErrorText::serverWords_areTakenLiterally()
{
    const Spoken spoken(QStringLiteral("en"));
    const Error error{.kind = ErrorKind::OAuth,
        .stage = Stage::Token,
        .code = QStringLiteral("x%1"),
        .serverText = QStringLiteral("100%2 <b>%1</b>")};
    QCOMPARE(errorText(error).serverWords, QStringLiteral("“100%2 <b>%1</b>” · x%1"));
    QVERIFY(errorLine(error).contains(QStringLiteral("100%2 <b>%1</b>")));
}

void TestErrorText::retryAfter_isSaid()
{
    const Spoken spoken(QStringLiteral("zh_CN"));
    const ErrorText text = errorText({.kind = ErrorKind::HttpStatus,
        .stage = Stage::Introspection,
        .reason = Reason::TooManyRequests,
        .httpStatus = 429,
        .retryAfter = 42});
    QVERIFY2(text.nextStep.contains(QStringLiteral("42 秒")), qPrintable(text.nextStep));
}

void TestErrorText::refresh_isToldFromSignIn()
{
    const Spoken spoken(QStringLiteral("en"));
    Error error{.kind = ErrorKind::OAuth,
        .stage = Stage::Token,
        .reason = Reason::CodeRejected,
        .code = QStringLiteral("invalid_grant")};
    QVERIFY(errorText(error).title.contains(QStringLiteral("authorization code")));
    error.subject = QStringLiteral("refresh_token");
    QVERIFY(errorText(error).title.contains(QStringLiteral("refresh token")));
}

void TestErrorText::errorLine_quotesTheServer()
{
    const Spoken spoken(QStringLiteral("en"));
    QCOMPARE(errorLine({.kind = ErrorKind::OAuth,
                 .stage = Stage::Revocation,
                 .code = QStringLiteral("invalid_request"),
                 .serverText = QStringLiteral("token does not belong to you"),
                 .httpStatus = 400}),
        QStringLiteral("The server refused the request (“token does not belong to you” · "
                       "invalid_request · HTTP 400)"));
    QCOMPARE(errorLine({.kind = ErrorKind::Cancelled}), QStringLiteral("Cancelled"));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
