// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/revoke/scriptedserver.h"

using namespace Qt::StringLiterals;

namespace rescind {

namespace {

//! What a row of the tables below says, and what it expects.
struct Script
{
    TokenKind kind = TokenKind::Refresh;
    bool witness = false;
    const char *introspection = "";
    const char *revocation = "200";
    const char *userInfo = "500";
};

struct Expected
{
    Outcome outcome = Outcome::NotSent;
    const char *log = "";
    UnverifiedReason unverified = UnverifiedReason::None;
    Activity before = Activity::Unknown;
    Activity after = Activity::Unknown;
    ProofBy proof = ProofBy::Nobody;
    bool maybeSent = true;
};

void addColumns()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<Expected>("expected");
}

void row(const char *name, const Script &script, const Expected &expected)
{
    QTest::newRow(name) << script << expected;
}

constexpr auto access = TokenKind::Access;
constexpr auto active = Activity::Active;
constexpr auto inactive = Activity::Inactive;
constexpr auto unknown = Activity::Unknown;
constexpr auto byIntrospection = ProofBy::Introspection;
constexpr auto byUserInfo = ProofBy::UserInfo;

} // namespace

class TestRevokeJob final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void introspection_decides_data();
    void introspection_decides() { check(); }
    void userInfo_standsIn_data();
    void userInfo_standsIn() { check(); }
    void refusal_isRejected_data();
    void refusal_isRejected() { check(); }
    void failure_isNotSent_data();
    void failure_isNotSent() { check(); }

private:
    static void check();
};

void TestRevokeJob::check()
{
    QFETCH(Script, script);
    QFETCH(Expected, expected);
    ScriptedServer server;
    server.script(Stage::Introspection, QString::fromLatin1(script.introspection));
    server.script(Stage::Revocation, QString::fromLatin1(script.revocation));
    server.script(Stage::UserInfo, QString::fromLatin1(script.userInfo));
    RevocationTask task = quickTask(script.kind);
    task.witness = script.witness;
    if (*script.introspection == '\0')
        task.client.metadata.introspectionEndpoint = {};
    if (*script.revocation == '\0')
        task.client.metadata.revocationEndpoint = {};
    const RevocationReport report = server.run(task);
    QCOMPARE(outcomeName(report.outcome), outcomeName(expected.outcome));
    QCOMPARE(server.log, QString::fromLatin1(expected.log));
    QCOMPARE(report.unverified, expected.unverified);
    QCOMPARE(report.before, expected.before);
    QCOMPARE(report.after, expected.after);
    QCOMPARE(report.proof, expected.proof);
    QCOMPARE(report.maybeSent, expected.maybeSent);
    // Cleared when the server took it, and only then.
    QCOMPARE(report.localCopiesCleared, report.wasAccepted());
    QCOMPARE(server.copies.cleared,
        report.wasAccepted() ? QStringList(task.token.fingerprint) : QStringList());
    QCOMPARE(report.fingerprint, task.token.fingerprint);
    if (!report.wasAccepted())
        QVERIFY(report.error.has_value());
    QVERIFY2(!allTextOf(report).contains("canary"), allTextOf(report).constData());
}

