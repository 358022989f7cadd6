#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of hardening for Windows finds each thing that a program may lack. build.sh makes it on what is packed."""

import shutil
import sys
import unittest

import test_hardening

COMPILER = "x86_64-w64-mingw32-g++-posix"
SOURCE = """
#include <cstring>
int main(int, char **argv)
{
    char text[64];
    std::strcpy(text, argv[0]);
    return text[3];
}
"""
GOOD = ["-O2", "-fstack-protector-strong", "-Wl,--no-insert-timestamp"]


class Hardening(test_hardening.Lacks):
    script, source, program, good = "windows/hardening.py", SOURCE, "a.exe", GOOD
    compiler = COMPILER

    def test_each_lack(self):
        self.find_each((
            (["-Wl,--disable-dynamicbase"], "is not moved to a new place"),
            (["-Wl,--disable-high-entropy-va"], "is not moved within all 64 bits"),
            (["-Wl,--disable-dynamicbase,--disable-reloc-section"], "it has no relocations"),
            (["-Wl,--disable-nxcompat"], "no DEP"),
            (["-Wl,--omagic"], "both writable and executable"),
            (["-Wl,--insert-timestamp"], "has a time of building"),
            (["-fno-stack-protector"], "has no stack protector")))


if __name__ == "__main__":
    if not shutil.which(COMPILER):
        print(f"skipped, because {COMPILER} is not installed (installer/setup/packages.sh windows)")
        sys.exit(77)
    unittest.main()
