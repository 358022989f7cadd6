// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A browser without a window: cookies, redirects, the forms of the tenant's own pages, and those that
// a page's script posts by itself (OAuth 2.0 Form Post Response Mode).

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

function plainText(html) {
  return html
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .replace(/&#x([\da-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]);
}

// The one form of a page: where it goes, and what it holds without anybody typing.
function formOf(page) {
  const tag = /<form\b[^>]*\bmethod="post"[^>]*>/.exec(page.text)?.[0];
  const action = /\baction="([^"]+)"/.exec(tag ?? '')?.[1];
  if (!action) return undefined;
  const hidden = page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return {
    action: new URL(plainText(action), page.url).href,
    fields: Object.fromEntries([...hidden].map(([, name, value]) => [name, plainText(value)])),
  };
}

function postsItself(page) {
  return page.text.includes('document.forms[0].submit()');
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

  async request(address, { method = 'GET', form, from } = {}) {
    const url = new URL(address);
    const headers = { Accept: 'text/html' };
    const cookies = this.#cookieHeader(url);
    if (cookies) headers.Cookie = cookies;
    if (form) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    // As a browser does on a POST.
    if (from) headers.Origin = new URL(from).origin;
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
      if (stopAt(next)) return { url: next, status: 0, text: '', form: step.form };
      const page = await this.request(next, step);
      const form = !page.next && postsItself(page) && formOf(page);
      if (!page.next && !form) return page;
      next = page.next ?? form.action;
      step = form ? { method: 'POST', form: form.fields, from: page.url } : {};
    }
    throw new Error('too many redirects');
  }

  // Presses the button `act` on a page of the tenant.
  async press(page, act, fields, options) {
    if (!page.text.includes(`name="act" value="${act}"`)) throw new Error(`no button "${act}" on the page`);
    return this.submit(page, { ...fields, act }, options);
  }

  // Posts the page's form with these fields besides the hidden ones.
  async submit(page, fields, options) {
    const form = formOf(page);
    if (!form) throw new Error(`no form on the page (status ${page.status})`);
    return this.open(form.action,
      { ...options, method: 'POST', form: { ...form.fields, ...fields }, from: page.url });
  }
}
