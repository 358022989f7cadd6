#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Signature checks a second, beside what libcrypto does with the same key and bytes in the same run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
installer/setup/packages.sh build
mkdir -p build
{ cmake --preset bench && cmake --build --preset bench --target bench_signatures; } >build/bench.log 2>&1 ||
    { tail -n 30 build/bench.log >&2; exit 1; }
exec build/bench/tests/bench/bench_signatures
