#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of hardening finds each thing that a program may lack. package.sh makes it on what is packaged."""

import argparse
import os
import subprocess
import sys
import tempfile
import unittest

INSTALLER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../installer")
SOURCE = """
#include <cstdio>
#include <cstring>
int main(int argc, char **argv)
{
    char text[64];
    std::memcpy(text, argv[0], std::strlen(argv[argc - 1]));
    std::puts(text);
}
"""
GOOD = ["-O2", "-D_FORTIFY_SOURCE=2", "-fstack-protector-strong", "-fPIE", "-pie", "-Wl,-z,relro,-z,now"]
arguments = argparse.Namespace()


class Lacks(unittest.TestCase):
    """Builds a program with and without each thing, and has it checked."""
    script = source = program = good = compiler = ""

    def check(self, *flags):
        with tempfile.TemporaryDirectory() as folder:
            source, program = os.path.join(folder, "a.cpp"), os.path.join(folder, self.program)
            with open(source, "w", encoding="utf-8") as file:
                file.write(self.source)
            subprocess.run([self.compiler, "-w", source, "-o", program, *self.good, *flags], check=True)
            done = subprocess.run([os.path.join(INSTALLER, self.script), program], stderr=subprocess.PIPE, text=True,
                                  check=False)
            return done.returncode, done.stderr.replace(program, "it")

    def find_each(self, lacks):
        self.assertEqual(self.check(), (0, ""))
        for flags, words in lacks:
            with self.subTest(flags=flags):
                code, error = self.check(*flags)
                self.assertEqual(code, 1)
                self.assertIn(words, error)


class Hardening(Lacks):
    script, source, program, good = "tests/hardening.py", SOURCE, "a", GOOD

    def test_each_lack(self):
        self.compiler = arguments.compiler
        self.find_each((
            (["-no-pie", "-fno-pie"], "is not position-independent"),
            (["-Wl,-z,lazy"], "has no full RELRO"),
            (["-Wl,-z,norelro"], "has no full RELRO"),
            (["-Wl,-z,execstack"], "has an executable stack"),
            (["-fno-stack-protector"], "has no stack protector"),
            (["-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=0"], "has no FORTIFY"),
            (["-Wl,-rpath,/somewhere"], "has a search path")))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
