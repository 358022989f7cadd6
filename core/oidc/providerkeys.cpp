// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oidc/providerkeys.h"

#include "core/oidc/oautherror.h"

namespace rescind {

Result<HttpRequest> keysRequest(const ProviderMetadata &metadata)
{
    if (metadata.jwksUri.isEmpty()) {
        return fail(Error{
            .kind = ErrorKind::Protocol, .stage = Stage::Keys, .reason = Reason::EndpointMissing});
    }
    return HttpRequest{.url = metadata.jwksUri, .stage = Stage::Keys};
}

Result<KeySet> keysAnswer(const HttpResponse &response)
{
    if (auto failure = failureIn(response))
        return fail(*failure);
    return readKeySet(response.body);
}

} // namespace rescind
