// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/selfcheck.h"
#include "tests/unit/engine/sessionfixture.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include <algorithm>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

SelfCheck found(const QList<SelfCheck> &checks, SelfCheckName name)
{
    const auto it = std::find_if(checks.begin(), checks.end(),
        [name](const SelfCheck &check) { return check.name == name; });
    return it == checks.end() ? SelfCheck() : *it;
}

} // namespace

class tst_SelfCheck final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void soundComputer_passesAllAndKeepsNothing();
    void keychain_fails();
    void journal_notWritable();
    void journal_tampered();
    void folder_cannotBeMade();
    void browser_missing();
};

void tst_SelfCheck::soundComputer_passesAllAndKeepsNothing()
{
    SessionFixture desk(temporaryPath(u"sound"_s));
    SelfCheckJob *const job = desk.engine.selfCheck(this);
    int steps = 0;
    connect(job, &SelfCheckJob::advanced, this, [&steps] { ++steps; });
    const auto checks = resultOf(job);
    QVERIFY_RESULT(checks);
    // All but the proxy, which is a profile's.
    QCOMPARE(checks->size(), selfCheckCount - 1);
    QCOMPARE(steps, selfCheckCount - 1);
    for (const SelfCheck &check : *checks)
        QVERIFY2(check.result == CheckResult::Pass, selfCheckKey(check.name).data());
    QVERIFY(found(*checks, SelfCheckName::Data).amount > 0);
    for (auto it = desk.store.entries.cbegin(); it != desk.store.entries.cend(); ++it)
        QVERIFY2(!it.key().contains(u"self-check"), qPrintable(it.key()));
    QVERIFY(QDir(found(*checks, SelfCheckName::Settings).subject)
                .entryList({u"check-*"_s}, QDir::Files)
                .isEmpty());
}

void tst_SelfCheck::keychain_fails()
{
    SessionFixture desk(temporaryPath(u"keychain"_s));
    desk.store.failOnAll(Reason::KeychainLocked);
    const auto checks = resultOf(desk.engine.selfCheck(this));
    QVERIFY_RESULT(checks);
    const SelfCheck keychain = found(*checks, SelfCheckName::Keychain);
    QCOMPARE(keychain.result, CheckResult::Fail);
    QCOMPARE(keychain.error->reason, Reason::KeychainLocked);
    QCOMPARE(found(*checks, SelfCheckName::Loopback).result, CheckResult::Pass);
}

void tst_SelfCheck::journal_notWritable()
{
    SessionFixture desk(temporaryPath(u"unwritable"_s));
    const QString path = desk.journal.keeper.path();
    QVERIFY(QDir().mkpath(path)); // a folder where the file should be
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"entries not written|journal"_s));
    const auto checks = resultOf(desk.engine.selfCheck(this));
    QVERIFY_RESULT(checks);
    const SelfCheck journal = found(*checks, SelfCheckName::Journal);
    QCOMPARE(journal.result, CheckResult::Fail);
    QCOMPARE(journal.error->kind, ErrorKind::Journal);
}

void tst_SelfCheck::journal_tampered()
{
    SessionFixture desk(temporaryPath(u"tampered"_s));
    JournalEntry entry;
    entry.action = JournalAction::Login;
    entry.reason = u"INC-4711"_s;
    QVERIFY_RESULT(resultOf(desk.journal.keeper.write({entry, entry, entry}, this)));
    {
        const QString name = u"tamper"_s;
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(desk.journal.keeper.path());
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(u"SELECT name FROM sqlite_master WHERE type = 'trigger'"_s));
        QStringList triggers;
        while (query.next())
            triggers.append(query.value(0).toString());
        for (const QString &trigger : std::as_const(triggers))
            QVERIFY(query.exec(u"DROP TRIGGER "_s + trigger));
        QVERIFY(query.exec(u"DELETE FROM entry WHERE sequence = 2"_s));
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    const auto checks = resultOf(desk.engine.selfCheck(this));
    QVERIFY_RESULT(checks);
    const SelfCheck journal = found(*checks, SelfCheckName::Journal);
    QCOMPARE(journal.result, CheckResult::Fail);
    QCOMPARE(journal.error->reason, Reason::JournalTampered);
    QCOMPARE(journal.error->subject, u"2"_s);
}

void tst_SelfCheck::folder_cannotBeMade()
{
    const QString folder = temporaryPath(u"afile"_s);
    QFile file(folder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    SessionFixture desk(folder);
    const auto checks = resultOf(desk.engine.selfCheck(this));
    QVERIFY_RESULT(checks);
    QCOMPARE(found(*checks, SelfCheckName::Settings).result, CheckResult::Fail);
    QCOMPARE(found(*checks, SelfCheckName::Settings).error->reason, Reason::SettingsNotWritable);
}

void tst_SelfCheck::browser_missing()
{
    SessionFixture desk(temporaryPath(u"browser"_s));
    desk.browser.fails = true;
    const auto checks = resultOf(desk.engine.selfCheck(this));
    QVERIFY_RESULT(checks);
    QCOMPARE(found(*checks, SelfCheckName::Browser).result, CheckResult::Warn);
}

QTEST_GUILESS_MAIN(tst_SelfCheck)

#include "tst_selfcheck.moc"
