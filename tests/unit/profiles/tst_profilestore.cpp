// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilejson.h"
#include "core/profiles/profilestore.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QLockFile>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

Profile named(const QString &name)
{
    return {.name = name,
        .environment = Environment::Test,
        .clientId = u"5a4db0c0"_s,
        .appHost = u"https://portal.authing.cn"_s,
        .tokenAuth = ClientAuthMethod::Basic,
        .idTokenAlgorithms = {u"HS256"_s},
        .clientKeyId = u"key-1"_s,
        .assertionAudience = AssertionAudience::TokenEndpoint,
        .dpop = true,
        .authorization = {.prompt = u"login"_s,
            .maxAge = 0,
            .acrValues = u"a b"_s,
            .loginHint = u"alice"_s,
            .uiLocales = u"zh-CN"_s,
            .tenantId = u"t1"_s,
            .responseMode = ResponseMode::FormPost,
            .extra = {{u"k"_s, u"v=1"_s}, {u"k"_s, QString()}},
            .pushed = false},
        .network = {.caFile = u"/etc/corp.pem"_s,
            .proxy = ProxyUse::Explicit,
            .proxyAddress = u"http://proxy.corp:3128"_s,
            .proxyUser = u"me"_s,
            .clientCertificateFile = u"/home/me/me.p12"_s},
        .trustedHosts = {u"core.authing.cn"_s},
        .witnessedKinds
        = {{u"access"_s, QDateTime(QDate(2026, 11, 22), QTime(14, 2, 11, 250), Qt::UTC)}},
        .cascades = {{.revoked = u"refresh"_s,
            .ended = {u"access"_s},
            .measuredAt = QDateTime(QDate(2026, 11, 22), QTime(15, 0, 0, 5), Qt::UTC)}}};
}

} // namespace

class tst_ProfileStore final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_folder = temporaryPath(u"run"_s); }
    void cleanup() { QVERIFY(QDir(m_folder).removeRecursively()); }

    void load_noFile_isEmpty();
    void save_givesAnId_andKeepsEverything();
    void save_sameId_replacesInPlace();
    void save_invalid_writesNothing();
    void save_takenName_isRefused();
    void save_isForTheOwnerOnly();
    void unknownMembers_areKept();
    void badProfile_doesNotLoseTheOthers_data();
    void badProfile_doesNotLoseTheOthers();
    void twinIds_areAProblem();
    void brokenFile_isNeverOverwritten_data();
    void brokenFile_isNeverOverwritten();
    void newerSchema_isReadButNotWritten();
    void setAside_healthyFile_isRefused();
    void twoStores_keepEachOthersChanges();
    void heldLock_isSaid();
    void readOnlyFolder_isSaid();
    void remove_takesLastAlong();
    void byId_unknown();
    void fileHoldsNoSecretNames();

