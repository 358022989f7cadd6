// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page a browser sees. No script, no font, no picture: they work in any browser without a network.

const STYLE = `
:root { color-scheme: light dark; --ground: #f3f4f6; --card: #fff; --text: #1c2430; --muted: #56606f;
  --line: #c5cbd4; --accent: #1d4ed8; --on-accent: #fff; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171c; --card: #1f242c; --text: #e8ebf0;
  --muted: #a5afbd; --line: #475162; --accent: #8ab4ff; --on-accent: #10151d; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, "Noto Sans", sans-serif; }
main { max-width: 26rem; margin: 8vh auto 2rem; padding: 1.75rem 2rem 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: 10px; }
h1 { margin: 0 0 .25rem; font-size: 1.35rem; font-weight: 600; overflow-wrap: anywhere; }
p { margin: .25rem 0 1rem; }
.where { margin: 0 0 1rem; color: var(--muted); font-size: .85rem; letter-spacing: .02em; }
.note { color: var(--muted); font-size: .9rem; }
.error { margin: 0 0 1rem; padding: .5rem .75rem; border: 1px solid var(--bad); border-radius: 6px; color: var(--bad); }
label { display: block; margin: 0 0 .25rem; font-weight: 600; font-size: .95rem; }
input { width: 100%; margin: 0 0 1rem; padding: .55rem .7rem; font: inherit; color: inherit;
  background: transparent; border: 1px solid var(--line); border-radius: 6px; }
ul { margin: 0 0 1.25rem; padding-left: 1.25rem; }
code { font-family: ui-monospace, "Noto Sans Mono", monospace; font-size: .9em; overflow-wrap: anywhere; }
.actions { display: flex; gap: .75rem; }
button { flex: 1; padding: .6rem 1rem; font: inherit; font-weight: 600; border-radius: 6px; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid var(--line); }
button.primary { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const SCOPE_WORDS = {
  openid: 'know who you are',
  profile: 'read your name',
  email: 'read your e-mail address',
  phone: 'read your telephone number',
  offline_access: 'stay signed in while you are away (refresh token)',
};

export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function page(title, body) {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Sandbox tenant</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="where">Sandbox tenant · on this machine only</p>
${body}
</main>
</body>
</html>
`;
}

export function signInPage({ action, application, login = '', error }) {
  return page('Sign in', `<h1>Sign in to ${escapeHtml(application)}</h1>
<p class="note">This is a practice server of Rescind. Do not type a real password.</p>
${error ? `<p class="error" role="alert">${escapeHtml(error)}</p>` : ''}
<form method="post" action="${escapeHtml(action)}">
<label for="login">Username</label>
<input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" value="${escapeHtml(login)}"${login ? '' : ' autofocus'}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"${login ? ' autofocus' : ''}>
<div class="actions">
<button class="primary" name="act" value="sign-in">Sign in</button>
<button name="act" value="cancel">Cancel</button>
</div>
</form>`);
}

export function consentPage({ action, application, login, scopes }) {
  const items = scopes.map((scope) => {
    const words = SCOPE_WORDS[scope];
    return `<li>${words ? `${escapeHtml(words)} <code>${escapeHtml(scope)}</code>` : `<code>${escapeHtml(scope)}</code>`}</li>`;
  });
  return page('Allow access', `<h1>Allow ${escapeHtml(application)}?</h1>
<p>You are signed in as <strong>${escapeHtml(login)}</strong>. The application asks to:</p>
<ul>
${items.join('\n')}
</ul>
<form method="post" action="${escapeHtml(action)}">
<div class="actions">
<button class="primary" name="act" value="allow">Allow</button>
<button name="act" value="refuse">Refuse</button>
</div>
</form>`);
}

export function messagePage({ title, text, details = [] }) {
  const lines = details.map(([name, value]) => `<li>${escapeHtml(name)}: <code>${escapeHtml(value)}</code></li>`);
  return page(title, `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${lines.length ? `<ul>\n${lines.join('\n')}\n</ul>` : ''}`);
}

export function errorPage(out) {
  return messagePage({
    title: 'That did not work',
    text: 'The sandbox tenant answered with an error.',
    details: Object.entries(out).filter(([, value]) => value !== undefined),
  });
}

// The form is made by the library, and posts by the Enter key; a button names it by its id.
export function deviceCodePage({ form, refused }) {
  return page('Sign in on another device', `<h1>Enter the code</h1>
<p>Type the code that the other device shows.</p>
${refused ? '<p class="error" role="alert">This code is not known, has lapsed, or was cancelled.</p>' : ''}
${form}
<div class="actions">
<button class="primary" form="op.deviceInputForm">Continue</button>
</div>`);
}

export function deviceConfirmPage({ form, application, userCode }) {
  return page('Sign in on another device', `<h1>Let ${escapeHtml(application)} sign in?</h1>
<p>The other device has to show this code: <code>${escapeHtml(userCode)}</code></p>
${form}
<div class="actions">
<button class="primary" form="op.deviceConfirmForm">Continue</button>
<button form="op.deviceConfirmForm" name="abort" value="yes">Cancel</button>
</div>`);
}

export function deviceDonePage() {
  return messagePage({ title: 'Signed in on the other device', text: 'You can close this page.' });
}

// The form is made by the library; its id is what the buttons name.
export function signOutPage(form) {
  return page('Sign out', `<h1>Sign out of the sandbox tenant?</h1>
<p>This ends the session in this browser.</p>
${form}
<div class="actions">
<button class="primary" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button form="op.logoutForm">Stay signed in</button>
</div>`);
}

export function signedOutPage() {
  return messagePage({ title: 'Signed out', text: 'You can close this page.' });
}
