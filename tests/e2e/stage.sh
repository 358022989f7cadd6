#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sets the stage for a run of the real program, runs a command on it, and clears it away:
# a screen (Xvfb, openbox), a keychain and a session bus of its own, the accessibility bus, a sandbox
# tenant, and a configuration folder that is thrown away. Exits as the command did.
#
#   stage.sh [--provider 6|9] COMMAND...
#
# The command finds: RESCIND_TENANT (the tenant's ready file), RESCIND_STAGE (a scratch folder),
# RESCIND_CONFIG_HOME, RESCIND_DATA_HOME, DISPLAY. The system browser is what it puts into BROWSER.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../.." && pwd)

wait_for() { # seconds, what, command...
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || { echo "stage.sh: $what did not start" >&2; exit 99; }
        sleep 0.1
    done
}

# What xdg-open takes for the user's browser: whatever $BROWSER names when the time comes. xdg-open
# itself asks for the desktop's choice first, so the choice is made there.
choose_browser() {
    # shellcheck disable=SC2016 # the script itself reads them
    printf '#!/bin/sh\nexec "$BROWSER" "$@"\n' >"$stage/system-browser"
    chmod +x "$stage/system-browser"
    mkdir -p "$XDG_DATA_HOME/applications" "$XDG_CONFIG_HOME"
    printf '[Desktop Entry]\nType=Application\nName=Browser\nExec=%s %%u\nMimeType=x-scheme-handler/http;\n' \
        "$stage/system-browser" >"$XDG_DATA_HOME/applications/stage-browser.desktop"
    printf '[Default Applications]\nx-scheme-handler/http=stage-browser.desktop\n' \
        >"$XDG_CONFIG_HOME/mimeapps.list"
}

inside() {
    choose_browser
    /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
    pids+=($!)
    openbox --sm-disable >/dev/null 2>&1 &
    pids+=($!)
    node "$repo/tests/provider/tenant.mjs" --provider "$provider" --port 0 \
        --ready-file "$stage/tenant.json" >/dev/null &
    pids+=($!)
    wait_for 30 "the sandbox tenant" test -s "$stage/tenant.json"
    "$@"
}

provider=6
while :; do
    case "${1:-}" in
    --provider) provider=$2 && shift 2 ;;
    --inside) shift && is_inside=yes ;;
    *) break ;;
    esac
done
[ $# -gt 0 ] || { echo "usage: stage.sh [--provider 6|9] COMMAND..." >&2; exit 2; }

pids=()
end_all() {
    local i
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || :
    done
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        wait "${pids[i]}" 2>/dev/null || :
    done
}

if [ "${is_inside:-no}" = yes ]; then
    stage=$RESCIND_STAGE
    trap end_all EXIT
    inside "$@"
    exit
fi

stage=$(mktemp -d)
trap 'end_all; rm -rf "$stage"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
export RESCIND_STAGE=$stage RESCIND_TENANT=$stage/tenant.json RESCIND_CONFIG_HOME=$stage/config
export RESCIND_DATA_HOME=$stage/data
export XDG_CONFIG_HOME=$stage/config-home

# Xvfb picks a free display and writes its number.
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$stage/display" 2>/dev/null &
pids+=($!)
wait_for 20 "Xvfb" test -s "$stage/display"
DISPLAY=":$(cat "$stage/display")"
export DISPLAY
unset WAYLAND_DISPLAY
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0
"$repo/tests/integration/with-keychain.sh" "${BASH_SOURCE[0]}" --provider "$provider" --inside "$@"
