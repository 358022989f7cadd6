// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A browser without a window: cookies, redirects, and the forms of the tenant's own pages.

import { once } from 'node:events';
import { request as send } from 'node:http';

const MOST_STEPS = 20;

// Not fetch: Debian's Node 18 hands out several Set-Cookie headers as one.
async function exchange(url, { method, headers, body, signal }) {
  const outgoing = send(url, { method, headers, signal, agent: false });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  let text = '';
  for await (const part of response.setEncoding('utf8')) text += part;
  return { status: response.statusCode, headers: response.headers, text };
}

export class PlainBrowser {
  #cookies = [];
  #signal;

  constructor({ signal } = {}) {
    this.#signal = signal;
  }

  #cookieHeader(url) {
    return this.#cookies
      .filter(({ host, path }) => host === url.host && url.pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  #keepCookies(url, response) {
    for (const line of response.headers['set-cookie'] ?? []) {
      const [pair, ...attributes] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const read = (key) => attributes.find((a) => a.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
      const path = read('path') ?? '/';
      const gone = !value || (read('expires') && Date.parse(read('expires')) <= Date.now());
      this.#cookies = this.#cookies.filter((c) => !(c.host === url.host && c.path === path && c.name === name));
      if (!gone) this.#cookies.push({ host: url.host, path, name, value });
    }
  }

  async request(address, { method = 'GET', form } = {}) {
    const url = new URL(address);
    const headers = { Accept: 'text/html' };
    const cookies = this.#cookieHeader(url);
    if (cookies) headers.Cookie = cookies;
    if (form) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    const body = form && new URLSearchParams(form).toString();
    const response = await exchange(url, { method, headers, body, signal: this.#signal });
    this.#keepCookies(url, response);
    const { location } = response.headers;
    return { url: url.href, status: response.status, text: response.text, next: location && new URL(location, url).href };
  }

  // Follows redirects until a page stands, or until `stopAt` says that an address is not to be opened.
  async open(address, { stopAt = () => false, ...first } = {}) {
    let step = first;
    let next = address;
    for (let i = 0; i < MOST_STEPS; i += 1) {
      if (stopAt(next)) return { url: next, status: 0, text: '' };
      const page = await this.request(next, step);
      if (!page.next) return page;
      next = page.next;
      step = {};
    }
    throw new Error('too many redirects');
  }

  // Presses the button `act` on a page of the tenant.
  async press(page, act, fields, options) {
    const action = /<form method="post" action="([^"]+)">/.exec(page.text)?.[1];
    if (!action) throw new Error(`no form on the page (status ${page.status})`);
    if (!page.text.includes(`name="act" value="${act}"`)) throw new Error(`no button "${act}" on the page`);
    return this.open(new URL(action, page.url).href, { ...options, method: 'POST', form: { ...fields, act } });
  }
}
