#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The portable program in a fresh Debian 12 that has no Qt, no X and no fonts of its own: both programs start, the
# window goes the whole path on the sandbox tenant, and nothing stays behind. Needs root.
#
#   portable.sh [FILE]    build/packages' newest, built first where there is none
set -euo pipefail

# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/roots.sh"
self=$repo/installer/tests/portable.sh

has_no_qt() { ! find "$root/usr" "$root/lib" -name 'libQt*' -o -name 'libxcb*' | grep .; }

version_is_the_files() {
    local version
    version=$(sed -n 's/^# Rescind \(.*\) for Linux.*/\1/p;4q' <(head -n 6 "$new" | sed -n '/^# Rescind/p'))
    [ "$(inside "$root" /opt/rescind.run cli --version)" = "rescind-cli $version" ] &&
        [ "$(inside "$root" QT_QPA_PLATFORM=offscreen /opt/rescind.run --version)" = "rescind $version" ]
}

refuses_damage() {
    head -c -1 "$new" >"$root/opt/damaged.run"
    ! inside "$root" sh /opt/damaged.run --unpack /opt/damaged
}

# Neither its files nor who may enter.
leaves_others_alone() {
    local folder=$root/opt/another
    mkdir -m 700 "$folder" && echo mine >"$folder/payload"
    ! inside "$root" /opt/rescind.run --unpack /opt/another && [ "$(stat -c %a "$folder")" = 700 ] &&
        [ "$(ls -A "$folder")" = payload ] && [ "$(cat "$folder/payload")" = mine ]
}

replaces_the_version_before() {
    echo old >"$root/opt/rescind/lib/of-before.so"
    inside "$root" /opt/rescind.run --unpack /opt/rescind && [ ! -e "$root/opt/rescind/lib/of-before.so" ] &&
        [ "$(find "$root/opt" -maxdepth 1 -name 'new.*')" = "" ]
}

start_at_once() { inside "$root" /opt/rescind.run cli --version; }

# Both unpack; one of them is later.
first_starts_at_once() {
    local first folders
    inside "$root" /opt/rescind.run --forget
    start_at_once >"$work/first" &
    first=$!
    start_at_once >"$work/second" && wait "$first" && cmp "$work/first" "$work/second" || return 1
    folders=$(find "$root/root/.cache/rescind-portable" -mindepth 1 -maxdepth 1)
    [ "$(wc -l <<<"$folders")" = 1 ] && [ -x "$folders/launch" ] && [ "$(find "$folders" -name launch | wc -l)" = 1 ]
}

ends_clean_when_stopped() {
    local starting
    inside "$root" /opt/rescind.run --forget
    start_at_once &
    starting=$!
    sleep 0.3
    pkill -TERM -P "$starting" 2>/dev/null || kill "$starting"
    ! wait "$starting" && ! find "$root/root/.cache/rescind-portable" -name 'new.*' | grep .
}

window_path() {
    follow_links &
    local follower=$!
    local status=0
    /usr/bin/python3 "$repo/tests/e2e/demo.py" --programs "$work/programs" --pictures "$repo/build/portable-demo" ||
        status=$?
    kill "$follower"
    return "$status"
}

if [ "${1:-}" = --window-path ]; then
    work=$2 root=$2/root
    window_path
    exit
fi

in_own_mounts "$self" "$@"
"$repo/installer/setup/packages.sh" build run test package
"$repo/installer/setup/provider.sh" --browser
new=${1:-$(newest "$repo/build/packages" 'rescind-*.run')}
[ -n "$new" ] || { "$repo/installer/package.sh" portable && new=$(echo "$repo"/build/packages/rescind-*.run); }
work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
trap 'umount -R "$root/tmp" "$root/proc" "$root/dev" 2>/dev/null || :; rm -rf --one-file-system "$work"' EXIT
fresh_root "$root"
install -m 755 "$new" "$root/opt/rescind.run"
check "there is no Qt and no X" has_no_qt
check "both programs say the file's version" version_is_the_files
check "a damaged file is refused" refuses_damage
check "it unpacks to stay" inside "$root" /opt/rescind.run --unpack /opt/rescind
check "over the version before as well" replaces_the_version_before
check "and into nobody else's folder" leaves_others_alone
check "two first starts at once are both right" first_starts_at_once
check "one that is stopped leaves nothing half done" ends_clean_when_stopped
check "and starts from there" inside "$root" QT_QPA_PLATFORM=offscreen /opt/rescind/launch --version
programs_of "$root" "$work/programs" /opt/rescind/bin/../launch /opt/rescind/launch
printf '#!/bin/sh\ncd /\nexec chroot "%s" /usr/bin/env HOME=/root /opt/rescind/launch cli "$@"\n' "$root" \
    >"$work/programs/cli/rescind-cli"
check "the window goes the whole path on a private screen" "$repo/tests/e2e/stage.sh" "$self" --window-path "$work"
check "it forgets what was unpacked" inside "$root" /opt/rescind.run --forget
rm -rf "$root/opt/rescind" "$root/opt/rescind.run" "$root/opt/another"
check "nothing is left" bash -c "! find '$root' -xdev -path '$root/tmp' -prune -o -path '$root/usr/local' -prune \
    -o -iname '*rescind*' -print | grep -v '/root/.config/\|/root/.local/' | grep ."
summary
