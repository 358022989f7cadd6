// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The command line of tenant.mjs.

import { parseArgs } from 'node:util';

export const USAGE = `usage: node tenant.mjs [--provider 6|9] [--port N] [--jwt-access-tokens yes|no]
       [--protocol oidc|oauth2] [--access-ttl SECONDS] [--refresh-ttl SECONDS] [--rotate yes|no]
       [--par no|yes|required] [--ready-file FILE] [--until-stdin-closes]`;

export class UsageError extends Error {}

function oneOf(name, value, choices) {
  if (!Object.hasOwn(choices, value)) {
    throw new UsageError(`--${name} takes ${Object.keys(choices).join(' or ')}, not "${value}".`);
  }
  return choices[value];
}

function number(name, value, least, most) {
  const parsed = Number(value);
  if (!/^\d+$/.test(value) || parsed < least || parsed > most) {
    throw new UsageError(`--${name} takes a number from ${least} to ${most}, not "${value}".`);
  }
  return parsed;
}

// Nothing of it, offered, or every request has to come that way.
const PAR = { no: false, yes: true, required: 'required' };
const YES_NO = { yes: true, no: false };
const TEN_YEARS = 10 * 365 * 24 * 60 * 60;

export function readOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        provider: { type: 'string', default: '6' },
        port: { type: 'string', default: '0' },
        'jwt-access-tokens': { type: 'string' },
        protocol: { type: 'string', default: 'oidc' },
        'access-ttl': { type: 'string', default: String(14 * 24 * 60 * 60) },
        'refresh-ttl': { type: 'string', default: String(30 * 24 * 60 * 60) },
        rotate: { type: 'string' },
        par: { type: 'string' },
        'ready-file': { type: 'string' },
        'until-stdin-closes': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError(error.message);
  }
  const provider = oneOf('provider', values.provider, { 6: 6, 9: 9 });
  const oauth2 = oneOf('protocol', values.protocol, { oidc: false, oauth2: true });
  return {
    provider,
    oauth2,
    port: number('port', values.port, 0, 65535),
    jwtAccessTokens: values['jwt-access-tokens'] === undefined
      ? provider === 6 && !oauth2
      : oneOf('jwt-access-tokens', values['jwt-access-tokens'], YES_NO),
    accessTtl: number('access-ttl', values['access-ttl'], 1, TEN_YEARS),
    refreshTtl: number('refresh-ttl', values['refresh-ttl'], 1, TEN_YEARS),
    rotate: values.rotate === undefined ? undefined : oneOf('rotate', values.rotate, YES_NO),
    // Authing has none.
    par: values.par === undefined ? provider === 9 : oneOf('par', values.par, PAR),
    readyFile: values['ready-file'],
    untilStdinCloses: values['until-stdin-closes'],
    help: values.help,
  };
}
