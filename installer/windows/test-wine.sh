#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The installer for Windows under Wine, in a prefix of its own that goes with the test: installed without a question
# over a version before, started on a private screen, used on the sandbox tenant, removed with and without data.
# What ran under Wine has not run on Windows.
#
#   test-wine.sh [SETUP]           build/packages' newest, built first where there is none
#   test-wine.sh --smoke [SETUP]   installing, both programs' start and removal; exits with 77, and says why, where
#                                  Wine or the installer is not there
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=../tests/roots.sh
. "$here/../tests/roots.sh"
smoke=no
[ "${1:-}" != --smoke ] || { smoke=yes && shift; }
mkdir -p "$repo/build/packages"
setup=${1:-$(newest "$repo/build/packages" 'rescind-*-setup.exe')}
if [ "$smoke" = yes ]; then
    skip() { echo "skipped, because $1" && exit 77; }
    command -v wine xvfb-run >/dev/null || skip "Wine is not installed (installer/setup/packages.sh windows)"
    prefix=$("$here/dependencies.sh" --folder) || skip "Qt for Windows was not built (there is no $prefix)"
    [ -n "$setup" ] || skip "there is no installer in build/packages (installer/windows/build.sh makes it)"
else
    "$here/../setup/packages.sh" build run test windows
    "$here/../setup/provider.sh" --browser
    [ -n "$setup" ] || { "$here/build.sh" && setup=$(echo "$repo"/build/packages/rescind-*-setup.exe); }
