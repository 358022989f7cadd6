// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/policy.h"

#include "core/base/result.h"
#include "core/profiles/jsonreader.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = 64 * 1024;
constexpr int schema = 1;
constexpr int longestLock = 24 * 60;
constexpr std::array members{"schema"_L1, "$schema"_L1, "lockAfterMinutes"_L1, "forbidBulk"_L1,
    "forbidPaste"_L1, "forceSyslog"_L1};

Error refused(QLatin1StringView code, const QString &path, const QString &member = {})
{
    Error error{.kind = ErrorKind::Usage,
        .stage = Stage::Storage,
        .reason = Reason::PolicyRefused,
        .code = code,
        .subject = QDir::toNativeSeparators(path)};
    if (!member.isEmpty())
        error.subject += "#/"_L1 + member.left(60);
    return error;
}

Result<Policy> policyIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(refused("not_readable"_L1, path));
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largest));
    if (!document.isObject())
        return fail(refused("not_json"_L1, path));
    const QJsonObject object = document.object();
    for (const QString &name : object.keys()) {
        if (std::find(members.begin(), members.end(), name) == members.end())
            return fail(refused("unknown_member"_L1, path, name));
    }
    if (object.value("schema"_L1) != QJsonValue(schema))
        return fail(refused("newer_schema"_L1, path, u"schema"_s));
    Policy policy;
    std::optional<int> minutes;
    JsonReader reader(object);
    reader.number("lockAfterMinutes"_L1, minutes);
    if (minutes && (*minutes < 1 || *minutes > longestLock))
        reader.blame("lockAfterMinutes"_L1);
    reader.flag("forbidBulk"_L1, policy.forbidsBulk);
    reader.flag("forbidPaste"_L1, policy.forbidsPaste);
    reader.flag("forceSyslog"_L1, policy.forcesSyslog);
    if (!reader.wrong().isEmpty())
        return fail(refused("wrong_value"_L1, path, reader.wrong()));
    if (minutes)
        policy.lockAfter = std::chrono::minutes(*minutes);
    return policy;
}

} // namespace

QLatin1StringView policyFileName()
{
    return "policy.json"_L1;
}

LoadedPolicy loadPolicy(const QStringList &folders)
{
    for (const QString &folder : folders) {
        const QString path = QDir(folder).filePath(policyFileName());
        if (!QFile::exists(path))
            continue;
        const Result<Policy> policy = policyIn(path);
        if (policy)
            return {.policy = *policy};
        return {.policy = {.lockAfter = std::chrono::minutes(5),
                    .forbidsBulk = true,
                    .forbidsPaste = true,
                    .forcesSyslog = true},
            .problem = policy.error()};
    }
    return {};
}

Error forbiddenByPolicy(QLatin1StringView what, Stage stage)
{
    return {.kind = ErrorKind::Usage,
        .stage = stage,
        .reason = Reason::ForbiddenByPolicy,
        .code = u"forbidden_by_policy"_s,
        .subject = what};
}

} // namespace rescind
