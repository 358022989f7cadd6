#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Prints the libraries that Windows programs name, and those that these name, where they are not Windows' own.
#
#   libraries.sh PREFIX FILE...    PREFIX is the folder that dependencies.sh made
set -euo pipefail

prefix=$1
shift
triplet=x86_64-w64-mingw32
runtime=$(dirname "$("$triplet-gcc-posix" -print-file-name=libgcc_s_seh-1.dll)")
folders=("$prefix/bin" "$runtime" "/usr/$triplet/lib")
windows=/usr/$triplet/lib
declare -A seen
todo=("$@")
while [ ${#todo[@]} -gt 0 ]; do
    named=$("$triplet-objdump" -p "${todo[@]}" | sed -n 's/^\tDLL Name: //p' | sort -u)
    mapfile -t names <<<"$named"
    todo=()
    for name in "${names[@]}"; do
        [ -z "${seen[$name]:-}" ] || continue
        seen[$name]=yes
        for folder in "${folders[@]}"; do
            if [ -e "$folder/$name" ]; then
                todo+=("$folder/$name")
                echo "$folder/$name"
                continue 2
            fi
        done
        # Windows' own have an import library here.
        lower=${name,,}
        case "$lower" in
        api-ms-win-*.dll | uiautomationcore.dll) continue ;;
        esac
        [ -e "$windows/lib${lower%.dll}.a" ] || {
            echo "libraries.sh: nothing is known of $name" >&2
            exit 1
        }
    done
done
