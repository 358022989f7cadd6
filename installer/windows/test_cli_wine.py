#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line's own tests on the program for Windows, by a script that runs it under Wine."""

import argparse
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../tests/e2e"))
import test_cli  # pylint: disable=wrong-import-position

# They need a terminal, or ask for the permissions and devices of Linux.
NOT_HERE = {"test_bulk", "test_bulk_wants_the_number_typed", "test_paste_of_nonsense_ends"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.parse_args(namespace=test_cli.arguments)
    names = unittest.TestLoader().getTestCaseNames(test_cli.CommandLine)
    suite = unittest.TestSuite(test_cli.CommandLine(name) for name in names if name not in NOT_HERE)
    return 0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
