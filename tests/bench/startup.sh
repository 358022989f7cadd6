#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Start to first painted window, and peak memory, of Rescind beside a bare QMainWindow program built
# with the same flags: ratios from one run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
installer/setup/packages.sh build run test
installer/setup/provider.sh
mkdir -p build
{ cmake --preset bench && cmake --build --preset bench --target rescind rescind-cli bench_bare; } >build/bench.log 2>&1 ||
    { tail -n 30 build/bench.log >&2; exit 1; }
exec tests/e2e/stage.sh /usr/bin/python3 tests/bench/startup.py build/bench
