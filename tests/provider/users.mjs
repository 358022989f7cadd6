// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one person of the sandbox tenant.

export const user = { login: 'alice', password: 'wonderland' };

const claims = {
  sub: 'alice',
  name: 'Alice Liddell',
  nickname: 'Alice',
  preferred_username: 'alice',
  locale: 'en',
  zoneinfo: 'Europe/London',
  updated_at: 1767225600,
  email: 'alice@sandbox.example',
  email_verified: true,
  phone_number: '+44 20 7946 0000',
  phone_number_verified: false,
  username: 'alice',
  external_id: 'sandbox-alice',
  roles: ['admin'],
};

export const claimsByScope = {
  openid: ['sub'],
  profile: ['name', 'nickname', 'preferred_username', 'locale', 'zoneinfo', 'updated_at'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  username: ['username'],
  external_id: ['external_id'],
  roles: ['roles'],
};

export function signInWith(login, password) {
  return login === user.login && password === user.password ? claims.sub : undefined;
}

export async function findAccount(_context, id) {
  return id === claims.sub ? { accountId: id, claims: async () => claims } : undefined;
}
