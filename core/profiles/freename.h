// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

namespace rescind {

//! The name, or with a number after it ("Portal (2)") where one of the profiles has it. Names are
//! compared without regard to case.
[[nodiscard]] QString freeName(const QString &name, const QList<Profile> &profiles);

//! A new profile with the same settings and a name of its own: no id, not managed, and nothing of
//! what was learnt about the original.
[[nodiscard]] Profile copyOf(const Profile &profile, const QList<Profile> &profiles);

} // namespace rescind
