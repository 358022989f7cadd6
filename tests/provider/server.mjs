// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenant as one HTTP server on loopback.

import { createServer } from 'node:http';

import { clientSummaries } from './clients.mjs';
import { serveInteraction } from './interactions.mjs';
import { messagePage } from './pages.mjs';
import { makeProvider6 } from './provider6.mjs';
import { makeProvider9 } from './provider9.mjs';
import { LOGIN_PATH } from './settings.mjs';
import { Store } from './store.mjs';
import { user } from './users.mjs';

const HOST = '127.0.0.1';

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(server.address().port));
  });
}

function notFound(response, mount) {
  response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
  response.end(messagePage({ title: 'Nothing here', text: `The tenant lives under ${mount}.` }));
}

export async function startTenant(options, store = new Store()) {
  let provider;
  const mount = options.oauth2 ? '/oauth' : '/oidc';
  // Authing's OAuth 2.0 side says nothing about itself.
  const isSilent = (url) => options.oauth2 && url.startsWith(`${mount}/.well-known/`);

  async function route(request, response) {
    const { url } = request;
    if (isSilent(url)) {
      notFound(response, mount);
    } else if (url === mount || url.startsWith(`${mount}/`) || url.startsWith(`${mount}?`)) {
      // The library finds out by these two where it is mounted.
      request.originalUrl = url;
      request.url = url.slice(mount.length) || '/';
      await provider.handle(request, response);
    } else if (url.startsWith(LOGIN_PATH)) {
      await serveInteraction(provider, request, response);
    } else {
      notFound(response, mount);
    }
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // A client that reuses a connection after a pause should not meet one just being closed.
  server.keepAliveTimeout = 60_000;

  // The issuer holds the port, so listening comes before the provider is made.
  const port = await listen(server, options.port);
  const appHost = `http://${HOST}:${port}`;
  const make = options.provider === 9 ? makeProvider9 : makeProvider6;
  try {
    provider = await make({ ...options, issuer: `${appHost}${mount}` }, store);
  } catch (error) {
    server.close();
    throw error;
  }

  return {
    description: {
      issuer: `${appHost}${mount}`,
      app_host: appHost,
      port,
      pid: process.pid,
      user,
      clients: clientSummaries(),
    },
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
