#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever names a version names that of the change log's newest heading."""

import argparse
import gzip
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
arguments = argparse.Namespace()


def text(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return file.read()


class Versions(unittest.TestCase):
    def setUp(self):
        heading = re.search(r"^## ([\d.]+) \((.+)\)$", text(os.path.join(ROOT, "CHANGELOG.md")), re.M)
        self.version, self.date = heading.groups()
        self.made = os.path.join(arguments.build, "installer/linux")

    def test_programs(self):
        for program, name in ((arguments.cli, "rescind-cli"), (arguments.window, "rescind")):
            done = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True, check=True)
            self.assertEqual(done.stdout.strip(), f"{name} {self.version}")

    def test_packages(self):
        settings = text(os.path.join(arguments.build, "CPackConfig.cmake"))
        self.assertIn(f'set(CPACK_PACKAGE_VERSION "{self.version}")', settings)

    def test_software_centre(self):
        tree = xml.etree.ElementTree.parse(os.path.join(self.made, "io.github.rescind.Rescind.metainfo.xml"))
        newest = tree.find("releases/release")
        self.assertEqual(newest.get("version"), self.version)
        self.assertEqual(newest.get("type"), "development" if self.date == "not released" else "stable")
        self.assertGreater(len(newest.findall("description/ul/li")), 0)

    def test_papers(self):
        self.assertTrue(text(os.path.join(self.made, "changelog.gz")).startswith(f"rescind ({self.version}) "))
        for page in ("rescind.1", "rescind-cli.1"):
            self.assertIn(f'"Rescind {self.version}"', text(os.path.join(self.made, page + ".gz")))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    parser.add_argument("--window", required=True)
    parser.add_argument("--build", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
