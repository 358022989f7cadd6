// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/profiles/profile.h"

#include <tl/expected.hpp>

namespace rescind {

//! What `profile add` was told.
struct ProfileOrder
{
    Profile profile = {};
    bool readsSecret = false;
};

//! The order that the arguments after `profile add` give, or what to say against them.
[[nodiscard]] tl::expected<ProfileOrder, QString> profileOrder(const QStringList &arguments);

} // namespace rescind
