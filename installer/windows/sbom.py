#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what the installer for Windows is made of, as CycloneDX 1.5 (JSON); ../sbom.py does it for Linux.

    sbom.py --package FILE --version VERSION --prefix FOLDER --bundled FILE

What was built from source by dependencies.sh has its version in the name of its folder; what came with the compiler is
known to dpkg. The list of what was packed has a line a file: its name, its hash, where it came from.
"""

import argparse
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import sbom  # pylint: disable=wrong-import-position

# A library by the first letters of its name in lower case, and the source that it was built of.
BUILT = (("qt6", "qt6-base"), ("plugins/", "qt6-base"), ("libcrypto", "openssl"), ("libssl", "openssl"))
HOMES = {"qt6-base": "https://www.qt.io/", "openssl": "https://www.openssl.org/", "sqlite3": "https://www.sqlite.org/"}
# Qt's own copies, in what is packed of it: those of the qt_attribution.json files of this version's source.
IN_QT_OF = "6.4.2"
IN_QT = (("blake2", None), ("cldr", "41"), ("double-conversion", "3.2.0"), ("freetype", "2.12.1"),
         ("harfbuzz", "4.2.1"), ("libpng", "1.6.39"), ("libpsl", None), ("md4c", "0.4.8"), ("pcre2", "10.40"),
         ("pixman", "0.17.12"), ("sha3", None), ("tinycbor", "0.6.0"), ("zlib", "1.2.13"))
# The stub of the installer, and Qt's Chinese texts.
PACKED_FROM = ("nsis", "qt6-translations-l10n")


def versions(prefix):
    match = re.fullmatch(r"qt-(.+)\+sqlite-(.+)\+openssl-(.+)\+\d+", os.path.basename(os.path.normpath(prefix)))
    if not match:
        sys.exit(f"sbom.py: {prefix} is no folder of dependencies.sh")
    return dict(zip(("qt6-base", "sqlite3", "openssl"), match.groups()))


def built(name, version, linkage):
    purl = f"pkg:deb/debian/{name}@{version.replace('+', '%2B')}?arch=source"
    found = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "scope": "required",
             "externalReferences": [{"type": "website", "url": HOMES[name]}],
             "properties": [{"name": "rescind:linkage", "value": linkage},
                            {"name": "rescind:source", "value": f"{name} {version}"}]}
    if name == "qt6-base":
        if not version.startswith(IN_QT_OF):
            sys.exit(f"sbom.py: what is in Qt {version} has to be looked up; known is that of {IN_QT_OF}")
        found["components"] = [{"type": "library", "name": part, **({"version": which} if which else {})}
                               for part, which in IN_QT]
    return found


def components(prefix, bundled):
    known = versions(prefix)
    found = {"sqlite3": built("sqlite3", known["sqlite3"], "compiled in")}
    with open(bundled, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    of_packages = [origin for _, _, origin in lines if not origin.startswith(prefix + "/")]
    owners = sbom.packages_of(of_packages)
    for name, digest, origin in lines:
        if origin in owners:
            part = found.setdefault(owners[origin], sbom.component(owners[origin], "bundled"))
        else:
            source = next((source for begin, source in BUILT if name.lower().startswith(begin)), None)
            if not source:
                sys.exit(f"sbom.py: nobody knows what {name} was built of")
            part = found.setdefault(source, built(source, known[source], "bundled"))
        part.setdefault("components", []).append(
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]})
    for name in (*sbom.COMPILED_IN, *PACKED_FROM):
        found[name] = sbom.component(name, "compiled in" if name in sbom.COMPILED_IN else "bundled")
    return sorted(found.values(), key=lambda one: one["bom-ref"])


def main():
    parser = argparse.ArgumentParser()
    for name in ("package", "version", "prefix", "bundled"):
        parser.add_argument("--" + name, required=True)
    options = parser.parse_args()
    json.dump(sbom.envelope(components(options.prefix, options.bundled), options.version, options.package),
              sys.stdout, indent=1, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
