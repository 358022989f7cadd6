// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What both browsers are told from outside: where to go, what to do there, what to leave behind.

import { writeFileSync } from 'node:fs';

export const LONGEST_VISIT = 60_000;

const ACTS = ['allow', 'refuse', 'close', 'wait'];
const THIS_MACHINE = new Set(['127.0.0.1', 'localhost', '[::1]']);

export function isHere(address) {
  const url = new URL(address);
  return url.protocol === 'http:' && THIS_MACHINE.has(url.hostname);
}

export function readVisit(args, env) {
  const act = env.RESCIND_BROWSER_ACT || 'allow';
  if (!ACTS.includes(act)) throw new Error(`RESCIND_BROWSER_ACT takes ${ACTS.join(', ')}.`);
  if (args.length !== 1) throw new Error('This browser takes one address.');
  const address = new URL(args[0]);
  const redirectUri = address.searchParams.get('redirect_uri');
  // A request that was pushed (RFC 9126) keeps it to itself.
  if (!redirectUri && !address.searchParams.get('request_uri')) {
    throw new Error('The address has neither a redirect_uri nor a request_uri.');
  }
  if (!isHere(address) || !isHere(redirectUri ?? address)) {
    throw new Error('This browser visits this machine only.');
  }
  const back = redirectUri && new URL(redirectUri).origin;
  return {
    act,
    address: address.href,
    // The page behind the redirect may clean its address, so only the origin is compared.
    isBack: (url) => (back ? new URL(url).origin === back : new URL(url).origin !== address.origin),
    shots: env.RESCIND_BROWSER_SHOTS,
    log: env.RESCIND_BROWSER_LOG,
  };
}

export function leaveText(visit, text) {
  if (visit.log) writeFileSync(visit.log, `${text.trim()}\n`);
}

// Addresses hold codes; what is said about a failure must not.
export function withoutQueries(text) {
  return text.replace(/(https?:\/\/[^\s?"']*)\?[^\s"']*/g, '$1?…');
}

export function failWith(error) {
  process.stderr.write(`${withoutQueries(String(error?.message ?? error))}\n`);
  process.exitCode = 1;
}
