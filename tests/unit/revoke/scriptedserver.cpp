// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/revoke/scriptedserver.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace rescind {

namespace {

class ClearJob final : public ResultJob<void>
{
public:
    ClearJob(QString &log, std::optional<Error> failure, bool hangs, QObject *parent)
        : ResultJob(parent)
        , m_log(log)
        , m_failure(std::move(failure))
        , m_hangs(hangs)
    {
    }

protected:
    void run() override
    {
        m_log += u'C';
        if (m_failure)
            finish(fail(*m_failure));
        else if (!m_hangs)
            finish({});
    }
    [[nodiscard]] Stage stage() const override { return Stage::Storage; }

private:
    QString &m_log;
    std::optional<Error> m_failure;
    bool m_hangs;
};

Result<HttpResponse> failed(ErrorKind kind, Reason reason, bool maybeSent)
{
    return fail(
        Error{.kind = kind, .stage = Stage::Revocation, .reason = reason, .maybeSent = maybeSent});
}

Result<HttpResponse> answerNamed(const QString &word)
{
    if (word == u"down")
        return failed(ErrorKind::Network, Reason::ConnectionRefused, false);
    if (word == u"lost")
        return failed(ErrorKind::Network, Reason::ConnectionLost, true);
    if (word == u"late")
        return failed(ErrorKind::Timeout, Reason::NoAnswer, true);
    if (word == u"active")
        return jsonResponse(R"({"active":true})");
    if (word == u"inactive")
        return jsonResponse(R"({"active":false})");
    if (word == u"served")
        return jsonResponse(R"({"sub":"alice"})");
    if (word == u"refused")
        return jsonResponse(R"({"error":"invalid_token"})", 401);
    if (word == u"html")
        return HttpResponse{.status = 200,
            .contentType = "text/html",
            .body = "<html><title>Sign in</title></html>"};
    if (word == u"unsupported")
        return jsonResponse(R"({"error":"unsupported_token_type"})", 400);
    if (word == u"200error")
        return jsonResponse(R"({"error":"invalid_request"})");
    if (word == u"503client")
        return jsonResponse(R"({"error":"invalid_client"})", 503);
    if (word == u"busy")
        return HttpResponse{.status = 429, .retryAfter = 60};
    return emptyResponse(word.toInt());
}

} // namespace

ResultJob<void> *ScriptedCopies::clear(const QString &fingerprint, QObject *parent)
{
    cleared.append(fingerprint);
    return new ClearJob(m_log, failure, fingerprint == hanging, parent);
}

ScriptedServer::ScriptedServer()
{
    transport.setAnswer([this](const HttpRequest &request) { return answer(request); });
}

Result<HttpResponse> ScriptedServer::answer(const HttpRequest &request)
{
    log += request.stage == Stage::Introspection ? u'I'
        : request.stage == Stage::Revocation     ? u'R'
                                                 : u'U';
    QStringList &words = m_scripts[request.stage];
    if (words.isEmpty())
        return answerNamed(u"500"_s);
    return answerNamed(words.size() > 1 ? words.takeFirst() : words.constFirst());
}

RevocationReport ScriptedServer::run(const RevocationTask &task)
{
    QObject parent;
    const auto report = resultOf(new RevokeJob(transport, copies, clock, task, &parent));
    [&] { QVERIFY_RESULT(report); }();
    return report.value_or(RevocationReport());
}

RetryPolicy quickRetry()
{
    RetryPolicy policy = RetryPolicy::repeatable();
    policy.wait = [](auto, QObject *context, const std::function<void()> &then) {
        QMetaObject::invokeMethod(context, then, Qt::QueuedConnection);
    };
    return policy;
}

RevocationTask quickTask(TokenKind kind, const QByteArray &token)
{
    return {.client = sampleClient(),
        .token = readToken(kind, Secret(token)),
        .looks = {0ms, 0ms, 0ms},
        .retry = quickRetry()};
}

QByteArray allTextOf(const RevocationReport &report)
{
    QByteArray text = report.fingerprint.toUtf8() + ' ' + report.tokenId.toUtf8();
    const auto add = [&text](const std::optional<Error> &error) {
        if (error)
            text += described(*error) + error->code.toUtf8() + error->requestId.toUtf8();
    };
    add(report.error);
    add(report.clearingError);
    for (const Look &look : report.looks)
        add(look.error);
    return text;
}

} // namespace rescind
