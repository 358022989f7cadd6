// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketransport.h"

namespace rescind {

namespace {

class FakeSendJob final : public ResultJob<HttpResponse>
{
public:
    FakeSendJob(HttpRequest request, FakeTransport::Answer answer, bool hangs, QObject *parent)
        : ResultJob(parent)
        , m_request(std::move(request))
        , m_answer(std::move(answer))
        , m_hangs(hangs)
    {
    }

protected:
    void run() override
    {
        setDeadline(m_request.deadline);
        if (m_hangs)
            return;
        Result<HttpResponse> result = m_answer
            ? m_answer(m_request)
            : Result<HttpResponse>(fail(Error{.kind = ErrorKind::Network,
                .stage = m_request.stage,
                .reason = Reason::ConnectionRefused}));
        if (result) {
            result->stage = m_request.stage;
            result->secrets = m_request.secrets();
        }
        finish(std::move(result));
    }
    [[nodiscard]] Stage stage() const override { return m_request.stage; }

private:
    HttpRequest m_request;
    FakeTransport::Answer m_answer;
    bool m_hangs;
};

} // namespace

FakeTransport::FakeTransport(Answer answer)
    : m_answer(std::move(answer))
{
}

ResultJob<HttpResponse> *FakeTransport::send(const HttpRequest &request, QObject *parent)
{
    m_requests.append(request);
    return new FakeSendJob(request, m_answer, m_hanging.contains(request.url.path()), parent);
}

std::shared_ptr<HttpTransport> FakeTransport::transportFor(const Route &route)
{
    m_routes.append(route);
    return {std::shared_ptr<void>(), this};
}

qsizetype FakeTransport::countOf(const QString &path) const
{
    return std::count_if(m_requests.begin(), m_requests.end(),
        [&path](const HttpRequest &request) { return request.url.path() == path; });
}

QByteArray FakeTransport::parameter(const HttpRequest &request, const QByteArray &name)
{
    for (const auto &[key, value] : request.form) {
        if (key == name)
            return value.reveal();
    }
    return {};
}

HttpResponse jsonResponse(const QByteArray &json, int status)
{
    return {.status = status, .contentType = QByteArrayLiteral("application/json"), .body = json};
}

HttpResponse emptyResponse(int status)
{
    return {.status = status};
}

} // namespace rescind
