# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what `--help` of both programs prints: the commands, their options, and what those take."""

import os
import re
import subprocess

OPTION = re.compile(r'(--[a-z][a-z-]*)(?: (?!\|)("?[^\s\]]+))?')


class Command:
    """One command, as ("revoke",) or ("profile", "add"); () are the options that stand anywhere."""

    def __init__(self, words):
        self.words = words
        self.options = {}  # name -> None, "FILE", "VALUE" or a list of choices
        self.argument = None  # None, "FILE", "VALUE" or a list of choices
        self.inherits = None


def output(program):
    environment = dict(os.environ, LC_ALL="C.UTF-8", QT_QPA_PLATFORM="offscreen")
    return subprocess.run([program, "--help"], env=environment, check=True, stdout=subprocess.PIPE,
                          text=True, encoding="utf-8").stdout


def split_at_bars(text):
    """The alternatives of a line, and not those inside brackets."""
    parts, depth, start = [], 0, 0
    for index, letter in enumerate(text):
        depth += letter == "["
        depth -= letter == "]"
        if depth == 0 and text.startswith(" | ", index):
            parts.append(text[start:index])
            start = index + 3
    return parts + [text[start:]]


def value_kind(value):
    if value is None:
        return None
    if value.startswith("FILE"):
        return "FILE"
    if re.fullmatch(r"\w+(\|\w+)+", value):
        return value.split("|")
    return "VALUE"


def add_options(command, text):
    last_choices = None
    for name, value in OPTION.findall(text):
        kind = value_kind(value.rstrip("|") or None)
        if value == "...":
            kind = last_choices
        if isinstance(kind, list):
            last_choices = kind
        command.options[name] = kind


def logical_lines(text):
    """Each command with its continuation lines, without the words that explain it."""
    lines = []
    for line in text.splitlines():
        if line.startswith(" " * 20):
            continue  # more of an explanation
        if line.startswith("          ") and lines:
            lines[-1] += " " + line.strip()
        elif line.startswith("  "):
            lines.append(re.split(r" {2,}", line.strip())[0])
    return lines


def cli_commands(text):
    everywhere = Command(())
    add_options(everywhere, text.splitlines()[0])
    commands = [everywhere]
    for line in logical_lines(text):
        if line.startswith("--"):
            add_options(everywhere, line)
            continue
        first = line.split()[0]
        for part in split_at_bars(line):
            words = part.split()
            if words[0] != first:
                words.insert(0, first)
            has_verb = len(words) > 1 and re.fullmatch(r"[a-z]+", words[1]) and first in ("profile", "journal")
            command = Command(tuple(words[:2]) if has_verb else (first,))
            rest = words[len(command.words):]
            if rest and re.fullmatch(r"\[?[a-z|]+\]?", rest[0]) and "|" in rest[0]:
                command.argument = rest[0].strip("[]").split("|")
            elif rest and re.fullmatch(r"\[?(NAME|FILE)\]?", rest[0]):
                command.argument = "FILE" if "FILE" in rest[0] else "VALUE"
            add_options(command, " ".join(rest))
            inherits = re.search(r"the filters of (\w+)", part)
            command.inherits = (first, inherits[1]) if inherits else None
            commands.append(command)
    by_words = {command.words: command for command in commands}
    for command in commands:
        if command.inherits:
            # What bounds a list on the screen bounds no export.
            more = {k: v for k, v in by_words[command.inherits].options.items() if k != "--limit"}
            command.options = {**more, **command.options}
    return commands


def window_command(text):
    """Qt's own form of help: "  --theme <mode>  Colours: system, light or dark."."""
    command = Command(())
    joined = re.sub(r"\n {10,}", " ", text)
    for names, value, words in re.findall(r"^ {2}(-[^<\n]*?)(?: <(\w+)>)? {2,}(.*)$", joined, re.M):
        kind = "VALUE" if value else None
        choices = re.search(r": ((?:\w+, )*\w+ or \w+)\.$", words)
        if value and choices:
            kind = re.split(r", | or ", choices[1])
        for name in names.split(", "):
            command.options[name] = kind
    return command
