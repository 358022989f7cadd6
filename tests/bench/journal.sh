#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The journal beside raw SQLite and raw SHA-256, and searching a million entries: ratios from one run.
# Files go to $TMPDIR: set it to a folder on the disk to be measured.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
installer/setup/packages.sh build run test
mkdir -p build
{ cmake --preset bench && cmake --build --preset bench --target bench_journal; } >build/bench.log 2>&1 ||
    { tail -n 30 build/bench.log >&2; exit 1; }
exec build/bench/tests/bench/bench_journal "$@"