fi
version=${setup##*/rescind-}
version=${version%-setup.exe}

work=$(mktemp -d)
export WINEPREFIX=$work/prefix WINEDEBUG=-all HOME=$work/home LC_ALL=C.UTF-8
# No browser engine, no .NET, nothing into the menus of this machine, and no debugger that waits for an answer.
export WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d;winedbg.exe=d"
mkdir -p "$HOME"
screen=
end_all() {
    wineserver -k 2>/dev/null || :
    wineserver -w 2>/dev/null || :
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || :
    rm -rf "$work"
}
trap end_all EXIT
Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
screen=$!
for _ in $(seq 100); do [ -s "$work/display" ] || sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
unset WAYLAND_DISPLAY
echo "Making a Wine prefix…"
wineboot -i >/dev/null 2>&1
wine winecfg -v win10 >/dev/null 2>&1

drive=$WINEPREFIX/drive_c
user=$drive/users/$(id -un)
own=$user/AppData/Local/Programs/Rescind
data=$user/AppData/Local/rescind
everybody="$drive/Program Files/Rescind"
key='Software\Microsoft\Windows\CurrentVersion\Uninstall\Rescind'

# The exit code alone says nothing: a 32-bit stub installs nothing, and ends well.
installs() { # a setup, where it should be, switches...
    local file=$1 folder=$2
    shift 2
    wine "$file" "$@" && [ -s "$folder/rescind.exe" ] && [ -s "$folder/uninstall.exe" ]
}

# It returns early, from a copy of itself that goes on.
removes() { # a folder, switches...
    local folder=$1
    shift
    wine "$folder/uninstall.exe" /S "$@"
    for _ in $(seq 300); do
        [ -e "$folder" ] || return 0
        sleep 0.1
    done
    find "$folder"
    return 1
}

registered() { # a root key, a value's name
    wine reg query "$1\\$key" /v "$2" 2>/dev/null | tr -d '\r' | sed -n "s/^ *$2 *REG_[A-Z]* *//p"
}

# A program with a window says its version in one, unless it was started with pipes: Explorer's way is the resource.
everything_says() { # a version
    [ "$("$work/programs/cli/rescind-cli" --version | tr -d '\r')" = "rescind-cli $1" ] &&
        [ "$(strings --encoding=l "$own/rescind.exe" | sed -n '/^ProductVersion$/{n;p}')" = "$1" ] &&
        [ "$(registered HKCU DisplayVersion)" = "$1" ]
}

is_every_file_there() { # compared with what was packed
    local stage=$repo/build/windows/stage/files
    [ ! -d "$stage" ] || diff -r "$stage" "$own" --exclude uninstall.exe
}

scheme_opens_it() {
    wine reg query 'HKCU\Software\Classes\rescind\shell\open\command' | tr -d '\r' |
        grep -qF "\"C:\\users\\$(id -un)\\AppData\\Local\\Programs\\Rescind\\rescind.exe\" \"%1\""
}

has_window() { xwininfo -root -tree 2>/dev/null | grep -q '"Rescind'; }

window_starts() {
    wine "$own/rescind.exe" --lang zh_CN >"$work/window.log" 2>&1 &
    for _ in $(seq 300); do
        has_window && break
        sleep 0.1
    done
    has_window || { echo "no window after half a minute" && cat "$work/window.log" && return 1; }
    sleep 3
    if command -v import >/dev/null; then
        import -window root "$repo/build/windows-under-wine.png"
    fi
    # The second start finds the first, and ends. Behind the quotes in a link are no options of Qt's.
    timeout 60 wine "$own/rescind.exe" || { echo "a second start ended with $?" && return 1; }
    timeout 60 wine "$own/rescind.exe" 'rescind:/x' -platform none || { echo "a link ended with $?" && return 1; }
}

# It reads a token, which does not come yet.
setup_waits_for_the_command_line() {
    local status=0 reader
    mkfifo "$work/token"
    "$work/programs/cli/rescind-cli" inspect <"$work/token" >"$work/inspected" 2>&1 &
    reader=$!
    exec 4>"$work/token"
    sleep 3
    wine "$setup" /S || status=$?
    echo not-a-token >&4
    exec 4>&-
    wait "$reader" || :
    [ "$status" = 3 ] && [ "$(registered HKCU DisplayVersion)" = "$version" ]
}

# With another owner than an administrator what decides for everybody would not be theirs alone.
refuses_what_others_made() {
    local place=$drive/ProgramData/Rescind/profiles.d status=0
    mkdir -p "$place"
    echo '{}' >"$place/mine.json"
    chown nobody "$place/mine.json"
    wine "$setup" /S /AllUsers || status=$?
    rm -r "$drive/ProgramData/Rescind"
    [ "$status" = 4 ] && [ ! -e "$everybody" ]
}

keeps_what_administrators_made() {
    local place=$drive/ProgramData/Rescind/profiles.d
    mkdir -p "$place"
    echo '{}' >"$place/ours.json"
    installs "$setup" "$everybody" /S /AllUsers && [ -e "$place/ours.json" ]
}

refuses_a_folder_with_something_else() {
    local status=0
    mkdir -p "$drive/Some"
    echo mine >"$drive/Some/mine.txt"
    wine "$setup" /S /AllUsers '/D=C:\Some' || status=$?
    [ "$status" = 4 ] && [ "$(ls "$drive/Some")" = mine.txt ]
}

setup_waits_for_it() { ! wine "$setup" /S && [ "$(registered HKCU DisplayVersion)" = "$version" ]; }

window_ends() {
    wine taskkill /im rescind.exe
    for _ in $(seq 150); do
        has_window || return 0
        sleep 0.1
    done
    return 1
}

adds_profile() {
    head -c 6000 /dev/urandom | base64 -w 0 |
        "$work/programs/cli/rescind-cli" profile add kept --app-host http://127.0.0.1:9 --app-id kept --secret-stdin
}

# Nobody listens there: it cannot be revoked, and the journal says so.
writes_journal() {
    echo a-token | "$work/programs/cli/rescind-cli" revoke kept --yes --reason upgrade || :
    [ "$("$work/programs/cli/rescind-cli" --json journal list | wc -l)" -ge 1 ]
}

has_profile_and_intact_journal() {
    "$work/programs/cli/rescind-cli" --json profile show kept | grep -q '"has_secret":true' &&
        "$work/programs/cli/rescind-cli" --json journal verify | grep -q '"intact":true' &&
        [ "$("$work/programs/cli/rescind-cli" --json journal list | wc -l)" -ge 1 ]
}

# Wine keeps the entries of its Credential Manager in the registry; 8,000 bytes are four of 2,560.
credentials() {
    wine reg query 'HKCU\Software\Wine\Credential Manager' 2>/dev/null | tr -d '\r' |
        grep -c "Generic: Rescind/$1" || :
}

# The same programs with a lower number and one file that the new version has no more.
# shellcheck disable=SC2016 # the names are NSIS' own
pack_older() {
    local stage=$repo/build/windows/stage
    mkdir -p "$work/older"
    echo old >"$work/older/gone.txt"
    { cat "$stage/install.nsh" && printf 'SetOutPath "$INSTDIR"\nFile "%s"\n' "$work/older/gone.txt"; } \
        >"$work/older/install.nsh"
    { cat "$stage/remove.nsh" && printf 'Delete "$INSTDIR\\gone.txt"\n'; } >"$work/older/remove.nsh"
    makensis -V2 -INPUTCHARSET UTF8 -DVERSION=0.0.9 -DOUT="$work/older/setup.exe" -DFILES="$work/older" \
        -DICON="$repo/build/windows/installer/windows/rescind.ico" -DSIZE=1 "$here/rescind.nsi"
}

is_upgraded() {
    [ "$(registered HKCU DisplayVersion)" = "$version" ] && [ ! -e "$own/gone.txt" ] && is_every_file_there
}

# What is kept under moved settings (RESCIND_CONFIG_HOME), as the command line's tests are, goes by hand.
nothing_is_left() {
    wineserver -w
    ! find "$WINEPREFIX" -xdev -iname '*rescind*' | grep . &&
        ! grep -i 'rescind' "$WINEPREFIX"/*.reg | grep -v 'Rescind [0-9a-f]\{8\}/\|"UserName"="Rescind"' | grep .
}

# What uninstalling leaves is the user's own.
only_data_is_left() {
    [ -s "$data/profiles.json" ] &&
        ! find "$WINEPREFIX" -xdev -iname '*rescind*' -not -path "$data*" | grep .
}

mkdir -p "$work/programs/cli"
# shellcheck disable=SC2016 # it is for the script that is written
printf '#!/bin/sh\nexec wine "%s/rescind-cli.exe" "$@"\n' "$own" >"$work/programs/cli/rescind-cli"
chmod +x "$work/programs/cli/rescind-cli"

if [ "$smoke" = yes ]; then
    check "it installs for this user" installs "$setup" "$own" /S
    check "both programs and the list of programs say $version" everything_says "$version"
    check "the window starts" window_starts
    check "the window ends" window_ends
    check "it is removed" removes "$own" /DeleteData
    check "nothing is left" nothing_is_left
    summary
    exit
fi

check "an older one can be packed" pack_older
check "the older one installs for this user" installs "$work/older/setup.exe" "$own" /S
check "a profile is added" adds_profile
check "its secret is in four pieces in the Credential Manager" test "$(credentials client-secret)" = 4
check "the journal has entries" writes_journal
check "the new one installs over it" installs "$setup" "$own" /S
check "every file is the new one's" is_upgraded
check "both programs and the list of programs say $version" everything_says "$version"
check "profile, secret and journal are kept" has_profile_and_intact_journal
check "links of the scheme are opened with it" scheme_opens_it
check "the window starts, and a second start finds it" window_starts
check "while it runs nothing is installed over it" setup_waits_for_it
check "the window ends" window_ends
check "while the command line runs nothing is installed either" setup_waits_for_the_command_line
check "the command line's own tests pass on what is installed" \
    /usr/bin/python3 "$here/test_cli_wine.py" --program "$work/programs/cli/rescind-cli"
check "https is Windows' own, and refuses who is not trusted" \
    /usr/bin/python3 "$here/test_tls_wine.py" --program "$work/programs/cli/rescind-cli"
check "it is removed" removes "$own"
check "what the user has stays" only_data_is_left
[ "$(id -u)" != 0 ] || check "what others put where policies lie is not taken" refuses_what_others_made
check "nor is a folder with something else in it" refuses_a_folder_with_something_else
check "it installs for everybody, with the policies that are there" keeps_what_administrators_made
check "and says so in everybody's list of programs" test "$(registered HKLM DisplayVersion)" = "$version"
check "it is removed with this user's data" removes "$everybody" /DeleteData
check "what administrators decided stays" test -e "$drive/ProgramData/Rescind/profiles.d/ours.json"
rm -r "$drive/ProgramData/Rescind" "$drive/Some"
check "it installs in a folder of its own" installs "$setup" "$drive/Some place/of mine" /S '/D=C:\Some' 'place\of' mine
check "it is removed from there" removes "$drive/Some place/of mine"
rmdir "$drive/Some place" 2>/dev/null || :
check "nothing is left" nothing_is_left
summary
