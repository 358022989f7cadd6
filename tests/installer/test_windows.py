#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of hardening for Windows finds each thing that a program may lack. build.sh makes it on what is packed."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../installer/windows/hardening.py")
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


class Hardening(unittest.TestCase):
    def check(self, *flags):
        with tempfile.TemporaryDirectory() as folder:
            source, program = os.path.join(folder, "a.cpp"), os.path.join(folder, "a.exe")
            with open(source, "w", encoding="utf-8") as file:
                file.write(SOURCE)
            subprocess.run([COMPILER, "-w", source, "-o", program, *GOOD, *flags], check=True)
            done = subprocess.run([CHECK, program], stderr=subprocess.PIPE, text=True, check=False)
            return done.returncode, done.stderr.replace(program, "it")

    def test_each_lack(self):
        self.assertEqual(self.check(), (0, ""))
        for flags, words in (
                (["-Wl,--disable-dynamicbase"], "is not moved to a new place"),
                (["-Wl,--disable-high-entropy-va"], "is not moved within all 64 bits"),
                (["-Wl,--disable-dynamicbase,--disable-reloc-section"], "it has no relocations"),
                (["-Wl,--disable-nxcompat"], "no DEP"),
                (["-Wl,--omagic"], "both writable and executable"),
                (["-Wl,--insert-timestamp"], "has a time of building"),
                (["-fno-stack-protector"], "has no stack protector")):
            with self.subTest(flags=flags):
                code, error = self.check(*flags)
                self.assertEqual(code, 1)
                self.assertIn(words, error)


if __name__ == "__main__":
    if not shutil.which(COMPILER):
        print(f"skipped, because {COMPILER} is not installed (installer/setup/packages.sh windows)")
        sys.exit(77)
    unittest.main()