void TestRevokeJob::introspection_decides_data()
{
    addColumns();
    const auto verified = Outcome::VerifiedInactive;
    const auto already = Outcome::AlreadyInactive;
    const auto unproved = Outcome::AcceptedUnverified;
    const auto living = Outcome::AcceptedStillActive;
    using Why = UnverifiedReason;
    row("was active, is inactive", {.introspection = "active inactive"},
        {verified, "IRCI", Why::None, active, inactive, byIntrospection});
    row("access token, by a witness: user info is left alone",
        {.kind = access, .introspection = "active inactive", .userInfo = "served"},
        {verified, "IRCI", Why::None, active, inactive, byIntrospection});
    row("witness remembered, was inactive", {.witness = true, .introspection = "inactive"},
        {already, "IRCI", Why::None, inactive, inactive, byIntrospection});
    row("witness remembered, could not be asked before",
        {.witness = true, .introspection = "500 inactive"},
        {verified, "IRCI", Why::None, unknown, inactive, byIntrospection});
    row("no witness, always inactive", {.introspection = "inactive"},
        {unproved, "IRCI", Why::NoWitness, inactive, inactive});
    row("still active at every look", {.introspection = "active"},
        {living, "IRCIII", Why::None, active, active});
    row("inactive at the third look", {.introspection = "active active active inactive"},
        {verified, "IRCIII", Why::None, active, inactive, byIntrospection});
    row("refused with 401", {.introspection = "401"},
        {unproved, "IRCII", Why::NotAllowedToAsk, unknown, unknown});
    row("refused with 403", {.introspection = "403"},
        {unproved, "IRCII", Why::NotAllowedToAsk, unknown, unknown});
    row("no endpoint", {.introspection = ""}, {unproved, "RC", Why::NoEndpoint, unknown, unknown});
    row("guessed endpoint", {.introspection = "404"},
        {unproved, "IRCII", Why::AskingFailed, unknown, unknown});
    row("a page", {.introspection = "html"},
        {unproved, "IRCII", Why::AskingFailed, unknown, unknown});
    row("fails twice", {.introspection = "active 500 500 inactive"},
        {unproved, "IRCII", Why::AskingFailed, active, unknown});
    row("fails once", {.introspection = "active 500 inactive"},
        {verified, "IRCII", Why::None, active, inactive, byIntrospection});
    row("fails twice, not in a row", {.introspection = "active 500 active 500 inactive"},
        {living, "IRCIII", Why::AskingFailed, active, active});
    row("becomes a witness afterwards", {.introspection = "500 active inactive"},
        {verified, "IRCII", Why::None, unknown, inactive, byIntrospection});
    row("contradicts itself", {.introspection = "inactive active inactive"},
        {verified, "IRCII", Why::None, inactive, inactive, byIntrospection});
    row("witness contradicts itself",
        {.witness = true, .introspection = "inactive active inactive"},
        {verified, "IRCII", Why::None, inactive, inactive, byIntrospection});
    row("was dead by a witness, then silence", {.witness = true, .introspection = "inactive 500"},
        {already, "IRCII", Why::None, inactive, unknown, byIntrospection});
    row("was dead by a witness, then active", {.witness = true, .introspection = "inactive active"},
        {living, "IRCIII", Why::None, inactive, active});
    row("was dead, but by no witness, then silence", {.introspection = "inactive 500"},
        {unproved, "IRCII", Why::AskingFailed, inactive, unknown});
    row("taken at the third try", {.introspection = "active inactive", .revocation = "503 429 204"},
        {verified, "IRRRCI", Why::None, active, inactive, byIntrospection});
    row("the server means the hint",
        {.introspection = "active inactive", .revocation = "unsupported 200"},
        {verified, "IRRCI", Why::None, active, inactive, byIntrospection});
    row("unknown kind", {.kind = TokenKind::Unknown, .introspection = "active inactive"},
        {verified, "IRCI", Why::None, active, inactive, byIntrospection});
}

void TestRevokeJob::userInfo_standsIn_data()
{
    addColumns();
    const auto verified = Outcome::VerifiedInactive;
    const auto unproved = Outcome::AcceptedUnverified;
    const auto living = Outcome::AcceptedStillActive;
    using Why = UnverifiedReason;
    const auto with = [](const char *introspection, const char *userInfo) {
        return Script{.kind = access, .introspection = introspection, .userInfo = userInfo};
    };
    row("introspection refused", with("403", "served refused"),
        {verified, "IURCIIU", Why::None, active, inactive, byUserInfo});
    row("no introspection", with("", "served refused"),
        {verified, "URCU", Why::None, active, inactive, byUserInfo});
    row("introspection lies", with("inactive", "served refused"),
        {verified, "IURCIU", Why::None, active, inactive, byUserInfo});
    row("introspection is down, witness or not",
        {.kind = access, .witness = true, .introspection = "500", .userInfo = "served refused"},
        {verified, "IURCIIU", Why::None, active, inactive, byUserInfo});
    row("refused at the third look", with("", "served served served refused"),
        {verified, "URCUUU", Why::None, active, inactive, byUserInfo});
    row("served at every look", with("", "served"),
        {living, "URCUUU", Why::NoEndpoint, active, active});
    row("introspection lies, served at every look", with("inactive", "served"),
        {living, "IURCIUUU", Why::NoWitness, active, active});
    row("unclear twice", with("", "served 503 503 refused"),
        {unproved, "URCUU", Why::NoEndpoint, active, unknown});
    row("unclear once", with("", "served 503 refused"),
        {verified, "URCUU", Why::None, active, inactive, byUserInfo});
    row("403 is no proof", with("", "served 403"),
        {unproved, "URCUU", Why::NoEndpoint, active, unknown});
    row("refused before already: says nothing", with("403", "refused"),
        {unproved, "IURCII", Why::NotAllowedToAsk, unknown, unknown});
    row("refused before, inactive: says nothing", with("inactive", "refused"),
        {unproved, "IURCI", Why::NoWitness, inactive, inactive});
    row("never for a refresh token", {.introspection = "", .userInfo = "served refused"},
        {unproved, "RC", Why::NoEndpoint, unknown, unknown});
    row("never for an unknown kind",
        {.kind = TokenKind::Unknown, .introspection = "", .userInfo = "served refused"},
        {unproved, "RC", Why::NoEndpoint, unknown, unknown});
}

