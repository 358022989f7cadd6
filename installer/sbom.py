#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes what the programs are made of, as CycloneDX 1.5 (JSON), from the programs themselves.

    sbom.py [--package FILE] --build FOLDER

The loader says which libraries both programs get, and dpkg whose those are. What no loader sees is added: what is
loaded by name, and the header that is compiled in. A portable package (*.run) has the libraries that were packed
into it, each with its hash.
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid

NAME = "rescind"
PROGRAMS = ("app/gui/rescind", "app/cli/rescind-cli")
# Qt loads the first, QtKeychain the second.
LOADED_BY_NAME = ("libqt6sql6-sqlite", "libsecret-1-0")
COMPILED_IN = ("libexpected-dev",)


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8")).stdout


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def needed(program):
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "--dynamic", program)))


def loaded(program):
    """soname -> file, of all that the loader would map."""
    return dict(re.findall(r"^\s*(\S+) => (/\S+) \(", output("ldd", program), re.M))


def package_of(path):
    # dpkg knows a file by the name it was installed under, before /lib became a link.
    for candidate in (path, os.path.realpath(path), path.removeprefix("/usr"), "/usr" + path):
        done = subprocess.run(["dpkg-query", "--search", candidate], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    sys.exit(f"sbom.py: no package has {path}")


def facts(package):
    form = "${Version}\t${Architecture}\t${source:Package}\t${source:Version}\t${Homepage}"
    return output("dpkg-query", "--show", "--showformat", form, package).split("\n")[0].split("\t")


def component(package, linkage, sonames=()):
    version, architecture, source, source_version, homepage = facts(package)
    purl = f"pkg:deb/debian/{package}@{version.replace('+', '%2B').replace(':', '%3A')}?arch={architecture}"
    found = {
        "type": "library", "bom-ref": purl, "name": package, "version": version, "purl": purl,
        "scope": "required",
        "properties": [{"name": "rescind:linkage", "value": linkage},
                       {"name": "rescind:source", "value": f"{source} {source_version}"}]
        + [{"name": "rescind:soname", "value": soname} for soname in sorted(sonames)],
    }
    if homepage:
        found["externalReferences"] = [{"type": "website", "url": homepage}]
    return found


def linked(programs):
    """The packages of all libraries, those that the programs themselves name first."""
    files = {}
    direct = set()
    for program in programs:
        files.update(loaded(program))
        direct |= needed(program)
    sonames = {}
    for soname, path in files.items():
        sonames.setdefault(package_of(path), set()).add(soname)
    found = {}
    for package, names in sonames.items():
        found[package] = component(package, "direct" if names & direct else "indirect", names)
    for package in LOADED_BY_NAME:
        found.setdefault(package, component(package, "loaded by name"))
    return found


def bundled(manifest):
    """What make.sh packed: lines of a file's name in the package, its hash, and where it came from."""
    sonames = {}
    with open(manifest, encoding="utf-8") as file:
        for line in file:
            name, digest, origin = line.rstrip("\n").split("\t")
            sonames.setdefault(package_of(origin), []).append((name, digest))
    found = {}
    for package, files in sonames.items():
        found[package] = component(package, "bundled")
        found[package]["components"] = [
            {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
            for name, digest in sorted(files)]
    return found


def version_of(program):
    return output(program, "--version").split()[-1]


def document(build, package):
    programs = [os.path.join(build, program) for program in PROGRAMS]
    found = linked(programs)
    if package and package.endswith(".run"):
        found.update(bundled(os.path.join(build, "portable", "bundled.tsv")))
    for name in COMPILED_IN:
        found[name] = component(name, "compiled in")
    components = sorted(found.values(), key=lambda one: one["bom-ref"])
    version = version_of(programs[1])
    root = f"{NAME}@{version}"
    main = {"type": "application", "bom-ref": root, "name": NAME, "version": version,
            "licenses": [{"license": {"id": "GPL-3.0-or-later"}}]}
    if package:
        main["hashes"] = [{"alg": "SHA-256", "content": sha256(package)}]
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    direct = [one["bom-ref"] for one in components
              if one["properties"][0]["value"] in ("direct", "loaded by name", "compiled in", "bundled")]
    content = {
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": {
            "timestamp": datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": main,
        },
        "components": components,
        "dependencies": [{"ref": root, "dependsOn": direct}],
    }
    # The same content has the same number.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {**content, "serialNumber": f"urn:uuid:{serial}"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--package")
    parser.add_argument("--build", required=True)
    options = parser.parse_args()
    json.dump(document(options.build, options.package), sys.stdout, indent=1, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
