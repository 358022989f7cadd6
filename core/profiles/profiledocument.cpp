// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profiledocument.h"

#include "core/profiles/profilejson.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

#include <algorithm>
#include <array>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;
constexpr std::array learntMembers{"witnessedKinds"_L1, "cascades"_L1};

Error refused(QLatin1StringView code, const QString &pointer)
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::ProfileFileRefused,
        .code = code,
        .subject = u'#' + pointer};
}

//! A member's name as part of a JSON pointer (RFC 6901 §3), cut to what can be read.
QString escaped(QString name)
{
    constexpr qsizetype longest = 60;
    return u'/' + name.left(longest).replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

//! Every member that there is, taken from the writer, so that the two cannot drift apart.
QJsonObject knownMembers()
{
    QJsonObject members = profileToJson(Profile());
    for (const QLatin1StringView name : learntMembers)
        members.remove(name);
    return members;
}

std::optional<Error> strangerIn(
    const QJsonObject &object, const QJsonObject &known, const QString &pointer)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString place = pointer + escaped(it.key());
        const QJsonValue model = known.value(it.key());
        if (model.isUndefined())
            return refused(looksSecret(it.key()) ? "secret_member"_L1 : "unknown_member"_L1, place);
        if (!model.isObject())
            continue;
        if (const auto within = strangerIn(it->toObject(), model.toObject(), place))
            return within;
    }
    return std::nullopt;
}

//! "network.caFile", as checks name it, as a pointer.
Error placed(const Error &error, const QString &pointer)
{
    const auto code = error.reason == Reason::PlainHttp ? "plain_http"_L1 : "wrong_value"_L1;
    QString place = pointer;
    for (const QString &name : error.subject.split(u'.'))
        place += escaped(name);
    return refused(code, place);
}

QString derivedId(const Profile &profile)
{
    static constexpr QUuid space(
        0x7d1c5f0a, 0x52c4, 0x4d0e, 0x9b, 0x1f, 0x3a, 0x6e, 0x8c, 0x24, 0x70, 0xb5);
    return QUuid::createUuidV5(space, profile.issuer() + u'\n' + profile.clientId)
        .toString(QUuid::WithoutBraces);
}

Result<Profile> profileAt(const QJsonValue &value, const QString &pointer)
{
    if (!value.isObject())
        return fail(refused("wrong_value"_L1, pointer));
    QJsonObject object = value.toObject();
    if (const auto stranger = strangerIn(object, knownMembers(), pointer))
        return fail(*stranger);
    const bool hasId = object.contains("id"_L1);
    const QUuid id(object.value("id"_L1).toString());
    if (hasId && id.isNull())
        return fail(refused("wrong_value"_L1, pointer + "/id"_L1));
    object.insert("id"_L1, id.toString(QUuid::WithoutBraces));
    Result<Profile> profile = profileFromJson(object);
    if (!profile)
        return fail(placed(profile.error(), pointer));
    const auto &extra = profile->authorization.extra;
    if (std::any_of(extra.begin(), extra.end(),
            [](const auto &parameter) { return looksSecret(parameter.first); }))
        return fail(refused("secret_member"_L1, pointer + "/authorization/extra"_L1));
    if (!hasId)
        profile->id = derivedId(*profile);
    return profile;
}

std::optional<Error> documentProblem(const QJsonDocument &document)
{
    if (!document.isObject())
        return refused("not_json"_L1, QString());
    const QJsonObject object = document.object();
    for (const QString &name : object.keys()) {
        if (name != "schema"_L1 && name != "profiles"_L1 && name != "$schema"_L1)
            return refused(
                looksSecret(name) ? "secret_member"_L1 : "unknown_member"_L1, escaped(name));
    }
    if (!object.value("profiles"_L1).isArray() || !object.value("schema"_L1).isDouble())
        return refused("not_profiles"_L1, QString());
    if (object.value("schema"_L1) != QJsonValue(schema))
        return refused("newer_schema"_L1, "/schema"_L1);
    return std::nullopt;
}

} // namespace

bool looksSecret(const QString &memberName)
{
    static constexpr std::array marks{"secret"_L1, "password"_L1, "passwd"_L1, "passphrase"_L1,
        "privatekey"_L1, "clientkey"_L1, "apikey"_L1, "token"_L1, "assertion"_L1};
    QString plain = memberName.toLower();
    plain.remove(u'_').remove(u'-').remove(u' ').remove(u'.');
    return std::any_of(marks.begin(), marks.end(),
        [&plain](QLatin1StringView mark) { return plain.contains(mark); });
}

Result<QList<Profile>> profilesFromDocument(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (const auto problem = documentProblem(document))
        return fail(*problem);
    QList<Profile> profiles;
    const QJsonArray entries = document.object().value("profiles"_L1).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString pointer = "/profiles/"_L1 + QString::number(i);
        const Result<Profile> profile = profileAt(entries.at(i), pointer);
        if (!profile)
            return fail(profile.error());
        const bool isTwin = std::any_of(profiles.begin(), profiles.end(),
            [&profile](const Profile &earlier) { return earlier.id == profile->id; });
        if (isTwin)
            return fail(refused("taken"_L1, pointer + "/id"_L1));
        profiles.append(*profile);
    }
    return profiles;
}

QByteArray profileDocument(const Profile &profile)
{
    Profile bare = profile;
    bare.authorization.extra.removeIf(
        [](const auto &parameter) { return looksSecret(parameter.first); });
    QJsonObject object = profileToJson(bare);
    for (const QLatin1StringView name : learntMembers)
        object.remove(name);
    return QJsonDocument({{"schema"_L1, schema}, {"profiles"_L1, QJsonArray{object}}}).toJson();
}

} // namespace rescind
