#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Static analysis of app, core and ui, with every finding an error.
#
#   analyse.sh clazy|tidy            all files
#   analyse.sh clazy|tidy FILE...    these
#   analyse.sh clazy|tidy --since REV    those that differ from REV
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tool=${1:-}
case "$tool" in
clazy) run=(clazy-standalone -p build/analyse "-checks=level1,no-non-pod-global-static") ;;
tidy) run=(clang-tidy -p build/analyse --quiet) ;;
*)
    sed -n '7,9s/^# *//p' "${BASH_SOURCE[0]}"
    exit 2
    ;;
esac
shift

case "${1:-}" in
"") mapfile -t files < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp') ;;
--since) mapfile -t files < <(git diff --name-only --diff-filter=d "$2" -- 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp') ;;
*) files=("$@") ;;
esac
[ ${#files[@]} -gt 0 ] || exit 0

# Only the list of commands is wanted; nothing is built.
mkdir -p build
cmake --preset analyse >build/analyse.log 2>&1 || {
    tail -n 30 build/analyse.log >&2
    exit 1
}
# What was not compiled on this system has no command, and is passed over.
files_here=()
for file in "${files[@]}"; do
    if grep -qF "\"$PWD/$file\"" build/analyse/compile_commands.json; then
        files_here+=("$file")
    fi
done
found=$(mktemp)
trap 'rm -f "$found"' EXIT
status=0
printf '%s\0' "${files_here[@]}" | xargs -0 -n 4 -P "$(nproc)" "${run[@]}" >"$found" 2>&1 || status=1
# The tools count what they left out as well, which is nobody's business.
grep -vE '^[0-9]+ warnings?( and [0-9]+ errors?)? generated|^Suppressed |^Use -header-filter' "$found" || true
# clazy ends with 0 whatever it found.
if grep -qE 'warning: |error: ' "$found"; then
    status=1
fi
exit "$status"
