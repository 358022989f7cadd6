// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/freename.h"
#include "core/profiles/profiledocument.h"
#include "core/profiles/profilefile.h"
#include "core/profiles/profilejson.h"
#include "tests/support/testcase.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

using namespace rescind;
using namespace Qt::StringLiterals;

namespace {

const QString givenId = u"0b6f3c1e-2a53-4b8e-9d57-6f1d6a7e4c10"_s;

QJsonObject plainEntry()
{
    return {{u"id"_s, givenId}, {u"name"_s, u"Portal"_s}, {u"clientId"_s, u"5a4db0c0"_s},
        {u"appHost"_s, u"https://portal.authing.cn"_s}};
}

QByteArray documentOf(const QJsonArray &entries)
{
    return QJsonDocument({{u"schema"_s, 1}, {u"profiles"_s, entries}}).toJson();
}

//! The entry with a member set, "network.caFile" being one within another.
QByteArray documentWith(const QString &member, const QByteArray &json)
{
    const QJsonValue value = QJsonDocument::fromJson("[" + json + "]").array().at(0);
    QJsonObject entry = plainEntry();
    const qsizetype dot = member.indexOf(u'.');
    if (dot < 0)
        entry.insert(member, value);
    else
        entry.insert(member.left(dot), QJsonObject{{member.mid(dot + 1), value}});
    return documentOf({entry});
}

Profile fullProfile()
{
    const QDateTime now(QDate(2026, 11, 22), QTime(14, 2), Qt::UTC);
    return {.id = givenId,
        .name = u"门户 ☂"_s,
        .environment = Environment::Test,
        .clientId = u"5a4db0c0"_s,
        .appHost = u"https://portal.authing.cn"_s,
        .endpoints = {.token = u"https://portal.authing.cn/token?v=2"_s},
        .tokenAuth = ClientAuthMethod::PrivateKeyJwt,
        .idTokenAlgorithms = {u"HS256"_s},
        .clientKeyId = u"key-1"_s,
        .authorization = {.maxAge = 0,
            .responseMode = ResponseMode::FormPost,
            .extra = {{u"k"_s, u"v=1"_s}},
            .pushed = false},
        .network = {.proxy = ProxyUse::Explicit, .proxyAddress = u"http://proxy.corp:3128"_s},
        .witnessedKinds = {{u"access"_s, now}},
        .cascades = {{.revoked = u"refresh"_s, .measuredAt = now}}};
}

Profile withoutLearnt(Profile profile)
{
    profile.witnessedKinds.clear();
    profile.cascades.clear();
    return profile;
}

//! The schema's object for a member, references followed.
QJsonObject resolved(const QJsonObject &schema, const QJsonObject &whole)
{
    const QString reference = schema.value(u"$ref"_s).toString();
    if (reference.isEmpty())
        return schema;
    return whole.value(u"$defs"_s).toObject().value(reference.section(u'/', -1)).toObject();
}

} // namespace

class tst_ProfileDocument final : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void export_comesBackWithoutWhatWasLearnt();
    void export_leavesSecretLookingParametersBehind();
    void defaults_standInForWhatIsLeftOut();
    void idLeftOut_isMadeOfIssuerAndClient();
    void badDocument_isRefused_data();
    void badDocument_isRefused();
    void badMember_isRefused_data();
    void badMember_isRefused();
    void twins_areRefused();
    void file_isNamedInTheError();
    void file_tooLargeOrNone_isSaid();
    void file_thatCannotBeWritten_isSaid();
    void schema_hasEveryMemberAndNoOther();
    void schema_namesTheWordsThatAreRead();
    void freeName_countsOn_data();
    void freeName_countsOn();
    void copy_knowsNothingOfTheOriginal();
};

void tst_ProfileDocument::export_comesBackWithoutWhatWasLearnt()
{
    const auto read = profilesFromDocument(profileDocument(fullProfile()));
    QVERIFY_RESULT(read);
    QCOMPARE(*read, QList<Profile>{withoutLearnt(fullProfile())});
}

