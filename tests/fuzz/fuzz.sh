#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Builds the fuzzers and lets each look for findings, two at a time.
#
#   fuzz.sh [SECONDS [TARGET...]]    300 seconds each, all targets
#
# It starts from the kept corpus (tests/fuzz/corpus) and what earlier runs found in build/fuzz, and
# leaves the smallest set of inputs that reaches the same edges in the corpus. A finding is kept in
# build/fuzz/findings; to see it again, give its file to build/fuzz/tests/fuzz/fuzz_<target>.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=${1:-300}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] ||
    targets=(jwt keyset metadata tokenanswer introspection loopbackrequest pastedredirect profile tokenlist)

dictionary_of() {
    case "$1" in
    jwt | keyset) echo jose ;;
    loopbackrequest | pastedredirect) echo redirect ;;
    profile) echo profile ;;
    *) echo protocol ;;
    esac
}

build() {
    local log=build/fuzz.log
    mkdir -p build
    { cmake --preset fuzz && cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}"; } >"$log" 2>&1 ||
        { tail -n 30 "$log" >&2; return 1; }
}

# The kept corpus is small: only what adds an edge, the smallest inputs first.
minimise() {
    local target=$1 kept=tests/fuzz/corpus/$1 work=build/fuzz/work/$1 fresh
    fresh=$(mktemp -d)
    "build/fuzz/tests/fuzz/fuzz_$target" -set_cover_merge=1 -use_counters=0 "$fresh" "$kept" "$work" >/dev/null 2>&1
    rm -f "$kept"/*
    mv "$fresh"/* "$kept"
    rmdir "$fresh"
}

run() {
    local target=$1 work=build/fuzz/work/$1 log=build/fuzz/$1.log
    mkdir -p "$work" build/fuzz/findings "tests/fuzz/corpus/$target"
    if ! nice -n 19 "build/fuzz/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=16384 -timeout=10 \
        -rss_limit_mb=1024 -dict="tests/fuzz/$(dictionary_of "$target").dict" -print_final_stats=1 \
        -artifact_prefix="build/fuzz/findings/$target-" \
        "$work" "tests/fuzz/corpus/$target" "build/fuzz/seeds/$target" >"$log" 2>&1; then
        echo "$target: a finding; see $log" >&2
        return 1
    fi
    minimise "$target"
    echo "$target: $(awk '/stat::number_of_executed_units/ { print $2 }' "$log") executions," \
        "$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 | cut -c 6-) edges," \
        "$(find "tests/fuzz/corpus/$target" -type f | wc -l) inputs kept"
}

installer/setup/packages.sh build fuzz
build
python3 tests/fuzz/seeds.py build/fuzz/seeds
failed=0
running=0
for target in "${targets[@]}"; do
    if [ "$running" -ge 2 ]; then
        wait -n || failed=1
        running=$((running - 1))
    fi
    run "$target" &
    running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
    wait -n || failed=1
    running=$((running - 1))
done
exit "$failed"
