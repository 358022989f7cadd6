// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcodes.h"
#include "core/engine/engine.h"

#include <QtCore/QJsonObject>

#include <functional>

namespace rescind {

//! `profile test`: what works, and what the provider can do. Done whatever the answer is, and
//! otherwise only where the profile itself cannot be used. With `described` (the profile as JSON)
//! one JSON document, else a line for each check and each ability.
void runTestCommand(Engine &engine, const Profile &profile,
    const std::optional<QJsonObject> &described, QObject *context,
    std::function<void(ExitCode)> done);

} // namespace rescind
