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

ask_bus() { # a destination, a path, a method and its arguments
    timeout 5 dbus-send --session --print-reply --dest="$1" "$2" "${@:3}" 2>/dev/null
}

# One that is open, or that can ask the user to open it.
secret_service_is_usable() {
    local collection
    # With a display, dbus-send would start a bus of its own, and that bus a keyring which nobody can open.
    [ -n "${DBUS_SESSION_BUS_ADDRESS:-}" ] || [ -S "${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/bus" ] || return
    collection=$(ask_bus org.freedesktop.secrets /org/freedesktop/secrets \
        org.freedesktop.Secret.Service.ReadAlias string:default |
        sed -n 's/^ *object path "\(.*\)"$/\1/p')
    [ -n "$collection" ] || return
    if [ "$collection" != / ] && ask_bus org.freedesktop.secrets "$collection" \
        org.freedesktop.DBus.Properties.Get string:org.freedesktop.Secret.Collection string:Locked |
        grep -q 'boolean false'; then
        return
    fi
    ask_bus org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.ListActivatableNames |
        grep -qE 'org\.gnome\.keyring\.SystemPrompter|org\.kde\.'
}

if [ "${2:-}" != --with-keychain ] && ! secret_service_is_usable; then
    echo "No keychain here can be opened: a private one is started for this run, and goes with it."
    exec "$here/../integration/with-keychain.sh" "${BASH_SOURCE[0]}" "$programs" --with-keychain
fi

export RESCIND_CONFIG_HOME="${XDG_CONFIG_HOME:-$HOME/.config}/rescind-sandbox"
export RESCIND_DATA_HOME="${XDG_DATA_HOME:-$HOME/.local/share}/rescind-sandbox"
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
