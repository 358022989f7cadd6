#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The size of each package and how long the program out of it takes to show its window, beside KeePassXC's Debian
# package: all installed in one fresh Debian 12, started in turn on one private screen. Needs root.
set -euo pipefail

# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/roots.sh"
self=$repo/installer/tests/bench.sh
packages=$repo/build/packages

starter() { # a name, what is started
    printf '#!/bin/sh\ncd /\nexec chroot "%s" /usr/bin/env HOME=/root %s\n' "$root" "$2" >"$work/$1"
    chmod +x "$work/$1"
}

in_own_mounts "$self" "$@"
"$repo/installer/setup/packages.sh" build run test package
"$repo/installer/setup/provider.sh"
for name in 'rescind_*.deb' 'rescind-*.rpm' 'rescind-*.run'; do
    [ -n "$(newest "$packages" "$name")" ] || { "$repo/installer/package.sh" all && break; }
done
work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
trap 'umount -R "$root/tmp" "$root/proc" "$root/dev" 2>/dev/null || :; rm -rf --one-file-system "$work"' EXIT
fresh_root "$root"
cp "$packages"/rescind_*.deb "$work/"
install -m 755 "$packages"/rescind-*.run "$root/opt/rescind.run"
inside "$root" apt-get -qq update
{
    inside "$root" apt-get install -y --no-install-recommends "/tmp/${work#/tmp/}/$(basename "$work"/rescind_*.deb)" keepassxc
    (cd "$work" && inside "$root" /usr/bin/env -C "/tmp/${work#/tmp/}" apt-get download keepassxc)
} >"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; exit 1; }
# Neither asks anything at its first start in front of the clock.
mkdir -p "$root/root/.config/keepassxc"
printf '[General]\nUpdateCheckMessageShown=true\n[GUI]\nCheckForUpdates=false\n' \
    >"$root/root/.config/keepassxc/keepassxc.ini"
starter deb /usr/bin/rescind
starter portable /opt/rescind.run
starter keepassxc /usr/bin/keepassxc
for file in "$packages"/rescind_*.deb "$packages"/rescind-*.rpm "$packages"/rescind-*.run "$work"/keepassxc_*.deb; do
    awk -v name="${file##*/}" -v size="$(stat -c %s "$file")" \
        'BEGIN { printf "%s: %.2f MB\n", name, size / 1e6 }'
done
"$repo/tests/e2e/stage.sh" /usr/bin/python3 "$repo/installer/tests/bench.py" "$work/deb" "$work/portable" \
    "$work/keepassxc" "$root/root/.cache/rescind-portable"
