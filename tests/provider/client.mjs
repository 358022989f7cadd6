// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// An OAuth client of the tenant, just large enough for the self test and the measurements.

import { createHash, randomBytes } from 'node:crypto';

import { assertion, openKey, proof } from './client-keys.mjs';
import { PlainBrowser } from './plain-browser.mjs';

const random = () => randomBytes(32).toString('base64url');

export const REDIRECT_URI = 'http://127.0.0.1:18499/callback';

export class Client {
  constructor(tenant, name) {
    this.tenant = tenant;
    this.application = tenant.clients.find((client) => client.name === name);
    this.browser = new PlainBrowser();
  }

  authorizeUrl({ redirectUri = REDIRECT_URI, scope = 'openid profile email offline_access', ...more } = {}) {
    this.login = { state: random(), nonce: random(), verifier: random(), redirectUri };
    const url = new URL(`${this.tenant.issuer}/auth`);
    url.search = new URLSearchParams({
      client_id: this.application.client_id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope,
      prompt: 'consent',
      state: this.login.state,
      nonce: this.login.nonce,
      code_challenge: createHash('sha256').update(this.login.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    });
    return url.href;
  }

  // Never opens the redirect address: nobody listens there.
  async press(page, act, fields) {
    return this.browser.press(page, act, fields, { stopAt: (url) => url.startsWith(this.login.redirectUri) });
  }

  async open(parameters) {
    return this.browser.open(this.authorizeUrl(parameters), {
      stopAt: (url) => url.startsWith(this.login.redirectUri),
    });
  }

  // What the redirect says: code or error.
  async authorize(parameters) {
    let page = await this.open(parameters);
    if (page.text.includes('value="sign-in"')) {
      page = await this.press(page, 'sign-in', this.tenant.user);
    }
    if (page.text.includes('value="allow"')) page = await this.press(page, 'allow');
    if (page.status !== 0) throw new Error(`no redirect but status ${page.status}: ${page.text}`);
    return page.form ?? Object.fromEntries(new URL(page.url).searchParams);
  }

  // The proof for one request, where this application binds its tokens to a key.
  boundTo(method, path, accessToken) {
    if (!this.application.dpop) return {};
    this.key ??= openKey(random());
    return { DPoP: proof(this.key, method, `${this.tenant.issuer}${path}`, { nonce: this.nonce, accessToken }) };
  }

  async post(path, form, more = {}) {
    const answer = await this.postOnce(path, form, more);
    if (answer.json?.error !== 'use_dpop_nonce') return answer;
    return this.postOnce(path, form, more);
  }

  async postOnce(path, form, { accept = 'application/json', secret = this.application.client_secret } = {}) {
    const { client_id: id, token_endpoint_auth_method: method } = this.application;
    const headers = { Accept: accept, ...(path === '/token' ? this.boundTo('POST', path) : undefined) };
    const body = new URLSearchParams(form);
    if (method === 'client_secret_basic') {
      headers.Authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    } else {
      body.set('client_id', id);
      if (method === 'client_secret_post') body.set('client_secret', secret);
      if (method === 'private_key_jwt') {
        const { private_key_pem: key, key_id: keyId } = this.application;
        body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
        body.set('client_assertion', assertion(key, keyId, id, this.tenant.issuer));
      }
    }
    const response = await fetch(`${this.tenant.issuer}${path}`, { method: 'POST', headers, body });
    const text = await response.text();
    const type = response.headers.get('content-type');
    this.nonce = response.headers.get('dpop-nonce') ?? this.nonce;
    return { status: response.status, type, text, json: type?.includes('json') ? JSON.parse(text) : undefined };
  }

  async signIn(parameters) {
    const { code } = await this.authorize(parameters);
    const answer = await this.post('/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.login.redirectUri,
      code_verifier: this.login.verifier,
    });
    if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${answer.text}`);
    return answer.json;
  }

  // Its status.
  async userInfo(token, { scheme = this.application.dpop ? 'DPoP' : 'Bearer' } = {}) {
    const ask = async () => {
      const headers = { Authorization: `${scheme} ${token}`, ...this.boundTo('GET', '/me', token) };
      const response = await fetch(`${this.tenant.issuer}/me`, { headers });
      this.nonce = response.headers.get('dpop-nonce') ?? this.nonce;
      return response;
    };
    const response = await ask();
    const again = response.headers.get('www-authenticate')?.includes('use_dpop_nonce');
    return (again ? await ask() : response).status;
  }

  refresh(token) {
    return this.post('/token', { grant_type: 'refresh_token', refresh_token: token });
  }

  revoke(token, more) {
    return this.post('/token/revocation', { token, ...more });
  }

  introspect(token, more) {
    return this.post('/token/introspection', { token, ...more });
  }

  async isActive(token) {
    return (await this.introspect(token)).json?.active;
  }
}
