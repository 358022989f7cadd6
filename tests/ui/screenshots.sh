#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Makes the pictures of README and AppStream anew, in both languages, from the gallery's made-up values:
#   tests/ui/screenshots.sh BUILD [FOLDER]      build/release; resources/screenshots
# Fails when README or AppStream name a picture that it does not make.
set -euo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$(realpath "$1")
folder=${2:-$repo/resources/screenshots}
mkdir -p "$folder"
# The clock of the values is fixed, and so are the zone and the size: the same window is the same picture.
export QT_QPA_PLATFORM=offscreen TZ=UTC LC_ALL=C.UTF-8

shoot() { # name, arguments...
    local name=$1 language suffix
    shift
    for language in en zh_CN; do
        suffix=
        [ "$language" = en ] || suffix=_$language
        "$build/tests/ui/rescind_gallery" --size 1248x702 "$@" --shot "$folder/$name$suffix.png" \
            --lang "$build/resources/translations/rescind_$language.qm"
        echo "$name$suffix.png"
    done
}

shoot revoked --state revoked
shoot bulk --page bulkrun --theme dark

pictures=$(sed -n 's/^ *("\([a-z]*\)", .*/\1.png \1_zh_CN.png/p' "$repo/installer/linux/changes.py")
pictures+=" $(sed -n 's:.*](resources/screenshots/\([^)]*\)).*:\1:p' "$repo/README.md")"
for name in $pictures; do
    [ -s "$folder/$name" ] || { echo "screenshots.sh: nothing makes $name" >&2; exit 1; }
done
[ "$(wc -w <<<"$pictures")" -ge 4 ] || { echo "screenshots.sh: no picture is named anywhere" >&2; exit 1; }
