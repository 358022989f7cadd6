#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs a command with a keychain of its own: a private D-Bus session, a private data folder and a
# private gnome-keyring, all gone when the command ends. Exits as the command did.
#
#   with-keychain.sh [--unlocked] COMMAND...  the keyring is unlocked
#   with-keychain.sh --locked COMMAND...      there is a keyring, locked, and nobody to ask
#   with-keychain.sh --no-service COMMAND...  a bus, but no Secret Service on it
#   with-keychain.sh --no-bus COMMAND...      no session bus either
#
# 77 (a skipped test, for ctest): D-Bus or gnome-keyring is not installed.
set -eu

mode=--unlocked
case "${1:-}" in
--unlocked | --locked | --no-service | --no-bus) mode=$1 && shift ;;
--inside) mode=$2 && shift 2 && inside=yes ;;
esac
[ $# -gt 0 ] || { echo "usage: with-keychain.sh [--unlocked|--locked|--no-service|--no-bus] COMMAND..." >&2; exit 2; }

secrets_answer() {
    dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets "$@" >/dev/null 2>&1
}

start_keyring() {
    printf 'a password for this test run' \
        | gnome-keyring-daemon --unlock --foreground --components=secrets >/dev/null 2>&1 &
    keyring=$!
    tries=0
    until secrets_answer org.freedesktop.DBus.Peer.Ping; do
        tries=$((tries + 1))
        [ "$tries" -lt 100 ] || { echo "with-keychain.sh: gnome-keyring-daemon did not start" >&2; exit 99; }
        sleep 0.1
    done
}

run_inside() {
    keyring=
    # The daemon ends by itself when its bus goes; this only makes sure that nothing outlives the run.
    trap '[ -z "$keyring" ] || kill "$keyring" 2>/dev/null || :' EXIT
    [ "$mode" = --no-service ] || start_keyring
    if [ "$mode" = --locked ]; then
        secrets_answer org.freedesktop.Secret.Service.Lock \
            array:objpath:/org/freedesktop/secrets/collection/login
    fi
    status=0
    "$@" || status=$?
    exit "$status"
}

if [ "${inside:-no}" = yes ]; then
    run_inside "$@"
fi

for program in dbus-run-session dbus-send gnome-keyring-daemon; do
    command -v "$program" >/dev/null || { echo "with-keychain.sh: $program is missing" >&2; exit 77; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -m 700 "$folder/data" "$folder/runtime" "$folder/cache"
export XDG_DATA_HOME="$folder/data" XDG_RUNTIME_DIR="$folder/runtime" XDG_CACHE_HOME="$folder/cache"
# A desktop's name would choose another keychain than the one started here.
unset GNOME_KEYRING_CONTROL XDG_CURRENT_DESKTOP DESKTOP_SESSION GNOME_DESKTOP_SESSION_ID KDE_FULL_SESSION

status=0
if [ "$mode" = --no-bus ]; then
    unset DISPLAY WAYLAND_DISPLAY
    DBUS_SESSION_BUS_ADDRESS="unix:path=$folder/no-bus" "$@" || status=$?
    exit "$status"
fi

# Nothing is started by the bus on demand: neither a keyring where none is wanted, nor a prompt that
# nobody would answer.
cat >"$folder/bus.conf" <<CONFIG
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$folder/runtime</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONFIG
dbus-run-session --config-file="$folder/bus.conf" -- "$0" --inside "$mode" "$@" || status=$?
exit "$status"
