// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// oidc-provider 9: how a modern server differs. It cannot revoke or introspect JWT access tokens.

import crypto from 'node:crypto';

import { commonSettings, ID_TOKEN_ALGS } from './settings.mjs';

export class NodeTooOld extends Error {
  code = 'NODE_TOO_OLD';
}

const RESOURCE = 'urn:rescind:sandbox';

// It runs on Node 20 but says at every start that it does not support it.
async function importQuietly() {
  const warn = console.warn;
  console.warn = (text, ...rest) => {
    if (!String(text).includes('Unsupported runtime')) warn(text, ...rest);
  };
  try {
    return await import('oidc-provider-9');
  } finally {
    console.warn = warn;
  }
}

// Node 22 has it; the library calls it without looking.
function addUrlParse() {
  URL.parse ??= (text, base) => {
    try {
      return new URL(text, base);
    } catch {
      return null;
    }
  };
}

// Debian's Node 18 starts it, and then every request for tokens fails.
export function runsOnThisNode() {
  return typeof crypto.hash === 'function';
}

export async function makeProvider9(options, store) {
  if (!runsOnThisNode()) throw new NodeTooOld(`Version 9 needs Node 20.12 or later, and this is ${process.version}. Version 6 runs.`);
  addUrlParse();
  const { Provider, errors } = await importQuietly();
  const settings = await commonSettings(options, store);
  const { features } = settings;
  // HS256 is left out by default since version 9.
  settings.enabledJWA = { idTokenSigningAlgValues: ID_TOKEN_ALGS };
  // The library's own rules, said here because its defaults also print a notice.
  features.introspection.allowedPolicy = (_context, client, token) =>
    client.clientAuthMethod !== 'none' || token.clientId === client.clientId;
  features.revocation.allowedPolicy = (_context, client, token) => {
    if (token.clientId === client.clientId) return true;
    if (client.clientAuthMethod === 'none') return false;
    throw new errors.InvalidRequest('client is not authorized to revoke the presented token');
  };
  features.pushedAuthorizationRequests = {
    enabled: Boolean(options.par),
    requirePushedAuthorizationRequests: options.par === 'required',
  };
  features.dPoP = { enabled: true, nonceSecret: crypto.randomBytes(32), requireNonce: () => true };
  features.resourceIndicators = options.jwtAccessTokens
    ? {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: (_context, _resource, client) => ({
        scope: Object.keys(settings.claims).join(' '),
        audience: client.clientId,
        accessTokenTTL: options.accessTtl,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    }
    : { enabled: false };

  const provider = new Provider(options.issuer, settings);

  async function consentResult({ grantId, session, params, prompt }) {
    const grant = (grantId && await provider.Grant.find(grantId))
      || new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    const { missingOIDCScope, missingOIDCClaims, missingResourceScopes } = prompt.details;
    if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
    if (missingOIDCClaims) grant.addOIDCClaims(missingOIDCClaims);
    for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {})) {
      grant.addResourceScope(resource, scopes.join(' '));
    }
    return { consent: { grantId: await grant.save() } };
  }

  return {
    handle: provider.callback(),
    interaction: (request, response) => provider.interactionDetails(request, response),
    finish: (request, response, result) => provider.interactionFinished(request, response, result),
    loginResult: (accountId) => ({ login: { accountId } }),
    consentResult,
  };
}
