// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Does the tenant do what the tests of Rescind will believe of it? Run with: node --test selftest.mjs

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { applications } from './clients.mjs';
import { openKey } from './client-keys.mjs';
import { Client } from './client.mjs';
import { readOptions, UsageError } from './options.mjs';
import { runsOnThisNode } from './provider9.mjs';
import { startTenant } from './server.mjs';
import { adapterFor, Store } from './store.mjs';

const MANY = 20_000;
const NINE = { skip: !runsOnThisNode() && 'version 9 needs a newer Node' };
const VERSIONS = NINE.skip ? [6] : [6, 9];

function jwtPart(token, part) {
  return JSON.parse(Buffer.from(token.split('.')[part], 'base64url').toString());
}

for (const provider of VERSIONS) {
  describe(`provider ${provider}`, () => {
    const store = new Store();
    let running;
    let tenant;

    before(async () => {
      running = await startTenant(readOptions(['--provider', String(provider)]), store);
      tenant = running.description;
    });
    after(() => running.close());

    test('discovery names the routes of Authing', async () => {
      const metadata = await (await fetch(`${tenant.issuer}/.well-known/openid-configuration`)).json();
      const at = (path) => `${tenant.issuer}${path}`;
      assert.equal(metadata.issuer, tenant.issuer);
      assert.equal(metadata.authorization_endpoint, at('/auth'));
      assert.equal(metadata.token_endpoint, at('/token'));
      assert.equal(metadata.introspection_endpoint, at('/token/introspection'));
      assert.equal(metadata.revocation_endpoint, at('/token/revocation'));
      assert.equal(metadata.userinfo_endpoint, at('/me'));
      assert.equal(metadata.end_session_endpoint, at('/session/end'));
      assert.equal(metadata.jwks_uri, at('/.well-known/jwks.json'));
      assert.equal(metadata.device_authorization_endpoint, at('/device/auth'));
      assert.equal(metadata.pushed_authorization_request_endpoint, provider === 9 ? at('/request') : undefined);
      const { keys } = await (await fetch(metadata.jwks_uri)).json();
      assert.deepEqual(keys.map((key) => key.alg).sort(), ['ES256', 'PS256', 'RS256']);
      assert.ok(keys.every((key) => key.kid && !key.d));
    });

    for (const { name } of applications) {
      test(`${name}: sign in, introspect, revoke, introspect`, async () => {
        const client = new Client(tenant, name);
        const [redirectUri] = client.application.redirect_uris;
        const tokens = await client.signIn({ redirectUri });
        const idToken = jwtPart(tokens.id_token, 1);
        assert.equal(jwtPart(tokens.id_token, 0).alg, client.application.id_token_alg);
        assert.equal(idToken.nonce, client.login.nonce);
        assert.equal(idToken.sub, 'alice');
        assert.equal(idToken.name, 'Alice Liddell');
        // Optional in the code flow; 9 leaves it out.
        assert.equal('at_hash' in idToken, provider === 6);
        assert.equal(tokens.expires_in, 1209600);
        assert.equal(tokens.access_token.split('.').length, provider === 6 ? 3 : 1);
        if (provider === 6) {
          assert.equal(jwtPart(tokens.access_token, 0).alg, 'RS256');
          assert.equal(jwtPart(tokens.access_token, 1).aud, client.application.client_id);
        }

        assert.equal(await client.isActive(tokens.access_token), true);
        assert.equal(await client.isActive(tokens.refresh_token), true);
        const answer = await client.revoke(tokens.access_token);
        assert.deepEqual([answer.status, answer.text], [200, '']);
        assert.equal(await client.isActive(tokens.access_token), false);
        assert.equal(await client.isActive(tokens.refresh_token), provider === 6);
        assert.equal((await client.revoke(tokens.refresh_token)).status, 200);
        assert.equal(await client.isActive(tokens.refresh_token), false);
      });
    }

    test('a key of the application has to sign its assertions', async () => {
      const client = new Client(tenant, 'portal-key');
      assert.equal((await client.introspect('A'.repeat(43))).json.active, false);
      client.application = { ...client.application, private_key_pem: openKey('another') };
      const refused = await client.introspect('A'.repeat(43));
      assert.deepEqual([refused.status, refused.json.error], [401, 'invalid_client']);
    });

    test('bound tokens work with their key only', async () => {
      const client = new Client(tenant, 'native-dpop');
      const tokens = await client.signIn();
      assert.equal(tokens.token_type, 'DPoP');
      assert.equal(await client.userInfo(tokens.access_token), 200);
      assert.notEqual((await fetch(`${tenant.issuer}/me`,
        { headers: { Authorization: `Bearer ${tokens.access_token}` } })).status, 200);
      const { key } = client;
      client.key = openKey('another');
      assert.notEqual(await client.userInfo(tokens.access_token), 200);
      assert.equal((await client.refresh(tokens.refresh_token)).json.error, 'invalid_grant');
      client.key = key;
      assert.equal((await client.refresh(tokens.refresh_token)).json.token_type, 'DPoP');
    });

    test('refreshing gives a new access token', async () => {
      const client = new Client(tenant, 'portal');
      const first = await client.signIn();
      const second = (await client.refresh(first.refresh_token)).json;
      assert.notEqual(second.access_token, first.access_token);
      assert.equal(await client.isActive(second.access_token), true);
    });

    test('a refresh token comes only with offline_access', async () => {
      const tokens = await new Client(tenant, 'portal').signIn({ scope: 'openid' });
      assert.equal(tokens.refresh_token, undefined);
    });

    test('a wrong password is said on the page and can be mended', async () => {
      const client = new Client(tenant, 'portal');
      const wrong = await client.press(await client.open(), 'sign-in', { login: 'alice', password: 'looking-glass' });
      assert.equal(wrong.status, 401);
      assert.match(wrong.text, /role="alert">The username or the password is wrong/);
      assert.doesNotMatch(wrong.text, /looking-glass/);
      const consent = await client.press(wrong, 'sign-in', tenant.user);
      assert.match(consent.text, /Allow Portal\?/);
    });

    test('cancelling and refusing end in access_denied', async () => {
      const canceller = new Client(tenant, 'portal');
      const cancelled = await canceller.press(await canceller.open(), 'cancel');
      assert.equal(new URL(cancelled.url).searchParams.get('error'), 'access_denied');
      assert.equal(new URL(cancelled.url).searchParams.get('state'), canceller.login.state);

      const refuser = new Client(tenant, 'portal');
      const consent = await refuser.press(await refuser.open(), 'sign-in', tenant.user);
      const refused = await refuser.press(consent, 'refuse');
      assert.equal(new URL(refused.url).searchParams.get('error'), 'access_denied');
    });

    test('form_post comes as a form that posts itself', async () => {
      const client = new Client(tenant, 'portal');
      const answer = await client.authorize({ response_mode: 'form_post' });
      assert.ok(answer.code);
      assert.equal(answer.state, client.login.state);
    });

    test('a code is typed in on another device', async () => {
      const client = new Client(tenant, 'portal');
      const device = (await client.post('/device/auth', { scope: 'openid offline_access', prompt: 'consent' })).json;
      assert.equal(device.verification_uri, `${tenant.issuer}/device`);
      assert.ok(device.expires_in > 0);
      const poll = () => client.post('/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: device.device_code,
      });
      assert.equal((await poll()).json.error, 'authorization_pending');
      const { browser } = client;
      let page = await browser.open(device.verification_uri);
      assert.doesNotMatch(page.text, /<script|@import/);
      const wrong = await browser.submit(page, { user_code: 'BBBB-BBBB' });
      assert.match(wrong.text, /role="alert"/);
      page = await browser.submit(wrong, { user_code: device.user_code });
      assert.match(page.text, /Let Portal sign in\?/);
      page = await browser.submit(page, {});
      page = await browser.press(page, 'sign-in', tenant.user);
      page = await browser.press(page, 'allow');
      assert.match(page.text, /Signed in on the other device/);
      const tokens = (await poll()).json;
      assert.ok(tokens.access_token && tokens.refresh_token && tokens.id_token);
      assert.equal((await poll()).json.error, 'invalid_grant');
    });

    test('a code that is cancelled ends in access_denied', async () => {
      const client = new Client(tenant, 'native');
      const device = (await client.post('/device/auth', { scope: 'openid' })).json;
      const page = await client.browser.submit(
        await client.browser.open(device.verification_uri), { user_code: device.user_code });
      await client.browser.submit(page, { abort: 'yes' });
      const answer = await client.post('/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: device.device_code,
      });
      assert.equal(answer.json.error, 'access_denied');
    });

    test('pages load nothing from elsewhere', async () => {
      const client = new Client(tenant, 'portal');
      const page = await client.open();
      assert.doesNotMatch(page.text, /https?:\/\/|<script|@import/);
      const error = await new Client(tenant, 'portal').open({ redirectUri: 'http://127.0.0.1:1/elsewhere' });
      assert.equal(error.status, 400);
      assert.doesNotMatch(error.text, /<script|@import/);
    });

    test('a login page that was not begun in this browser is refused', async () => {
      const response = await fetch(`${tenant.app_host}/login/nobody`);
      assert.equal(response.status, 400);
    });

    test('a fixed port is fixed', async () => {
      const page = await new Client(tenant, 'portal-fixed').open({ redirectUri: 'http://127.0.0.1:18432/callback' });
      assert.equal(page.status, 400);
    });

    test(`nothing is forgotten behind ${MANY} records`, async () => {
      const client = new Client(tenant, 'portal');
      const tokens = await client.signIn();
      const Adapter = adapterFor(store);
      const adapter = new Adapter('AccessToken');
      for (let i = 0; i < MANY; i += 1) await adapter.upsert(`many-${i}`, { grantId: `grant-${i % 100}` }, 3600);
      for (let i = 0; i < MANY; i += 1) assert.ok(await adapter.find(`many-${i}`));
      assert.equal(await client.isActive(tokens.access_token), true);
      assert.equal(await client.isActive(tokens.refresh_token), true);
      await adapter.revokeByGrantId('grant-7');
      assert.equal(await adapter.find('many-7'), undefined);
      assert.ok(await adapter.find('many-8'));
    });
  });
}

