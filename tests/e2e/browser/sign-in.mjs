#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person at the system browser: signs in to the sandbox tenant with Debian's Chromium, headless.
// Put its path into $BROWSER. See README.md for what the environment decides.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { user } from '../../provider/users.mjs';
import { failWith, isHere, leaveText, LONGEST_VISIT, readVisit } from './visit.mjs';

const CHROMIUM = process.env.RESCIND_CHROMIUM || '/usr/bin/chromium';

const QUIET = [
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu',
  '--disable-quic', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

class Window {
  #context;
  #page;
  #visit;
  #shots = 0;

  static async open(visit, folder) {
    const window = new Window();
    window.#visit = visit;
    window.#context = await chromium.launchPersistentContext(folder, {
      executablePath: CHROMIUM,
      headless: true,
      chromiumSandbox: process.getuid() !== 0,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      viewport: { width: 960, height: 720 },
      args: QUIET,
    });
    await window.#context.route('**', (route) => (isHere(route.request().url()) ? route.continue() : route.abort()));
    window.#page = window.#context.pages()[0] ?? await window.#context.newPage();
    return window;
  }

  get url() {
    return this.#page.url();
  }

  async shot(name) {
    this.#shots += 1;
    if (!this.#visit.shots) return;
    mkdirSync(this.#visit.shots, { recursive: true });
    await this.#page.screenshot({ path: join(this.#visit.shots, `${this.#shots}-${name}.png`) });
  }

  async goto(address) {
    await this.#page.goto(address);
  }

  async fill(label, text) {
    await this.#page.getByLabel(label).fill(text);
  }

  async press(name) {
    await this.#page.getByRole('button', { name, exact: true }).click();
  }

  async shows(heading) {
    return await this.#page.getByRole('heading', { name: heading }).count() > 0;
  }

  async heading(text) {
    await this.#page.getByRole('heading', { name: text }).waitFor();
  }

  async back() {
    await this.#page.waitForURL((url) => this.#visit.isBack(url));
    await this.#page.waitForLoadState();
  }

  async text() {
    return this.#page.innerText('body');
  }

  async pause(milliseconds) {
    await this.#page.waitForTimeout(milliseconds);
  }

  async close() {
    await this.#context.close();
  }
}

async function signIn(window, visit) {
  await window.goto(visit.address);
  if (!visit.isBack(window.url)) {
    if (!await window.shows('Sign in to')) {
      leaveText(visit, await window.text());
      throw new Error('There is no sign-in page.');
    }
    await window.shot('sign-in');
    if (visit.act === 'close') return;
    if (visit.act === 'wait') {
      await window.pause(LONGEST_VISIT);
      return;
    }
    await window.fill('Username', user.login);
    await window.fill('Password', user.password);
    await window.press('Sign in');
    await window.heading('Allow');
    await window.shot('allow');
    await window.press(visit.act === 'refuse' ? 'Refuse' : 'Allow');
    await window.back();
  }
  await window.shot('back');
  leaveText(visit, await window.text());
}

let visit;
try {
  visit = readVisit(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'rescind-browser-'));
let window;
let ended = false;

async function end() {
  if (ended) return;
  ended = true;
  await window?.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function endEarly(code, message) {
  if (message) process.stderr.write(`${message}\n`);
  end().finally(() => process.exit(code));
}

const bound = setTimeout(() => endEarly(1, 'The visit took too long.'), LONGEST_VISIT);
process.on('SIGTERM', () => endEarly(143));
process.on('SIGINT', () => endEarly(130));

try {
  window = await Window.open(visit, folder);
  await signIn(window, visit);
} catch (error) {
  if (!ended) failWith(error);
} finally {
  clearTimeout(bound);
  await end();
}
