#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what a folder's package-lock.json asks for, if it is not there already; says nothing then.
#
#   provider.sh             the sandbox tenant
#   provider.sh --browser   the tenant and the browser that signs in to it
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

install_locked() {
    local folder=$1 what=$2 stamp wanted log
    stamp=$folder/node_modules/.installed-for
    wanted=$(cat "$folder/package.json" "$folder/package-lock.json" | sha256sum)
    [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
    if ! command -v npm >/dev/null; then
        echo "npm is missing. Run installer/setup/packages.sh run." >&2
        return 1
    fi
    echo "Installing: $what"
    log=$(mktemp)
    if ! (cd "$folder" && npm ci --include=dev --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error) >"$log" 2>&1; then
        echo "$what could not be installed:" >&2
        tail -n 20 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
    # Last, so that an installation that was cut off is done again.
    echo "$wanted" >"$stamp"
}

install_locked "$root/tests/provider" "the sandbox tenant"
case "${1:-}" in
--browser) install_locked "$root/tests/e2e/browser" "the browser that signs in" ;;
"") ;;
*)
    echo "usage: provider.sh [--browser]" >&2
    exit 2
    ;;
esac
