// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/learnt.h"

#include "core/profiles/jsonreader.h"
#include "core/profiles/profilejson.h"
#include "core/profiles/settingsjson.h"

#include <QtCore/QJsonArray>

namespace rescind {

using namespace Qt::StringLiterals;

QJsonObject learntToJson(const Profile &profile)
{
    const QJsonObject whole = profileToJson(profile);
    return {{"issuer"_L1, profile.issuer()}, {"clientId"_L1, profile.clientId},
        {"witnessedKinds"_L1, whole.value("witnessedKinds"_L1)},
        {"cascades"_L1, whole.value("cascades"_L1)}};
}

void takeLearnt(Profile &profile, const QJsonObject &object)
{
    profile.witnessedKinds.clear();
    profile.cascades.clear();
    if (object.value("issuer"_L1).toString() != profile.issuer()
        || object.value("clientId"_L1).toString() != profile.clientId)
        return;
    JsonReader(object).times("witnessedKinds"_L1, profile.witnessedKinds);
    profile.cascades = cascadesFrom(object.value("cascades"_L1).toArray());
}

bool haveSameSettings(const Profile &one, const Profile &other)
{
    Profile same = one;
    same.witnessedKinds = other.witnessedKinds;
    same.cascades = other.cascades;
    return same == other;
}

} // namespace rescind