void tst_ProfileDocument::export_leavesSecretLookingParametersBehind()
{
    Profile profile = fullProfile();
    profile.authorization.extra.append({u"api_token"_s, u"canary-77"_s});
    const QByteArray bytes = profileDocument(profile);
    QVERIFY(!bytes.contains("canary"));
    QVERIFY_RESULT(profilesFromDocument(bytes));
}

void tst_ProfileDocument::defaults_standInForWhatIsLeftOut()
{
    const auto read = profilesFromDocument(documentOf({plainEntry()}));
    QVERIFY_RESULT(read);
    const Profile wanted{.id = givenId,
        .name = u"Portal"_s,
        .clientId = u"5a4db0c0"_s,
        .appHost = u"https://portal.authing.cn"_s};
    QCOMPARE(*read, QList<Profile>{wanted});
}

void tst_ProfileDocument::idLeftOut_isMadeOfIssuerAndClient()
{
    QJsonObject entry = plainEntry();
    entry.remove(u"id"_s);
    const auto idOf = [&entry] { return profilesFromDocument(documentOf({entry}))->first().id; };
    const QString id = idOf();
    // Written down: another value would cut every rolled-out profile off from its secrets.
    QCOMPARE(id, u"74cbf6b3-bea3-5169-bfae-808bc0936a8f"_s);
    entry.insert(u"name"_s, u"Renamed"_s);
    entry.insert(u"scope"_s, u"openid"_s);
    QCOMPARE(idOf(), id);
    entry.insert(u"clientId"_s, u"another"_s);
    QVERIFY(idOf() != id);
}

void tst_ProfileDocument::badDocument_isRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("subject");
    QTest::newRow("empty") << QByteArray() << u"not_json"_s << u"#"_s;
    QTest::newRow("half") << QByteArray("{\"schema\": 1, ") << u"not_json"_s << u"#"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"not_json"_s << u"#"_s;
    QTest::newRow("garbage") << QByteArray("\0\xff\xfe", 3) << u"not_json"_s << u"#"_s;
    QTest::newRow("no profiles") << QByteArray("{\"schema\":1}") << u"not_profiles"_s << u"#"_s;
    QTest::newRow("no schema") << QByteArray("{\"profiles\":[]}") << u"not_profiles"_s << u"#"_s;
    QTest::newRow("newer") << QByteArray("{\"schema\":2,\"profiles\":[]}") << u"newer_schema"_s
                           << u"#/schema"_s;
    QTest::newRow("half a number")
        << QByteArray("{\"schema\":1.5,\"profiles\":[]}") << u"newer_schema"_s << u"#/schema"_s;
    QTest::newRow("stranger") << QByteArray("{\"schema\":1,\"profiles\":[],\"a/b\":0}")
                              << u"unknown_member"_s << u"#/a~1b"_s;
    QTest::newRow("secret on top") << QByteArray("{\"schema\":1,\"profiles\":[],\"token\":\"t\"}")
                                   << u"secret_member"_s << u"#/token"_s;
    QTest::newRow("number for a profile")
        << QByteArray("{\"schema\":1,\"profiles\":[7]}") << u"wrong_value"_s << u"#/profiles/0"_s;
}

void tst_ProfileDocument::badDocument_isRefused()
{
    QFETCH(const QByteArray, text);
    const auto read = profilesFromDocument(text);
    QVERIFY(!read);
    QCOMPARE(read.error().reason, Reason::ProfileFileRefused);
    QTEST(read.error().code, "code");
    QTEST(read.error().subject, "subject");
}

