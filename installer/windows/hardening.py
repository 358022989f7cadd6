#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that Windows programs and libraries were built hardened, by looking at them.

    hardening.py FILE...

Moved to a new place at each start (ASLR, with all 64 bits, and with the table that this needs), no data that is run
(DEP), nothing both writable and executable; and, but for the compiler's own libraries, a stack protector and no time
of building. Control flow guard is Microsoft's compiler's alone: mingw-w64 has none.
"""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../tests"))
import hardening  # pylint: disable=wrong-import-position


def objdump(*arguments):
    return hardening.output("x86_64-w64-mingw32-objdump", *arguments)


def is_compilers(file):
    """As Debian built them: without a protector, and with the time of its package, the same for everybody."""
    return os.path.basename(file).startswith(("libgcc", "libssp", "libstdc++", "libwinpthread"))


def problems(file):
    headers = objdump("-p", file)
    sections = objdump("-h", "-w", file)
    flags = int(re.search(r"^DllCharacteristics\s+([0-9a-f]+)", headers, re.M).group(1), 16)
    if not flags & 0x40:
        yield "is not moved to a new place (ASLR)"
    if not flags & 0x20:
        yield "is not moved within all 64 bits"
    if not re.search(r"^Entry 5 0*[1-9a-f][0-9a-f]* .*Base Relocation", headers, re.M):
        yield "cannot be moved: it has no relocations"
    if not flags & 0x100:
        yield "may run its data (no DEP)"
    for line in sections.splitlines():
        if re.match(r"\s*\d+ \S+", line) and "CODE" in line and "READONLY" not in line and "ALLOC" in line:
            yield f"has a section that is both writable and executable: {line.split()[1]}"
    if not is_compilers(file):
        stamp = re.search(r"^Time/Date\s+(.*)$", headers, re.M).group(1).strip()
        if not stamp.endswith(" 1970"):
            yield f"has a time of building ({stamp})"
        if "__stack_chk_fail" not in headers:
            yield "has no stack protector"


if __name__ == "__main__":
    sys.exit(hardening.report(problems, __doc__))
