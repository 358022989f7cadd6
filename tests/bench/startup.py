#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the start-up ratios; see startup.sh."""

import os
import statistics
import subprocess
import sys
import time

RUNS = 15


def painted(pid):
    """The size of the process's visible window that is not one colour any more, or None."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(pid)],
        capture_output=True, text=True, check=False,
    ).stdout.split()
    return found[-1] if found else None


def peak_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def run(program):
    begin = time.perf_counter()
    process = subprocess.Popen([program], stderr=subprocess.DEVNULL)
    try:
        while not painted(process.pid):
            if time.perf_counter() - begin > 30:
                sys.exit(f"{program} showed no window")
        wall = time.perf_counter() - begin
        time.sleep(1)
        return wall, peak_kib(process.pid)
    finally:
        process.terminate()
        process.wait()


def main():
    build = sys.argv[1]
    peers = {"rescind": os.path.join(build, "app/gui/rescind"),
             "bare": os.path.join(build, "tests/bench/bench_bare")}
    walls = {name: [] for name in peers}
    peaks = {name: [] for name in peers}
    for index in range(RUNS + 1):
        for name, program in peers.items():
            wall, peak = run(program)
            # The first round only warms the caches.
            if index > 0:
                walls[name].append(wall)
                peaks[name].append(peak)
    for what, values, unit, scale in (("start to visible window", walls, "ms", 1000), ("peak memory", peaks, "MiB", 1 / 1024)):
        medians = {name: statistics.median(v) * scale for name, v in values.items()}
        ratio = statistics.median(a / b for a, b in zip(values["rescind"], values["bare"]))
        print(f"{what}: rescind {medians['rescind']:.0f} {unit}, bare {medians['bare']:.0f} {unit}, ratio {ratio:.2f} (median of {RUNS} pairs)")


if __name__ == "__main__":
    main()
