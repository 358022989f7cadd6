#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration: signs in, revokes, verifies, and takes a picture of each step.

Runs on the stage that stage.sh sets. Exits 0 only if both tokens were verified inactive.
"""

import argparse
import os
import sys

import desk


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, help="folder of rescind and rescind-cli")
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()

    count = 0

    def step(words, picture=None):
        nonlocal count
        count += 1
        print(f"{count:2}. {words}", flush=True)
        if picture:
            window.picture(os.path.join(options.pictures, f"{count:02}-{picture}.png"))

    browser = os.path.join(desk.REPO, "tests/e2e/browser/sign-in.mjs")
    window = None
    desk.add_profile(
        os.path.join(options.programs, "cli/rescind-cli"), "Sandbox tenant", desk.client("portal")
    )
    window = desk.Desk(
        os.path.join(options.programs, "gui/rescind"), "--theme", options.theme, "--lang", options.lang,
        environment={
            "BROWSER": browser,
            "RESCIND_BROWSER_SHOTS": os.path.join(options.pictures, "browser"),
        },
    )
    try:
        window.find("Sign in")
        step("Rescind is open; the profile of the sandbox tenant is there", "signed-out")

        window.press("Sign in")
        step("Signing in through the tenant's login page in Chromium")
        window.find("Revoke access token", seconds=90)
        window.find("Access token, server: active")
        window.find("Refresh token, server: active")
        step("Signed in; the server says that both tokens are active", "signed-in")

        window.press("Introspect access token")
        window.find("Access token, server: active")
        step("Introspected: active, so this server can be believed", "introspected")

        outcomes = []
        for kind in ("access", "refresh"):
            window.press(f"Revoke {kind} token")
            window.find("Cancel")
            step(f"Rescind asks before it revokes the {kind} token", f"confirm-{kind}")
            window.press(f"Revoke {kind} token", in_dialog=True)
            name = f"{kind.capitalize()} token, server: revoked"
            found = desk.wait_until(
                f"the {kind} token to be proved dead",
                lambda: next((n for n in window.all() if n.name.startswith(name)), None),
                60,
            )
            outcomes.append(found is not None)
            step(f"{kind} token: verified_inactive", f"revoked-{kind}")
        return 0 if all(outcomes) and len(outcomes) == 2 else 1
    except desk.Failed as problem:
        print(f"The demonstration failed: {problem}", file=sys.stderr)
        window.dump(sys.stderr)
        window.picture(os.path.join(options.pictures, "failed.png"))
        return 1
    finally:
        window.close()


if __name__ == "__main__":
    sys.exit(main())
