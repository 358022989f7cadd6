#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What a sign-in costs in round trips and allocations, the first of a session and those after it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
installer/setup/packages.sh build
mkdir -p build
{ cmake --preset bench && cmake --build --preset bench --target bench_login; } >build/bench.log 2>&1 ||
    { tail -n 30 build/bench.log >&2; exit 1; }
exec build/bench/tests/bench/bench_login
