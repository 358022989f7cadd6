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
import functools
import hashlib
import json
import os
import re
import subprocess
import sys
import uuid

NAME = "rescind"
PROGRAMS = ("app/gui/rescind", "app/cli/rescind-cli")
# By Qt, and by QtKeychain.
PLUGINS = ("platforms/libqxcb.so", "sqldrivers/libqsqlite.so", "tls/libqopensslbackend.so")
SECRETS = "libsecret-1.so.0"
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
    """soname -> file, of all that the loader would map, and the loader."""
    text = output("ldd", program)
    return {**dict(re.findall(r"^\s*(\S+) => (/\S+) \(", text, re.M)),
            **{os.path.basename(path): path for path in re.findall(r"^\s*(/\S+) \(", text, re.M)}}


def names_of(path):
    """dpkg knows a file by the name it was installed under, before /lib became a link."""
    real = os.path.realpath(path)
    return {path, real, path.removeprefix("/usr"), real.removeprefix("/usr"), "/usr" + path}


def packages_of(paths):
    """file -> package, all asked for at once: dpkg reads its lists anew for each question."""
    names = sorted(set().union(*map(names_of, paths)))
    # It fails for the names under which a file is not known.
    done = subprocess.run(["dpkg-query", "--search", *names], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          text=True, check=False)
    known = {path: package for package, path in re.findall(r"^([^:,\s]+)[^\n]*?: (/.+)$", done.stdout, re.M)}
    found = {}
    for path in paths:
        found[path] = next((known[name] for name in sorted(names_of(path)) if name in known), None)
        if not found[path]:
            sys.exit(f"sbom.py: no package has {path}")
    return found


@functools.cache
def all_facts():
    form = "${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\t${Homepage}\n"
    lines = output("dpkg-query", "--show", "--showformat", form).splitlines()
    return {fields[0]: fields[1:] for fields in (line.split("\t") for line in lines)}


def facts(package):
    if package not in all_facts():
        sys.exit(f"sbom.py: {package} is not installed")
    return all_facts()[package]


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


def loaded_by_name():
    """soname -> file."""
    folder = output("qtpaths6", "--query", "QT_INSTALL_PLUGINS").strip()
    found = {os.path.basename(plugin): os.path.join(folder, plugin) for plugin in PLUGINS}
    libraries = dict(re.findall(r"^\t(\S+) .*x86-64.* => (\S+)$", output("/sbin/ldconfig", "-p"), re.M))
    return {**found, SECRETS: libraries[SECRETS]}


def linked(programs):
    """The packages of all libraries, those that the programs themselves name first."""
    by_name = loaded_by_name()
    files = dict(by_name)
    direct = set()
    for program in programs:
        direct |= needed(program)
    for file in (*programs, *by_name.values()):
        files.update(loaded(file))
    sonames = {}
    owners = packages_of(files.values())
    for soname, path in files.items():
        sonames.setdefault(owners[path], set()).add(soname)
    found = {}
    for package, names in sonames.items():
        linkage = "direct" if names & direct else "loaded by name" if names & set(by_name) else "indirect"
        found[package] = component(package, linkage, names)
    return found


def bundled(manifest):
    """What make.sh packed: lines of a file's name in the package, its hash, and where it came from."""
    with open(manifest, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    owners = packages_of([origin for _, _, origin in lines])
    by_package = {}
    for name, digest, origin in lines:
        by_package.setdefault(owners[origin], []).append((name, digest))
    found = {}
    for package, files in by_package.items():
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
    return envelope(sorted(found.values(), key=lambda one: one["bom-ref"]), version_of(programs[1]), package)


def envelope(components, version, package):
    """The document around the parts, the same for every system."""
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
