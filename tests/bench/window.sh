#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The real window during a run: somebody pastes 100,000 tokens, revokes them at a local server that answers at once,
# and watches. How late the event loop comes round (wanted: 99 % within 16 ms, the worst within 100 ms) and how much
# memory a row takes, of the run alone and of list, plan and run beyond the tokens' own bytes (wanted: 400 bytes).
# Wants nginx. Offscreen, unless QT_QPA_PLATFORM says otherwise.
#
#   window.sh [ROWS [CONCURRENCY]]     100000 and 64 by default
set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$repo"
rows=${1:-100000} concurrency=${2:-64}
mkdir -p build
if [ -z "${RESCIND_BENCH_BUILT:-}" ]; then
    { cmake --preset bench && cmake --build --preset bench --target bench_window; } >build/bench.log 2>&1 ||
        { tail -n 30 build/bench.log >&2; exit 1; }
fi
bench=${RESCIND_BENCH_WINDOW:-$repo/build/bench/tests/bench/bench_window}

stage=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    wait 2>/dev/null
    rm -rf "$stage"
}
trap stop EXIT
export TMPDIR=$stage
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
url=http://127.0.0.1:$port
cat >"$stage/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $stage/nginx.pid;
error_log $stage/nginx.log;
events { worker_connections 4096; }
http {
    access_log off;
    default_type application/json;
    keepalive_requests 100000000;
    client_body_temp_path $stage; proxy_temp_path $stage; fastcgi_temp_path $stage;
    uwsgi_temp_path $stage; scgi_temp_path $stage;
    server {
        listen 127.0.0.1:$port;
        location /.well-known/ {
            return 200 '{"issuer":"$url","authorization_endpoint":"$url/a","token_endpoint":"$url/t","jwks_uri":"$url/k","revocation_endpoint":"$url/revoke","introspection_endpoint":"$url/introspect"}';
        }
        location /k { return 200 '{"keys":[]}'; }
        location /introspect { return 200 '{"active":false}'; }
        location / { return 200; }
    }
}
CONF
nginx -c "$stage/nginx.conf" 2>/dev/null & server=$!
for _ in $(seq 200); do curl -sf -o /dev/null "$url/.well-known/openid-configuration" && break; sleep 0.05; done

printf '%9s %9s %9s %9s %9s %9s %12s %12s\n' rows seconds rows/s 'median ms' '99 % ms' 'worst ms' 'run B/row' 'all B/row'
"$bench" --server "$url" --rows "$rows" --concurrency "$concurrency"
