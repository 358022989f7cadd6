#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The Debian package in a fresh Debian 12: installed by apt over a version before, started on a private screen,
# led through the whole path on the sandbox tenant, removed and purged. Needs root.
#
#   deb.sh [PACKAGE [OLDER]]    build/packages' newest, built first where there is none; OLDER is the version
#                               before, or the same tree with a lower version, built where none is given
set -euo pipefail

# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/roots.sh"
self=$repo/installer/tests/deb.sh

# The same tree with a lower version in its change log, built like any other.
older_package() {
    local tree=$repo/build/older
    mkdir -p "$tree"
    git -C "$repo" ls-files -z | tar -C "$repo" --null -T - -cf - | tar -C "$tree" -xf -
    sed -i '0,/^## [0-9.]* /s//## 0.0.9 /' "$tree/CHANGELOG.md"
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$repo" log -1 --format=%ct)} "$tree/installer/package.sh" deb
}

installed_version() { inside "$root" /usr/bin/rescind-cli --version; }

version_is() { # the program's, and the package's
    # shellcheck disable=SC2016 # it is dpkg's
    [ "$(installed_version)" = "rescind-cli $1" ] &&
        [ "$(inside "$root" QT_QPA_PLATFORM=offscreen /usr/bin/rescind --version)" = "rescind $1" ] &&
        [ "$(inside "$root" dpkg-query -W -f '${Version}' rescind)" = "$1" ]
}

apt_install() { inside "$root" apt-get install -y --no-install-recommends "$1"; }

has_profile_and_intact_journal() {
    inside "$root" rescind-cli --json profile show kept | grep -q '"has_secret":true' &&
        inside "$root" rescind-cli --json journal verify | grep -q '"intact":true' &&
        [ "$(inside "$root" rescind-cli --json journal list | wc -l)" -ge "$1" ]
}

policy_stands() {
    install -D -m 644 "$repo/installer/profiles.d/policy.json" "$root/etc/rescind/profiles.d/policy.json"
    echo a-token >"$root/root/tokens.txt"
    inside "$root" env RESCIND_MANAGED_PROFILES= rescind-cli --json bulk kept --input /root/tokens.txt --yes \
        --reason policy 2>&1 | tee "$work/policy" || :
    rm -r "$root/etc/rescind" "$root/root/tokens.txt"
    grep -q '"forbidden_by_policy"' "$work/policy"
}

# Files that carry the name, outside of the user's own folders.
nothing_is_left() {
    ! find "$root" -xdev \( -path "$root/root" -o -path "$root/tmp" -o -path "$root/var/log" -o -path "$root/usr/local" \
        \) -prune -o -iname '*rescind*' -print | grep .
}

# Run with a keychain of its own, kept from the version before to the version after.
main_path() {
    local before after
    export XDG_CONFIG_HOME=/root/.config XDG_DATA_HOME=/root/.local/share
    before=$(dpkg-deb -f "$old" Version) after=$(dpkg-deb -f "$new" Version)
    check "apt installs $before" apt_install "/tmp/${work#/tmp/}/${old##*/}"
    check "everything says $before" version_is "$before"
    check "a profile is added" bash -c "echo a-secret | '$work/programs/cli/rescind-cli' profile add kept \
        --app-host http://127.0.0.1:9 --app-id kept --secret-stdin"
    # Nobody listens there: it cannot be revoked, and the journal says so.
    bash -c "echo a-token | '$work/programs/cli/rescind-cli' revoke kept --yes --reason upgrade; true" >/dev/null 2>&1
    local entries
    entries=$(inside "$root" rescind-cli --json journal list | wc -l)
    check "the journal has entries" test "$entries" -ge 1
    check "apt upgrades to $after" apt_install "/tmp/${work#/tmp/}/${new##*/}"
    check "everything says $after" version_is "$after"
    check "profile, secret and journal are kept" has_profile_and_intact_journal "$entries"
    unset XDG_CONFIG_HOME XDG_DATA_HOME
    check "the command line's own tests pass on what is installed" \
        /usr/bin/python3 "$repo/tests/e2e/test_cli.py" --program "$work/programs/cli/rescind-cli"
}

window_path() {
    follow_links &
    local follower=$!
    local status=0
    /usr/bin/python3 "$repo/tests/e2e/demo.py" --programs "$work/programs" --pictures "$repo/build/packages-demo" ||
        status=$?
    kill "$follower"
    return "$status"
}

case "${1:-}" in
--main-path | --window-path)
    what=${1#--} work=$2 root=$2/root new=$3 old=${4:-}
    if [ "$what" = window-path ]; then
        window_path
        exit
    fi
    main_path
    echo "$passed $failed" >"$work/counts"
    exit
    ;;
esac

in_own_mounts "$self" "$@"
"$repo/installer/setup/packages.sh" build run test package
"$repo/installer/setup/provider.sh" --browser
new=${1:-}
if [ -z "$new" ]; then
    new=$(newest "$repo/build/packages" 'rescind_*.deb')
    [ -n "$new" ] || { "$repo/installer/package.sh" deb && new=$(echo "$repo"/build/packages/rescind_*.deb); }
fi
old=${2:-$(newest "$repo/build/older/build/packages" 'rescind_0.0.9_*.deb')}
[ -n "$old" ] || { older_package && old=$(echo "$repo"/build/older/build/packages/rescind_0.0.9_*.deb); }

work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
trap 'umount -R "$root/tmp" "$root/proc" "$root/dev" 2>/dev/null || :; rm -rf --one-file-system "$work"' EXIT
cp "$new" "$old" "$work/"
check "lintian has nothing to say" lintian --fail-on error,warning --tag-display-limit 0 "$new"
fresh_root "$root"
programs_of "$root" "$work/programs" /usr/bin/rescind /usr/bin/rescind-cli
inside "$root" apt-get -qq update
check "what is recommended can be installed as well" inside "$root" apt-get install -s "/tmp/${work#/tmp/}/${new##*/}"
"$repo/tests/integration/with-keychain.sh" "$self" --main-path "$work" "$new" "$old"
read -r more less <"$work/counts"
passed=$((passed + more)) failed=$((failed + less))
check "the window goes the whole path on a private screen" \
    "$repo/tests/e2e/stage.sh" "$self" --window-path "$work" "$new"
check "a policy in /etc stands, whatever a variable says" policy_stands
check "apt removes it" inside "$root" apt-get remove -y rescind
check "what the user has stays" test -s "$root/root/.config/rescind/profiles.json"
check "apt installs it again" apt_install "/tmp/${work#/tmp/}/${new##*/}"
check "apt purges it" inside "$root" apt-get purge -y rescind
check "what the user has stays, purged or not" test -s "$root/root/.config/rescind/profiles.json"
check "nothing is left in the system's folders" nothing_is_left
summary
