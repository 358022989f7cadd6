// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Revokes made-up tokens, so many at a time, and prints how many a second:
// revoke.mjs URL ROWS CONCURRENCY [CLIENT SECRET]
import * as oauth from 'oauth4webapi';

const [url, rows, concurrency, client_id = 'bench', secret] = process.argv.slice(2);
const server = { issuer: new URL(url).origin, revocation_endpoint: url };
const client = { client_id };
const auth = secret ? oauth.ClientSecretPost(secret) : oauth.None();
let next = 0;

async function worker() {
    while (next < Number(rows)) {
        const token = `bench-token-of-a-usual-length-${String(next++).padStart(12, '0')}`;
        const response = await oauth.revocationRequest(server, client, auth, token,
            { [oauth.allowInsecureRequests]: true });
        await oauth.processRevocationResponse(response);
    }
}

const began = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, worker));
console.log((Number(rows) / ((performance.now() - began) / 1000)).toFixed(1));
