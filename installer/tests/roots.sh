#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Sourced: fresh systems to install packages in, and what the tests there have in common.

repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
passed=0 failed=0
work=

# Mounts are made in a namespace of their own, so that none outlives the script, however it ends.
in_own_mounts() { # the script and its arguments
    [ "$(id -u)" = 0 ] || { echo "${1##*/}: only root can make a fresh system" >&2; exit 2; }
    [ -n "${RESCIND_OWN_MOUNTS:-}" ] || RESCIND_OWN_MOUNTS=yes exec unshare --mount --propagation private -- "$@"
}

# Debian 12 with nothing but what every Debian has; made once and kept packed.
fresh_root() { # a folder
    local packed=$repo/build/roots/bookworm.tar half
    if [ ! -s "$packed" ]; then
        echo "Making a fresh Debian 12…"
        mkdir -p "${packed%/*}"
        half=$(mktemp -d)
        debootstrap --variant=minbase bookworm "$half" >"${packed%.tar}.log" 2>&1 ||
            { tail -n 20 "${packed%.tar}.log" >&2; return 1; }
        tar -C "$half" --one-file-system -cf "$packed.part" .
        mv "$packed.part" "$packed"
        rm -rf "$half"
    fi
    mkdir -p "$1"
    tar -C "$1" -xf "$packed"
    # Packages come from where this machine's come from, on its terms.
    rm -f "$1/etc/apt/sources.list"
    cp /etc/apt/sources.list.d/*.sources "$1/etc/apt/sources.list.d/" 2>/dev/null ||
        cp /etc/apt/sources.list "$1/etc/apt/"
    apt-config dump | grep '^Acquire::\(Check\|http\)' >"$1/etc/apt/apt.conf.d/90this-machine" || :
    cp /etc/resolv.conf "$1/etc/resolv.conf"
    mount --bind /dev "$1/dev"
    mount -t proc proc "$1/proc"
    # Screens, buses, tenants and their scratch folders are shared.
    mount --bind /tmp "$1/tmp"
}

# Each run has the environment of the caller as far as a session has one, and no more.
inside() { # a root, command...
    local name environment=()
    for name in DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR RESCIND_CONFIG_HOME RESCIND_DATA_HOME \
        RESCIND_STAGE QT_QPA_PLATFORM QT_LINUX_ACCESSIBILITY_ALWAYS_ON NO_AT_BRIDGE XDG_DATA_HOME XDG_CONFIG_HOME; do
        [ -z "${!name:-}" ] || environment+=("$name=${!name}")
    done
    chroot "$1" /usr/bin/env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LC_ALL=C.UTF-8 TZ=UTC DEBIAN_FRONTEND=noninteractive "${environment[@]}" "${@:2}"
}

# The installed programs, where the end-to-end tests look for built ones.
programs_of() { # a root, a folder, rescind's path there, rescind-cli's
    mkdir -p "$2/gui" "$2/cli"
    # Nobody's child stands between, so that the program has the number that its starter knows.
    # shellcheck disable=SC2016 # it is for the script that is written
    printf '#!/bin/sh\ncd /\nexec chroot "%s" /usr/bin/env HOME=/root "%s" "$@"\n' "$1" "$3" >"$2/gui/rescind"
    sed "s|\"$3\"|\"$4\"|" "$2/gui/rescind" >"$2/cli/rescind-cli"
    chmod +x "$2/gui/rescind" "$2/cli/rescind-cli"
    # The system's browser is a person without a window, outside.
    mkdir -p "$1/usr/local/bin"
    # shellcheck disable=SC2016
    printf '#!/bin/sh\necho "$1" >>"$RESCIND_STAGE/links"\n' >"$1/usr/local/bin/xdg-open"
    chmod +x "$1/usr/local/bin/xdg-open"
}

# Follows each link that the program opens, until it is ended.
follow_links() {
    local line seen=0
    touch "$RESCIND_STAGE/links"
    while sleep 0.2; do
        while read -r line; do
            "$repo/tests/e2e/browser/sign-in-plain.mjs" "$line" >/dev/null || :
        done < <(tail -n "+$((seen + 1))" "$RESCIND_STAGE/links")
        seen=$(wc -l <"$RESCIND_STAGE/links")
    done
}

# The newest package there is, or nothing.
newest() { # a folder, a pattern
    find "$1" -maxdepth 1 -name "$2" 2>/dev/null | sort -V | tail -n 1 || :
}

check() { # what, command...
    local what=$1
    shift
    if "$@" >"$work/last" 2>&1; then
        passed=$((passed + 1))
        echo "ok: $what"
    else
        failed=$((failed + 1))
        echo "FAILED: $what"
        tail -n 30 "$work/last" | sed 's/^/    /'
    fi
}

summary() {
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}
