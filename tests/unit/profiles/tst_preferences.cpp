// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/preferences.h"

#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

using namespace rescind;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 11, 22), QTime(14, 2, 11), Qt::UTC);

Preferences unusual()
{
    return {.language = u"zh_CN"_s,
        .appearance = Appearance::Dark,
        .clipboardTime = 60s,
        .lockAfter = 15min,
        .looks = LookSchedule::Patient,
        .journalToSyslog = true};
}

} // namespace

class tst_Preferences final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = temporaryPath(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

    void noFile_isTheUsual();
    void kept_isReadBack();
    void file_isTheOwnersAlone();
    void unknownMembers_areKept();
    void wrongValue_hasItsUsualOneAlone_data();
    void wrongValue_hasItsUsualOneAlone();
    void brokenFile_isSaidAndNeverLost();
    void newerFile_isNotWrittenTo();

    void policy_none();
    void policy_isRead();
    void policy_firstFolderDecides();
    void policy_brokenIsTheStrictest_data();
    void policy_brokenIsTheStrictest();
    void policy_standsAboveTheOwn();

private:
    [[nodiscard]] QString path() const { return m_folder + u"/preferences.json"_s; }
    void put(const QString &name, const QByteArray &text) const
    {
        QDir().mkpath(m_folder);
        QFile file(QDir(m_folder).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QJsonObject document() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    QString m_folder;
};

void tst_Preferences::noFile_isTheUsual()
{
    const LoadedPreferences loaded = PreferencesStore(m_folder).load();
    QCOMPARE(loaded.own, Preferences());
    QVERIFY(!loaded.problem);
    QVERIFY(!QFile::exists(path()));
}

void tst_Preferences::kept_isReadBack()
{
    PreferencesStore store(m_folder);
    QVERIFY_RESULT(store.save(unusual(), now));
    QCOMPARE(PreferencesStore(m_folder).load().own, unusual());
    QVERIFY_RESULT(store.save({}, now));
    QCOMPARE(store.load().own, Preferences());
}

void tst_Preferences::file_isTheOwnersAlone()
{
    QVERIFY_RESULT(PreferencesStore(m_folder).save(unusual(), now));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther
        | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(!(QFile::permissions(path()) & others));
}

void tst_Preferences::unknownMembers_areKept()
{
    put(u"preferences.json"_s, R"({"schema":1,"language":"en","ofTomorrow":{"a":[1]}})");
    PreferencesStore store(m_folder);
    QVERIFY_RESULT(store.save(unusual(), now));
    QCOMPARE(document().value(u"ofTomorrow"_s).toObject().value(u"a"_s).toArray().size(), 1);
    QCOMPARE(document().value(u"language"_s).toString(), u"zh_CN"_s);
}

void tst_Preferences::wrongValue_hasItsUsualOneAlone_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const QByteArray &value) {
        QTest::newRow(QByteArray(QByteArray(name) + ' ' + value).constData())
            << QByteArray('"' + QByteArray(name) + "\":" + value) << QString::fromLatin1(name);
    };
    row("language", "\"xx\"");
    row("language", "7");
    row("appearance", "\"pink\"");
    row("clipboardSeconds", "1");
    row("clipboardSeconds", "100000");
    row("clipboardSeconds", "\"30\"");
    row("lockAfterMinutes", "-1");
    row("lockAfterMinutes", "1e9");
    row("verification", "\"never\"");
    row("journalToSyslog", "\"yes\"");
}

void tst_Preferences::wrongValue_hasItsUsualOneAlone()
{
    QFETCH(QByteArray, member);
    QFETCH(QString, name);
    // One that is right beside it.
    const bool isLooks = name == u"verification";
    const QByteArray other = isLooks ? "\"clipboardSeconds\":45" : "\"verification\":\"quick\"";
    put(u"preferences.json"_s, "{\"schema\":1," + member + ',' + other + '}');
    const LoadedPreferences loaded = PreferencesStore(m_folder).load();
    Preferences wanted;
    if (isLooks)
        wanted.clipboardTime = 45s;
    else
        wanted.looks = LookSchedule::Quick;
    QCOMPARE(loaded.own, wanted);
    QVERIFY(loaded.problem.has_value());
    QCOMPARE(loaded.problem->reason, Reason::PreferencesRefused);
    QCOMPARE(loaded.problem->code, u"wrong_value"_s);
    QVERIFY2(loaded.problem->subject.endsWith(QString(u"#/" + name)),
        qPrintable(loaded.problem->subject));
}

