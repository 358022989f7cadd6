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

CHECK = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../installer/tests/hardening.py")
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


class Hardening(unittest.TestCase):
    def check(self, *flags):
        with tempfile.TemporaryDirectory() as folder:
            source, program = os.path.join(folder, "a.cpp"), os.path.join(folder, "a")
            with open(source, "w", encoding="utf-8") as file:
                file.write(SOURCE)
            subprocess.run([arguments.compiler, "-w", source, "-o", program, *GOOD, *flags], check=True)
            done = subprocess.run([CHECK, program], stderr=subprocess.PIPE, text=True, check=False)
            return done.returncode, done.stderr.replace(program, "it")

    def test_each_lack(self):
        self.assertEqual(self.check(), (0, ""))
        for flags, words in (
                (["-no-pie", "-fno-pie"], "is not position-independent"),
                (["-Wl,-z,lazy"], "has no full RELRO"),
                (["-Wl,-z,norelro"], "has no full RELRO"),
                (["-Wl,-z,execstack"], "has an executable stack"),
                (["-fno-stack-protector"], "has no stack protector"),
                (["-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=0"], "has no FORTIFY"),
                (["-Wl,-rpath,/somewhere"], "has a search path")):
            with self.subTest(flags=flags):
                code, error = self.check(*flags)
                self.assertEqual(code, 1)
                self.assertIn(words, error)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
