#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Revocations a second beside wrk, `curl --parallel` and npm oauth4webapi, in turns, against a server that answers
# after 50 ms, one that answers at once (nginx; in clear, over TLS, over HTTP/2), and the sandbox; then the event loop
# during 100,000 rows, and time a row. Ratios are medians of the rounds of one run. Wants wrk, nginx, curl and node.
#
#   bulk.sh [ROUNDS]            3 by default
set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$repo"
rounds=${1:-3}
mkdir -p build
if [ -z "${RESCIND_BENCH_BUILT:-}" ]; then
    { cmake --preset bench && cmake --build --preset bench --target bench_bulk; } >build/bench.log 2>&1 ||
        { tail -n 30 build/bench.log >&2; exit 1; }
fi
bench=$repo/build/bench/tests/bench/bench_bulk
peer=$repo/tests/bench/oauth4webapi
[ -d "$peer/node_modules/oauth4webapi" ] || (cd "$peer" && npm ci --ignore-scripts --no-audit --no-fund >/dev/null)

stage=$(mktemp -d)
pids=()
stop() {
    local pid
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || :; done
    wait 2>/dev/null
    rm -rf "$stage"
}
trap stop EXIT
export TMPDIR=$stage

port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a / b }'; }
median() { sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
wait_for() { for _ in $(seq 200); do "$@" >/dev/null 2>&1 && return; sleep 0.05; done; echo "$* failed" >&2; exit 1; }

by_wrk() { # url connections form
    cat >"$stage/post.lua" <<LUA
wrk.method = "POST"
wrk.body = "token=bench-token-of-a-usual-length-000000000000&$3"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
LUA
    wrk -t 1 -c "$2" -d 5s -s "$stage/post.lua" "$1" | awk '/Requests\/sec/ { print $2 }'
}

by_curl() { # url rows connections form
    awk -v url="$1" -v rows="$2" -v form="$4" 'BEGIN { for (i = 0; i < rows; ++i)
        printf "%surl = \"%s\"\ndata = \"token=bench-token-of-a-usual-length-%012d&%s\"\noutput = /dev/null\nsilent\ninsecure\n",
            (i ? "next\n" : ""), url, i, form }' >"$stage/curl.txt"
    local began ended
    began=$(date +%s%N)
    # Over HTTP/2 it loses a few of a thousand, where nginx ends a connection, and says 92.
    curl --parallel --parallel-immediate --parallel-max "$3" -K "$stage/curl.txt" 2>/dev/null || :
    ended=$(date +%s%N)
    awk -v rows="$2" -v took=$((ended - began)) 'BEGIN { printf "%.1f\n", rows / (took / 1e9) }'
}

ours() { # url rows connections [client secret]
    QT_LOGGING_RULES=qt.network.http2=false "$bench" --revoke "$1" --rows "$2" --concurrency "$3" --client "${4:-bench}" --secret "${5:-}" --ca "$stage/tls.pem"
}

compare() { # name url rows connections [client secret]
    local form="client_id=${5:-bench}" us wrk curl oauth
    [ -z "${6:-}" ] || form="$form&client_secret=$6"
    rm -f "$stage/us" "$stage/wrk" "$stage/curl" "$stage/oauth"
    for _ in $(seq "$rounds"); do
        ours "$2" "$3" "$4" "${5:-}" "${6:-}" >>"$stage/us"
        by_wrk "$2" "$4" "$form" >>"$stage/wrk"
        by_curl "$2" "$3" "$4" "$form" >>"$stage/curl"
        NODE_EXTRA_CA_CERTS=$stage/tls.pem node "$peer/revoke.mjs" "$2" "$3" "$4" "${5:-bench}" ${6:+"$6"} >>"$stage/oauth"
    done
    us=$(median <"$stage/us") wrk=$(median <"$stage/wrk") curl=$(median <"$stage/curl") oauth=$(median <"$stage/oauth")
    printf '%-22s rescind %8s/s  wrk %8s (%s)  curl %8s (%s)  oauth4webapi %8s (%s)' "$1" "$us" \
        "$wrk" "$(ratio "$us" "$wrk")" "$curl" "$(ratio "$us" "$curl")" "$oauth" "$(ratio "$us" "$oauth")"
}

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$stage/tls.key" -out "$stage/tls.pem" \
    -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 2>/dev/null
slow=$(port)
node tests/bench/slowserver.mjs "$slow" 50 >"$stage/slow.log" & pids+=($!)
quick=$(port) tls=$(port) multiplexed=$(port)
cat >"$stage/nginx.conf" <<CONF
daemon off;
worker_processes 1;
pid $stage/nginx.pid;
error_log $stage/nginx.log;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 100000000;
    client_body_temp_path $stage; proxy_temp_path $stage; fastcgi_temp_path $stage;
    uwsgi_temp_path $stage; scgi_temp_path $stage;
    ssl_certificate tls.pem; ssl_certificate_key tls.key;
    server { listen 127.0.0.1:$quick; location / { return 200; } }
    server { listen 127.0.0.1:$tls ssl; location / { return 200; } }
    server { listen 127.0.0.1:$multiplexed ssl http2; keepalive_requests 1000; location / { return 200; } }
}
CONF
nginx -c "$stage/nginx.conf" 2>/dev/null & pids+=($!)
wait_for curl -sf -o /dev/null -d x "http://127.0.0.1:$slow/"
wait_for curl -sf -o /dev/null -d x "http://127.0.0.1:$quick/"

compare "50 ms, 64 at a time" "http://127.0.0.1:$slow/" 6400 64
printf '  limit 1280 (%s)\n' "$(ratio "$(median <"$stage/us")" 1280)"
compare "at once (nginx)" "http://127.0.0.1:$quick/" 20000 64
echo
compare "nginx, TLS" "https://127.0.0.1:$tls/" 20000 64
echo
# wrk and oauth4webapi speak HTTP/1.1 to it.
compare "nginx, HTTP/2" "https://127.0.0.1:$multiplexed/" 20000 64
echo

node tests/provider/tenant.mjs --port 0 --ready-file "$stage/tenant.json" >/dev/null & pids+=($!)
wait_for test -s "$stage/tenant.json"
read -r url client secret < <(python3 - "$stage/tenant.json" <<'PY'
import json, sys
tenant = json.load(open(sys.argv[1]))
portal = next(c for c in tenant["clients"] if c["name"] == "portal")
print(tenant["issuer"] + "/token/revocation", portal["client_id"], portal["client_secret"])
PY
)
compare "sandbox" "$url" 3000 16 "$client" "$secret"
echo

for rows in 1000 10000 100000; do
    printf '%7d rows: %s\n' "$rows" "$("$bench" --revoke "http://127.0.0.1:$quick/" --rows "$rows" --concurrency 64 --gaps)"
done
