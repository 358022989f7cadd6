// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What both library versions are told in the same words.

import { clientMetadata } from './clients.mjs';
import { freshCookieKeys, freshKeySet } from './keys.mjs';
import { deviceCodePage, deviceConfirmPage, deviceDonePage, errorPage, signedOutPage, signOutPage } from './pages.mjs';
import { adapterFor } from './store.mjs';
import { claimsByScope, findAccount } from './users.mjs';

const FOURTEEN_DAYS = 14 * 24 * 60 * 60;
const TEN_MINUTES = 10 * 60;

export const LOGIN_PATH = '/login/';
export const ID_TOKEN_ALGS = ['HS256', 'RS256', 'PS256', 'ES256'];

export async function commonSettings(options, store) {
  const settings = {
    adapter: adapterFor(store),
    clients: clientMetadata({ canRequireDpop: options.provider === 9 }),
    jwks: await freshKeySet(),
    findAccount,
    claims: claimsByScope,
    // Authing puts the person's claims into the ID token; the standard would have them fetched.
    conformIdTokenClaims: false,
    clientBasedCORS: () => false,
    // With the library's default in 9 a token would stay active 15 s past its expiry.
    clockTolerance: 0,
    cookies: {
      keys: freshCookieKeys(),
      // Version 6 says SameSite=None, which browsers refuse without https.
      long: { httpOnly: true, sameSite: 'lax', signed: true },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: options.accessTtl,
      AuthorizationCode: TEN_MINUTES,
      DeviceCode: TEN_MINUTES,
      IdToken: FOURTEEN_DAYS,
      RefreshToken: options.refreshTtl,
      Session: FOURTEEN_DAYS,
      Interaction: TEN_MINUTES,
      Grant: Math.max(FOURTEEN_DAYS, options.refreshTtl),
    },
    interactions: { url: (_context, interaction) => `${LOGIN_PATH}${interaction.uid}` },
    routes: { jwks: '/.well-known/jwks.json' },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = errorPage(out);
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      introspection: { enabled: true },
      clientCredentials: { enabled: true },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: (context, form, _out, error) => {
          context.body = deviceCodePage({ form, refused: Boolean(error) });
        },
        userCodeConfirmSource: (context, form, client, _deviceInfo, userCode) => {
          context.body = deviceConfirmPage({ form, application: client.clientName, userCode });
        },
        successSource: (context) => {
          context.body = deviceDonePage();
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = signedOutPage();
        },
      },
    },
  };
  if (options.oauth2) {
    settings.claims = { ...claimsByScope, user: ['name'] };
    // Authing's needs no offline_access for it.
    settings.issueRefreshToken = async (_context, client) => client.grantTypeAllowed('refresh_token');
  }
  if (options.rotate !== undefined) settings.rotateRefreshToken = () => options.rotate;
  return settings;
}
