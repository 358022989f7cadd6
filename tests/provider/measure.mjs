// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Asks both library versions what the standards leave open and prints the answers as a table.

import { Client } from './client.mjs';
import { readOptions } from './options.mjs';
import { startTenant } from './server.mjs';

const GARBAGE = 'A'.repeat(43);

function said({ status, type, text, json }) {
  const kind = type ? type.split(';')[0] : 'no type';
  if (json?.error) return `${status} ${json.error}${json.error_description ? ` (${json.error_description})` : ''}`;
  return text ? `${status} ${kind}` : `${status} ${kind}, empty`;
}

async function life(client, token) {
  const answer = await client.introspect(token);
  return answer.status === 200 ? (answer.json.active ? 'active' : 'inactive') : said(answer);
}

async function revocation({ portal, other, native, row }) {
  const first = await portal.signIn();
  row('revoke', said(await portal.revoke(first.access_token)));
  row('… again', said(await portal.revoke(first.access_token)));
  row('… an unknown token', said(await portal.revoke(GARBAGE)));
  row('… without a token', said(await portal.post('/token/revocation', {})));

  const hinted = await portal.signIn();
  const hint = await portal.revoke(hinted.access_token, { token_type_hint: 'refresh_token' });
  row('… an access token with the hint refresh_token', `${said(hint)}, ${await life(portal, hinted.access_token)}`);
  const hintedTwice = await portal.signIn();
  const nonsense = await portal.revoke(hintedTwice.refresh_token, { token_type_hint: 'nonsense' });
  row('… a refresh token with the hint nonsense', `${said(nonsense)}, ${await life(portal, hintedTwice.refresh_token)}`);

  const foreign = await portal.signIn();
  row('… another client’s access token (confidential)',
    `${said(await other.revoke(foreign.access_token))}, ${await life(portal, foreign.access_token)}`);
  row('… another client’s refresh token (confidential)',
    `${said(await other.revoke(foreign.refresh_token))}, ${await life(portal, foreign.refresh_token)}`);
  row('… another client’s access token (public)',
    `${said(await native.revoke(foreign.access_token))}, ${await life(portal, foreign.access_token)}`);
  row('introspect another client’s token (confidential)', await life(other, foreign.access_token));
  row('introspect another client’s token (public)', await life(native, foreign.access_token));
  row('introspect an unknown token', await life(portal, GARBAGE));
  row('revoke an ID token', said(await portal.revoke(foreign.id_token)));
  row('introspect an ID token', await life(portal, foreign.id_token));
}

