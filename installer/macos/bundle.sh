#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Gives an installed bundle Qt and every library that macOS lacks, and signs it for the hardened runtime, where
# RESCIND_IDENTITY names an identity. Not run yet; see README.md.
#
#   bundle.sh BUNDLE
#
# The keychain access group is a restricted entitlement: a program that has one without a provisioning profile that
# allows it is not started. So only a bundle with such a profile (RESCIND_PROVISION) gets the entitlement, and in it
# only the program that the profile is for; rescind-cli, which has none of its own, goes without.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bundle=$1
cli=$bundle/Contents/MacOS/rescind-cli

macdeployqt "$bundle" -executable="$cli" -always-overwrite
if [ -z "${RESCIND_IDENTITY:-}" ]; then
    echo "bundle.sh: not signed, since RESCIND_IDENTITY names no identity"
    exit
fi

sign() { codesign --force --timestamp --options runtime --sign "$RESCIND_IDENTITY" "$@"; }

# From the inside out: each part before what holds it.
find "$bundle/Contents/PlugIns" "$bundle/Contents/Frameworks" -type f -name '*.dylib' -print0 |
    while IFS= read -r -d '' library; do sign "$library"; done
find "$bundle/Contents/Frameworks" -maxdepth 1 -name '*.framework' -print0 |
    while IFS= read -r -d '' framework; do sign "$framework"; done
sign "$cli"
entitled=()
if [ -n "${RESCIND_PROVISION:-}" ]; then
    cp "$RESCIND_PROVISION" "$bundle/Contents/embedded.provisionprofile"
    team=$(codesign --display --verbose=2 "$cli" 2>&1 | sed -n 's/^TeamIdentifier=//p')
    entitlements=$(mktemp)
    trap 'rm -f "$entitlements"' EXIT
    sed "s/\$(AppIdentifierPrefix)/$team./" "$here/rescind.entitlements" >"$entitlements"
    entitled=(--entitlements "$entitlements")
fi
# bash 3.2, which macOS has, takes an empty list for an unset one.
sign ${entitled[@]+"${entitled[@]}"} "$bundle"
codesign --verify --deep --strict "$bundle"
