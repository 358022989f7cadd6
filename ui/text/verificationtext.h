// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/preferences.h"

#include <QtCore/QString>

namespace rescind {

//! When a server is asked after a revocation, to end a sentence: "at once, and after 2 seconds".
[[nodiscard]] QString lookScheduleText(LookSchedule schedule);

} // namespace rescind
