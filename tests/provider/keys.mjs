// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signing keys are made at every start, so no private key lies in the repository and a client that
// kept an old key set meets a changed one.

import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const generate = promisify(generateKeyPair);

async function signingKey(type, options, alg) {
  const { privateKey } = await generate(type, options);
  const kid = `${alg.toLowerCase()}-${randomBytes(6).toString('hex')}`;
  return { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg };
}

export async function freshKeySet() {
  return {
    keys: await Promise.all([
      signingKey('rsa', { modulusLength: 2048 }, 'RS256'),
      signingKey('rsa', { modulusLength: 2048 }, 'PS256'),
      signingKey('ec', { namedCurve: 'P-256' }, 'ES256'),
    ]),
  };
}

export function freshCookieKeys() {
  return [randomBytes(32).toString('hex')];
}
