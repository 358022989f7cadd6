// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// oidc-provider 6: the version whose routes and token shapes Authing shares.

import { commonSettings, ID_TOKEN_ALGS } from './settings.mjs';

export async function makeProvider6(options, store) {
  const { Provider } = await import('oidc-provider-6').then((module) => module.default);
  const settings = await commonSettings(options, store);
  // These three came with later versions.
  const { Session, Interaction, Grant, ...ttl } = settings.ttl;
  settings.ttl = ttl;
  settings.formats = {
    AccessToken: options.jwtAccessTokens ? 'jwt' : 'opaque',
    // The default follows the ID token's algorithm; Authing signs access tokens with RS256 always.
    jwtAccessTokenSigningAlg: () => 'RS256',
  };
  settings.whitelistedJWA = { idTokenSigningAlgValues: ID_TOKEN_ALGS };
  // A draft there: no hash of the access token, no nonce.
  settings.features.dPoP = { enabled: true, iatTolerance: 60, ack: 'draft-01' };
  // The library's own rule, said here because its default also prints a notice.
  settings.features.introspection.allowedPolicy = (_context, client, token) =>
    client.introspectionEndpointAuthMethod !== 'none' || token.clientId === client.clientId;

  if (options.par) {
    settings.features.requestObjects = { requestUri: true, requireUriRegistration: true };
    settings.features.pushedAuthorizationRequests = {
      enabled: true,
      ack: 'draft-03',
      requirePushedAuthorizationRequests: options.par === 'required',
    };
  }

  const provider = new Provider(options.issuer, settings);
  return {
    handle: provider.callback,
    interaction: (request, response) => provider.interactionDetails(request, response),
    finish: (request, response, result) => provider.interactionFinished(request, response, result),
    loginResult: (account) => ({ login: { account } }),
    consentResult: async () => ({ consent: { rejectedScopes: [], rejectedClaims: [] } }),
  };
}
