// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcodes.h"
#include "core/engine/engine.h"

#include <functional>

namespace rescind {

//! `profile add|list|show|test|remove|export|import`. `done` is called once, when it is finished.
void runProfileCommand(Engine &engine, const QStringList &arguments, bool json, QObject *context,
    std::function<void(ExitCode)> done);

} // namespace rescind
