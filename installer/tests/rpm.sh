#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The RPM: what is in it, what it asks for, and the program out of it in a scratch root. That root is a Debian with
# Qt, since no distribution with RPM is at hand: its package manager knows no RPMs, so what the package asks for is
# looked up file by file. Needs root.
#
#   rpm.sh [PACKAGE]    build/packages' newest, built first where there is none
set -euo pipefail

# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/roots.sh"
self=$repo/installer/tests/rpm.sh

# Everything that the Debian package has, but Debian's own papers.
same_files() {
    diff <(dpkg-deb --fsys-tarfile "$deb" | tar -t | sed -n 's|^\./|/|; /[^/]$/p' |
        grep -v '/usr/share/doc/rescind/\(changelog.gz\|copyright\)\|/lintian/' | sort) \
        <(rpm -qpl --dump "$new" | awk '$5 !~ /^04/ { print $1 }' |
            grep -v '/usr/share/licenses/\|/CHANGELOG.md$' | sort)
}

no_script_and_no_config() { [ -z "$(rpm -qp --scripts "$new")$(rpm -qpc "$new")" ]; }

# Each library that it asks for is in a root that has what the Debian package asks for.
asks_for_what_there_is() {
    local name
    rpm -qpR "$new" | sed -n 's/^\(lib[^(]*\)(.*/\1/p' | sort -u >"$work/asked"
    [ "$(wc -l <"$work/asked")" -gt 5 ] || return 1
    inside "$root" /sbin/ldconfig -p >"$work/there"
    while read -r name; do
        grep -q "^	$name " "$work/there" || { echo "no $name" && return 1; }
    done <"$work/asked"
}

version_is_the_programs() {
    [ "rescind-cli $(rpm -qp --queryformat '%{VERSION}' "$new")" = "$(inside "$root" /usr/bin/rescind-cli --version)" ]
}

in_own_mounts "$self" "$@"
"$repo/installer/setup/packages.sh" build run test package
new=${1:-$(newest "$repo/build/packages" 'rescind-*.rpm')}
deb=$(newest "$repo/build/packages" 'rescind_*.deb')
if [ -z "$new" ] || [ -z "$deb" ]; then
    "$repo/installer/package.sh" deb rpm
    new=$(echo "$repo"/build/packages/rescind-*.rpm) deb=$(echo "$repo"/build/packages/rescind_*.deb)
fi
work=$(mktemp -d)
chmod 755 "$work"
root=$work/root
trap 'umount -R "$root/tmp" "$root/proc" "$root/dev" 2>/dev/null || :; rm -rf --one-file-system "$work"' EXIT
check "it has the same files as the Debian package" same_files
check "it has no scripts and no configuration" no_script_and_no_config
check "rpmlint finds no error" rpmlint --config "$repo/installer/tests/rpmlint.toml" "$new"
fresh_root "$root"
inside "$root" apt-get -qq update
depends=$(dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/,/ /g')
# shellcheck disable=SC2086 # one word a package
check "what the Debian package asks for is there" inside "$root" apt-get install -y --no-install-recommends $depends
check "it asks for no other library" asks_for_what_there_is
check "rpm installs it" rpm --root "$root" --dbpath /var/lib/rpm --nodeps --noscripts -i "$new"
check "rpm finds every file as it was packed" rpm --root "$root" --dbpath /var/lib/rpm --nodeps -V rescind
check "the program in it starts and says the package's version" version_is_the_programs
check "the window's program starts" inside "$root" QT_QPA_PLATFORM=offscreen /usr/bin/rescind --version
check "rpm removes it" rpm --root "$root" --dbpath /var/lib/rpm --nodeps -e rescind
check "nothing is left" bash -c "! find '$root/usr' '$root/etc' -iname '*rescind*' | grep ."
summary
