// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/bulk/bulksettings.h"

#include <QtCore/QStringList>

#include <optional>

namespace rescind {

struct CommandContext;

//! What `bulk` was asked to do.
struct BulkOptions
{
    QString profile = {};
    //! A path, or "-".
    QString input = {};
    QString report = {};
    bool resumes = false;
    bool includesForeign = false;
    bool yes = false;
    bool isDryRun = false;
    std::optional<int> concurrency = {};
    std::optional<double> rate = {};
    std::optional<LookTimes> looks = {};
    std::optional<QString> reason = {};
    bool proves = true;

    //! These over what a run had before, or over the defaults.
    [[nodiscard]] BulkSettings over(BulkSettings settings) const;
};

//! Nothing, and ended as wrong usage, for anything that cannot be understood.
[[nodiscard]] std::optional<BulkOptions> bulkOptions(
    const CommandContext &context, const QStringList &arguments);

} // namespace rescind
