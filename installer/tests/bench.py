#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the start times of the packaged programs; see bench.sh."""

import os
import shutil
import statistics
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/bench"))
import startup  # pylint: disable=wrong-import-position


def main():
    deb, portable, peer, cache = sys.argv[1:]
    shutil.rmtree(cache, ignore_errors=True)
    first, _ = startup.run(portable)
    print(f"portable, first start (unpacks): {first * 1000:.0f} ms")
    programs = {"deb": deb, "portable": portable, "KeePassXC": peer}
    walls = {name: [] for name in programs}
    peaks = {name: [] for name in programs}
    for index in range(startup.RUNS + 1):
        for name, program in programs.items():
            wall, peak = startup.run(program)
            if index > 0:
                walls[name].append(wall)
                peaks[name].append(peak)
    for name in programs:
        ratio = statistics.median(a / b for a, b in zip(walls[name], walls["KeePassXC"]))
        print(f"{name}: {statistics.median(walls[name]) * 1000:.0f} ms to a visible window ({ratio:.2f} of KeePassXC), "
              f"{statistics.median(peaks[name]) / 1024:.0f} MiB at most")


if __name__ == "__main__":
    main()
