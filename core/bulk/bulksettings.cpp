// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bulk/bulksettings.h"

#include <array>

namespace rescind {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array proofModes{std::pair(BulkProof::All, "all"_L1),
    std::pair(BulkProof::Sample, "sample"_L1), std::pair(BulkProof::Off, "off"_L1)};

} // namespace

QLatin1StringView proofModeName(BulkProof proof)
{
    for (const auto &[mode, name] : proofModes) {
        if (mode == proof)
            return name;
    }
    return {};
}

BulkProof proofModeNamed(QStringView wanted)
{
    for (const auto &[mode, name] : proofModes) {
        if (name == wanted)
            return mode;
    }
    return BulkProof::All;
}

} // namespace rescind
