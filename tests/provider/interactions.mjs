// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages between the authorize request and the answer: sign in, then allow.

import { applicationTitle } from './clients.mjs';
import { consentPage, messagePage, signInPage } from './pages.mjs';
import { signInWith } from './users.mjs';

const LARGEST_FORM = 16 * 1024;

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
};

function show(response, status, html) {
  response.writeHead(status, { ...HEADERS, 'Content-Length': Buffer.byteLength(html) });
  response.end(html);
}

async function readForm(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_FORM) throw new RangeError('form too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function refusal(text) {
  return { error: 'access_denied', error_description: text };
}

function showPrompt(request, response, { prompt, params, session }) {
  const action = request.url;
  const application = applicationTitle(params.client_id);
  if (prompt.name === 'login') {
    show(response, 200, signInPage({ action, application }));
    return;
  }
  const scopes = String(params.scope ?? '').split(' ').filter(Boolean);
  show(response, 200, consentPage({ action, application, login: session.accountId, scopes }));
}

async function answerPrompt(provider, request, response, details) {
  const form = await readForm(request);
  const act = form.get('act');
  if (details.prompt.name === 'login' && act === 'sign-in') {
    const login = form.get('login') ?? '';
    const account = signInWith(login, form.get('password') ?? '');
    if (account) {
      await provider.finish(request, response, provider.loginResult(account));
      return;
    }
    show(response, 401, signInPage({
      action: request.url,
      application: applicationTitle(details.params.client_id),
      login,
      error: 'The username or the password is wrong.',
    }));
    return;
  }
  if (details.prompt.name === 'login' && act === 'cancel') {
    await provider.finish(request, response, refusal('The person cancelled the sign-in.'));
  } else if (details.prompt.name === 'consent' && act === 'refuse') {
    await provider.finish(request, response, refusal('The person refused access.'));
  } else if (details.prompt.name === 'consent' && act === 'allow') {
    await provider.finish(request, response, await provider.consentResult(details));
  } else {
    showPrompt(request, response, details);
  }
}

export async function serveInteraction(provider, request, response) {
  let details;
  try {
    details = await provider.interaction(request, response);
  } catch {
    show(response, 400, messagePage({
      title: 'This sign-in has ended',
      text: 'It took too long, was finished already, or was begun in another browser. Start again from the application.',
    }));
    return;
  }
  if (request.method === 'POST') await answerPrompt(provider, request, response, details);
  else showPrompt(request, response, details);
}