void TestRevokeJob::refusal_isRejected_data()
{
    addColumns();
    const Expected rejected{Outcome::Rejected, "IR", UnverifiedReason::None, active, unknown};
    for (const char *const word :
        {"400", "401", "403", "404", "410", "302", "307", "html", "200error"})
        row(word, {.introspection = "active", .revocation = word}, rejected);
    Expected twice = rejected;
    twice.log = "IRR";
    row("unsupported with and without hint",
        {.introspection = "active", .revocation = "unsupported"}, twice);
    row("unsupported, no hint was sent",
        {.kind = TokenKind::Unknown, .introspection = "active", .revocation = "unsupported"},
        rejected);
    row("rejected although dead",
        {.witness = true, .introspection = "inactive", .revocation = "400"},
        {Outcome::Rejected, "IR", UnverifiedReason::None, inactive, unknown});
}

void TestRevokeJob::failure_isNotSent_data()
{
    addColumns();
    const auto none = UnverifiedReason::None;
    const auto not_sent = Outcome::NotSent;
    row("connection refused: no looks", {.introspection = "active", .revocation = "down"},
        {not_sent, "IRRR", none, active, unknown, ProofBy::Nobody, false});
    row("no endpoint: no looks", {.introspection = "active", .revocation = ""},
        {not_sent, "I", none, active, unknown, ProofBy::Nobody, false});
    for (const char *const word : {"500", "502", "504"}) {
        row(word, {.introspection = "active", .revocation = word},
            {not_sent, "IRIII", none, active, active});
    }
    for (const char *const word : {"429", "503", "503client", "lost"}) {
        row(word, {.introspection = "active", .revocation = word},
            {not_sent, "IRRRIII", none, active, active});
    }
    row("lost once in between", {.introspection = "active", .revocation = "down lost down"},
        {not_sent, "IRRRIII", none, active, active});
    row("the server asks for too much patience", {.introspection = "active", .revocation = "busy"},
        {not_sent, "IRIII", none, active, active});
    row("late, still active", {.introspection = "active", .revocation = "late"},
        {not_sent, "IRIII", none, active, active});
    row("late, seen dead", {.introspection = "active inactive", .revocation = "late"},
        {Outcome::VerifiedInactive, "IRIC", none, active, inactive, byIntrospection});
    row("late, seen dead by user info",
        {.kind = access, .introspection = "", .revocation = "late", .userInfo = "served refused"},
        {Outcome::VerifiedInactive, "URUC", none, active, inactive, byUserInfo});
    row("late, was dead before",
        {.witness = true, .introspection = "inactive", .revocation = "late"},
        {Outcome::AlreadyInactive, "IRIC", none, inactive, inactive, byIntrospection});
    row("late, inactive by no witness", {.introspection = "inactive", .revocation = "late"},
        {not_sent, "IRI", UnverifiedReason::NoWitness, inactive, inactive});
    row("late, and nobody to ask", {.introspection = "", .revocation = "late"},
        {not_sent, "R", UnverifiedReason::NoEndpoint, unknown, unknown});
    row("503, seen dead", {.introspection = "active inactive", .revocation = "503"},
        {Outcome::VerifiedInactive, "IRRRIC", none, active, inactive, byIntrospection});
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestRevokeJob)
#include "tst_revokejob.moc"
