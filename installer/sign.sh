#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Signs the checksums of the packages, and with them the packages. The key is the caller's, in gpg's keyring.
#
#   sign.sh KEY [FOLDER]      build/packages, unless another folder is named
#
# Who gets them checks: gpg --verify SHA256SUMS.asc SHA256SUMS && sha256sum --check SHA256SUMS
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ $# -gt 0 ] || { sed -n '5,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
key=$1
cd "${2:-$root/build/packages}"
sha256sum --check --strict --quiet SHA256SUMS
for file in SHA256SUMS *.deb *.rpm *.run *.exe; do
    [ -e "$file" ] || continue
    gpg --batch --yes --local-user "$key" --armor --detach-sign --output "$file.asc" "$file"
    gpg --batch --quiet --verify "$file.asc" "$file" 2>/dev/null
    echo "$file.asc"
done
