#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The same person without a window: HTTP, cookies and forms only. Fast enough for every test run.

import { PlainBrowser } from '../../provider/plain-browser.mjs';
import { user } from '../../provider/users.mjs';
import { failWith, isHere, leaveText, LONGEST_VISIT, readVisit } from './visit.mjs';

function textOf(html) {
  return html
    .replace(/<(style|script|title)\b.*?<\/\1>/gis, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code))
    .replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name])
    .replace(/\s*\n\s*/g, '\n');
}

async function signIn(visit) {
  const browser = new PlainBrowser({ signal: AbortSignal.timeout(LONGEST_VISIT) });
  const stopAt = (url) => !isHere(url);
  let page = await browser.open(visit.address, { stopAt });
  if (!visit.isBack(page.url)) {
    if (!page.text.includes('value="sign-in"')) {
      leaveText(visit, textOf(page.text));
      throw new Error(`There is no sign-in page (status ${page.status}).`);
    }
    if (visit.act === 'close') return;
    if (visit.act === 'wait') {
      await new Promise((resolve) => setTimeout(resolve, LONGEST_VISIT));
      return;
    }
    page = await browser.press(page, 'sign-in', user, { stopAt });
    page = await browser.press(page, visit.act, {}, { stopAt });
  }
  if (!visit.isBack(page.url)) throw new Error(`The visit ended elsewhere: ${page.url}`);
  leaveText(visit, textOf(page.text));
}

let visit;
try {
  visit = readVisit(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
try {
  await signIn(visit);
} catch (error) {
  failWith(error);
}
