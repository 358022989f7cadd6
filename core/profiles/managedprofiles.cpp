// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/managedprofiles.h"

#include "core/profiles/policy.h"
#include "core/profiles/profilefile.h"

#include <QtCore/QDir>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>

#include <algorithm>

#ifdef Q_OS_WIN
#include <shlobj.h>
#endif

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

//! A file's profiles, or why it cannot stand beside those that are there already.
void take(const QString &path, ManagedList &list)
{
    Result<QList<Profile>> found = readProfileFile(path);
    if (!found) {
        list.problems.append(found.error());
        return;
    }
    for (qsizetype i = 0; i < found->size(); ++i) {
        const QString &id = found->at(i).id;
        const bool isTaken = std::any_of(list.profiles.begin(), list.profiles.end(),
            [&id](const Profile &profile) { return profile.id == id; });
        if (!isTaken)
            continue;
        list.problems.append({.kind = ErrorKind::Usage,
            .stage = Stage::Profile,
            .reason = Reason::ProfileFileRefused,
            .code = u"taken"_s,
            .subject
            = u"%1#/profiles/%2/id"_s.arg(QDir::toNativeSeparators(path), QString::number(i))});
        return;
    }
    for (Profile &profile : *found) {
        profile.isManaged = true;
        list.profiles.append(profile);
    }
}

constexpr auto variable = "RESCIND_MANAGED_PROFILES";

QStringList namedFolders()
{
    return qEnvironmentVariable(variable).split(QDir::listSeparator(), Qt::SkipEmptyParts);
}

#ifdef Q_OS_WIN
//! Not by the variable of that name, which is the user's to change.
QString programData()
{
    PWSTR path = nullptr;
    const bool isKnown
        = SUCCEEDED(SHGetKnownFolderPath(FOLDERID_ProgramData, KF_FLAG_DEFAULT, nullptr, &path));
    const QString folder = isKnown ? QString::fromWCharArray(path) : u"C:/ProgramData"_s;
    CoTaskMemFree(path);
    return QDir::fromNativeSeparators(folder);
}
#endif

QStringList ownFolders()
{
#if defined(Q_OS_WIN)
    return {QDir(programData()).filePath(u"Rescind/profiles.d"_s)};
#elif defined(Q_OS_MACOS)
    return {u"/Library/Application Support/Rescind/profiles.d"_s};
#else
    QStringList folders{u"/etc/rescind/profiles.d"_s};
    const QString own = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    for (const QString &place :
        QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation)) {
        if (place != own)
            folders.append(QDir(place).filePath(u"rescind/profiles.d"_s));
    }
    return folders;
#endif
}

} // namespace

ManagedProfiles::ManagedProfiles(QStringList folders)
    : m_folders(std::move(folders))
{
}

QStringList ManagedProfiles::systemFolders()
{
    return qEnvironmentVariableIsSet(variable) ? namedFolders() : ownFolders();
}

QStringList ManagedProfiles::policyFolders()
{
    return ownFolders() + namedFolders();
}

ManagedList ManagedProfiles::load() const
{
    ManagedList list;
    QSet<QString> seen;
    for (const QString &folder : m_folders) {
        const QDir dir(folder);
        const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            if (name == policyFileName() || seen.contains(name))
                continue;
            seen.insert(name);
            take(dir.filePath(name), list);
        }
    }
    return list;
}

} // namespace rescind
