#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# The window at work. Another theme and another language on each page, from the choice to the painted window (wanted:
# 200 ms), and the page of a journal with a million entries: the first rows (wanted: 200 ms), and how late the event
# loop comes round while somebody scrolls (wanted: never more than 16 ms). Offscreen, unless QT_QPA_PLATFORM says
# otherwise. Files go to $TMPDIR.
#
#   desk.sh [ENTRIES]     1000000 by default
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p build
if [ -z "${RESCIND_BENCH_BUILT:-}" ]; then
    { cmake --preset bench && cmake --build --preset bench --target bench_desk; } >build/bench.log 2>&1 ||
        { tail -n 30 build/bench.log >&2; exit 1; }
fi
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} LC_ALL=C.UTF-8
exec build/bench/tests/bench/bench_desk "$@"
