// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers every POST with 200 after so many milliseconds: slowserver.mjs PORT MILLISECONDS
import { createServer } from 'node:http';

const [port, wait] = process.argv.slice(2).map(Number);
const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => setTimeout(() => {
        response.writeHead(200, { 'content-length': 0 });
        response.end();
    }, wait));
});
server.keepAliveTimeout = 60_000;
server.listen(port, '127.0.0.1', 1024, () => console.log('ready'));
