// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/managedprofiles.h"
#include "core/profiles/policy.h"
#include "core/profiles/profiledocument.h"
#include "core/profiles/profilestore.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QString firstId = u"0b6f3c1e-2a53-4b8e-9d57-6f1d6a7e4c10"_s;
const QString secondId = u"d2a7c8f4-91b0-4a5e-8c36-1e5b7f90a2d3"_s;
const QDateTime now(QDate(2026, 11, 22), QTime(14, 2, 11), Qt::UTC);

Profile portal(const QString &id, const QString &name)
{
    return {.id = id,
        .name = name,
        .clientId = u"5a4db0c0"_s,
        .appHost = u"https://portal.authing.cn"_s,
        .isManaged = true};
}

} // namespace

class tst_ManagedProfiles final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_folder = temporaryPath(u"run"_s); }
    void cleanup() { QVERIFY(QDir(m_folder).removeRecursively()); }

    void noFolder_isNoProblem();
    void files_areReadInTheOrderOfTheirNames();
    void brokenFile_isNamedAndHurtsNoOther();
    void earlierFolder_standsInForTheSameName();
    void takenId_refusesTheLaterFile();
    void example_canBeRolledOut();
    void variable_movesTheFolders();
    void variable_hidesNoPolicy();
    void systemFolders_areNotTheUsers();
    void store_listsThemAfterTheOwn();
    void store_ownFileBroken_stillListsThem();
    void store_ownWithTheSameId_givesWay();
    void store_keepsWhatWasLearntBeside();
    void store_learntAboutAnotherServer_isForgotten();
    void store_refusesChangeAndRemoval();
    void store_savingUnchanged_writesNothing();
    void store_remembersThatItWasOpenedLast();

