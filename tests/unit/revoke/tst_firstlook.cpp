// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/revoke/firstlook.h"

#include "tests/support/jobcontract.h"
#include "tests/unit/revoke/scriptedserver.h"

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace rescind {

namespace {

FirstLookJob::Task task(TokenKind kind, bool witness = false)
{
    return {.client = sampleClient(),
        .token = Secret("canary-token"_ba),
        .kind = kind,
        .witness = witness};
}

} // namespace

class TestFirstLook final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void contract_data();
    void contract();
    void look_asksNoMoreThanItMust_data();
    void look_asksNoMoreThanItMust();
    void limit_isATimeout();
};

void TestFirstLook::contract_data()
{
    QTest::addColumn<int>("clause");
    QTest::newRow("success") << 0;
    QTest::newRow("cancel") << 2;
    QTest::newRow("cancel twice") << 3;
    QTest::newRow("cancel before start") << 4;
    QTest::newRow("context dies") << 5;
    QTest::newRow("parent dies") << 6;
}

void TestFirstLook::contract()
{
    ScriptedServer server;
    server.script(Stage::Introspection, u"active"_s);
    ScriptedServer silent;
    silent.transport.hangOn(sampleClient().metadata.introspectionEndpoint.path());
    const auto maker = [](ScriptedServer &asked) {
        return [&asked](QObject *parent) {
            return new FirstLookJob(asked.transport, task(TokenKind::Access), parent);
        };
    };
    JobContract<FirstLook>{
        .succeeding = maker(server), .failing = {}, .hanging = maker(silent), .late = {}}
        .check();
}

void TestFirstLook::look_asksNoMoreThanItMust_data()
{
    QTest::addColumn<TokenKind>("kind");
    QTest::addColumn<bool>("witness");
    QTest::addColumn<QString>("introspection");
    QTest::addColumn<QString>("userInfo");
    QTest::addColumn<QString>("log");
    QTest::addColumn<Activity>("answer");
    QTest::addColumn<Activity>("activity");
    const auto access = TokenKind::Access;
    const auto active = Activity::Active;
    const auto inactive = Activity::Inactive;
    const auto unknown = Activity::Unknown;
    const auto row
        = [](const char *name, TokenKind kind, bool witness, const char *introspection,
              const char *userInfo, const char *log, Activity answer, Activity activity) {
              QTest::newRow(name) << kind << witness << QString::fromLatin1(introspection)
                                  << QString::fromLatin1(userInfo) << QString::fromLatin1(log)
                                  << answer << activity;
          };
    row("active", access, false, "active", "served", "I", active, active);
    row("inactive by a witness", access, true, "inactive", "served", "I", inactive, inactive);
    row("inactive by none, served", access, false, "inactive", "served", "IU", inactive, active);
    row("inactive by none, refused", access, false, "inactive", "refused", "IU", inactive,
        inactive);
    row("refused, served", access, true, "403", "served", "IU", unknown, active);
    row("nothing helps", access, false, "500", "500", "IU", unknown, unknown);
    row("refresh token", TokenKind::Refresh, false, "inactive", "served", "I", inactive, inactive);
    row("unknown kind", TokenKind::Unknown, false, "500", "served", "I", unknown, unknown);
}

void TestFirstLook::look_asksNoMoreThanItMust()
{
    QFETCH(TokenKind, kind);
    QFETCH(bool, witness);
    QFETCH(QString, introspection);
    QFETCH(QString, userInfo);
    ScriptedServer server;
    server.script(Stage::Introspection, introspection);
    server.script(Stage::UserInfo, userInfo);
    const auto look = resultOf(new FirstLookJob(server.transport, task(kind, witness), this));
    QVERIFY_RESULT(look);
    QTEST(server.log, "log");
    QTEST(look->answer, "answer");
    QTEST(look->activity(), "activity");
    QCOMPARE(look->error.has_value(), look->answer == Activity::Unknown);
}

void TestFirstLook::limit_isATimeout()
{
    ScriptedServer server;
    FirstLookJob::Task hasty = task(TokenKind::Access);
    hasty.limit = 10ms;
    server.transport.hangOn(hasty.client.metadata.introspectionEndpoint.path());
    server.transport.hangOn(hasty.client.metadata.userInfoEndpoint.path());
    const auto look = resultOf(new FirstLookJob(server.transport, hasty, this));
    QVERIFY_RESULT(look);
    QCOMPARE(look->activity(), Activity::Unknown);
    QVERIFY(look->error);
    QCOMPARE(look->error->kind, ErrorKind::Timeout);
    QCOMPARE(server.transport.requests().size(), 2);
}

} // namespace rescind

QTEST_GUILESS_MAIN(rescind::TestFirstLook)
#include "tst_firstlook.moc"
