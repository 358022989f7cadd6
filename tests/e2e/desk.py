# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the running program as assistive technology does: by the names of its controls."""

import json
import os
import subprocess
import sys
import time

import pyatspi

REPO = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Failed(Exception):
    """Something that had to be on the screen was not."""


def wait_until(what, condition, seconds=20):
    """The first truthy value of condition(), or Failed."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        # A tree that changes while it is walked; the next look sees it whole.
        except Exception:  # pylint: disable=broad-except
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Failed(f"waited {seconds} s for {what}")
        time.sleep(0.1)


def tree(node, depth=0):
    yield node, depth
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from tree(child, depth + 1)


# Cells are values, and there can be a million of them; what holds them has the name.
HOLDS_VALUES = {"table", "tree", "tree table", "list"}
NEEDS_NAME = HOLDS_VALUES | {
    "push button", "toggle button", "check box", "radio button", "button menu", "text",
    "password text", "combo box", "spin button", "slider", "progress bar", "page tab", "link",
    "menu", "menu item", "check menu item", "radio menu item", "chart", "image", "dialog"}
# The field within a control speaks through it.
SPEAKS_FOR_ITS_PARTS = {"combo box", "spin button"}


def controls(node):
    """Everything under it that is seen and no value."""
    if not is_showing(node):
        return
    yield node
    if node.getRoleName() in HOLDS_VALUES:
        return
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from controls(child)


def nameless(node):
    for control in controls(node):
        if control.getRoleName() not in NEEDS_NAME or control.name:
            continue
        if control.parent.getRoleName() not in SPEAKS_FOR_ITS_PARTS:
            yield f"{control.getRoleName()} in {control.parent.name!r} ({control.parent.getRoleName()})"


def is_showing(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


class Desk:
    """One run of the program."""

    def __init__(self, program, *arguments, environment=None):
        self.log = open(os.path.join(os.environ["RESCIND_STAGE"], "rescind.log"), "ab")
        self.process = subprocess.Popen(
            [program, *arguments],
            stderr=self.log,
            env={**os.environ, **(environment or {})},
        )
        self.root = wait_until("the program's window", self._find_root, 30)

    def _find_root(self):
        if self.process.poll() is not None:
            sys.exit(f"the program ended with {self.process.returncode}")
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.get_process_id() == self.process.pid:
                if application.childCount > 0:
                    return application
        return None

    def dialog(self):
        """The open dialog, or None."""
        return next((n for n, _ in tree(self.root) if n.getRoleName() == "dialog" and is_showing(n)), None)

    def all(self, name=None, role=None, inside=None):
        for node, _ in tree(inside or self.root):
            if name is not None and node.name != name:
                continue
            if role is not None and node.getRoleName() != role:
                continue
            if is_showing(node):
                yield node

    def find(self, name, role=None, seconds=20):
        return wait_until(
            f'"{name}"', lambda: next(self.all(name, role), None), seconds
        )

    def has(self, name, role=None):
        return next(self.all(name, role), None) is not None

    def texts(self):
        """Everything that is on the screen in words."""
        for node, _ in tree(self.root):
            if is_showing(node):
                yield node.name
                yield node.description
                try:
                    text = node.queryText()
                    yield text.getText(0, text.characterCount)
                except NotImplementedError:
                    pass

    def sees(self, words):
        return any(words in (text or "") for text in self.texts())

    def wait_for_words(self, words, seconds=20):
        return wait_until(f'the words "{words}"', lambda: self.sees(words), seconds)

    def press(self, name, role=None, seconds=20, in_dialog=False):
        """Like a person, it presses what the open dialog has, and nothing behind it."""

        def enabled():
            dialog = self.dialog() if in_dialog else None
            if in_dialog and dialog is None:
                return None
            node = next(self.all(name, role, dialog), None)
            if node and node.getState().contains(pyatspi.STATE_SENSITIVE):
                return node
            return None

        node = wait_until(f'"{name}" to be ready', enabled, seconds)
        action = node.queryAction()
        for index in range(action.nActions):
            if action.getName(index).lower() in ("press", "click", "toggle"):
                action.doAction(index)
                return
        raise Failed(f'"{name}" cannot be pressed')

    def type_keys(self, *keys):
        """As on the keyboard, to whatever window the window manager has given the focus: "ctrl+2"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def wait_for_focus(self):
        """Keys reach the program only once the window manager has given it the focus."""
        def is_active():
            return any(node.getState().contains(pyatspi.STATE_ACTIVE)
                       for node in self.root if node is not None)

        wait_until("the window to be in front", is_active)

    def fill(self, name, text):
        self.find(name).queryEditableText().setTextContents(text)

    def picture(self, path):
        """The whole screen; a moment is left for painting."""
        time.sleep(0.4)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        subprocess.run(["import", "-window", "root", path], check=True)

    def dump(self, out=sys.stdout):
        for node, depth in tree(self.root):
            if is_showing(node):
                print("  " * depth + f"{node.getRoleName()}: {node.name!r}", file=out)

    def close(self):
        """Ends it as a person would, by the window; by signal where that does not help."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()


def tenant():
    with open(os.environ["RESCIND_TENANT"], encoding="utf-8") as file:
        return json.load(file)


def client(name):
    return next(c for c in tenant()["clients"] if c["name"] == name)


def add_profile(command_line, name, registered, scope="openid profile email offline_access"):
    """Registers one of the tenant's clients as a profile; the secret goes in by standard input."""
    arguments = [
        command_line, "profile", "add", name,
        "--app-host", tenant()["app_host"],
        "--app-id", registered["client_id"],
        "--redirect-uri", "http://127.0.0.1/callback",
        "--scope", scope,
        "--environment", "sandbox",
    ]
    secret = registered.get("client_secret")
    if secret:
        arguments.append("--secret-stdin")
    else:
        arguments += ["--token-auth", "none"]
    subprocess.run(
        arguments, input=(secret or "").encode(), check=True, stdout=subprocess.DEVNULL
    )
