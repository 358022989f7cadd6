#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every test that tests/CONFORMANCE.md names is there.

A name is `tst_program: function` or `tst_program: function (row)`; several are separated by semicolons. The last column of
a table row must hold at least one name, or begin with "n/a:" or "open:" and a reason.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests" / "CONFORMANCE.md"
NAME = re.compile(r"`(tst_\w+): (\w+)(?: \(([^`]*)\))?`")


def sources():
    """The text of each test program; the rows of the fault suites come from their own slot."""
    return {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("tst_*.cpp")
            if "node_modules" not in path.parts}


def problem_of(program, function, row, texts):
    text = texts.get(program)
    if text is None:
        return f"there is no {program}"
    is_fault = function == "fault" and "FaultSuite" in text
    if not is_fault and not re.search(rf"\bvoid {function}\(\);", text):
        return f"{program} has no {function}"
    if row and f'"{row}"' not in text:
        return f"{program} has no row \"{row}\""
    return None


def main():
    texts = sources()
    problems = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line.startswith("|") or line.startswith(("|---", "| § ")):
            continue
        cell = line.strip().strip("|").split("|")[-1].strip()
        names = NAME.findall(cell)
        if not names and not cell.startswith(("n/a: ", "open: ")):
            problems.append(f"{number}: neither a test nor a reason")
        for program, function, row in names:
            problem = problem_of(program, function, row, texts)
            if problem:
                problems.append(f"{number}: {problem}")
    for problem in problems:
        print(f"tests/CONFORMANCE.md:{problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
