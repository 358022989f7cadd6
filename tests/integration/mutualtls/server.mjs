// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS server on a free port of 127.0.0.1 that lets nobody in without a certificate of its
// authority. Its first line on stdout is its port; it answers every request with what it got, as
// JSON, and ends with its stdin. Its keys and the TLS version come as one line of JSON on stdin.
import https from 'node:https';
import readline from 'node:readline';

const lines = readline.createInterface({ input: process.stdin });
lines.on('close', () => process.exit(0));
lines.once('line', (line) => {
  const { key, cert, ca, version } = JSON.parse(line);
  const server = https.createServer({
    key, cert, ca, minVersion: version, maxVersion: version, requestCert: true, rejectUnauthorized: true,
  }, (request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({
        subject: request.socket.getPeerCertificate().subject?.CN,
        version: request.socket.getProtocol(),
        authorization: request.headers.authorization ?? null,
        body,
      }));
    });
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
});
