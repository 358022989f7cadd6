#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of parts has the form of CycloneDX, and every library that the programs name is in it."""

import argparse
import json
import os
import re
import subprocess
import sys
import unittest

SBOM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../installer/sbom.py")
arguments = argparse.Namespace()


def made(*more, epoch="1700000000"):
    done = subprocess.run([SBOM, "--build", arguments.build, *more], stdout=subprocess.PIPE, check=True,
                          env=dict(os.environ, SOURCE_DATE_EPOCH=epoch))
    return done.stdout


def property_of(component, name):
    return [p["value"] for p in component["properties"] if p["name"] == name]


class Sbom(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.text = made()
        cls.document = json.loads(cls.text)

    def test_form(self):
        document = self.document
        self.assertEqual((document["bomFormat"], document["specVersion"], document["version"]), ("CycloneDX", "1.5", 1))
        self.assertRegex(document["serialNumber"], r"^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        self.assertEqual(document["metadata"]["timestamp"], "2023-11-14T22:13:20Z")
        self.assertLessEqual(set(document), {"bomFormat", "specVersion", "serialNumber", "version", "metadata",
                                             "components", "dependencies"})
        references = [component["bom-ref"] for component in document["components"]]
        self.assertEqual(len(references), len(set(references)))
        for component in document["components"]:
            self.assertEqual(component["type"], "library")
            self.assertTrue(component["name"] and component["version"])
            self.assertRegex(component["purl"], r"^pkg:deb/debian/[a-z0-9.+-]+@[^?+:]+\?arch=(amd64|arm64|all)$")
            self.assertIn(component["scope"], ("required", "optional"))
        for dependency in document["dependencies"]:
            self.assertLessEqual(set(dependency["dependsOn"]), set(references))

    def test_every_library_that_the_programs_name(self):
        there = {soname: component for component in self.document["components"]
                 for soname in property_of(component, "rescind:soname")}
        for program in ("app/gui/rescind", "app/cli/rescind-cli"):
            dynamic = subprocess.run(["readelf", "-d", os.path.join(arguments.build, program)],
                                     stdout=subprocess.PIPE, text=True, check=True).stdout
            names = re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic)
            self.assertGreater(len(names), 5)
            for name in names:
                self.assertIn(name, set(there))
                self.assertEqual(property_of(there[name], "rescind:linkage"), ["direct"])

    def test_what_no_loader_sees(self):
        linkage = {c["name"]: property_of(c, "rescind:linkage")[0] for c in self.document["components"]}
        self.assertEqual(linkage["libqt6sql6-sqlite"], "loaded by name")
        self.assertEqual(linkage["libsecret-1-0"], "loaded by name")
        # The journal's engine, and what windows are drawn with.
        self.assertEqual(linkage["libsqlite3-0"], "indirect")
        self.assertEqual(linkage["libxcb-xkb1"], "indirect")
        self.assertEqual(linkage["libexpected-dev"], "compiled in")

    def test_the_same_twice_and_a_hash_of_the_package(self):
        self.assertEqual(made(), self.text)
        package = json.loads(made("--package", SBOM))
        self.assertNotEqual(package["serialNumber"], self.document["serialNumber"])
        content = package["metadata"]["component"]["hashes"][0]["content"]
        given = subprocess.run(["sha256sum", SBOM], stdout=subprocess.PIPE, text=True, check=True).stdout
        self.assertEqual(content, given.split()[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
