// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilejson.h"
#include "core/profiles/profilestore.h"
#include "tests/fuzz/fuzztarget.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>

using namespace rescind;

namespace {

void checkProfile(const Profile &profile, const QJsonObject &source)
{
    const QUrl issuer(profile.issuer(), QUrl::StrictMode);
    require(issuer.isValid() && isAllowedUrl(issuer) && issuer.userInfo().isEmpty());
    require(!profile.id.isEmpty() && !profile.clientId.isEmpty() && !profile.name.isEmpty());
    // Tidying twice is tidying once, and what is written is what was read.
    const Result<Profile> tidied = checked(profile);
    require(tidied && *tidied == profile);
    const QJsonObject written = profileToJson(profile, source);
    const Result<Profile> again = profileFromJson(written);
    require(again && *again == profile);
    for (const QString &member : source.keys())
        require(written.contains(member));
    static_cast<void>(redirectKind(profile));
}

void tryProfile(const QJsonObject &object)
{
    if (const Result<Profile> profile = profileFromJson(object))
        checkProfile(*profile, object);
    else
        require(profile.error().stage == Stage::Profile);
}

//! A store on a file of exactly these bytes.
void tryFile(const QByteArray &bytes)
{
    static const QTemporaryDir folder;
    ProfileStore store(folder.path());
    QFile file(store.filePath());
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const Result<ProfileList> before = store.load();
    const Result<void> changed = store.setLastProfileId(QStringLiteral("nobody"));
    if (!before) {
        // Broken files are left as they are.
        require(!changed && file.open(QIODevice::ReadOnly) && file.readAll() == bytes);
        return;
    }
    const Result<ProfileList> after = store.load();
    require(after && after->profiles == before->profiles);
    require(after->problems.size() == before->problems.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = bytesOf(data, size);
    const QJsonObject document = QJsonDocument::fromJson(input).object();
    tryProfile(document);
    const QJsonArray entries = document.value(u"profiles").toArray();
    for (const QJsonValue &entry : entries)
        tryProfile(entry.toObject());
    // Files are slow: only for what has the shape of one.
    if (document.contains(u"schema"))
        tryFile(input);
    return 0;
}
