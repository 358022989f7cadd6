#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The person at the other device (RFC 8628): types the code in, signs in and allows it.
//
//   confirm-device.mjs ADDRESS CODE
//
// RESCIND_BROWSER_ACT: allow (default), refuse (at the consent) or cancel (at the code).

import { PlainBrowser } from '../../provider/plain-browser.mjs';
import { user } from '../../provider/users.mjs';
import { failWith, isHere, LONGEST_VISIT } from './visit.mjs';

async function confirm(address, code, act) {
  const stopAt = (url) => !isHere(url);
  const browser = new PlainBrowser({ signal: AbortSignal.timeout(LONGEST_VISIT) });
  let page = await browser.open(address, { stopAt });
  page = await browser.submit(page, { user_code: code }, { stopAt });
  if (!page.text.includes(code)) throw new Error(`The code was not taken (status ${page.status}).`);
  if (act === 'cancel') {
    await browser.submit(page, { abort: 'yes' }, { stopAt });
    return;
  }
  page = await browser.submit(page, {}, { stopAt });
  page = await browser.press(page, 'sign-in', user, { stopAt });
  page = await browser.press(page, act, {}, { stopAt });
  if (act === 'allow' && !page.text.includes('Signed in on the other device')) {
    throw new Error(`The visit ended elsewhere (status ${page.status}).`);
  }
}

const [address, code] = process.argv.slice(2);
if (!address || !code || !isHere(address)) {
  process.stderr.write('usage: confirm-device.mjs ADDRESS CODE, for this machine only\n');
  process.exit(2);
}
try {
  await confirm(address, code, process.env.RESCIND_BROWSER_ACT || 'allow');
} catch (error) {
  failWith(error);
}
