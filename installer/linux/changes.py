#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what packages want to know of the change log, from the change log.

    changes.py metainfo CHANGELOG.md TEMPLATE     AppStream data, with releases and screenshots
    changes.py debian CHANGELOG.md MAINTAINER     a Debian changelog

A heading is `## VERSION (DATE)`, or `## VERSION (not released)`, whose date is SOURCE_DATE_EPOCH's.
"""

import datetime
import os
import re
import sys
import textwrap
from xml.sax.saxutils import escape

HEADING = re.compile(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d|not released)\)$")
# Where the pictures of a release are published; AppStream takes addresses only.
SCREENSHOTS = os.environ.get("RESCIND_SCREENSHOTS_URL", "https://rescind.github.io/screenshots")
# As tests/ui/screenshots.sh makes them, each in both languages.
PICTURES = [
    ("revoked", "A revoked access token, and until when offline checks still accept it",
     "已撤销的访问令牌，以及离线校验在何时之前仍会接受它"),
    ("bulk", "Thousands of tokens are revoked, and proved dead, at the speed that the server allows",
     "以服务器允许的速度撤销成千上万个令牌，并证实它们已失效"),
]


class Release:
    def __init__(self, version, date):
        self.version = version
        self.is_released = date != "not released"
        if self.is_released:
            self.time = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.timezone.utc)
        else:
            epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or os.path.getmtime(sys.argv[2]))
            self.time = datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc)
        self.items = []


def releases(path):
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            heading = HEADING.match(line.rstrip())
            if line.startswith("## ") and not heading:
                sys.exit(f"{path}: not a heading of a release: {line.rstrip()}")
            if heading:
                found.append(Release(*heading.groups()))
            elif found and line.startswith("- "):
                found[-1].items.append(line[2:].strip())
            elif found and found[-1].items and line.startswith("  "):
                found[-1].items[-1] += " " + line.strip()
    if not found:
        sys.exit(f"{path}: no release in it")
    return found


def plain(text):
    """Markdown's marks are for another reader."""
    return re.sub(r"[`*]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text))


def metainfo(path, template):
    def release(one):
        kind = "stable" if one.is_released else "development"
        items = "\n".join(f"          <li>{escape(plain(item))}</li>" for item in one.items)
        return (f'    <release version="{one.version}" date="{one.time:%Y-%m-%d}" type="{kind}">\n'
                f"      <description>\n        <ul>\n{items}\n        </ul>\n      </description>\n    </release>")

    def screenshot(number, name, caption, chinese):
        kind = ' type="default"' if number == 0 else ""
        return (f"    <screenshot{kind}>\n      <caption>{escape(caption)}</caption>\n"
                f'      <caption xml:lang="zh_CN">{escape(chinese)}</caption>\n'
                f'      <image type="source">{SCREENSHOTS}/{name}.png</image>\n'
                f'      <image type="source" xml:lang="zh_CN">{SCREENSHOTS}/{name}_zh_CN.png</image>\n'
                "    </screenshot>")

    with open(template, encoding="utf-8") as file:
        text = file.read()
    text = text.replace("@SCREENSHOTS@", "\n".join(screenshot(i, *p) for i, p in enumerate(PICTURES)))
    return text.replace("@RELEASES@", "\n".join(release(one) for one in releases(path)))


def debian(path, maintainer):
    def entry(one):
        suite = "unstable" if one.is_released else "UNRELEASED"
        items = "\n".join(textwrap.fill(plain(item), 78, initial_indent="  * ", subsequent_indent="    ",
                                        break_long_words=False, break_on_hyphens=False) for item in one.items)
        return (f"rescind ({one.version}) {suite}; urgency=medium\n\n{items}\n\n"
                f" -- {maintainer}  {one.time:%a, %d %b %Y %H:%M:%S} +0000\n")

    return "\n".join(entry(one) for one in releases(path))


def main():
    makers = {"metainfo": metainfo, "debian": debian}
    if len(sys.argv) != 4 or sys.argv[1] not in makers:
        sys.exit(__doc__)
    sys.stdout.buffer.write(makers[sys.argv[1]](sys.argv[2], sys.argv[3]).encode())


if __name__ == "__main__":
    main()
