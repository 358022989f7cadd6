// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/profiles/profiledocument.h"
#include "core/profiles/profilefile.h"
#include "tests/support/fakeidp.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/temporaryjournal.h"
#include "tests/support/testcase.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

struct Desk
{
    explicit Desk(const QString &folder)
        : managed(folder + u"/managed"_s)
        , clock(idp.now)
        , vault(store)
        , journal(clock)
        , profiles(folder + u"/own"_s, ManagedProfiles({managed}))
        , engine({.transports = idp.transport(),
              .vault = vault,
              .profiles = profiles,
              .browser = browser,
              .clock = clock,
              .journal = journal.keeper})
    {
        QDir().mkpath(managed);
    }

    FakeIdp idp;
    QString managed;
    FixedClock clock;
    MemorySecretStore store;
    Vault vault;
    TemporaryJournal journal;
    ProfileStore profiles;
    RecordingBrowser browser;
    Engine engine;
};

Secret canary(ProfileSecret secret)
{
    return Secret("canary-" + QByteArray::number(static_cast<int>(secret)) + "-4f6b");
}

SecretChanges everySecret()
{
    SecretChanges changes;
    for (const ProfileSecret secret : allProfileSecrets)
        changes.insert(secret, canary(secret));
    return changes;
}

Profile managedProfile()
{
    return {.id = u"0b6f3c1e-2a53-4b8e-9d57-6f1d6a7e4c10"_s,
        .name = u"Managed"_s,
        .clientId = u"app"_s,
        .appHost = u"https://idp.example"_s};
}

} // namespace

class tst_ProfileSecrets final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void export_withEverySecretSet_holdsNone();
    void search_saysWhatTheKeychainHas();
    void search_lockedKeychain_isAnError();
    void managed_secretsAreTheUsers();
    void managed_changeIsRefused_andKeepsNoSecret();
    void managed_removalIsRefused_andLosesNothing();
    void brokenFile_isToldOnce();
};

void tst_ProfileSecrets::export_withEverySecretSet_holdsNone()
{
    Desk desk(temporaryPath(u"export"_s));
    Profile profile = FakeIdp::profile();
    profile.network = {.proxy = ProxyUse::Explicit,
        .proxyAddress = u"http://proxy.example:3128"_s,
        .proxyUser = u"me"_s,
        .clientCertificateFile = u"/home/me/me.p12"_s};
    profile.tokenAuth = ClientAuthMethod::PrivateKeyJwt;
    const auto saved = resultOf(desk.engine.saveProfile(profile, everySecret(), &desk.engine));
    QVERIFY_RESULT(saved);
    QCOMPARE(desk.store.entries.size(), 4);
    const QString path = temporaryPath(u"exported.json"_s);
    QVERIFY_RESULT(writeProfileFile(path, *saved));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("proxy.example"));
    QVERIFY2(!text.contains("canary"), text.constData());
}

void tst_ProfileSecrets::search_saysWhatTheKeychainHas()
{
    Desk desk(temporaryPath(u"search"_s));
    const QString id = managedProfile().id;
    QVERIFY(resultOf(desk.engine.findSecrets(id, &desk.engine))->isEmpty());
    desk.store.entries.insert(
        secretKey(ProfileSecret::ProxyPassword, id), canary(ProfileSecret::ProxyPassword));
    QCOMPARE(*resultOf(desk.engine.findSecrets(id, &desk.engine)),
        QList<ProfileSecret>{ProfileSecret::ProxyPassword});
}

void tst_ProfileSecrets::search_lockedKeychain_isAnError()
{
    Desk desk(temporaryPath(u"locked"_s));
    desk.store.failOn(MemorySecretStore::Operation::Read, Reason::KeychainLocked);
    QCOMPARE(resultOf(desk.engine.findSecrets(u"id"_s, &desk.engine)).error().reason,
        Reason::KeychainLocked);
}

void tst_ProfileSecrets::managed_secretsAreTheUsers()
{
    Desk desk(temporaryPath(u"managed"_s));
    QVERIFY_RESULT(writeProfileFile(desk.managed + u"/a.json"_s, managedProfile()));
    const QList<Profile> listed = desk.engine.profiles();
    QCOMPARE(listed.size(), 1);
    const auto saved
        = resultOf(desk.engine.saveProfile(listed.first(), everySecret(), &desk.engine));
    QVERIFY_RESULT(saved);
    QVERIFY(saved->isManaged);
    QVERIFY(desk.store.entries.value(secretKey(ProfileSecret::ClientSecret, saved->id))
        == canary(ProfileSecret::ClientSecret));
    QVERIFY(desk.engine.session(saved->id)->profile().isManaged);
    QVERIFY(!QFile::exists(desk.profiles.filePath()));
}

void tst_ProfileSecrets::managed_changeIsRefused_andKeepsNoSecret()
{
    Desk desk(temporaryPath(u"change"_s));
    QVERIFY_RESULT(writeProfileFile(desk.managed + u"/a.json"_s, managedProfile()));
    Profile changed = managedProfile();
    changed.appHost = u"https://evil.example"_s;
    const auto saved = resultOf(desk.engine.saveProfile(changed, everySecret(), &desk.engine));
    QCOMPARE(saved.error().code, u"managed"_s);
    QVERIFY(desk.store.entries.isEmpty());
}

void tst_ProfileSecrets::managed_removalIsRefused_andLosesNothing()
{
    Desk desk(temporaryPath(u"remove"_s));
    QVERIFY_RESULT(writeProfileFile(desk.managed + u"/a.json"_s, managedProfile()));
    const QString key = secretKey(ProfileSecret::ClientSecret, managedProfile().id);
    desk.store.entries.insert(key, canary(ProfileSecret::ClientSecret));
    const auto removed = resultOf(desk.engine.removeProfile(managedProfile().id, &desk.engine));
    QCOMPARE(removed.error().code, u"managed"_s);
    QVERIFY(desk.store.entries.contains(key));
    QCOMPARE(desk.engine.profiles().size(), 1);
}

void tst_ProfileSecrets::brokenFile_isToldOnce()
{
    Desk desk(temporaryPath(u"broken"_s));
    QFile file(desk.managed + u"/b.json"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"schema\":1,\"profiles\":[{\"password\":\"canary\"}]}");
    file.close();
    QVERIFY_RESULT(writeProfileFile(desk.managed + u"/a.json"_s, managedProfile()));
    QList<Error> told;
    connect(&desk.engine, &Engine::profileProblem, &desk.engine,
        [&told](const Error &error) { told.append(error); });
    QCOMPARE(desk.engine.profiles().size(), 1);
    QCOMPARE(desk.engine.profiles().size(), 1);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().code, u"secret_member"_s);
    QVERIFY(told.first().subject.contains(u"b.json"_s));
}

QTEST_GUILESS_MAIN(tst_ProfileSecrets)
#include "tst_profilesecrets.moc"
