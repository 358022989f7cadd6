#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs the Debian packages that are missing for one or more purposes; says nothing if none is.
#
#   packages.sh build|run|test|fuzz|package|windows...        install what is missing
#   packages.sh --list build|run|test|fuzz|package|windows... print what is missing, install nothing
#
# Sourced, it offers missing_packages and install_packages with the same arguments.

# One line a package: its name and why. Packages that come with these are not repeated.
packages_to_build() {
    cat <<'LIST'
g++                    C++20 compiler
cmake                  reads CMakeLists.txt
ninja-build            runs what cmake wrote; the presets ask for it
qt6-base-dev           Qt Core, Network, Sql, Widgets, Test
qt6-tools-dev          LinguistTools for cmake
qt6-l10n-tools         lupdate and lrelease
qt6-translations-l10n  Qt's own texts in Chinese, for its standard buttons
qtkeychain-qt6-dev     the system's keychain
libexpected-dev        tl::expected, until C++23
libssl-dev             libcrypto, for signatures
librsvg2-bin           makes the icon's pictures from its drawing
python3                makes the shells' completions and AppStream's list of releases
LIST
}

packages_to_run() {
    cat <<'LIST'
qt6-qpa-plugins        windows on X11, and the offscreen platform
libqt6sql6-sqlite      Qt loads it by name to write the journal
libsecret-1-0          QtKeychain loads it by name to reach the keychain
gnome-keyring          a keychain, where the desktop brings none
dbus                   the bus on which the keychain is reached
ca-certificates        whom to trust in TLS
xdg-utils              opens the system browser
fonts-noto-core        a readable face for Latin
fonts-noto-cjk         and for Chinese
LIST
    has_browser || echo "chromium               there is no browser to sign in with"
    has_node || echo "nodejs                 runs the sandbox tenant"
    command -v npm >/dev/null || echo "npm                    installs what the sandbox tenant is made of"
}

packages_to_test() {
    cat <<'LIST'
xvfb                   a screen without a screen
xauth                  xvfb-run needs it
openbox                a window manager, where focus matters
x11-utils              xwininfo, xprop
imagemagick            screenshots, and comparing them
xdotool                keys for the real window, and waiting for it in the benchmark
at-spi2-core           the accessibility bus
gir1.2-atspi-2.0       and its binding
python3-gi             for
python3-pyatspi        pressing buttons by name
chromium               signs in through the tenant's real pages
dbus-x11               a session bus for programs that start one themselves
libsecret-tools        looks into the keychain from outside
faketime               a wrong clock
libsqlite3-dev         the journal's peer in its benchmark
clang-format           layout of the code
clang-tidy             lint
clazy                  lint that knows Qt
codespell              spelling
reuse                  licence headers
shellcheck             lint for scripts like this one
desktop-file-utils     checks the desktop file
appstream              checks what software centres are told
shared-mime-info       checks and installs the type of profile files
man-db                 checks the manual pages
zsh                    its completion is asked for what it offers
fish                   and this one's
LIST
}

packages_to_package() {
    cat <<'LIST'
libsecret-1-0          for the portable program, and the lists of parts
libqt6sql6-sqlite      as well
qt6-wayland            as well: windows on Wayland
qt6-xdgdesktopportal-platformtheme  as well: the desktop's own file dialogs
dpkg-dev               what the programs are linked to, for the package's Depends
file                   cpack asks it what is a program
lintian                Debian's own lint of packages
rpm                    packages for the other family
rpmlint                and their lint
patchelf               lets the portable program find its own libraries
icu-devtools           leaves of ICU's data what it can use
xz-utils               packed small
debootstrap            fresh systems to install the packages in
LIST
}

packages_for_windows() {
    cat <<'LIST'
g++-mingw-w64-x86-64-posix  the compiler
mingw-w64-x86-64-dev   Windows' headers and import libraries
mingw-w64-tools        what its build scripts ask for
dpkg-dev               unpacks Debian's sources
tcl                    puts SQLite's source into one file
icoutils               makes the icon's .ico file
nsis                   makes the installer
wine                   runs it
wine64                 in 64 bits
xvfb                   on a screen without a screen
xauth                  which xvfb-run needs
LIST
}

packages_to_fuzz() {
    cat <<'LIST'
clang                  the compiler that can fuzz
libclang-rt-14-dev     and its libFuzzer
LIST
}

has_browser() {
    local name
    for name in x-www-browser chromium firefox firefox-esr google-chrome; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

has_node() {
    command -v node >/dev/null && node -e 'process.exit(parseInt(process.versions.node) >= 18 ? 0 : 1)'
}

wanted_packages() {
    local purpose
    for purpose in "$@"; do
        case "$purpose" in
        build | run | test | fuzz | package) "packages_to_$purpose" ;;
        windows) packages_for_windows ;;
        *)
            echo "packages.sh: \"$purpose\" is not one of build, run, test, fuzz, package, windows." >&2
            return 2
            ;;
        esac
    done
}

missing_packages() {
    local wanted installed
    wanted=$(wanted_packages "$@") || return
    wanted=$(awk '{ print $1 }' <<<"$wanted" | sort -u)
    # It fails if a package is not known at all, and then still lists the others.
    # shellcheck disable=SC2086 # one word a package
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true)
    installed=$(awk '$2 == "installed" { print $1 }' <<<"$installed" | sort -u)
    comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

install_packages() {
    local missing log as_root=()
    if ! command -v dpkg-query apt-get >/dev/null; then
        echo "packages.sh: this is no Debian. It would install:" >&2
        wanted_packages "$@" >&2
        return 1
    fi
    missing=$(missing_packages "$@") || return
    [ -n "$missing" ] || return 0
    missing=$(tr '\n' ' ' <<<"$missing")
    missing=${missing% }
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Some packages are missing, and only root may install them. Run as root:" >&2
            echo "  apt-get update && apt-get install --no-install-recommends $missing" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
    echo "Installing: $missing"
    log=$(mktemp)
    # shellcheck disable=SC2086 # one word a package
    if "${as_root[@]}" update >"$log" 2>&1 &&
        "${as_root[@]}" install --no-install-recommends $missing >>"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi
    echo "The packages could not be installed:" >&2
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
    set -euo pipefail
    action=install_packages
    if [ "${1:-}" = --list ]; then
        action=missing_packages
        shift
    fi
    if [ $# -eq 0 ]; then
        echo "usage: packages.sh [--list] build|run|test|fuzz|package|windows..." >&2
        exit 2
    fi
    "$action" "$@"
fi
