#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages name what --help names, and nothing else, and man has nothing to say about them."""

import argparse
import gzip
import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../installer/linux"))
import usage  # pylint: disable=wrong-import-position

arguments = argparse.Namespace()


def manual(page):
    with gzip.open(os.path.join(arguments.made, page + ".gz"), "rt", encoding="utf-8") as file:
        return file.read()


def plain(text):
    return re.sub(r"\\f[BIRP]|\\&", "", text).replace("\\-", "-")


def sections(text):
    """heading -> the options below it."""
    found, current = {}, set()
    for line in plain(text).splitlines():
        if line.startswith((".SS ", ".SH ")):
            current = found.setdefault(re.sub(r" (\[.*|[A-Z].*)$", "", line[4:]), set())
        elif re.match(r"\.(B|BI|BR) ", line):
            current.update(re.findall(r"(?<![\w-])-{1,2}[a-z][a-z-]*", line))
    return found


class Manuals(unittest.TestCase):
    def test_commands_and_their_options_are_those_of_help(self):
        found = sections(manual("rescind-cli.1"))
        commands = usage.cli_commands(usage.output(arguments.cli))
        self.assertGreater(len(commands), 15)
        for command in commands:
            name = " ".join(command.words) or "OPTIONS"
            self.assertIn(name, found)
            inherited = {}
            if command.inherits:
                inherited = next(c.options for c in commands if c.words == command.inherits)
            with self.subTest(command=name):
                own = set(command.options) - (set(inherited) - {"--output", "--format"})
                self.assertEqual(own, found[name] - set(commands[0].options if command.words else ()))
        known = {" ".join(command.words) for command in commands}
        for name in found:
            if re.match(r"[a-z]", name):
                self.assertIn(name, known)

    def test_options_of_the_window_are_those_of_help(self):
        command = usage.window_command(usage.output(arguments.window))
        self.assertEqual(set(command.options), sections(manual("rescind.1"))["OPTIONS"])

    def test_man_has_nothing_to_say(self):
        for page in ("rescind.1", "rescind-cli.1"):
            done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
                                   os.path.join(arguments.made, page + ".gz")],
                                  env=dict(os.environ, MANROFFSEQ="", MANWIDTH="80"),
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True)
            self.assertEqual(done.stderr, "")
            self.assertGreater(len(done.stdout), 1000)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--window", required=True)
    parser.add_argument("--made", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
