// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Private keys of the tenant's applications: as open as their secrets, and the same at every start.
// Each is made from a sentence, so that no file here looks like a key that was lost.

import { createECDH, createHash, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

export function openKey(sentence) {
  const d = createHash('sha256').update(sentence).digest();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC', crv: 'P-256', d: base64url(d), x: base64url(point.subarray(1, 33)), y: base64url(point.subarray(33)),
    },
  });
  return key.export({ type: 'pkcs8', format: 'pem' });
}

export function publicJwk(pem) {
  return createPublicKey(pem).export({ format: 'jwk' });
}

export function signedJwt(pem, header, claims) {
  const part = (object) => base64url(JSON.stringify(object));
  const input = `${part({ alg: 'ES256', ...header })}.${part({ jti: base64url(randomBytes(16)), ...claims })}`;
  return `${input}.${base64url(sign('sha256', Buffer.from(input), { key: pem, dsaEncoding: 'ieee-p1363' }))}`;
}

const now = () => Math.floor(Date.now() / 1000);

// RFC 7523 §3
export function assertion(pem, keyId, clientId, audience) {
  return signedJwt(pem, { typ: 'JWT', kid: keyId }, {
    iss: clientId, sub: clientId, aud: audience, iat: now(), exp: now() + 60,
  });
}

// RFC 9449 §4.2
export function proof(pem, method, url, { nonce, accessToken } = {}) {
  return signedJwt(pem, { typ: 'dpop+jwt', jwk: publicJwk(pem) }, {
    htm: method,
    htu: url,
    iat: now(),
    ...(nonce ? { nonce } : undefined),
    ...(accessToken ? { ath: createHash('sha256').update(accessToken).digest('base64url') } : undefined),
  });
}
