// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The applications of the sandbox tenant. Ids and secrets have Authing's shape (24 and 32 hex digits)
// and all begin with 5a4db0c, to be read "sandboc": they open nothing but this program.

import { openKey, publicJwk } from './client-keys.mjs';

const ANY_PORT = ['http://127.0.0.1/callback', 'http://localhost/callback'];
const FIXED_PORT = ['http://127.0.0.1:18431/callback'];

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

const clientId = (n) => `5a4db0c0${String(n).padStart(16, '0')}`;
const clientSecret = (n) => `5a4db0c05ec2e7${String(n).padStart(18, '0')}`;

function application(number, name, title, { method, idTokenAlg, redirectUris = ANY_PORT, dpop = false }) {
  return {
    number, name, title, method, idTokenAlg, redirectUris, dpop,
    id: clientId(number),
    secret: method.startsWith('client_secret') ? clientSecret(number) : null,
    key: method === 'private_key_jwt' ? openKey(`The sandbox tenant's application ${name}`) : null,
    keyId: method === 'private_key_jwt' ? `${name}-1` : null,
  };
}

export const applications = [
  application(1, 'portal', 'Portal', { method: 'client_secret_post', idTokenAlg: 'HS256' }),
  application(2, 'portal-rs256', 'Portal (RS256, basic)', { method: 'client_secret_basic', idTokenAlg: 'RS256' }),
  application(3, 'portal-es256', 'Portal (ES256)', { method: 'client_secret_post', idTokenAlg: 'ES256' }),
  application(4, 'portal-ps256', 'Portal (PS256)', { method: 'client_secret_post', idTokenAlg: 'PS256' }),
  application(5, 'native', 'Desktop app', { method: 'none', idTokenAlg: 'RS256' }),
  application(6, 'other', 'Somebody else’s app', { method: 'client_secret_post', idTokenAlg: 'RS256' }),
  application(7, 'portal-fixed', 'Portal (one fixed port)',
    { method: 'client_secret_post', idTokenAlg: 'HS256', redirectUris: FIXED_PORT }),
  application(8, 'portal-key', 'Portal (private_key_jwt)', { method: 'private_key_jwt', idTokenAlg: 'RS256' }),
  application(9, 'native-dpop', 'Desktop app (DPoP)', { method: 'none', idTokenAlg: 'RS256', dpop: true }),
];

export function applicationTitle(id) {
  return applications.find((app) => app.id === id)?.title ?? 'An unknown application';
}

// What both library versions call client metadata. Version 6 cannot be told that an application's
// tokens have to be bound.
export function clientMetadata({ canRequireDpop }) {
  return applications.map((app) => ({
    client_id: app.id,
    ...(app.secret ? { client_secret: app.secret } : undefined),
    ...(app.key ? { jwks: { keys: [{ ...publicJwk(app.key), kid: app.keyId, use: 'sig', alg: 'ES256' }] } } : undefined),
    ...(app.dpop && canRequireDpop ? { dpop_bound_access_tokens: true } : undefined),
    client_name: app.title,
    redirect_uris: app.redirectUris,
    grant_types: ['authorization_code', 'refresh_token', DEVICE_GRANT, ...(app.secret ? ['client_credentials'] : [])],
    response_types: ['code'],
    // The library lets only native clients leave the loopback port open.
    application_type: app.redirectUris === FIXED_PORT ? 'web' : 'native',
    token_endpoint_auth_method: app.method,
    id_token_signed_response_alg: app.idTokenAlg,
  }));
}

// What a test or a demo reads in the line printed at start.
export function clientSummaries() {
  return applications.map((app) => ({
    name: app.name,
    client_id: app.id,
    client_secret: app.secret,
    ...(app.key ? { private_key_pem: app.key, key_id: app.keyId } : undefined),
    ...(app.dpop ? { dpop: true } : undefined),
    redirect_uris: app.redirectUris,
    token_endpoint_auth_method: app.method,
    id_token_alg: app.idTokenAlg,
  }));
}
