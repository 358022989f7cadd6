// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/profilesecrets.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace rescind {

//! A profile as the command line shows it: every field of its file in the contract's spelling, and
//! which secrets the keychain has (null where it could not be asked). Never a secret.
[[nodiscard]] QJsonObject profileShape(
    const Profile &profile, const std::optional<QList<ProfileSecret>> &secrets);

} // namespace rescind