describe('settings', { concurrency: 4 }, () => {
  for (const provider of VERSIONS.map(String)) {
    for (const rotate of ['yes', 'no']) {
      test(`provider ${provider}: a short life is a short life; rotate ${rotate}`, async () => {
        const args = ['--provider', provider, '--access-ttl', '1', '--rotate', rotate];
        const running = await startTenant(readOptions(args));
        try {
          const client = new Client(running.description, 'native');
          const first = await client.signIn();
          assert.equal(first.expires_in, 1);
          const second = (await client.refresh(first.refresh_token)).json;
          assert.equal(second.refresh_token !== first.refresh_token, rotate === 'yes');
          await new Promise((resolve) => setTimeout(resolve, 2100));
          assert.equal(await client.isActive(second.access_token), false);
        } finally {
          await running.close();
        }
      });
    }
  }

  for (const provider of VERSIONS) {
    test(`provider ${provider}: its OAuth 2.0 side says nothing of itself`, async () => {
      const running = await startTenant(readOptions(['--provider', String(provider), '--protocol', 'oauth2']));
      try {
        const { issuer, app_host: host, clients } = running.description;
        assert.equal(issuer, `${host}/oauth`);
        for (const place of [`${issuer}/.well-known/openid-configuration`, `${host}/.well-known/oauth-authorization-server/oauth`]) {
          assert.equal((await fetch(place)).status, 404);
        }
        const { client_id: id, client_secret: secret } = clients.find(({ name }) => name === 'portal');
        const answer = await fetch(`${issuer}/token`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
        });
        const token = await answer.json();
        assert.equal(answer.status, 200);
        assert.equal(token.access_token.split('.').length, 1);
        assert.equal(token.id_token, undefined);
      } finally {
        await running.close();
      }
    });
  }

  for (const provider of VERSIONS.map(String)) {
    test(`provider ${provider}: pushed requests alone are taken where they are required`, async () => {
      const running = await startTenant(readOptions(['--provider', provider, '--par', 'required']));
      try {
        const client = new Client(running.description, 'portal');
        const refused = await client.open();
        assert.equal(new URL(refused.url).searchParams.get('error'), 'invalid_request');
        const parameters = Object.fromEntries(new URL(client.authorizeUrl()).searchParams);
        const pushed = await client.post('/request', parameters);
        assert.equal(pushed.status, 201);
        const url = new URL(`${running.description.issuer}/auth`);
        url.search = new URLSearchParams({ client_id: parameters.client_id, request_uri: pushed.json.request_uri });
        const page = await client.browser.open(url.href);
        assert.match(page.text, /value="sign-in"/);
      } finally {
        await running.close();
      }
    });
  }

  test('JWT access tokens of provider 9 are refused by both endpoints', NINE, async () => {
    const running = await startTenant(readOptions(['--provider', '9', '--jwt-access-tokens', 'yes']));
    try {
      const client = new Client(running.description, 'portal');
      const { access_token: token } = await client.signIn();
      assert.equal(jwtPart(token, 1).aud, client.application.client_id);
      for (const answer of [await client.revoke(token), await client.introspect(token)]) {
        assert.equal(answer.status, 400);
        assert.equal(answer.json.error, 'unsupported_token_type');
      }
    } finally {
      await running.close();
    }
  });

  test('a wrong option is refused', () => {
    for (const args of [['--provider', '7'], ['--port', 'x'], ['--rotate', 'maybe'], ['--par', 'maybe'], ['--nonsense'], ['extra']]) {
      assert.throws(() => readOptions(args), UsageError);
    }
  });
});

test('the store forgets what has expired', () => {
  let now = 0;
  const store = new Store(() => now);
  for (let i = 0; i < 900; i += 1) store.put('AccessToken', `short-${i}`, { grantId: 'g' }, 10);
  now = 11_000;
  assert.equal(store.find('short-0'), undefined);
  for (let i = 0; i < 200; i += 1) store.put('AccessToken', `long-${i}`, {}, 10);
  assert.equal(store.size, 200);
});

test('the program prints one line, and ends when stdin closes', async () => {
  const program = spawn(process.execPath,
    [fileURLToPath(new URL('tenant.mjs', import.meta.url)), '--provider', String(VERSIONS.at(-1)), '--until-stdin-closes']);
  let out = '';
  let err = '';
  program.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
  program.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    while (!out.includes('\n') && program.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    const tenant = JSON.parse(out);
    assert.equal(tenant.pid, program.pid);
    await new Client(tenant, 'native').signIn();
  } finally {
    program.stdin.end();
  }
  assert.equal(await ended, 0);
  assert.equal(out.split('\n').length, 2);
  assert.equal(err, '');
});
