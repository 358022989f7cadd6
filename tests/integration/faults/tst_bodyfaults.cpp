// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/faults/faultsuite.h"

using namespace rescind;
using namespace Qt::StringLiterals;

//! Whole answers whose bodies are too much, broken, or not what they are said to be.
class tst_BodyFaults final : public FaultSuite
{
    Q_OBJECT

protected:
    void addRows() override;

private:
    void addSizes();
    void addBroken();
    void addHarmless();
    void addLifetimes();
    //! A 200 whatever its body is an answer to a revocation (RFC 7009 §2.2); the proof is another
    //! matter.
    [[nodiscard]] static Everywhere accepted(const QByteArray &error)
    {
        Everywhere expected = Everywhere::error(error, {});
        expected.revocation = "accepted_still_active";
        return expected;
    }
};

void tst_BodyFaults::addRows()
{
    addSizes();
    addBroken();
    addHarmless();
    addLifetimes();
}

void tst_BodyFaults::addSizes()
{
    constexpr qint64 fifty = 50 * 1024 * 1024;
    // A megabyte, and what the sockets' buffers hold.
    constexpr qint64 bound = 12 * 1024 * 1024;
    const Everywhere tooLarge = Everywhere::error("Protocol TooLarge", "not_sent");
    addEverywhere("50 MB", {.arm = always(manyBytes(fifty)), .bytes = bound}, tooLarge);
    addEverywhere("50 MB in chunks",
        {.arm = always(manyBytes(fifty, Length::Chunked)), .bytes = bound}, tooLarge);
    addEverywhere("50 MB until close",
        {.arm = always(manyBytes(fifty, Length::UntilClose)), .bytes = bound}, tooLarge);
    addEverywhere("without end", {.arm = always(flood(Length::Chunked)), .bytes = bound}, tooLarge);
    static const Fault bomb = gzipBomb(64 * 1024 * 1024);
    addEverywhere("gzip bomb", {.arm = always(bomb)}, accepted("Protocol NotJson"));
}

void tst_BodyFaults::addBroken()
{
    addEverywhere("no body", {.arm = always(answer(200))}, accepted("Protocol NotJson"));
    addEverywhere("204", {.arm = always(answer(204))}, accepted("Protocol NotJson"));
    addEverywhere("array", {.arm = always(answerJson("[1]"))},
        {"Protocol NotJson", "signed in, unchecked", "Protocol NotJson", "Protocol NotJson",
            "Protocol NotJson", "accepted_still_active"});
    addEverywhere("invalid UTF-8",
        {.arm = dressed([](QByteArray json) { return json.insert(1, "\"x\":\"\xff\xfe\","); })},
        {"Protocol NotJson", "signed in, unchecked", "Protocol NotJson", "Protocol NotJson",
            "Protocol NotJson", "verified_inactive"});
    const QByteArray deep = QByteArray(100000, '[') + QByteArray(100000, ']');
    addEverywhere("100,000 deep",
        {.arm = dressed([deep](QByteArray json) { return json.insert(1, "\"x\":" + deep + ','); }),
            .bytes = 1024 * 1024},
        {"Protocol NotJson", "signed in, unchecked", "Protocol NotJson", "Protocol NotJson",
            "Protocol NotJson", "verified_inactive"});
    const QByteArray malformed = "Protocol MalformedAnswer ()";
    addEverywhere("50 deep", {.arm = dressed([](QByteArray json) {
        return json.insert(1, "\"x\":" + QByteArray(50, '[') + QByteArray(50, ']') + ',');
    })},
        {malformed, "signed in, unchecked", malformed, malformed, malformed, "verified_inactive"});
    addEverywhere("a member twice",
        {.arm = dressed([](QByteArray json) { return json.insert(1, "\"x\":1,\"\\u0078\":2,"); })},
        {malformed, "signed in, unchecked", malformed, malformed, malformed, "verified_inactive"});
    addEverywhere("page", {.arm = always(htmlPage())},
        {"Protocol NotJson", "signed in, unchecked", "Protocol NotJson", "Protocol NotJson",
            "Protocol NotJson", "rejected: Protocol NotARevocationAnswer"});
}

//! What must not trouble anybody.
void tst_BodyFaults::addHarmless()
{
    const Everywhere well{
        "signed in", "signed in", "signed in", "refreshed", "active", "verified_inactive"};
    const auto asItIs = [](const QByteArray &json) { return json; };
    addEverywhere("byte order mark", {.arm = dressed([](const QByteArray &json) -> QByteArray {
        return "\xef\xbb\xbf" + json;
    })},
        well);
    addEverywhere(
        "labelled text", {.arm = dressed(asItIs, {{"Content-Type", "text/plain"}})}, well);
    addEverywhere("labelled HTML",
        {.arm = dressed(asItIs, {{"Content-Type", "text/html; charset=utf-8"}})}, well);
    addEverywhere("not labelled", {.arm = dressed(asItIs, {})}, well);
    addEverywhere("labelled gzip, and is none",
        {.arm = dressed(asItIs, {{"Content-Encoding", "gzip"}})}, well);
}

void tst_BodyFaults::addLifetimes()
{
    const auto addToken = [this](const QByteArray &name, const QString &member,
                              const QJsonValue &value, const QByteArray &expected) {
        add({.name = name,
            .at = At::Code,
            .arm =
                [member, value](FaultRun &run) {
                    run.provider.editTokens
                        = [member, value](QJsonObject &tokens) { tokens[member] = value; };
                },
            .expected = expected,
            .requests = 1});
    };
    const QString lifetime = u"expires_in"_s;
    addToken("expires_in as a string", lifetime, u"3600"_s, "signed in");
    addToken("expires_in negative", lifetime, -1, "signed in");
    addToken("expires_in 1e300", lifetime, 1e300, "signed in");
    addToken("expires_in missing", lifetime, QJsonValue::Undefined, "signed in");
    addToken("expires_in an object", lifetime, QJsonObject(), "signed in");
    addToken(
        "access_token a number", u"access_token"_s, 1, "Protocol MalformedAnswer (access_token)");
    addToken("access_token missing", u"access_token"_s, QJsonValue::Undefined,
        "Protocol MalformedAnswer (access_token)");
    addToken("refresh_token an array", u"refresh_token"_s, QJsonArray{1}, "signed in");
    addToken(
        "token_type unknown", u"token_type"_s, u"mac"_s, "Protocol MalformedAnswer (token_type)");
    addToken("token_type missing", u"token_type"_s, QJsonValue::Undefined, "signed in");
}

QTEST_GUILESS_MAIN(tst_BodyFaults)
#include "tst_bodyfaults.moc"
