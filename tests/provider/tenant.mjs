// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Starts the sandbox tenant and says on stdout where it is.

import { renameSync, writeFileSync } from 'node:fs';

import { readOptions, USAGE, UsageError } from './options.mjs';

function stop(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function explain(error, options) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${options.port} is taken. Choose another with --port, or --port 0 for any free one.`;
  }
  if (error.code === 'EACCES') {
    return `Port ${options.port} may not be opened by this user. Choose one above 1023, or --port 0 for any free one.`;
  }
  if (error.code === 'ERR_MODULE_NOT_FOUND') {
    return 'The sandbox tenant is not installed yet. Run "npm ci" in tests/provider.';
  }
  if (error.code === 'NODE_TOO_OLD') return error.message;
  return `The sandbox tenant could not start: ${error.stack ?? error}`;
}

let options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  stop(`${error.message}\n${USAGE}`, 2);
}
if (options.help) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}

// stdout is for the one line; the library writes its notices there.
console.info = console.error;
console.log = console.error;

let tenant;
try {
  const { startTenant } = await import('./server.mjs');
  tenant = await startTenant(options);
} catch (error) {
  stop(explain(error, options));
}

let closing = false;
async function close() {
  if (closing) return;
  closing = true;
  await tenant.close();
  process.exit(0);
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
if (options.untilStdinCloses) {
  process.stdin.on('end', close);
  process.stdin.on('error', close);
  process.stdin.resume();
}

const line = `${JSON.stringify(tenant.description)}\n`;
if (options.readyFile) {
  // Whoever waits for the file must never read half of it.
  const half = `${options.readyFile}.${process.pid}`;
  try {
    writeFileSync(half, line);
    renameSync(half, options.readyFile);
  } catch (error) {
    stop(`The ready file could not be written: ${error.message}`);
  }
}
// A parent that went away is noticed by stdin or a signal, not by a crash here.
process.stdout.on('error', () => {});
process.stdout.write(line);
