#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Loading lists of 1,000 to 100,000 JWTs beside reading the file and decoding base64url: ratios from one run.
# Files go to $TMPDIR, about 120 MB.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
installer/setup/packages.sh build run test
mkdir -p build
{ cmake --preset bench && cmake --build --preset bench --target bench_list; } >build/bench.log 2>&1 ||
    { tail -n 30 build/bench.log >&2; exit 1; }
exec build/bench/tests/bench/bench_list "$@"
