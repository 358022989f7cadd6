// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jose/keyset.h"
#include "core/oidc/providermetadata.h"

namespace rescind {

[[nodiscard]] Result<HttpRequest> keysRequest(const ProviderMetadata &metadata);
[[nodiscard]] Result<KeySet> keysAnswer(const HttpResponse &response);

} // namespace rescind
