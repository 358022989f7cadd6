#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds what people install, with its list of parts (SBOM) and checksums.
#
#   package.sh [--out FOLDER] deb|rpm|portable|all|windows...
#
# The folder is build/packages, unless another is named. "all" is all for Linux: what the installer for Windows is made
# with takes half an hour the first time (windows/build.sh). Two runs on the same commit make the same files:
# whatever has a time in it has the commit's (or SOURCE_DATE_EPOCH, where there is no commit).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/.." && pwd)
build=$root/build/package
out=$root/build/packages
kinds=()
windows=no
while [ $# -gt 0 ]; do
    case "$1" in
    --out) out=$2 && shift ;;
    deb | rpm | portable) kinds+=("$1") ;;
    all) kinds+=(deb rpm portable) ;;
    windows) windows=yes ;;
    *) kinds=() windows=no && break ;;
    esac
    shift
done
if [ ${#kinds[@]} -eq 0 ] && [ "$windows" = no ]; then
    sed -n '5,11s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi

if [ "$windows" = yes ]; then
    mkdir -p "$out"
    "$here/windows/build.sh" --out "$out"
    [ ${#kinds[@]} -gt 0 ] || exit 0
fi

# shellcheck source-path=SCRIPTDIR source=setup/building.sh
. "$here/setup/building.sh"

"$here/setup/packages.sh" build package
# Times get into what is built as well, and CMake knows of none.
[ ! -e "$build" ] || [ "$(cat "$build/epoch" 2>/dev/null)" = "$SOURCE_DATE_EPOCH" ] || rm -rf "$build"
mkdir -p "$build" "$out"
echo "$SOURCE_DATE_EPOCH" >"$build/epoch"
out=$(cd "$out" && pwd)
cd "$root"
echo "Building…"
run configure cmake --preset package
run build cmake --build --preset package
"$here/tests/hardening.py" "$build/app/gui/rescind" "$build/app/cli/rescind-cli"

# rpmbuild takes no folder with a space in its name.
packing=$(mktemp -d)
trap 'rm -rf "$packing"' EXIT
with_cpack() { # DEB|RPM
    run "cpack-$1" cpack --config "$build/CPackConfig.cmake" -G "$1" -B "$packing/$1"
}

for kind in "${kinds[@]}"; do
    case "$kind" in
    deb)
        with_cpack DEB
        made=("$packing"/DEB/*.deb)
        ;;
    rpm)
        with_cpack RPM
        made=("$packing"/RPM/*.rpm)
        ;;
    portable)
        "$here/portable/make.sh" "$build"
        made=("$build"/portable/*.run)
        ;;
    esac
    name=${made[0]##*/}
    mv "${made[0]}" "$out/$name"
    "$here/sbom.py" --package "$out/$name" --build "$build" >"$out/$name.cdx.json"
    echo "$out/$name ($(stat -c %s "$out/$name") bytes)"
done
cd "$out"
sums=$(find . -maxdepth 1 -type f ! -name SHA256SUMS ! -name '*.asc' -printf '%f\n' | sort | xargs sha256sum)
echo "$sums" >SHA256SUMS
