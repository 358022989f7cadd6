#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Opens Rescind's window on a sandbox tenant that lives as long as the window does.
#
#   with-tenant.sh FOLDER    the folder that holds gui/rescind and cli/rescind-cli
#
# Settings go to a folder of the sandbox, so that a person's own profiles stay untouched. The tenant's
# port is fixed, so that yesterday's profile still fits.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
programs=$1
port=18430

secret_service_answers() {
    dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.DBus.Peer.Ping >/dev/null 2>&1
}

if [ "${2:-}" != --with-keychain ] && ! secret_service_answers; then
    echo "No Secret Service answers here: a private keychain is started for this run, and goes with it."
    exec "$here/../integration/with-keychain.sh" "${BASH_SOURCE[0]}" "$programs" --with-keychain
fi

export RESCIND_CONFIG_HOME="${XDG_CONFIG_HOME:-$HOME/.config}/rescind-sandbox"
ready=$(mktemp)
tenant=
trap '[ -z "$tenant" ] || kill "$tenant" 2>/dev/null || :; rm -f "$ready"' EXIT
node "$here/tenant.mjs" --port "$port" --ready-file "$ready" >/dev/null &
tenant=$!
tries=0
until [ -s "$ready" ]; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$tenant" 2>/dev/null; then
        echo "The sandbox tenant did not start; see above." >&2
        exit 1
    fi
    sleep 0.1
done

field() { # of the tenant's first confidential client
    node -e 'const t = JSON.parse(require("fs").readFileSync(process.argv[1]));
        const c = { ...t, ...t.clients.find((c) => c.name === "portal") };
        process.stdout.write(String(process.argv[2].split(".").reduce((v, k) => v[k], c)));' "$ready" "$1"
}

name="Sandbox tenant"
if ! "$programs/cli/rescind-cli" profile show "$name" >/dev/null 2>&1; then
    field client_secret | "$programs/cli/rescind-cli" profile add "$name" --environment sandbox \
        --app-host "$(field app_host)" --app-id "$(field client_id)" --secret-stdin >/dev/null
fi
echo "Sandbox tenant: $(field issuer)"
echo "Sign in as $(field user.login) with the password $(field user.password)."
"$programs/gui/rescind"
