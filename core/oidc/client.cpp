// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/client.h"

#include "core/oidc/dpop.h"

namespace rescind {

void Client::meet(const ProviderMetadata &provider, std::chrono::seconds clockSkew)
{
    metadata = provider;
    if (assertion)
        assertion->meet(provider, clockSkew);
    if (dpop)
        dpop->meet(provider, clockSkew);
}

bool Client::bindsTokens() const
{
    return dpop && offersDpop(metadata);
}

Client Client::usingTokenBoundTo(const QString &thumbprint) const
{
    Client result = *this;
    if (dpop && dpop->keyThumbprint() != thumbprint)
        result.dpop.reset();
    return result;
}

} // namespace rescind