private:
    [[nodiscard]] ProfileStore store() const { return ProfileStore(m_folder); }
    [[nodiscard]] QByteArray fileText() const
    {
        QFile file(store().filePath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QJsonObject document() const
    {
        return QJsonDocument::fromJson(fileText()).object();
    }
    void putFile(const QByteArray &text) const
    {
        QDir().mkpath(m_folder);
        QFile file(store().filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void putEntries(const QJsonArray &entries) const
    {
        putFile(QJsonDocument({{u"schema"_s, 1}, {u"profiles"_s, entries}}).toJson());
    }

    QString m_folder;
};

void tst_ProfileStore::load_noFile_isEmpty()
{
    const Result<ProfileList> list = store().load();
    QVERIFY_RESULT(list);
    QVERIFY(list->profiles.isEmpty());
    QVERIFY(list->lastProfileId.isEmpty());
    QVERIFY(!QFile::exists(m_folder));
}

void tst_ProfileStore::save_givesAnId_andKeepsEverything()
{
    const Result<Profile> saved = store().save(named(u"门户 ☂"_s));
    QVERIFY_RESULT(saved);
    QCOMPARE(saved->id.size(), 36);
    const Result<ProfileList> list = store().load();
    QVERIFY_RESULT(list);
    QCOMPARE(list->profiles, QList<Profile>{*saved});
    QVERIFY(list->problems.isEmpty());
    const Result<Profile> one = store().byId(saved->id);
    QVERIFY_RESULT(one);
    QCOMPARE(*one, *saved);
}

void tst_ProfileStore::save_sameId_replacesInPlace()
{
    const Profile first = *store().save(named(u"first"_s));
    QVERIFY(store().save(named(u"second"_s)).has_value());
    Profile changed = first;
    changed.name = u"FIRST"_s;
    changed.scope = u"openid"_s;
    QVERIFY(store().save(changed).has_value());
    const ProfileList list = *store().load();
    QCOMPARE(list.profiles.size(), 2);
    QCOMPARE(list.profiles.first(), changed);
}

void tst_ProfileStore::save_invalid_writesNothing()
{
    Profile profile = named(u"a"_s);
    profile.appHost = u"http://portal.authing.cn"_s;
    QCOMPARE(store().save(profile).error().reason, Reason::PlainHttp);
    QVERIFY(!QFile::exists(m_folder));
}

void tst_ProfileStore::save_takenName_isRefused()
{
    QVERIFY(store().save(named(u"Portal"_s)).has_value());
    const Result<Profile> twin = store().save(named(u"portal "_s));
    QVERIFY(!twin);
    QCOMPARE(twin.error().subject, u"name"_s);
    QCOMPARE(twin.error().code, u"taken"_s);
    QCOMPARE(store().load()->profiles.size(), 1);
}

void tst_ProfileStore::save_isForTheOwnerOnly()
{
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY(store().save(named(u"a"_s)).has_value());
    QCOMPARE(QFile::permissions(m_folder) & others, QFileDevice::Permissions());
    QCOMPARE(QFile::permissions(store().filePath()) & others, QFileDevice::Permissions());
    // A file that was opened up by hand is closed again.
    QVERIFY(QFile::setPermissions(store().filePath(), QFileDevice::ReadOwner | others));
    QVERIFY(store().setLastProfileId(u"x"_s).has_value());
    QCOMPARE(QFile::permissions(store().filePath()) & others, QFileDevice::Permissions());
}

void tst_ProfileStore::unknownMembers_areKept()
{
    const Profile saved = *store().save(named(u"a"_s));
    QJsonObject all = document();
    QJsonArray entries = all.value(u"profiles"_s).toArray();
    QJsonObject entry = entries.at(0).toObject();
    entry.insert(u"caFile"_s, u"ca.pem"_s);
    entries.replace(0, entry);
    all.insert(u"profiles"_s, entries);
    all.insert(u"window"_s, QJsonObject{{u"width"_s, 3}});
    putFile(QJsonDocument(all).toJson());

    QVERIFY(store().save(saved).has_value());
    QVERIFY(store().save(named(u"b"_s)).has_value());
    QVERIFY(store().setLastProfileId(saved.id).has_value());

    const QJsonObject after = document();
    QCOMPARE(after.value(u"window"_s).toObject().value(u"width"_s).toInt(), 3);
    QCOMPARE(after.value(u"profiles"_s).toArray().at(0).toObject().value(u"caFile"_s).toString(),
        u"ca.pem"_s);
    QCOMPARE(store().load()->lastProfileId, saved.id);
}

void tst_ProfileStore::badProfile_doesNotLoseTheOthers_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("json"); // empty: removed
    QTest::newRow("no id") << u"id"_s << QString();
    QTest::newRow("no host") << u"appHost"_s << QString();
    QTest::newRow("number for a name") << u"name"_s << u"7"_s;
    QTest::newRow("plain http") << u"appHost"_s << u"\"http://a.example\""_s;
    QTest::newRow("method of a newer version") << u"tokenAuth"_s << u"\"attested\""_s;
    QTest::newRow("protocol of a newer version") << u"protocol"_s << u"\"saml\""_s;
    QTest::newRow("text for a list") << u"trustedHosts"_s << u"\"a.example\""_s;
    QTest::newRow("number in a list") << u"idTokenAlgorithms"_s << u"[1]"_s;
}

void tst_ProfileStore::badProfile_doesNotLoseTheOthers()
{
    QFETCH(QString, member);
    QFETCH(QString, json);
    Profile good = named(u"good"_s);
    good.id = u"good-id"_s;
    QJsonObject bad = profileToJson(named(u"bad"_s));
    bad.insert(u"id"_s, u"bad-id"_s);
    if (json.isEmpty())
        bad.remove(member);
    else
        bad.insert(member, QJsonDocument::fromJson("[" + json.toUtf8() + "]").array().at(0));
    putEntries({bad, profileToJson(good), 17});

    const ProfileList list = *store().load();
    QCOMPARE(list.profiles, QList<Profile>{good});
    QCOMPARE(list.problems.size(), 2);
    QCOMPARE(list.problems.first().error.subject, member);
    QCOMPARE(list.problems.first().error.kind == ErrorKind::Usage
            || list.problems.first().error.kind == ErrorKind::Insecure,
        true);

    QVERIFY(store().save(named(u"new"_s)).has_value());
    const QJsonArray after = document().value(u"profiles"_s).toArray();
    QCOMPARE(after.size(), 4);
    QCOMPARE(after.at(0).toObject(), bad);
    QCOMPARE(after.at(2).toInt(), 17);
}

void tst_ProfileStore::twinIds_areAProblem()
{
    Profile one = named(u"one"_s);
    one.id = u"same"_s;
    Profile two = named(u"two"_s);
    two.id = u"same"_s;
    putEntries({profileToJson(one), profileToJson(two)});
    const ProfileList list = *store().load();
    QCOMPARE(list.profiles, QList<Profile>{one});
    QCOMPARE(list.problems.first().name, u"two"_s);
}

void tst_ProfileStore::brokenFile_isNeverOverwritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << QByteArray("{\"schema\": 1, \"profiles\": [");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("no schema") << QByteArray("{\"profiles\": []}");
    QTest::newRow("profiles no list") << QByteArray("{\"schema\": 1, \"profiles\": {}}");
    QTest::newRow("garbage") << QByteArray("\0\xff\xfe garbage", 11);
}

void tst_ProfileStore::brokenFile_isNeverOverwritten()
{
    QFETCH(QByteArray, text);
    putFile(text);
    QCOMPARE(store().load().error().code, u"broken_file"_s);
    QCOMPARE(store().save(named(u"a"_s)).error().reason, Reason::SettingsNotWritable);
    QCOMPARE(store().remove(u"x"_s).error().code, u"broken_file"_s);
    QCOMPARE(store().setLastProfileId(u"x"_s).error().subject, store().filePath());
    QCOMPARE(fileText(), text);

    const QDateTime now(QDate(2026, 11, 22), QTime(14, 2, 11), Qt::UTC);
    const Result<QString> aside = store().setAside(now);
    QVERIFY_RESULT(aside);
    QVERIFY(aside->endsWith(u"profiles.json.broken-20261122T140211Z"_s));
    QFile kept(*aside);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), text);
    QVERIFY(store().save(named(u"a"_s)).has_value());
    // A second broken file in the same second must not take the first one's place.
    putFile("again");
    QCOMPARE(store().setAside(now).error().code, u"not_written"_s);
    QCOMPARE(fileText(), QByteArray("again"));
}

