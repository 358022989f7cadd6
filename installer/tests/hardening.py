#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that programs were built hardened, by looking at them.

    hardening.py PROGRAM...

Position-independent (PIE), relocations read-only before main (full RELRO), no executable stack, nothing both
writable and executable, stack protector, FORTIFY wherever libc has a checked form, no search path of its own.
"""

import re
import subprocess
import sys

# Functions for which glibc has a checked form, and that the compiler leaves as they are where it can prove
# nothing; a program that calls one of these and none of the checked forms was built without FORTIFY.
CHECKED = {"memcpy", "memmove", "memset", "strcpy", "strncpy", "strcat", "strncat", "sprintf", "snprintf", "vsprintf",
           "vsnprintf", "printf", "fprintf", "vfprintf", "fgets", "fread", "read", "recv", "readlink", "getcwd",
           "realpath", "gethostname", "syslog"}


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True,
                          env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}).stdout


def readelf(*arguments):
    return output("readelf", "--wide", *arguments)


def problems(program, allow_run_path=False):
    header = readelf("--file-header", program)
    segments = readelf("--program-headers", program)
    dynamic = readelf("--dynamic", program)
    imported = set(re.findall(r"UND (\w+)", readelf("--dyn-syms", program)))
    if not re.search(r"Type:\s+DYN", header) or "PIE" not in dynamic:
        yield "is not position-independent (PIE)"
    if "GNU_RELRO" not in segments or not re.search(r"BIND_NOW|FLAGS_1.*\bNOW\b", dynamic):
        yield "has no full RELRO"
    for kind, flags in re.findall(r"^\s+(\S+)\s+(?:0x\S+\s+){5}([RWE ]{3})\s", segments, re.M):
        if kind == "GNU_STACK" and "E" in flags:
            yield "has an executable stack"
        if kind == "LOAD" and "W" in flags and "E" in flags:
            yield "has memory that is both writable and executable"
    if "GNU_STACK" not in segments:
        yield "does not say that its stack is not executable"
    if "__stack_chk_fail" not in imported:
        yield "has no stack protector"
    if imported & CHECKED and not any(name.endswith("_chk") and name != "__stack_chk_fail" for name in imported):
        yield f"has no FORTIFY (it calls {', '.join(sorted(imported & CHECKED))})"
    if not allow_run_path and re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        yield "has a search path for libraries"


def report(problems_of, usage):
    """What each of the files on the command line lacks; the exit code."""
    found = False
    if len(sys.argv) < 2:
        sys.exit(usage)
    for file in sys.argv[1:]:
        for problem in problems_of(file):
            print(f"{file}: {problem}", file=sys.stderr)
            found = True
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(report(problems, __doc__))
