#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the shells' completions of both programs from what their --help says.

    completions.py RESCIND-CLI [RESCIND] FOLDER    rescind.bash, _rescind (zsh), rescind.fish, and the CLI's three

Names of profiles are not completed: looking them up would open the keychain at a press of Tab.
"""

import os
import sys

import usage

HEAD = """# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Made from what --help says.
"""


def function_name(program):
    return "_" + program.replace("-", "_")


def bash_values(options):
    """The cases for the word before: what may follow an option that takes a value."""
    groups = {}
    for name, kind in sorted(options.items()):
        groups.setdefault(" ".join(kind) if isinstance(kind, list) else kind, []).append(name)
    text = ""
    for kind, names in sorted(groups.items()):
        if kind == "FILE":
            does = "        compopt -o default\n"
        elif kind == "VALUE":
            does = ""
        else:
            does = f"        mapfile -t COMPREPLY < <(compgen -W '{kind}' -- \"$cur\")\n"
        text += f"    {' | '.join(names)})\n{does}        return\n        ;;\n"
    return text


def bash(program, commands):
    everywhere = commands[0].options
    options = {}
    for command in commands:
        options.update({k: v for k, v in command.options.items() if v is not None})
    lines = [HEAD + f"# shellcheck shell=bash\n{function_name(program)}()\n{{",
             '    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} word path="" i',
             "    COMPREPLY=()",
             f'    case "$prev" in\n{bash_values(options)}    esac']
    heads = sorted({c.words[0] for c in commands if c.words})
    if heads:
        verbs = sorted({c.words[0] for c in commands if len(c.words) > 1})
        lines += ["    for ((i = 1; i < COMP_CWORD; i++)); do",
                  "        word=${COMP_WORDS[i]}",
                  '        case "$path/$word" in',
                  f"        {' | '.join('/' + head for head in heads)}) path=$word ;;"]
        pairs = [f"{a}/{b}" for a, b in sorted(c.words for c in commands if len(c.words) > 1)]
        lines += [f"        {' | '.join(pairs)}) path=\"$path $word\" ;;", "        esac", "    done",
                  '    case "$path" in']
        always = " ".join(sorted(everywhere))
        for verb in verbs:
            words = " ".join(sorted(c.words[1] for c in commands if c.words[:1] == (verb,) and len(c.words) > 1))
            lines.append(f"    {verb}) words='{words} {always}' ;;")
        for command in commands:
            if not command.words:
                continue
            words = sorted(command.options)
            if isinstance(command.argument, list):
                words = command.argument + words
            if command.argument == "FILE":
                lines.append(f"    '{' '.join(command.words)}')\n        compopt -o default\n"
                             f"        words='{' '.join(words)} {always}'\n        ;;")
            else:
                lines.append(f"    '{' '.join(command.words)}') words='{' '.join(words + [always])}' ;;")
        lines.append(f"    *) words='{' '.join(heads)} {always}' ;;\n    esac")
        lines[1] = lines[1].replace(" i", " i words")
    else:
        lines[1] = "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words"
        lines.append(f"    words='{' '.join(sorted(everywhere))}'")
    lines += ["    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")",
              f"}}\ncomplete -F {function_name(program)} {program}\n"]
    return "\n".join(lines)


def zsh_spec(name, kind):
    if kind is None:
        return f"'{name}'"
    action = "_files" if kind == "FILE" else f"({' '.join(kind)})" if isinstance(kind, list) else ""
    return f"'{name}:value:{action}'"


def zsh_specs(options, argument=None):
    specs = [zsh_spec(name, kind) for name, kind in sorted(options.items())]
    if argument == "FILE":
        specs.append("'*:file:_files'")
    elif isinstance(argument, list):
        specs.append(f"'1:value:({' '.join(argument)})'")
    return " ".join(specs)


def zsh(program, commands):
    everywhere = commands[0].options
    body = []
    heads = sorted({c.words[0] for c in commands if c.words})
    if not heads:
        body = [f"_arguments {zsh_specs(everywhere)}"]
    else:
        body = ["local path=\"\" word", "integer i",
                "for ((i = 2; i < CURRENT; i++)); do",
                "    word=$words[i]",
                "    case \"$path/$word\" in",
                f"    {'|'.join('/' + head for head in heads)}) path=$word ;;"]
        pairs = [f"{a}/{b}" for a, b in sorted(c.words for c in commands if len(c.words) > 1)]
        body += [f"    {'|'.join(pairs)}) path=\"$path $word\" ;;", "    esac", "done", "case \"$path\" in"]
        for verb in sorted({c.words[0] for c in commands if len(c.words) > 1}):
            words = sorted(c.words[1] for c in commands if c.words[:1] == (verb,) and len(c.words) > 1)
            body.append(f"'{verb}') _arguments {zsh_specs(everywhere)} '*:command:({' '.join(words)})' ;;")
        for command in commands:
            if command.words:
                body.append(f"'{' '.join(command.words)}') _arguments "
                            f"{zsh_specs({**everywhere, **command.options}, command.argument)} ;;")
        body.append(f"*) _arguments {zsh_specs(everywhere)} '*:command:({' '.join(heads)})' ;;\nesac")
        # zsh ties "path" to PATH.
        body = [line.replace("$path", "$chosen").replace("path=", "chosen=") for line in body]
    return f"#compdef {program}\n{HEAD}" + "\n".join(body) + "\n"


def fish_option(program, condition, name, kind):
    flag = f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
    takes = ""
    if kind == "FILE":
        takes = " -r -F"
    elif isinstance(kind, list):
        takes = f" -x -a '{' '.join(kind)}'"
    elif kind:
        takes = " -x"
    return f"complete -c {program}{condition} {flag}{takes}"


def fish(program, commands):
    lines = [HEAD + f"complete -c {program} -f"]
    lines += [fish_option(program, "", name, kind) for name, kind in sorted(commands[0].options.items())]
    heads = sorted({c.words[0] for c in commands if c.words})
    if heads:
        seen = f"__fish_seen_subcommand_from {' '.join(heads)}"
        lines.append(f"complete -c {program} -n 'not {seen}' -a '{' '.join(heads)}'")
    for verb in sorted({c.words[0] for c in commands if len(c.words) > 1}):
        words = " ".join(sorted(c.words[1] for c in commands if c.words[:1] == (verb,) and len(c.words) > 1))
        lines.append(f"complete -c {program} -n '__fish_seen_subcommand_from {verb}; "
                     f"and not __fish_seen_subcommand_from {words}' -a '{words}'")
    for command in commands:
        if not command.words:
            continue
        condition = " -n '" + "; and ".join(f"__fish_seen_subcommand_from {w}" for w in command.words) + "'"
        if command.argument == "FILE":
            lines.append(f"complete -c {program}{condition} -F")
        elif isinstance(command.argument, list):
            lines.append(f"complete -c {program}{condition} -a '{' '.join(command.argument)}'")
        lines += [fish_option(program, condition, name, kind) for name, kind in sorted(command.options.items())]
    return "\n".join(lines) + "\n"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    programs = {"rescind-cli": usage.cli_commands(usage.output(sys.argv[1]))}
    if len(sys.argv) == 4:
        programs["rescind"] = [usage.window_command(usage.output(sys.argv[2]))]
    folder = sys.argv[-1]
    os.makedirs(folder, exist_ok=True)
    for program, commands in programs.items():
        for name, text in ((f"{program}.bash", bash(program, commands)), (f"_{program}", zsh(program, commands)),
                           (f"{program}.fish", fish(program, commands))):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text)


if __name__ == "__main__":
    main()
