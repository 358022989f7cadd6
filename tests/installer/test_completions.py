#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each shell, asked for its completions, offers what --help names: commands, verbs, options and choices."""

import argparse
import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../installer/linux"))
import usage  # pylint: disable=wrong-import-position

arguments = argparse.Namespace()


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True,
                          env=dict(os.environ, XDG_CONFIG_HOME="/nonexistent", HOME="/nonexistent")).stdout


def bash(words):
    """What bash would offer behind these words; the last may be unfinished."""
    path = os.path.join(arguments.made, "completions", words[0] + ".bash")
    script = (f'. {path}; COMP_WORDS=({" ".join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; '
              f'compopt() {{ :; }}; _{words[0].replace("-", "_")}; printf "%s\\n" "${{COMPREPLY[@]}}"')
    return set(run("bash", "--norc", "-c", script).split())


def zsh(words):
    """The names in what is handed to _arguments, which itself needs a terminal."""
    path = os.path.join(arguments.made, "completions", "_" + words[0])
    script = (f'_arguments() {{ print -rl -- "$@" }}; words=({" ".join(repr(w) for w in words)}); '
              f"CURRENT={len(words)}; ask() {{ . {path} }}; ask")
    offered = set()
    for spec in run("zsh", "--no-rcs", "-c", script).splitlines():
        name = spec.split(":")[0]
        if name.startswith("-"):
            offered.add(name)
        else:
            offered |= set(re.findall(r"[\w-]+", spec.split(":")[-1]))
    return offered


def fish(words):
    path = os.path.join(arguments.made, "completions", words[0] + ".fish")
    line = " ".join(words)
    return {row.split("\t")[0] for row in
            run("fish", "--no-config", "-c", f"source {path}; complete -C '{line}'").splitlines()}


class Completions(unittest.TestCase):
    def test_options_of_each_command(self):
        commands = usage.cli_commands(usage.output(arguments.cli))
        everywhere = set(commands[0].options)
        for command in commands:
            expected = everywhere | set(command.options)
            line = ["rescind-cli", *command.words, "--"]
            with self.subTest(command=command.words):
                self.assertEqual({w for w in bash(line) if w.startswith("--")}, expected)
                self.assertEqual({w for w in zsh(line) if w.startswith("--")}, expected)
                self.assertEqual({w for w in fish(line) if w.startswith("--")}, expected)

    def test_words_come_before_what_belongs_to_them(self):
        commands = [c for c in usage.cli_commands(usage.output(arguments.cli)) if c.words]
        heads = {c.words[0] for c in commands}
        verbs = {c.words[1] for c in commands if c.words[0] == "profile"}
        for shell in (bash, zsh, fish):
            with self.subTest(shell=shell.__name__):
                self.assertLessEqual(heads, shell(["rescind-cli", ""]))
                self.assertLessEqual(verbs, shell(["rescind-cli", "profile", ""]))
                self.assertFalse(heads & shell(["rescind-cli", "bulk", "--"]))

    def test_choices(self):
        self.assertEqual(bash(["rescind-cli", "revoke", "NAME", "--probe", ""]), {"none", "gentle", "intrusive"})
        self.assertEqual(fish(["rescind-cli", "revoke", "NAME", "--probe", ""]), {"none", "gentle", "intrusive"})
        self.assertLessEqual({"on", "off"}, bash(["rescind-cli", "journal", "syslog", ""]))

    def test_the_window(self):
        expected = set(usage.window_command(usage.output(arguments.window)).options)
        self.assertEqual(bash(["rescind", ""]), expected)
        self.assertEqual(zsh(["rescind", ""]), expected)
        self.assertLessEqual({w for w in expected if w.startswith("--")}, fish(["rescind", "--"]))
        self.assertEqual(bash(["rescind", "--theme", ""]), {"system", "light", "dark"})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--window", required=True)
    parser.add_argument("--made", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
