#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# On a Mac: builds a universal bundle and packs it into a disk image. Not run yet; see README.md.
#
#   make.sh IDENTITY [NOTARY-PROFILE]    a "Developer ID Application" identity in the login keychain, and what
#                                        `xcrun notarytool store-credentials` was told to remember it as
#
# RESCIND_PROVISION names a provisioning profile for the keychain access group, where there is to be one.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ $# -gt 0 ] || { sed -n '5,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[ "$(uname)" = Darwin ] || { echo "make.sh: this is no Mac" >&2; exit 2; }
export RESCIND_IDENTITY=$1
build=$root/build/macos
out=$root/build/packages

cd "$root"
cmake --preset macos
cmake --build --preset macos
mkdir -p "$out"
# bundle.sh is the last step of installing, within this.
cpack --config "$build/CPackConfig.cmake" -G DragNDrop -B "$build/cpack"
image=$(ls "$build"/cpack/Rescind-*.dmg)
codesign --timestamp --sign "$RESCIND_IDENTITY" "$image"
if [ $# -gt 1 ]; then
    xcrun notarytool submit "$image" --keychain-profile "$2" --wait
    xcrun stapler staple "$image"
fi
mv "$image" "$out/"
cd "$out"
shasum -a 256 ./*.dmg | sed 's|\./||' >SHA256SUMS
echo "$out/${image##*/}"
