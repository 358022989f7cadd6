#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the installer for Windows on Debian 12, with its list of parts (SBOM) and checksums.
#
#   build.sh [--out FOLDER]
#
# The folder is build/packages, unless another is named. What it needs of Qt and others is built first, once; see
# dependencies.sh. Two runs on the same commit make the same file, unless it is signed: RESCIND_SIGN is a command that
# signs the file whose name is put behind it, such as a script that calls osslsigncode with the caller's key.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/windows
out=$root/build/packages
if [ $# -gt 0 ]; then
    if [ $# != 2 ] || [ "$1" != --out ]; then
        sed -n '5,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
        exit 2
    fi
    out=$2
fi

# shellcheck source-path=SCRIPTDIR source=../setup/building.sh
. "$here/../setup/building.sh"

"$here/../setup/packages.sh" build windows
prefix=$("$here/dependencies.sh" --folder) || {
    echo "Building Qt for Windows, which takes about half an hour…"
    prefix=$("$here/dependencies.sh")
}
mkdir -p "$build" "$out"
out=$(cd "$out" && pwd)
cd "$root"
echo "Building…"
run configure cmake --preset windows -DRESCIND_WINDOWS_PREFIX="$prefix"
run build cmake --build --preset windows
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")

# What is installed, as it will lie there.
stage=$build/stage
files=$stage/files
triplet=x86_64-w64-mingw32
rm -rf "$stage"
mkdir -p "$files/translations" "$files/examples" "$files/schema" "$files/licences"
strip() { SOURCE_DATE_EPOCH=0 "$triplet-strip" -o "$2" "$1"; } # it would put in a time again
strip "$build/rescind.exe" "$files/rescind.exe"
strip "$build/rescind-cli.exe" "$files/rescind-cli.exe"
# Loaded by name: the window, TLS, the journal's database.
for plugin in platforms/qwindows tls/qschannelbackend sqldrivers/qsqlite; do
    mkdir -p "$files/plugins/${plugin%/*}"
    cp "$prefix/plugins/$plugin.dll" "$files/plugins/$plugin.dll"
    printf '%s\t%s\n' "plugins/$plugin.dll" "$prefix/plugins/$plugin.dll" >>"$stage/origins"
done
found=$("$here/libraries.sh" "$prefix" "$files"/*.exe "$files"/plugins/*/*.dll | sort)
mapfile -t libraries <<<"$found"
for library in "${libraries[@]}"; do
    strip "$library" "$files/${library##*/}"
    printf '%s\t%s\n' "${library##*/}" "$library" >>"$stage/origins"
done
sign=()
if [ -n "${RESCIND_SIGN:-}" ]; then
    for program in "$files"/*.exe; do
        run sign "$RESCIND_SIGN" "$program"
    done
    sign=(-DSIGN="$RESCIND_SIGN")
fi
cp "$here/qt.conf" "$files/"
cp /usr/share/qt6/translations/qtbase_zh_CN.qm "$files/translations/"
cp "$root/installer/profiles.d/example.json" "$files/examples/managed-profiles.json"
cp "$root/installer/profiles.d/policy.json" "$files/examples/policy.json"
cp "$root"/resources/schema/*.schema.json "$files/schema/"
cp "$root/LICENSES/GPL-3.0-or-later.txt" "$root/LICENSES/CC0-1.0.txt" "$root/installer/linux/copyright" "$files/licences/"
cp "$root/CHANGELOG.md" "$files/"
"$here/hardening.py" "$files"/*.exe "$files"/*.dll "$files"/plugins/*/*.dll

# Each file by name, in one order: an uninstaller must not remove what it did not bring.
list() { (cd "$files" && find . -mindepth 1 "$@" -printf '%P\n' | LC_ALL=C sort); }
windows_name() { sed 's|/|\\|g'; }
# shellcheck disable=SC2016 # the names are NSIS' own
{
    list -type d | windows_name | sed 's|.*|CreateDirectory "$INSTDIR\\&"|'
    while read -r file; do
        folder=$(dirname "$file" | sed 's|^\.$||; s|..*|/&|' | windows_name)
        printf 'SetOutPath "$INSTDIR%s"\nFile "%s"\n' "$folder" "$files/$file"
    done < <(list -type f)
} >"$stage/install.nsh"
# shellcheck disable=SC2016
{
    list -type f | windows_name | sed 's|.*|Delete "$INSTDIR\\&"|'
    list -type d | sort -r | windows_name | sed 's|.*|RMDir "$INSTDIR\\&"|'
} >"$stage/remove.nsh"

name=rescind-$version-setup.exe
size=$(du -sk --apparent-size "$files" | cut -f 1)
run makensis makensis -V3 -INPUTCHARSET UTF8 -DVERSION="$version" -DOUT="$out/$name" -DFILES="$stage" \
    -DICON="$build/installer/windows/rescind.ico" -DSIZE="$size" "${sign[@]}" "$here/rescind.nsi"
while IFS=$'\t' read -r file origin; do
    printf '%s\t%s\t%s\n' "$file" "$(sha256sum "$files/$file" | cut -d ' ' -f 1)" "$origin"
done <"$stage/origins" >"$stage/bundled.tsv"
"$here/sbom.py" --package "$out/$name" --version "$version" --prefix "$prefix" --bundled "$stage/bundled.tsv" \
    >"$out/$name.cdx.json"
echo "$out/$name ($(stat -c %s "$out/$name") bytes)"
cd "$out"
sums=$(find . -maxdepth 1 -type f ! -name SHA256SUMS ! -name '*.asc' -printf '%f\n' | sort | xargs sha256sum)
echo "$sums" >SHA256SUMS
