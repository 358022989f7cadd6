// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

using namespace rescind;

//! Answers whose status says it: refusals, haste, distress, and redirects, which are never
//! followed.
class tst_StatusFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    void addRefusals();
    void addHaste();
    void addRedirects();
};

void tst_StatusFaults::addRows()
{
    addRefusals();
    addHaste();
    addRedirects();
}

void tst_StatusFaults::addRefusals()
{
    addEverywhere("401 with a challenge",
        {.arm = always(answer(401,
             {{"WWW-Authenticate",
                 "Bearer realm=\"a\", error=\"invalid_token\", error_description=\"no\""}}))},
        Everywhere::error("OAuth Unspecified invalid_token", "rejected"));
    addEverywhere("401 with Basic",
        {.arm = always(answer(401, {{"WWW-Authenticate", "Basic realm=\"a\""}}))},
        Everywhere::error("OAuth ClientRejected", "rejected"));
    addEverywhere(
        "403", {.arm = always(answer(403))}, Everywhere::error("OAuth ClientRejected", "rejected"));
    for (const int status : {404, 405}) {
        // No metadata there: what is known of the provider stands in.
        Everywhere expected = Everywhere::error("HttpStatus UnexpectedStatus", "rejected");
        expected.metadata = "signed in";
        addEverywhere(QByteArray::number(status), {.arm = always(answer(status))}, expected);
    }
    addEverywhere("400 without words", {.arm = always(answer(400))},
        Everywhere::error("HttpStatus UnexpectedStatus", "rejected"));
    addEverywhere("500", {.arm = always(answer(500)), .requests = 1},
        Everywhere::error("HttpStatus ServerFault", "not_sent"));
    addEverywhere("418", {.arm = always(answer(418))},
        Everywhere::error("HttpStatus UnexpectedStatus", "rejected"));
    addEverywhere("echoes its caller",
        {.arm = always([](QTcpSocket &socket, const ReceivedRequest &request) {
            answer(400, {{"Content-Type", "text/plain"}},
                request.body + request.header("Authorization"))(socket, request);
        })},
        Everywhere::error("HttpStatus UnexpectedStatus", "rejected"));
}

void tst_StatusFaults::addHaste()
{
    const Everywhere well{
        "signed in", "signed in", "signed in", "refreshed", "active", "verified_inactive"};
    addEverywhere("503, then well", {.arm = once(busy(503)), .requests = 2}, well);
    addEverywhere(
        "429 for a second, then well", {.arm = once(busy(429, "1")), .requests = 2}, well);
    addEverywhere("503 for ever", {.arm = always(busy(503)), .requests = 3},
        Everywhere::error("HttpStatus ServerFault", "not_sent"));
    addEverywhere("429 for an hour", {.arm = always(busy(429, "3600")), .requests = 1},
        Everywhere::error("HttpStatus TooManyRequests after 3600", "not_sent"));
    addEverywhere("429 until a date",
        {.arm = always(answer(429,
             {{"Date", "Sun, 22 Nov 2026 14:00:00 GMT"},
                 {"Retry-After", "Sun, 22 Nov 2026 14:01:30 GMT"}})),
            .requests = 1},
        Everywhere::error("HttpStatus TooManyRequests after 90", "not_sent"));
    addEverywhere("503 until a date that has passed, then well",
        {.arm = once(busy(503, "Sun, 06 Nov 1994 08:49:37 GMT")), .requests = 2}, well);
    addEverywhere(
        "503 until nonsense, then well", {.arm = once(busy(503, "soon")), .requests = 2}, well);
}

void tst_StatusFaults::addRedirects()
{
    const Everywhere expected = Everywhere::error("HttpStatus Redirected", "rejected");
    for (const int status : {301, 302, 303, 307, 308}) {
        const QByteArray name = QByteArray::number(status);
        addEverywhere(name + " to another host",
            {.arm =
                    [status](FaultRun &run) {
                        run.misbehave(redirectTo(run.other.url("/taken"), status));
                    },
                .requests = 1},
            expected);
        addEverywhere(name + " to http",
            {.arm = always(redirectTo(QUrl(QStringLiteral("http://idp.example/token")), status)),
                .requests = 1},
            expected);
        addEverywhere(name + " to itself",
            {.arm =
                    [status](FaultRun &run) {
                        run.misbehave(
                            redirectTo(run.provider.server.url(pathOf(run.at())), status));
                    },
                .requests = 1},
            expected);
    }
    addEverywhere("302 to nowhere", {.arm = always(answer(302)), .requests = 1}, expected);
}

QTEST_GUILESS_MAIN(tst_StatusFaults)
#include "tst_statusfaults.moc"
