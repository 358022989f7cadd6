// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

using namespace rescind;

//! Introspection that says too much, too little, or something else.
class tst_IntrospectionFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    void addAnswer(const QByteArray &name, const QByteArray &json, const QByteArray &expected,
        int status = 200)
    {
        add({.name = name,
            .at = At::Introspection,
            .arm = always(answerJson(json, status)),
            .expected = expected,
            .requests = 1});
    }
};

void tst_IntrospectionFaults::addRows()
{
    const QByteArray malformed = "Protocol MalformedAnswer (active)";
    addAnswer(
        "inactive, with more", R"({"active":false,"exp":4102444800,"sub":"alice"})", "inactive");
    addAnswer("active as a string", R"({"active":"true"})", malformed);
    addAnswer("active as another string", R"({"active":"false"})", malformed);
    addAnswer("active as a number", R"({"active":1})", malformed);
    addAnswer("active null", R"({"active":null})", malformed);
    addAnswer("active missing", R"({"sub":"alice"})", malformed);
    addAnswer("active in a list", R"([{"active":true}])", "Protocol NotJson");
    addAnswer("active twice", R"({"active":false,"active":true})", "Protocol MalformedAnswer ()");
    addAnswer("active, all of wrong types",
        R"({"active":true,"sub":1,"scope":["a"],"exp":"soon","iat":-1,"nbf":1e300,"iss":{}})",
        "active");
    addAnswer("401", {}, "OAuth ClientRejected", 401);
    addAnswer("401 invalid_client", R"({"error":"invalid_client"})",
        "OAuth ClientRejected invalid_client", 401);
    addAnswer("400 invalid_client", R"({"error":"invalid_client","error_description":"不合法"})",
        "OAuth ClientRejected invalid_client", 400);
    addAnswer(
        "200 with an error", R"({"error":"invalid_request"})", "OAuth Unspecified invalid_request");
    addAnswer("200 with a v2 error", R"({"code":400,"message":"access_token 不合法"})",
        "OAuth Unspecified 400");
    addAnswer("200 with a v3 error",
        R"({"statusCode":499,"apiCode":1300,"message":"no","requestId":"1-a"})",
        "OAuth Unspecified 1300");
    addAnswer("active beside an error", R"({"active":true,"error":"x"})", "OAuth Unspecified x");
}

QTEST_GUILESS_MAIN(tst_IntrospectionFaults)
#include "tst_introspectionfaults.moc"
