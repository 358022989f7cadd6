#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds Rescind and opens it on a sandbox tenant of its own, or shows the whole path by itself.
#
#   ./run.sh          the window, with a profile for the sandbox tenant
#   ./run.sh --demo   sign in, revoke, verify on a private screen; pictures in build/demo/
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

demo=no
case "${1:-}" in
"") ;;
--demo) demo=yes ;;
*)
    sed -n '5,8s/^# *//p' "${BASH_SOURCE[0]}"
    exit 2
    ;;
esac
if [ "$demo" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here, so this is the demonstration (./run.sh --demo)."
    demo=yes
fi

purposes=(build run)
[ "$demo" = no ] || purposes+=(test)
installer/setup/packages.sh "${purposes[@]}"
if [ "$demo" = yes ]; then
    installer/setup/provider.sh --browser
else
    installer/setup/provider.sh
fi

echo "Building…"
mkdir -p build
if ! { cmake --preset release && cmake --build --preset release; } >build/release.log 2>&1; then
    tail -n 30 build/release.log >&2
    echo "The build failed; all of it is in build/release.log." >&2
    exit 1
fi

if [ "$demo" = yes ]; then
    rm -rf build/demo
    exec tests/e2e/stage.sh /usr/bin/python3 tests/e2e/demo.py \
        --programs build/release/app --pictures build/demo
fi
exec tests/provider/with-tenant.sh build/release/app