async function cascade({ tenant, row }) {
  const fresh = () => new Client(tenant, 'portal');
  {
    const client = fresh();
    const tokens = await client.signIn();
    const sibling = (await client.refresh(tokens.refresh_token)).json;
    await client.revoke(tokens.access_token);
    row('revoke access → its refresh token', await life(client, tokens.refresh_token));
    row('revoke access → another access token of the sign-in', await life(client, sibling.access_token));
  }
  {
    const client = fresh();
    const tokens = await client.signIn();
    const sibling = (await client.refresh(tokens.refresh_token)).json;
    await client.revoke(tokens.refresh_token);
    row('revoke refresh → the access tokens of the sign-in',
      `${await life(client, tokens.access_token)}, ${await life(client, sibling.access_token)}`);
    row('refresh with a revoked refresh token', said(await client.refresh(tokens.refresh_token)));
    row('refresh with an unknown token', said(await client.refresh(GARBAGE)));
  }
  {
    const client = fresh();
    const first = await client.signIn();
    const second = await client.signIn();
    await client.revoke(first.refresh_token);
    row('two sign-ins in one browser: revoke refresh of one → access of the other', await life(client, second.access_token));
  }
  {
    const client = fresh();
    const { code } = await client.authorize();
    const form = {
      grant_type: 'authorization_code', code,
      redirect_uri: client.login.redirectUri, code_verifier: client.login.verifier,
    };
    const tokens = (await client.post('/token', form)).json;
    const again = await client.post('/token', form);
    row('a code used twice', `${said(again)}; access token ${await life(client, tokens.access_token)}`);
  }
  {
    const client = fresh();
    const tokens = await client.signIn();
    await client.revoke(tokens.access_token);
    const answer = await fetch(`${tenant.issuer}/me`, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
    row('userinfo with a revoked access token',
      `${answer.status} ${(await answer.json()).error}; WWW-Authenticate: ${answer.headers.get('www-authenticate')?.split(' ')[0] ?? 'none'}`);
  }
}

async function rotation({ tenant, row }, rotated) {
  const portal = new Client(tenant, 'portal');
  const native = new Client(tenant, 'native');
  for (const [name, client] of [['confidential', portal], ['public', native]]) {
    const first = await client.signIn();
    const second = (await client.refresh(first.refresh_token)).json;
    row(`default rotation (${name})`, second.refresh_token === first.refresh_token ? 'the same comes back' : 'a new one');
  }
  const client = new Client(rotated, 'portal');
  const first = await client.signIn();
  const second = (await client.refresh(first.refresh_token)).json;
  row('rotated: the old one at introspection', await life(client, first.refresh_token));
  row('rotated: refresh with the old one',
    `${said(await client.refresh(first.refresh_token))}; the new one ${await life(client, second.refresh_token)}`);
}

async function authentication({ tenant, portal, row }) {
  for (const [name, path] of [['token', '/token'], ['introspection', '/token/introspection'], ['revocation', '/token/revocation']]) {
    const form = path === '/token' ? { grant_type: 'refresh_token', refresh_token: GARBAGE } : { token: GARBAGE };
    row(`wrong secret at ${name}`, said(await portal.post(path, form, { secret: 'wrong' })));
  }
  row('… with Accept: text/html', said(await portal.post('/token/revocation', { token: GARBAGE }, { secret: 'wrong', accept: 'text/html' })));
  const basic = new Client(tenant, 'portal');
  basic.application = { ...basic.application, token_endpoint_auth_method: 'client_secret_basic' };
  row('basic for a "post" client', said(await basic.introspect(GARBAGE)));
  const post = new Client(tenant, 'portal-rs256');
  post.application = { ...post.application, token_endpoint_auth_method: 'client_secret_post' };
  row('post for a "basic" client', said(await post.introspect(GARBAGE)));
  const none = new Client(tenant, 'portal');
  none.application = { ...none.application, token_endpoint_auth_method: 'none' };
  row('no secret for a confidential client', said(await none.introspect(GARBAGE)));
}

async function redirects({ tenant, row }) {
  for (const [name, uri] of [
    ['portal', 'http://127.0.0.1:18499/callback'],
    ['portal', 'http://localhost:18499/callback'],
    ['portal', 'http://[::1]:18499/callback'],
    ['portal', 'http://127.0.0.2:18499/callback'],
    ['portal', 'https://127.0.0.1:18499/callback'],
    ['portal', 'http://127.0.0.1:18499/other'],
    ['portal', 'http://127.0.0.1:18499/callback?x=1'],
    ['native', 'http://127.0.0.1:18499/callback'],
    ['portal-fixed', 'http://127.0.0.1:18431/callback'],
    ['portal-fixed', 'http://127.0.0.1:18432/callback'],
  ]) {
    const page = await new Client(tenant, name).open({ redirectUri: uri });
    row(`redirect ${uri} (${name})`, page.status === 200 ? 'accepted' : `${page.status} ${/error: <code>([^<]+)/.exec(page.text)?.[1]}`);
  }
}

async function logout({ tenant, row }) {
  const offline = new Client(tenant, 'portal');
  const kept = await offline.signIn();
  const online = await offline.signIn({ scope: 'openid', prompt: 'consent' });
  const asked = await offline.browser.open(`${tenant.issuer}/session/end`);
  const form = /action="([^"]+)".*?name="xsrf" value="([^"]+)"/s.exec(asked.text);
  const answer = await offline.browser.request(form[1], { method: 'POST', form: { xsrf: form[2], logout: 'yes' } });
  row('logout', `${asked.status} a page asks, then ${answer.status}`);
  row('logout → access token with offline_access', await life(offline, kept.access_token));
  row('logout → refresh token', await life(offline, kept.refresh_token));
  row('logout → access token without offline_access', await life(offline, online.access_token));
}

async function measure(provider) {
  const rows = new Map();
  const running = await startTenant(readOptions(['--provider', provider]));
  const rotated = await startTenant(readOptions(['--provider', provider, '--rotate', 'yes']));
  const tenant = running.description;
  const about = {
    tenant,
    portal: new Client(tenant, 'portal'),
    other: new Client(tenant, 'other'),
    native: new Client(tenant, 'native'),
    row: (name, answer) => rows.set(name, answer),
  };
  try {
    await revocation(about);
    await cascade(about);
    await rotation(about, rotated.description);
    await authentication(about);
    await redirects(about);
    await logout(about);
  } finally {
    await running.close();
    await rotated.close();
  }
  return rows;
}

const six = await measure('6');
const nine = await measure('9');
console.log('| asked | 6.31.1 | 9.13.3 |\n|---|---|---|');
for (const [name, answer] of six) console.log(`| ${name} | ${answer} | ${nine.get(name)} |`);
