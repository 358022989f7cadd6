#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# On a Mac: builds a universal bundle, gives it Qt, signs it for the hardened runtime and packs it into a disk image.
# Not run yet; see README.md.
#
#   make.sh IDENTITY [NOTARY-PROFILE]    a "Developer ID Application" identity in the login keychain, and what
#                                        `xcrun notarytool store-credentials` was told to remember it as
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
[ $# -gt 0 ] || { sed -n '5,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[ "$(uname)" = Darwin ] || { echo "make.sh: this is no Mac" >&2; exit 2; }
identity=$1
build=$root/build/macos
stage=$build/stage
version=$(sed -n 's/^## \([0-9.]*\) (.*/\1/p' "$root/CHANGELOG.md" | head -n 1)

cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF \
    "-DCMAKE_OSX_ARCHITECTURES=x86_64;arm64" -DCMAKE_OSX_DEPLOYMENT_TARGET=11.0
cmake --build "$build"
rm -rf "$stage"
cmake --install "$build" --prefix "$stage"
bundle=$stage/rescind.app
mv "$stage/bin/rescind-cli" "$bundle/Contents/MacOS/rescind-cli"
macdeployqt "$bundle" -executable="$bundle/Contents/MacOS/rescind-cli" -always-overwrite

# From the inside out: each part before what holds it.
find "$bundle/Contents/Frameworks" "$bundle/Contents/PlugIns" -type f \( -name '*.dylib' -o -perm -111 \) \
    -exec codesign --force --timestamp --options runtime --sign "$identity" {} +
team=$(codesign --display --verbose=2 "$(find "$bundle/Contents/PlugIns" -name '*.dylib' | head -n 1)" 2>&1 |
    sed -n 's/^TeamIdentifier=//p')
entitlements=$build/rescind.entitlements
sed "s/\$(AppIdentifierPrefix)/$team./" "$here/rescind.entitlements" >"$entitlements"
for program in "$bundle/Contents/MacOS/rescind-cli" "$bundle"; do
    codesign --force --timestamp --options runtime --entitlements "$entitlements" --sign "$identity" "$program"
done
codesign --verify --deep --strict "$bundle"

mkdir -p "$root/build/packages"
image=$root/build/packages/Rescind-$version.dmg
ln -s /Applications "$stage/Applications"
rm -rf "${stage:?}/share" "${stage:?}/bin"
hdiutil create -volname Rescind -srcfolder "$stage" -ov -format UDZO "$image"
codesign --timestamp --sign "$identity" "$image"
if [ $# -gt 1 ]; then
    xcrun notarytool submit "$image" --keychain-profile "$2" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
