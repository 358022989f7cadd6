#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the packages of one commit twice, in two folders and under different circumstances, and compares them
# byte by byte. They are put into build/packages where they are the same.
#
#   reproducible.sh [deb|rpm|portable|all|windows...]    all, unless some are named
#
# What is not committed is not built. The second time everything is compiled anew, whatever cache there is.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ $# -gt 0 ] || set -- all
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git clone --quiet "$root" "$work/one"
git clone --quiet "$root" "$work/two/in a deeper folder"
(umask 022 && "$work/one/installer/package.sh" --out "$work/first" "$@")
(umask 077 && export CCACHE_DISABLE=1 TZ=Asia/Shanghai LC_ALL=C &&
    "$work/two/in a deeper folder/installer/package.sh" --out "$work/second" "$@")
cd "$work/first"
differs=0
for file in *; do
    if cmp "$file" "$work/second/$file"; then
        echo "the same: $file"
    else
        differs=1
    fi
done
[ "$differs" = 0 ] || exit 1
mkdir -p "$root/build/packages"
cp -- * "$root/build/packages/"
