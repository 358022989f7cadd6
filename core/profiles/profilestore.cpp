// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilestore.h"

#include "core/base/logging.h"
#include "core/profiles/learnt.h"
#include "core/profiles/profilejson.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QUuid>

#include <algorithm>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr int schema = 1;
constexpr auto profilesMember = "profiles"_L1;
constexpr auto lastMember = "lastProfile"_L1;
constexpr auto managedMember = "managed"_L1;

Error fieldError(QLatin1StringView field, QLatin1StringView code = {})
{
    return {.kind = ErrorKind::Usage,
        .stage = Stage::Profile,
        .reason = Reason::InvalidProfile,
        .code = code,
        .subject = field};
}

QString idOf(const QJsonValue &entry)
{
    return entry.toObject().value("id"_L1).toString();
}

qsizetype indexOf(const QJsonArray &entries, const QString &id)
{
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (idOf(entries.at(i)) == id)
            return i;
    }
    return -1;
}

bool isNameTaken(const QJsonArray &entries, const Profile &profile)
{
    return std::any_of(entries.begin(), entries.end(), [&profile](const QJsonValue &entry) {
        const QString name = entry.toObject().value("name"_L1).toString();
        return idOf(entry) != profile.id && name.compare(profile.name, Qt::CaseInsensitive) == 0;
    });
}

const Profile *find(const QList<Profile> &profiles, const QString &id)
{
    const auto it = std::find_if(profiles.begin(), profiles.end(),
        [&id](const Profile &profile) { return profile.id == id; });
    return it == profiles.end() ? nullptr : &*it;
}

//! The managed ones with what was learnt about them; an own one with the same id gives way.
void addManaged(ProfileList &list, const ManagedList &managed, const QJsonObject &document)
{
    const QJsonObject learnt = document.value(managedMember).toObject();
    for (Profile profile : managed.profiles) {
        list.profiles.removeIf([&profile](const Profile &own) { return own.id == profile.id; });
        takeLearnt(profile, learnt.value(profile.id).toObject());
        list.profiles.append(profile);
        if (profile.id == document.value(lastMember).toString())
            list.lastProfileId = profile.id;
    }
    for (const Error &error : managed.problems)
        list.problems.append({.error = error});
}

ProfileList ownProfiles(const QJsonObject &document)
{
    ProfileList list;
    const QJsonArray entries = document.value(profilesMember).toArray();
    for (const QJsonValue &entry : entries) {
        const QJsonObject object = entry.toObject();
        Result<Profile> profile = profileFromJson(object);
        const QString id = idOf(entry);
        const bool isTwin = find(list.profiles, id) != nullptr;
        if (profile && !isTwin)
            list.profiles.append(std::move(*profile));
        else
            list.problems.append({.id = id,
                .name = object.value("name"_L1).toString(),
                .error = profile ? fieldError("id"_L1, "taken"_L1) : profile.error()});
        if (profile && id == document.value(lastMember).toString())
            list.lastProfileId = id;
    }
    return list;
}

bool isProfileFile(const QJsonObject &document)
{
    const QJsonValue profiles = document.value(profilesMember);
    return profiles.isArray() || profiles.isUndefined();
}

} // namespace

ProfileStore::ProfileStore(const QString &folder, ManagedProfiles managed)
    : m_file(QDir(folder).filePath(u"profiles.json"_s), schema, isProfileFile)
    , m_managed(std::move(managed))
{
}

Result<ProfileList> ProfileStore::load() const
{
    const Result<QJsonObject> document = m_file.read();
    ProfileList list = document ? ownProfiles(*document) : ProfileList();
    addManaged(list, m_managed.load(), document.value_or(QJsonObject()));
    // What an administrator has rolled out works whatever happened to the user's own file.
    if (!document && list.profiles.isEmpty())
        return fail(document.error());
    if (!document)
        list.problems.append({.error = document.error()});
    if (!list.problems.isEmpty())
        qCInfo(profilesLog) << list.problems.size() << "profiles cannot be used";
    return list;
}

Result<Profile> ProfileStore::byId(const QString &id) const
{
    const Result<ProfileList> list = load();
    if (!list)
        return fail(list.error());
    if (const Profile *profile = find(list->profiles, id))
        return *profile;
    return fail(fieldError("id"_L1));
}

Result<Profile> ProfileStore::save(const Profile &profile)
{
    Result<Profile> kept = checked(profile);
    if (!kept)
        return kept;
    const ManagedList managed = m_managed.load();
    if (const Profile *given = find(managed.profiles, kept->id))
        return saveLearnt(*given, *kept);
    kept->isManaged = false;
    if (kept->id.isEmpty())
        kept->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const auto edit = [&kept](QJsonObject &document) -> Result<void> {
        QJsonArray entries = document.value(profilesMember).toArray();
        if (isNameTaken(entries, *kept))
            return fail(fieldError("name"_L1, "taken"_L1));
        const qsizetype index = indexOf(entries, kept->id);
        if (index < 0)
            entries.append(profileToJson(*kept));
        else
            entries.replace(index, profileToJson(*kept, entries.at(index).toObject()));
        document.insert(profilesMember, entries);
        return {};
    };
    if (const Result<void> written = m_file.change(edit); !written)
        return fail(written.error());
    return kept;
}

Result<Profile> ProfileStore::saveLearnt(const Profile &given, const Profile &profile) const
{
    if (!haveSameSettings(given, profile))
        return fail(fieldError("id"_L1, "managed"_L1));
    const auto edit = [&profile](QJsonObject &document) -> Result<void> {
        QJsonObject learnt = document.value(managedMember).toObject();
        learnt.insert(profile.id, learntToJson(profile));
        document.insert(managedMember, learnt);
        return {};
    };
    // Where nothing was learnt the settings need not even be writable.
    const Result<Profile> known = byId(profile.id);
    if (known && *known == profile)
        return profile;
    if (const Result<void> written = m_file.change(edit); !written)
        return fail(written.error());
    return profile;
}

Result<void> ProfileStore::remove(const QString &id)
{
    const ManagedList managed = m_managed.load();
    if (find(managed.profiles, id) != nullptr)
        return fail(fieldError("id"_L1, "managed"_L1));
    return m_file.change([&id](QJsonObject &document) -> Result<void> {
        QJsonArray entries = document.value(profilesMember).toArray();
        if (const qsizetype index = indexOf(entries, id); index >= 0)
            entries.removeAt(index);
        document.insert(profilesMember, entries);
        if (document.value(lastMember).toString() == id)
            document.remove(lastMember);
        return {};
    });
}

Result<void> ProfileStore::setLastProfileId(const QString &id)
{
    return m_file.change([&id](QJsonObject &document) -> Result<void> {
        document.insert(lastMember, id);
        return {};
    });
}

Result<QString> ProfileStore::setAside(const QDateTime &now)
{
    return m_file.setAside(now);
}

} // namespace rescind
