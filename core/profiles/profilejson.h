// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include <QtCore/QJsonObject>

namespace rescind {

//! The profile as an object of profiles.json. What `known` holds besides is kept as it is, so that
//! an older version does not lose what a newer one wrote.
[[nodiscard]] QJsonObject profileToJson(const Profile &profile, const QJsonObject &known = {});

//! Checked as by checked(); `subject` of the error is the member that is missing or not understood.
//! A word that is not known (an authentication method of a newer version) is an error: to guess
//! could send a secret where it should not go.
[[nodiscard]] Result<Profile> profileFromJson(const QJsonObject &object);

} // namespace rescind