private:
    [[nodiscard]] QString managed() const { return m_folder + u"/managed"_s; }
    [[nodiscard]] ProfileStore store() const
    {
        return ProfileStore(m_folder + u"/own"_s, ManagedProfiles({managed()}));
    }
    [[nodiscard]] ManagedList load() const { return ManagedProfiles({managed()}).load(); }
    static void put(const QString &folder, const QString &name, const QByteArray &text)
    {
        QDir().mkpath(folder);
        QFile file(QDir(folder).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void put(const QString &name, const Profile &profile) const
    {
        put(managed(), name, profileDocument(profile));
    }

    QString m_folder;
};

void tst_ManagedProfiles::noFolder_isNoProblem()
{
    QVERIFY(load().profiles.isEmpty());
    QVERIFY(load().problems.isEmpty());
    QVERIFY(ManagedProfiles().load().profiles.isEmpty());
}

void tst_ManagedProfiles::files_areReadInTheOrderOfTheirNames()
{
    put(u"20.json"_s, portal(firstId, u"Second"_s));
    put(u"10.json"_s, portal(secondId, u"First"_s));
    put(managed(), u"notes.txt"_s, "not for us");
    const ManagedList list = load();
    QCOMPARE(list.profiles,
        (QList<Profile>{portal(secondId, u"First"_s), portal(firstId, u"Second"_s)}));
    QVERIFY(list.problems.isEmpty());
}

void tst_ManagedProfiles::brokenFile_isNamedAndHurtsNoOther()
{
    put(u"20.json"_s, portal(firstId, u"Good"_s));
    put(managed(), u"10.json"_s, "{\"schema\":1,\"profiles\":[{\"clientSecret\":\"canary\"}]}");
    put(managed(), u"30.json"_s, "{");
    const ManagedList list = load();
    QCOMPARE(list.profiles, QList<Profile>{portal(firstId, u"Good"_s)});
    QCOMPARE(list.problems.size(), 2);
    QCOMPARE(list.problems.first().code, u"secret_member"_s);
    QCOMPARE(list.problems.first().subject, managed() + u"/10.json#/profiles/0/clientSecret"_s);
    QCOMPARE(list.problems.last().subject, managed() + u"/30.json#"_s);
    QCOMPARE(store().load()->problems.size(), 2);
}

void tst_ManagedProfiles::earlierFolder_standsInForTheSameName()
{
    put(m_folder + u"/first"_s, u"a.json"_s, profileDocument(portal(firstId, u"Near"_s)));
    put(m_folder + u"/second"_s, u"a.json"_s, profileDocument(portal(secondId, u"Far"_s)));
    const ManagedList list
        = ManagedProfiles({m_folder + u"/first"_s, m_folder + u"/second"_s}).load();
    QCOMPARE(list.profiles, QList<Profile>{portal(firstId, u"Near"_s)});
}

void tst_ManagedProfiles::takenId_refusesTheLaterFile()
{
    put(u"a.json"_s, portal(firstId, u"One"_s));
    put(u"b.json"_s, portal(firstId, u"Two"_s));
    QCOMPARE(load().profiles, QList<Profile>{portal(firstId, u"One"_s)});
    QCOMPARE(load().problems.first().code, u"taken"_s);
    QCOMPARE(load().problems.first().subject, managed() + u"/b.json#/profiles/0/id"_s);
}

void tst_ManagedProfiles::example_canBeRolledOut()
{
    const ManagedList list = ManagedProfiles({QStringLiteral(RESCIND_EXAMPLE_FOLDER)}).load();
    QVERIFY(list.problems.isEmpty());
    QCOMPARE(list.profiles.size(), 2);
    QVERIFY(list.profiles.first().isManaged);
    const LoadedPolicy loaded = loadPolicy({QStringLiteral(RESCIND_EXAMPLE_FOLDER)});
    QVERIFY(!loaded.problem);
    QVERIFY(loaded.policy.forbidsBulk && !loaded.policy.forcesSyslog);
}

void tst_ManagedProfiles::variable_movesTheFolders()
{
    const QString value = u"/a"_s + QDir::listSeparator() + u"/b"_s;
    qputenv("RESCIND_MANAGED_PROFILES", value.toUtf8());
    QCOMPARE(ManagedProfiles::systemFolders(), (QStringList{u"/a"_s, u"/b"_s}));
    qputenv("RESCIND_MANAGED_PROFILES", QByteArray());
    QVERIFY(ManagedProfiles::systemFolders().isEmpty());
    qunsetenv("RESCIND_MANAGED_PROFILES");
}

void tst_ManagedProfiles::variable_hidesNoPolicy()
{
    const QStringList own = ManagedProfiles::policyFolders();
    QCOMPARE(own, ManagedProfiles::systemFolders());
    for (const QByteArray &value : {QByteArray(), QByteArray("/a")}) {
        qputenv("RESCIND_MANAGED_PROFILES", value);
        const QStringList folders = ManagedProfiles::policyFolders();
        qunsetenv("RESCIND_MANAGED_PROFILES");
        QCOMPARE(folders.first(own.size()), own);
        QCOMPARE(folders.size(), own.size() + (value.isEmpty() ? 0 : 1));
    }
}

void tst_ManagedProfiles::systemFolders_areNotTheUsers()
{
    const QStringList folders = ManagedProfiles::systemFolders();
    QVERIFY(!folders.isEmpty());
    for (const QString &folder : folders)
        QVERIFY2(!folder.startsWith(QDir::homePath()), qPrintable(folder));
#ifdef Q_OS_LINUX
    QVERIFY(folders.contains(u"/etc/rescind/profiles.d"_s));
    QVERIFY(folders.contains(u"/etc/xdg/rescind/profiles.d"_s));
#endif
}

void tst_ManagedProfiles::store_listsThemAfterTheOwn()
{
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    Profile own = portal({}, u"Own"_s);
    const auto saved = store().save(own);
    QVERIFY_RESULT(saved);
    QVERIFY(!saved->isManaged);
    const ProfileList list = *store().load();
    QCOMPARE(list.profiles, (QList<Profile>{*saved, portal(firstId, u"Managed"_s)}));
    QCOMPARE(*store().byId(firstId), portal(firstId, u"Managed"_s));
}

void tst_ManagedProfiles::store_ownFileBroken_stillListsThem()
{
    put(m_folder + u"/own"_s, u"profiles.json"_s, "{ half a fi");
    QVERIFY(!store().load());
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    const auto list = store().load();
    QVERIFY_RESULT(list);
    QCOMPARE(list->profiles.size(), 1);
    QCOMPARE(list->problems.size(), 1);
    QCOMPARE(list->problems.constFirst().error.code, u"broken_file"_s);
    QVERIFY_RESULT(store().byId(firstId));
}

void tst_ManagedProfiles::store_ownWithTheSameId_givesWay()
{
    Profile own = portal(firstId, u"Own"_s);
    QVERIFY_RESULT(store().save(own));
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    QCOMPARE(store().load()->profiles, QList<Profile>{portal(firstId, u"Managed"_s)});
    QVERIFY(QFile::remove(managed() + u"/a.json"_s));
    QCOMPARE(store().load()->profiles.first().name, u"Own"_s);
}

void tst_ManagedProfiles::store_keepsWhatWasLearntBeside()
{
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    QFile file(managed() + u"/a.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    Profile profile = *store().byId(firstId);
    profile.witnessedKinds.insert(u"access"_s, now);
    profile.cascades.append({.revoked = u"refresh"_s, .ended = {u"access"_s}, .measuredAt = now});
    const auto saved = store().save(profile);
    QVERIFY_RESULT(saved);
    QCOMPARE(*saved, profile);
    QCOMPARE(*store().byId(firstId), profile);
    file.seek(0);
    QCOMPARE(file.readAll(), before);
    // Beside it, not as a profile of the user's own.
    QVERIFY(ProfileStore(m_folder + u"/own"_s).load()->profiles.isEmpty());
}

void tst_ManagedProfiles::store_learntAboutAnotherServer_isForgotten()
{
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    Profile profile = *store().byId(firstId);
    profile.witnessedKinds.insert(u"access"_s, now);
    QVERIFY_RESULT(store().save(profile));
    Profile moved = portal(firstId, u"Managed"_s);
    moved.appHost = u"https://other.authing.cn"_s;
    put(u"a.json"_s, moved);
    QVERIFY(store().byId(firstId)->witnessedKinds.isEmpty());
}

void tst_ManagedProfiles::store_refusesChangeAndRemoval()
{
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    Profile profile = *store().byId(firstId);
    profile.trustedHosts.append(u"evil.example"_s);
    // Whoever changes a copy of it says nothing about being managed.
    profile.isManaged = false;
    QCOMPARE(store().save(profile).error().code, u"managed"_s);
    QCOMPARE(store().remove(firstId).error().code, u"managed"_s);
    QCOMPARE(*store().byId(firstId), portal(firstId, u"Managed"_s));
}

void tst_ManagedProfiles::store_savingUnchanged_writesNothing()
{
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    QVERIFY_RESULT(store().save(*store().byId(firstId)));
    QVERIFY(!QFile::exists(store().filePath()));
}

void tst_ManagedProfiles::store_remembersThatItWasOpenedLast()
{
    put(u"a.json"_s, portal(firstId, u"Managed"_s));
    QVERIFY_RESULT(store().setLastProfileId(firstId));
    QCOMPARE(store().load()->lastProfileId, firstId);
}

QTEST_GUILESS_MAIN(tst_ManagedProfiles)
#include "tst_managedprofiles.moc"