void tst_ProfileDocument::badMember_isRefused_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    for (const char *name : {"secret", "clientSecret", "client_secret", "password", "proxyPassword",
             "privateKey", "private-key", "token", "accessToken", "passphrase"})
        QTest::newRow(name) << QString::fromLatin1(name) << QByteArray("\"canary\"")
                            << u"secret_member"_s;
    QTest::newRow("secret within")
        << u"network.proxyPassword"_s << QByteArray("\"canary\"") << u"secret_member"_s;
    QTest::newRow("secret parameter")
        << u"authorization.extra"_s << QByteArray("[[\"x_password\",\"canary\"]]")
        << u"secret_member"_s;
    QTest::newRow("typing mistake")
        << u"redirectURI"_s << QByteArray("\"http://127.0.0.1/\"") << u"unknown_member"_s;
    QTest::newRow("mistake within")
        << u"endpoints.tokens"_s << QByteArray("\"\"") << u"secret_member"_s;
    QTest::newRow("learnt") << u"witnessedKinds"_s << QByteArray("{}") << u"unknown_member"_s;
    QTest::newRow("learnt too") << u"cascades"_s << QByteArray("[]") << u"unknown_member"_s;
    QTest::newRow("managed") << u"isManaged"_s << QByteArray("true") << u"unknown_member"_s;
    QTest::newRow("no uuid") << u"id"_s << QByteArray("\"../../x\"") << u"wrong_value"_s;
    QTest::newRow("empty id") << u"id"_s << QByteArray("\"\"") << u"wrong_value"_s;
    QTest::newRow("number") << u"name"_s << QByteArray("7") << u"wrong_value"_s;
    QTest::newRow("null") << u"scope"_s << QByteArray("null") << u"wrong_value"_s;
    QTest::newRow("word") << u"tokenAuth"_s << QByteArray("\"attested\"") << u"wrong_value"_s;
    QTest::newRow("list for an object") << u"network"_s << QByteArray("[]") << u"wrong_value"_s;
    QTest::newRow("negative") << u"authorization.maxAge"_s << QByteArray("-1") << u"wrong_value"_s;
    QTest::newRow("http") << u"issuer"_s << QByteArray("\"http://a.example\"") << u"plain_http"_s;
    QTest::newRow("http within") << u"endpoints.jwks"_s << QByteArray("\"http://a.example/k\"")
                                 << u"plain_http"_s;
}

void tst_ProfileDocument::badMember_isRefused()
{
    QFETCH(const QString, member);
    QFETCH(const QByteArray, json);
    const auto read = profilesFromDocument(documentWith(member, json));
    QVERIFY(!read);
    QCOMPARE(read.error().reason, Reason::ProfileFileRefused);
    QTEST(read.error().code, "code");
    QString pointer = member;
    QCOMPARE(read.error().subject, u"#/profiles/0/"_s + pointer.replace(u'.', u'/'));
    QVERIFY(!read.error().subject.contains(u"canary"));
    QVERIFY(read.error().serverText.isEmpty());
}

void tst_ProfileDocument::twins_areRefused()
{
    QJsonObject second = plainEntry();
    second.insert(u"name"_s, u"Second"_s);
    const auto read = profilesFromDocument(documentOf({plainEntry(), second}));
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"taken"_s);
    QCOMPARE(read.error().subject, u"#/profiles/1/id"_s);
}

void tst_ProfileDocument::file_isNamedInTheError()
{
    const QString path = temporaryPath(u"broken.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(documentWith(u"nickname"_s, "\"x\""));
    file.close();
    QCOMPARE(readProfileFile(path).error().subject, path + u"#/profiles/0/nickname"_s);
}

void tst_ProfileDocument::file_tooLargeOrNone_isSaid()
{
    const QString path = temporaryPath(u"large.json"_s);
    QCOMPARE(readProfileFile(path).error().code, u"not_readable"_s);
    QCOMPARE(readProfileFile(temporaryPath(u"."_s)).error().code, u"not_readable"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(documentOf({plainEntry()}) + QByteArray(1024 * 1024, ' '));
    file.close();
    QCOMPARE(readProfileFile(path).error().code, u"too_large"_s);
}

void tst_ProfileDocument::file_thatCannotBeWritten_isSaid()
{
    const QString path = temporaryPath(u"none/out.json"_s);
    const auto written = writeProfileFile(path, fullProfile());
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"not_written"_s);
    QCOMPARE(written.error().subject, path);
    const QString good = temporaryPath(u"out.json"_s);
    QVERIFY_RESULT(writeProfileFile(good, fullProfile()));
    QCOMPARE(*readProfileFile(good), QList<Profile>{withoutLearnt(fullProfile())});
}

