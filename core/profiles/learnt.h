// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! What the program itself found out about a profile's provider, as an object that stands beside a
//! managed profile in the user's own settings. It names issuer and client: what was seen at one
//! server says nothing about another.
[[nodiscard]] QJsonObject learntToJson(const Profile &profile);

//! Puts what was learnt into the profile; nothing where it is about another issuer or client.
void takeLearnt(Profile &profile, const QJsonObject &object);

//! True where the two differ in nothing but what was learnt.
[[nodiscard]] bool haveSameSettings(const Profile &one, const Profile &other);

} // namespace rescind
