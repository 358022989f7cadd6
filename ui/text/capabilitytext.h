// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/oidc/capabilities.h"

namespace rescind {

struct CapabilityText
{
    QString name = {};
    //! "yes", "no", "unknown".
    QString word = {};
    //! Whole sentences.
    QString reason = {};
};

[[nodiscard]] CapabilityText capabilityText(const Capability &capability);
//! ✓, ! for a lack that gets in the way, – for any other, ? for what is unknown.
[[nodiscard]] QString capabilitySign(const Capability &capability);

//! Why the button for it is greyed: the provider is known, and has no such endpoint.
[[nodiscard]] QString missingEndpointReason(CapabilityName name);

} // namespace rescind