void tst_ProfileDocument::schema_hasEveryMemberAndNoOther()
{
    QFile file(QStringLiteral(RESCIND_SCHEMA_FILE));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject described = whole[u"$defs"_s][u"profile"_s][u"properties"_s].toObject();
    QJsonObject written = QJsonDocument::fromJson(profileDocument(Profile()))
                              .object()[u"profiles"_s]
                              .toArray()
                              .at(0)
                              .toObject();
    QVERIFY(!written.isEmpty());
    QCOMPARE(described.keys(), written.keys());
    for (const QString &name : written.keys()) {
        if (written.value(name).isObject())
            QCOMPARE(described[name][u"properties"_s].toObject().keys(),
                written.value(name).toObject().keys());
    }
}

void tst_ProfileDocument::schema_namesTheWordsThatAreRead()
{
    QFile file(QStringLiteral(RESCIND_SCHEMA_FILE));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject whole = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject members = whole[u"$defs"_s][u"profile"_s][u"properties"_s].toObject();
    QStringList tried;
    const auto tryWords = [&](const QString &member, const QJsonObject &description) {
        const QJsonArray words = resolved(description, whole).value(u"enum"_s).toArray();
        if (words.isEmpty())
            return;
        tried.append(member);
        for (const QJsonValue &word : words) {
            QByteArray document = documentWith(member, "\"" + word.toString().toUtf8() + "\"");
            if (word.toString() == u"explicit")
                document.replace("\"proxy\"", "\"proxyAddress\": \"p.example:1\", \"proxy\"");
            const auto read = profilesFromDocument(document);
            QVERIFY2(read.has_value(), qPrintable(member + u' ' + word.toString()));
        }
        QVERIFY2(
            !profilesFromDocument(documentWith(member, "\"none of these\"")), qPrintable(member));
    };
    for (auto it = members.begin(); it != members.end(); ++it) {
        tryWords(it.key(), it->toObject());
        const QJsonObject inner = it->toObject().value(u"properties"_s).toObject();
        for (auto in = inner.begin(); in != inner.end(); ++in)
            tryWords(it.key() + u'.' + in.key(), in->toObject());
    }
    tried.sort();
    QCOMPARE(tried,
        (QStringList{u"assertionAudience"_s, u"authorization.responseMode"_s, u"environment"_s,
            u"introspectionAuth"_s, u"network.proxy"_s, u"protocol"_s, u"revocationAuth"_s,
            u"tokenAuth"_s}));
}

void tst_ProfileDocument::freeName_countsOn_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("free");
    QTest::newRow("free") << u"Portal C"_s << u"Portal C"_s;
    QTest::newRow("taken") << u"Portal A"_s << u"Portal A (2)"_s;
    QTest::newRow("other case") << u"portal a"_s << u"portal a (2)"_s;
    QTest::newRow("numbered") << u"Portal B (2)"_s << u"Portal B (4)"_s;
}

void tst_ProfileDocument::freeName_countsOn()
{
    QFETCH(const QString, name);
    QList<Profile> profiles;
    for (const char *taken : {"Portal A", "Portal B", "Portal B (2)", "Portal B (3)"})
        profiles.append(Profile{.name = QString::fromLatin1(taken)});
    QTEST(freeName(name, profiles), "free");
}

void tst_ProfileDocument::copy_knowsNothingOfTheOriginal()
{
    Profile original = fullProfile();
    original.isManaged = true;
    Profile wanted = withoutLearnt(fullProfile());
    wanted.id.clear();
    wanted.name += u" (2)"_s;
    QCOMPARE(copyOf(original, {original}), wanted);
}

QTEST_GUILESS_MAIN(tst_ProfileDocument)
#include "tst_profiledocument.moc"
