#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the house to its floor plan: who may include whom, and what is nowhere allowed."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Each room and the rooms it may stand on, besides itself.
FLOORS = [
    {"base"},
    {"net", "jose", "secrets", "profiles", "journal"},
    {"oidc"},
    {"tokens"},
    {"login"},
    {"revoke"},
    {"bulk"},
    {"engine"},
]
FORBIDDEN = {
    r"\bQEventLoop\b|processEvents|waitForReadyRead": "blocks in an event loop of its own",
    r"\bSIGNAL\(|\bsender\(\)": "string-based or guessing connection",
    r"\bqDebug\(|\bqWarning\(|\bqInfo\(|\bqCritical\(": "logs without a category",
    r"::instance\(\)": "reaches for a global",
}


def allowed(room):
    below = set()
    for floor in FLOORS:
        if room in floor:
            return below | {room}
        below |= floor
    raise SystemExit(f"layers.py knows no room {room!r} in core: put it on its floor")


def problems():
    for path in sorted(ROOT.glob("*/**/*.[ch]*")):
        parts = path.relative_to(ROOT).parts
        if parts[0] not in ("app", "core", "ui") or path.suffix not in (".cpp", ".h"):
            continue
        text = path.read_text(encoding="utf-8")
        where = "/".join(parts)
        for include in re.findall(r'#include ["<]([^">]+)[">]', text):
            top = include.split("/")[0]
            if parts[0] == "core":
                if top in ("QtGui", "QtWidgets", "ui", "app"):
                    yield f"{where}: core may not know {include}"
                if top == "core" and include.split("/")[1] not in allowed(parts[1]):
                    yield f"{where}: {parts[1]} may not stand on {include}"
            if parts[0] == "ui":
                if top == "app" or include.startswith(("QtNetwork/", "QtCore/QJson", "qt6keychain")):
                    yield f"{where}: ui may not know {include}"
        for pattern, why in FORBIDDEN.items():
            for match in re.finditer(pattern, text):
                line = text[: match.start()].count("\n") + 1
                yield f"{where}:{line}: {match.group(0)} {why}"


found = list(problems())
print("\n".join(found) or "every room stands on its floor")
sys.exit(1 if found else 0)
