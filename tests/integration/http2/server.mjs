// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A TLS server on a free port of 127.0.0.1 that speaks HTTP/2, and HTTP/1.1 to who wants no better.
// Its key and certificate come as one line of JSON on stdin, with "http1": true where it is to
// speak HTTP/1.1 alone. Its first line on stdout is its port; then comes a line of JSON for each
// request that arrived whole: path, version, the number of its connection, the body. It ends with
// its stdin. What it does is in the path of the request:
//   /ok  /slow (after a second)  /flood (without end)  /cut (half of a promised body)
//   /broken (headers, then RST_STREAM)  /reset (RST_STREAM alone)  /refuse (REFUSED_STREAM)
//   /die (all connections break)  /last (answers, then GOAWAY, and closes)  /leave (answers, then
//   GOAWAY, and closes nothing)  /teapot (418)
import http2 from 'node:http2';
import https from 'node:https';
import readline from 'node:readline';

const { NGHTTP2_INTERNAL_ERROR, NGHTTP2_REFUSED_STREAM } = http2.constants;
const connections = new Map();
const sockets = new Set();
// The last stream that a session began.
const newest = new Map();

function numberOf(connection) {
  if (!connections.has(connection)) connections.set(connection, connections.size + 1);
  return connections.get(connection);
}

function answer(path, request, response) {
  const { stream } = request;
  const session = stream?.session;
  switch (path) {
    case '/slow':
      setTimeout(() => response.end('{}'), 1000);
      return;
    case '/flood': {
      const more = () => {
        while (!stream.destroyed && stream.write(Buffer.alloc(65536, 120)));
      };
      stream.on('drain', more);
      response.writeHead(200);
      more();
      return;
    }
    case '/cut':
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"active":false');
      setTimeout(() => stream.close(NGHTTP2_INTERNAL_ERROR), 100);
      return;
    case '/broken':
      response.writeHead(200);
      response.flushHeaders();
      setTimeout(() => stream.close(NGHTTP2_INTERNAL_ERROR), 100);
      return;
    case '/reset':
      stream.close(NGHTTP2_INTERNAL_ERROR);
      return;
    case '/refuse':
      stream.close(NGHTTP2_REFUSED_STREAM);
      return;
    case '/die':
      for (const socket of sockets) socket.destroy();
      return;
    case '/last':
      response.end('{}');
      session.close();
      return;
    case '/leave':
      // Before the answer has left, GOAWAY would overtake it.
      stream.on('close', () => session.goaway(0, newest.get(session)));
      response.end('{}');
      return;
    case '/teapot':
      response.statusCode = 418;
      response.end('{"error":"teapot"}');
      return;
    default:
      response.end('{}');
  }
}

function onRequest(request, response) {
  const connection = numberOf(request.stream ? request.stream.session : request.socket);
  if (request.stream) newest.set(request.stream.session, request.stream.id);
  let body = '';
  request.on('error', () => {});
  response.on('error', () => {});
  request.stream?.on('error', () => {});
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    // One that was taken back before its body left ends as well.
    if (Number(request.headers['content-length'] ?? 0) !== Buffer.byteLength(body)) return;
    console.log(JSON.stringify({ path: request.url, version: request.httpVersion, connection, body }));
    answer(request.url, request, response);
  });
}

const lines = readline.createInterface({ input: process.stdin });
lines.on('close', () => process.exit(0));
lines.once('line', (line) => {
  const { key, cert, http1 } = JSON.parse(line);
  const server = http1
    ? https.createServer({ key, cert }, onRequest)
    : http2.createSecureServer({ key, cert, allowHTTP1: true }, onRequest);
  server.on('sessionError', () => {});
  server.on('secureConnection', (socket) => { sockets.add(socket); });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
});
