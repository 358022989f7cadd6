// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Do both browsers do what a person does? Run with: node --test selftest.mjs

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Client } from '../../provider/client.mjs';
import { readOptions } from '../../provider/options.mjs';
import { startTenant } from '../../provider/server.mjs';

const BROWSERS = ['sign-in-plain.mjs', 'sign-in.mjs'];

// What Rescind does while it waits for the browser.
class Listener {
  async start() {
    this.visits = [];
    this.server = createServer((request, response) => {
      const url = new URL(request.url, 'http://127.0.0.1');
      if (url.pathname === '/callback') this.visits.push(Object.fromEntries(url.searchParams));
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', Connection: 'close' });
      response.end('<!DOCTYPE html><title>Back</title><p>Back at the listener &amp; done</p>');
    });
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.redirectUri = `http://127.0.0.1:${this.server.address().port}/callback`;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

function run(command, args, env, { killAfter } = {}) {
  return new Promise((resolve) => {
    const program = spawn(command, args, { env: { ...process.env, ...env } });
    let err = '';
    program.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
    const timer = killAfter && setTimeout(() => program.kill('SIGTERM'), killAfter);
    program.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, err });
    });
  });
}

for (const name of BROWSERS) {
  const program = fileURLToPath(new URL(name, import.meta.url));
  describe(name, () => {
    const listener = new Listener();
    let running;
    let folder;
    let env;

    before(async () => {
      running = await startTenant(readOptions([]));
      await listener.start();
      folder = mkdtempSync(join(tmpdir(), 'rescind-selftest-'));
      env = { RESCIND_BROWSER_SHOTS: join(folder, 'shots'), RESCIND_BROWSER_LOG: join(folder, 'log'), TMPDIR: folder };
    });
    after(async () => {
      listener.stop();
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    });

    function authorizeUrl(client = new Client(running.description, 'native')) {
      listener.visits.length = 0;
      return client.authorizeUrl({ redirectUri: listener.redirectUri });
    }

    function nothingLeft() {
      return readdirSync(folder).every((file) => ['shots', 'log'].includes(file));
    }

    test('allows', async () => {
      const client = new Client(running.description, 'native');
      const result = await run(program, [authorizeUrl(client)], env);
      assert.deepEqual(result, { code: 0, signal: null, err: '' });
      assert.equal(listener.visits.length, 1);
      assert.equal(listener.visits[0].state, client.login.state);
      assert.ok(listener.visits[0].code);
      assert.equal(readFileSync(env.RESCIND_BROWSER_LOG, 'utf8').trim(), 'Back at the listener & done');
      if (name === 'sign-in.mjs') {
        assert.deepEqual(readdirSync(env.RESCIND_BROWSER_SHOTS), ['1-sign-in.png', '2-allow.png', '3-back.png']);
      }
      assert.ok(nothingLeft());
    });

    test('refuses', async () => {
      const result = await run(program, [authorizeUrl()], { ...env, RESCIND_BROWSER_ACT: 'refuse' });
      assert.equal(result.code, 0, result.err);
      assert.equal(listener.visits[0].error, 'access_denied');
    });

    test('closes', async () => {
      const result = await run(program, [authorizeUrl()], { ...env, RESCIND_BROWSER_ACT: 'close' });
      assert.equal(result.code, 0, result.err);
      assert.equal(listener.visits.length, 0);
      assert.ok(nothingLeft());
    });

    test('waits, and leaves nothing when it is ended', async () => {
      const result = await run(program, [authorizeUrl()], { ...env, RESCIND_BROWSER_ACT: 'wait' }, { killAfter: 4000 });
      assert.ok(result.code === 143 || result.signal === 'SIGTERM');
      assert.equal(listener.visits.length, 0);
      assert.ok(nothingLeft());
    });

    test('is reached through xdg-open', { skip: !existsSync('/usr/bin/xdg-open') }, async () => {
      const desktop = { ...env, BROWSER: program, XDG_CURRENT_DESKTOP: '', DESKTOP_SESSION: '' };
      const result = await run('xdg-open', [authorizeUrl()], desktop);
      assert.equal(result.code, 0, result.err);
      assert.ok(listener.visits[0].code);
    });

    test('says what is wrong, without the query', async () => {
      const address = new URL(authorizeUrl());
      address.searchParams.set('client_id', 'nobody');
      const result = await run(program, [address.href], env);
      assert.equal(result.code, 1);
      assert.match(result.err, /no sign-in page/);
      assert.doesNotMatch(result.err, /state=/);
      assert.match(readFileSync(env.RESCIND_BROWSER_LOG, 'utf8'), /invalid_client/);
    });

    test('visits this machine only', async () => {
      for (const address of [
        `http://example.org/auth?redirect_uri=${encodeURIComponent(listener.redirectUri)}`,
        authorizeUrl().replace(encodeURIComponent(listener.redirectUri), encodeURIComponent('http://example.org/')),
      ]) {
        assert.equal((await run(program, [address], env)).code, 2);
      }
    });
  });
}
