#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an installation puts where, installed into a folder of its own."""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import unittest

ID = "io.github.rescind.Rescind"
arguments = argparse.Namespace()


def install(folder, component):
    subprocess.run(["cmake", "--install", arguments.build, "--prefix", folder, "--component", component],
                   check=True, stdout=subprocess.DEVNULL)


class Files(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for component in ("rescind", "debian"):
            install(cls.folder.name, component)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, *parts):
        return os.path.join(self.folder.name, *parts)

    def test_one_name_for_desktop_file_data_and_icon(self):
        for part in (f"applications/{ID}.desktop", f"metainfo/{ID}.metainfo.xml", f"mime/packages/{ID}.xml",
                     f"icons/hicolor/scalable/apps/{ID}.svg", f"icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
                     f"icons/hicolor/16x16/apps/{ID}.png", f"icons/hicolor/48x48/apps/{ID}.png"):
            self.assertTrue(os.path.isfile(self.path("share", part)), part)
        with open(self.path("share/applications", f"{ID}.desktop"), encoding="utf-8") as file:
            self.assertIn(f"Icon={ID}\n", file.read())

    def test_pictures_have_the_size_of_their_folder(self):
        for size in (16, 24, 32, 48, 64, 128, 256):
            with open(self.path(f"share/icons/hicolor/{size}x{size}/apps/{ID}.png"), "rb") as file:
                head = file.read(24)
            self.assertEqual(head[:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual((int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")), (size, size))

    def test_the_type_of_profile_files_wins_over_plain_json(self):
        subprocess.run(["update-mime-database", self.path("share/mime")], check=True)
        with open(self.path("share/mime/globs2"), encoding="utf-8") as file:
            self.assertIn("60:application/vnd.rescind.profiles+json:*.rescind.json\n", file.read())

    def test_no_secret_and_no_path_of_the_builder(self):
        with tempfile.TemporaryDirectory() as fresh:
            install(fresh, "rescind")
            for folder, _, names in os.walk(fresh):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        content = file.read()
                    if content.startswith(b"\x7fELF"):
                        continue  # those of a build for tests do have it
                    self.assertNotIn(os.path.dirname(arguments.build).encode(), content, name)
                    self.assertIsNone(re.search(rb'"(client_?secret|clientSecret)"\s*:\s*"[^"]', content), name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    arguments = parser.parse_args(namespace=arguments)
    unittest.main(argv=[sys.argv[0]])
