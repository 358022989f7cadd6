#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window, driven by its controls: sign in, walk the pages, refresh, restart, revoke all.

Every control has a name, and nothing secret gets out.
"""

import argparse
import os
import subprocess
import sys

import pyatspi

import desk

# What a page has that no other has: it is there once this is.
PAGES = {
    "ctrl+2": ("Bulk revocation", "Open a list", "push button"),
    "ctrl+3": ("Journal", "Entries, newest first", "table"),
    "ctrl+4": ("Requests", "Requests, newest first", "table"),
    "ctrl+5": ("Diagnostics", "Check again", "push button"),
    "ctrl+1": ("Tokens", "Revoke all", "push button"),
}


def check_names(window, where):
    """Whoever listens to the program has to hear of each control what it is."""
    seen = 0
    for top in window.root:
        assert top.name, f"a window without a name, {where}"
        found = list(desk.nameless(top))
        assert not found, f"controls without a name, {where}: {found}"
        seen += sum(1 for _ in desk.controls(top))
    print(f"{where}: {seen} parts of the accessibility tree, every control with a name")
    return seen


def walk_pages(window):
    """Each page and the settings, by keyboard alone."""
    window.wait_for_focus()
    for keys, (page, control, role) in PAGES.items():
        window.type_keys(keys)
        window.find(control, role)
        button = window.find(page)
        assert button.getState().contains(pyatspi.STATE_CHECKED), f"{page} is not the page in front"
        for other, (_, elsewhere, its_role) in PAGES.items():
            assert other == keys or not window.has(elsewhere, its_role), f"{elsewhere} on {page}"
        assert check_names(window, page) > 20, f"the tree of {page} is all but empty"
    window.type_keys("ctrl+comma")
    desk.wait_until("the settings", window.dialog)
    assert check_names(window, "Settings") > 30
    window.type_keys("Escape")
    desk.wait_until("the settings to go", lambda: window.dialog() is None)


def kept_secrets():
    """Everything that the private keychain holds, as its owner sees it."""
    found = subprocess.run(
        ["secret-tool", "search", "--all", "xdg:schema", "org.qt.keychain"],
        capture_output=True, text=True, check=False,
    )
    return [line.split(" = ", 1)[1] for line in found.stdout.splitlines() if line.startswith("secret = ")]


def leaks(secrets, folders):
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                with open(os.path.join(place, name), "rb") as file:
                    content = file.read()
                for secret in secrets:
                    if secret.encode() in content:
                        yield os.path.join(place, name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    programs = options.programs
    environment = {
        "BROWSER": os.path.join(desk.REPO, "tests/e2e/browser/sign-in-plain.mjs"),
        "QT_LOGGING_RULES": "rescind.*.debug=true",
    }
    portal = desk.client("portal")
    desk.add_profile(os.path.join(programs, "cli/rescind-cli"), "Portal", portal)

    def start():
        return desk.Desk(os.path.join(programs, "gui/rescind"), "--lang", "en", environment=environment)

    window = start()
    try:
        window.press("Sign in")
        window.find("Access token, server: active", seconds=60)
        window.find("Refresh token, server: active")
        walk_pages(window)

        window.press("Refresh")
        window.wait_for_words("generation 2")
        window.find("Access token, server: active")
        seen = [text for text in window.texts() if text]
        window.close()
        assert window.process.returncode in (0, -15), window.process.returncode

        window = start()
        window.find("Access token, server: active", seconds=60)
        print("restart: the session was found and the server asked")

        window.press("Revoke all")
        desk.wait_until("the question", window.dialog)
        check_names(window, "the question")
        window.press("Cancel", in_dialog=True)
        desk.wait_until("the question to go", lambda: window.dialog() is None)
        window.find("Access token, server: active")

        secrets = [portal["client_secret"], desk.tenant()["user"]["password"]]
        held = kept_secrets()
        assert held, "the keychain holds nothing"
        for document in held:
            secrets += [part for part in document.replace('"', " ").split() if len(part) > 30]

        window.press("Revoke all")
        confirm = next(
            node.name for node in window.all(role="push button", inside=desk.wait_until("the question", window.dialog))
            if node.name.startswith("Revoke")
        )
        window.press(confirm, in_dialog=True)
        for kind in ("Access", "Refresh"):
            desk.wait_until(
                f"{kind} token to be proved dead",
                lambda name=f"{kind} token, server: revoked": next(
                    (n for n in window.all() if n.name.startswith(name)), None),
                60,
            )
        print("both tokens: verified inactive")
        seen += [text for text in window.texts() if text]
        window.close()
        assert window.process.returncode in (0, -15), window.process.returncode

        for secret in secrets:
            assert not any(secret in text for text in seen), "a secret is on the screen"
        stage = os.environ["RESCIND_STAGE"]
        found = [p for p in leaks(secrets, [stage]) if not p.endswith("tenant.json")]
        assert not found, f"a secret stands in {found}"
        with open(os.path.join(stage, "rescind.log"), encoding="utf-8") as log:
            assert "rescind." in log.read(), "the debug log is empty, so it proves nothing"
        print(f"{len(secrets)} secrets were looked for on the screen, in settings and in the log")
        return 0
    except (desk.Failed, AssertionError) as problem:
        print(f"FAILED: {problem}", file=sys.stderr)
        if window.process.poll() is None:
            window.dump(sys.stderr)
        with open(os.path.join(os.environ["RESCIND_STAGE"], "rescind.log"), encoding="utf-8") as log:
            print(log.read()[-3000:], file=sys.stderr)
        return 1
    finally:
        window.close()


if __name__ == "__main__":
    sys.exit(main())