void tst_ProfileStore::newerSchema_isReadButNotWritten()
{
    const Profile saved = *store().save(named(u"a"_s));
    QJsonObject all = document();
    all.insert(u"schema"_s, 2);
    putFile(QJsonDocument(all).toJson());
    const QByteArray before = fileText();
    QCOMPARE(store().load()->profiles, QList<Profile>{saved});
    QCOMPARE(store().save(saved).error().code, u"newer_schema"_s);
    QCOMPARE(store().remove(saved.id).error().code, u"newer_schema"_s);
    QCOMPARE(fileText(), before);
}

void tst_ProfileStore::setAside_healthyFile_isRefused()
{
    QVERIFY(store().save(named(u"a"_s)).has_value());
    QCOMPARE(store().setAside(QDateTime::currentDateTimeUtc()).error().code, u"not_broken"_s);
    QCOMPARE(store().load()->profiles.size(), 1);
}

void tst_ProfileStore::twoStores_keepEachOthersChanges()
{
    ProfileStore one(m_folder);
    ProfileStore two(m_folder);
    const Profile first = *one.save(named(u"first"_s));
    QCOMPARE(two.load()->profiles.size(), 1);
    QVERIFY(two.save(named(u"second"_s)).has_value());
    QVERIFY(one.save(named(u"third"_s)).has_value());
    QVERIFY(two.remove(first.id).has_value());
    QCOMPARE(one.load()->profiles.size(), 2);
}

void tst_ProfileStore::heldLock_isSaid()
{
    QVERIFY(store().save(named(u"a"_s)).has_value());
    QLockFile lock(store().filePath() + u".lock"_s);
    QVERIFY(lock.lock());
    QCOMPARE(store().save(named(u"b"_s)).error().code, u"locked"_s);
    lock.unlock();
    QVERIFY(store().save(named(u"b"_s)).has_value());
}

void tst_ProfileStore::readOnlyFolder_isSaid()
{
    // Root may write anywhere; a file where the folder should be stops it too.
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    const Result<Profile> saved = store().save(named(u"a"_s));
    QVERIFY(inTheWay.remove());
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"not_written"_s);
    QCOMPARE(saved.error().stage, Stage::Storage);
}

void tst_ProfileStore::remove_takesLastAlong()
{
    const Profile saved = *store().save(named(u"a"_s));
    QVERIFY(store().setLastProfileId(saved.id).has_value());
    QVERIFY(store().remove(saved.id).has_value());
    QVERIFY(store().remove(saved.id).has_value());
    QVERIFY(store().load()->profiles.isEmpty());
    QVERIFY(store().load()->lastProfileId.isEmpty());
    QVERIFY(!document().contains(u"lastProfile"_s));
}

void tst_ProfileStore::byId_unknown()
{
    const Result<Profile> result = store().byId(u"nobody"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().subject, u"id"_s);
}

void tst_ProfileStore::fileHoldsNoSecretNames()
{
    QVERIFY(store().save(named(u"a"_s)).has_value());
    QVERIFY(!fileText().toLower().contains("secret"));
}

QTEST_GUILESS_MAIN(tst_ProfileStore)
#include "tst_profilestore.moc"