void tst_Preferences::brokenFile_isSaidAndNeverLost()
{
    const QByteArray broken = "{\"schema\":1,\"language\":\"zh_";
    put(u"preferences.json"_s, broken);
    PreferencesStore store(m_folder);
    const LoadedPreferences loaded = store.load();
    QCOMPARE(loaded.own, Preferences());
    QCOMPARE(loaded.problem->code, u"broken_file"_s);
    QVERIFY_RESULT(store.save(unusual(), now));
    QCOMPARE(store.load().own, unusual());
    QVERIFY(!store.load().problem);
    const QStringList aside = QDir(m_folder).entryList({u"preferences.json.broken-*"_s});
    QCOMPARE(aside.size(), 1);
    QFile file(QDir(m_folder).filePath(aside.constFirst()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), broken);
}

void tst_Preferences::newerFile_isNotWrittenTo()
{
    put(u"preferences.json"_s, R"({"schema":2,"appearance":"dark"})");
    PreferencesStore store(m_folder);
    QCOMPARE(store.load().own.appearance, Appearance::Dark);
    const auto saved = store.save(unusual(), now);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"newer_schema"_s);
    QCOMPARE(document().value(u"schema"_s).toInt(), 2);
}

void tst_Preferences::policy_none()
{
    QCOMPARE(loadPolicy({m_folder}).policy, Policy());
    QVERIFY(!loadPolicy({m_folder}).problem);
    QCOMPARE(loadPolicy({}).policy, Policy());
}

void tst_Preferences::policy_isRead()
{
    put(u"policy.json"_s,
        R"({"$schema":"x","schema":1,"lockAfterMinutes":5,"forbidBulk":true,"forceSyslog":true})");
    const LoadedPolicy loaded = loadPolicy({m_folder});
    QVERIFY(!loaded.problem);
    QCOMPARE(loaded.policy, (Policy{.lockAfter = 5min, .forbidsBulk = true, .forcesSyslog = true}));
}

void tst_Preferences::policy_firstFolderDecides()
{
    put(u"policy.json"_s, R"({"schema":1,"forbidPaste":true})");
    const QString first = m_folder;
    init();
    put(u"policy.json"_s, R"({"schema":1,"forbidBulk":true})");
    QCOMPARE(loadPolicy({first, m_folder}).policy, Policy{.forbidsPaste = true});
    QCOMPARE(
        loadPolicy({temporaryPath(u"nowhere"_s), m_folder}).policy, Policy{.forbidsBulk = true});
}

void tst_Preferences::policy_brokenIsTheStrictest_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("no JSON") << QByteArray("{") << u"not_json"_s;
    QTest::newRow("a typing mistake")
        << QByteArray(R"({"schema":1,"forbidBulck":true})") << u"unknown_member"_s;
    QTest::newRow("a text for a switch")
        << QByteArray(R"({"schema":1,"forbidBulk":"yes"})") << u"wrong_value"_s;
    QTest::newRow("no time at all")
        << QByteArray(R"({"schema":1,"lockAfterMinutes":0})") << u"wrong_value"_s;
    QTest::newRow("of tomorrow") << QByteArray(R"({"schema":2})") << u"newer_schema"_s;
    QTest::newRow("no schema") << QByteArray(R"({"forbidBulk":false})") << u"newer_schema"_s;
}

void tst_Preferences::policy_brokenIsTheStrictest()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    put(u"policy.json"_s, text);
    const LoadedPolicy loaded = loadPolicy({m_folder});
    QVERIFY(loaded.problem.has_value());
    QCOMPARE(loaded.problem->reason, Reason::PolicyRefused);
    QCOMPARE(loaded.problem->code, code);
    QVERIFY(loaded.policy.forbidsBulk && loaded.policy.forbidsPaste && loaded.policy.forcesSyslog
        && loaded.policy.lockAfter);
}

void tst_Preferences::policy_standsAboveTheOwn()
{
    const Preferences own = unusual();
    QCOMPARE(underPolicy(own, {}), own);
    Preferences plain;
    plain.lockAfter = 30min;
    const Preferences counts = underPolicy(plain, {.lockAfter = 5min, .forcesSyslog = true});
    QCOMPARE(counts.lockAfter, 5min);
    QVERIFY(counts.journalToSyslog);
}

QTEST_GUILESS_MAIN(tst_Preferences)
#include "tst_preferences.moc"
