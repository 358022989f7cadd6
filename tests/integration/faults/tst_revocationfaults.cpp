// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

using namespace rescind;
using namespace Qt::StringLiterals;

//! Revocations that are refused, forgotten, or done without a word. The token lives on unless the
//! honest endpoint was reached.
class tst_RevocationFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    void addRevocation(const QByteArray &name, const FaultRun::Arm &arm, const QByteArray &expected,
        int requests = 1)
    {
        add({.name = name,
            .at = At::Revocation,
            .arm = arm,
            .expected = expected,
            .requests = requests});
    }
    void addHints();
    void addBodies();
    void addLostAnswers();
};

namespace {

const QByteArray unsupported = R"({"error":"unsupported_token_type"})";

} // namespace

void tst_RevocationFaults::addRows()
{
    addRevocation(
        "200 and dead", [](FaultRun &) {}, "verified_inactive");
    addRevocation("200 but still active", always(answer(200)), "accepted_still_active");
    addRevocation("503, then 200", once(busy(503)), "verified_inactive", 2);
    addRevocation("429, then 200", once(busy(429, "1")), "verified_inactive", 2);
    addRevocation("401 invalid_client", always(answerJson(R"({"error":"invalid_client"})", 401)),
        "rejected: OAuth ClientRejected invalid_client");
    addRevocation("400 invalid_grant", always(answerJson(R"({"error":"invalid_grant"})", 400)),
        "rejected: OAuth Unspecified invalid_grant");
    addHints();
    addBodies();
    addLostAnswers();
}

void tst_RevocationFaults::addHints()
{
    addRevocation(
        "unsupported_token_type, for the hint",
        [](FaultRun &run) {
            run.misbehave([&run](QTcpSocket &socket, const ReceivedRequest &request) {
                if (request.formValue(u"token_type_hint"_s).isEmpty())
                    run.provider.honest(request.path)(socket, request);
                else
                    answerJson(unsupported, 400)(socket, request);
            });
        },
        "verified_inactive", 2);
    addRevocation("unsupported_token_type, always", always(answerJson(unsupported, 400)),
        "rejected: OAuth Unspecified unsupported_token_type", 2);
    addRevocation("unsupported_token_type with 200", always(answerJson(unsupported)),
        "rejected: OAuth Unspecified unsupported_token_type", 2);
}

void tst_RevocationFaults::addBodies()
{
    const auto addBody = [this](const QByteArray &json, const QByteArray &expected) {
        addRevocation("200 " + json, always(answerJson(json)), expected);
    };
    const QByteArray none = "rejected: Protocol NotARevocationAnswer";
    addBody(R"({"error":"server_error"})", "rejected: OAuth Unspecified server_error");
    addBody(R"({"error":true})", none);
    addBody(R"({"error":{"code":1}})", none);
    addBody(R"({"error":500})", none);
    addBody(R"({"code":400,"message":"token"})", "rejected: OAuth Unspecified 400");
    addBody(
        R"({"statusCode":403,"apiCode":1576,"message":"no"})", "rejected: OAuth Unspecified 1576");
    addBody(R"({"statusCode":200,"message":"ok"})", "accepted_still_active");
    addBody(R"({"error":false})", "accepted_still_active");
    addBody(R"({"error":null})", "accepted_still_active");
    addBody("true", "accepted_still_active");
    addRevocation("200 with a page", always(htmlPage()), none);
    addRevocation("200 with an empty page", always(answer(200, {{"Content-Type", "text/html"}})),
        "accepted_still_active");
}

//! The server did it, and its answer never came: the proof tells.
void tst_RevocationFaults::addLostAnswers()
{
    const auto doneBut = [](const Fault &fault) {
        return [fault](FaultRun &run) {
            run.misbehave([fault, &run](QTcpSocket &socket, const ReceivedRequest &request) {
                run.provider.live.remove(request.formValue(u"token"_s));
                fault(socket, request);
            });
        };
    };
    addRevocation("done, and the answer lost", doneBut(closeWithoutAnswer()),
        "verified_inactive: Network ConnectionLost", 3);
    addRevocation(
        "done, and 500", doneBut(answer(500)), "verified_inactive: HttpStatus ServerFault");
    add({.name = "done, and silence",
        .at = At::Revocation,
        .arm = doneBut(hang()),
        .expected = "verified_inactive: Timeout NoAnswer",
        .requests = 1,
        .hangs = true});
}

QTEST_GUILESS_MAIN(tst_RevocationFaults)
#include "tst_revocationfaults.moc"
