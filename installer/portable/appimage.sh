#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes an AppImage of what make.sh staged, for machines that have the AppImage project's runtime; Debian has none, so
# this has not run yet.
#
#   appimage.sh RUNTIME    the file runtime-x86_64 of type 2; needs squashfs-tools
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ $# -eq 1 ] || { sed -n '5,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
stage=$root/build/package/portable/stage
[ -x "$stage/launch" ] || "$root/installer/package.sh" portable
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
version=$("$root/build/package/app/cli/rescind-cli" --version | cut -d ' ' -f 2)
id=io.github.rescind.Rescind
ln -sf launch "$stage/AppRun"
ln -sf "share/applications/$id.desktop" "$stage/$id.desktop"
ln -sf "share/icons/hicolor/scalable/apps/$id.svg" "$stage/$id.svg"
image=$(mktemp)
trap 'rm -f "$image"' EXIT
mksquashfs "$stage" "$image" -root-owned -noappend -quiet -mkfs-time "$epoch" -all-time "$epoch"
file=$root/build/packages/Rescind-$version-x86_64.AppImage
cat "$1" "$image" >"$file"
chmod 755 "$file"
echo "$file"
