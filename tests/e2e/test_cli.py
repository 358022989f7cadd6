#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line on a real tenant with a real keychain: exit codes, JSON, and what is never printed.

Run inside with-keychain.sh, which gives it a keychain of its own."""

import argparse
import hashlib
import json
import os
import pty
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROVIDER = os.path.join(HERE, "../provider/tenant.mjs")
SIGN_IN = os.path.join(HERE, "browser/sign-in-plain.mjs")
ON_DEVICE = os.path.join(HERE, "browser/confirm-device.mjs")
arguments = argparse.Namespace()


class Tenant:
    """A sandbox tenant that ends with the test."""

    def __init__(self, folder):
        ready = os.path.join(folder, "tenant.json")
        self.process = subprocess.Popen(
            ["node", PROVIDER, "--port", "0", "--ready-file", ready, "--until-stdin-closes"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while not os.path.exists(ready):
            if time.monotonic() > end:
                raise RuntimeError("the tenant did not start")
            time.sleep(0.05)
        with open(ready, encoding="utf-8") as file:
            self.facts = json.load(file)

    def client(self, name="portal"):
        return next(c for c in self.facts["clients"] if c["name"] == name)

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.tenant = Tenant(cls.folder.name)
        cls.environment = dict(os.environ, RESCIND_CONFIG_HOME=os.path.join(cls.folder.name, "config"),
                               RESCIND_DATA_HOME=os.path.join(cls.folder.name, "data"))
        cls.printed = []
        client = cls.tenant.client()
        cls.add("demo", client["client_secret"])

    @classmethod
    def tearDownClass(cls):
        cls.tenant.close()
        cls.folder.cleanup()

    @classmethod
    def add(cls, name, secret):
        client = cls.tenant.client()
        code, _, error = cls.run_cli(
            "profile", "add", name, "--app-host", cls.tenant.facts["app_host"], "--app-id", client["client_id"],
            "--environment", "sandbox", "--secret-stdin", given=secret)
        assert code == 0, error

    @classmethod
    def run_cli(cls, *words, given=""):
        done = subprocess.run([arguments.program, *words], input=given, env=cls.environment,
                              capture_output=True, text=True, timeout=120, check=False)
        cls.printed.append(done.stdout + done.stderr)
        return done.returncode, done.stdout, done.stderr

    def answer(self, *words, given="", code=0):
        """The one JSON document that it prints."""
        got, out, error = self.run_cli("--json", *words, given=given)
        self.assertEqual(got, code, out + error)
        return json.loads(out)

    def sign_in(self, name="demo"):
        """Signs in through the link that is printed, as another program would."""
        process = subprocess.Popen([arguments.program, "--json", "login", name, "--print-url"],
                                   env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        link = process.stdout.readline().strip()
        self.assertTrue(link.startswith(self.tenant.facts["issuer"] + "/auth?"), link)
        subprocess.run([SIGN_IN, link], check=True, timeout=60, stdout=subprocess.DEVNULL)
        out, error = process.communicate(timeout=60)
        self.printed.append(out + error)
        self.assertEqual(process.returncode, 0, out + error)
        return json.loads(out)

    def test_whole_path(self):
        status = self.sign_in()
        self.assertEqual(status["subject"], "alice")
        self.assertEqual([t["kind"] for t in status["tokens"]], ["access", "refresh", "id"])
        access = status["tokens"][0]
        self.assertEqual(access["lamps"], {"signature": "good", "time": "good", "server": "good"})
        self.assertIsNone(access["exposure_until"])

        refreshed = self.answer("refresh", "demo")
        self.assertEqual(refreshed["tokens"][0]["generation"], 2)

        code, out, error = self.run_cli("--json", "revoke", "demo", "--all", "--yes", "--looks", "0,1,2")
        self.assertEqual(code, 0, out + error)
        outcomes = [json.loads(line) for line in out.splitlines()]
        self.assertGreaterEqual(len(outcomes), 2)
        self.assertEqual(outcomes[0]["token"]["kind"], "refresh")
        for outcome in outcomes:
            self.assertEqual(outcome["outcome"], "verified_inactive", outcome)
            self.assertTrue(outcome["witness"] and outcome["local_copies_cleared"])
            self.assertEqual((outcome["before"], outcome["after"]), ("active", "inactive"))
            self.assertGreater(outcome["journal_seq"], 0)
        self.assertIsNotNone(next(o for o in outcomes if o["token"]["kind"] == "access")["exposure_until"])

        code, _, _ = self.run_cli("revoke", "demo", "--access", "--yes")
        self.assertEqual(code, 3)
        code, _, _ = self.run_cli("refresh", "demo")
        self.assertEqual(code, 3)

    def test_sign_in_on_another_device(self):
        self.add("elsewhere", self.tenant.client()["client_secret"])
        process = subprocess.Popen([arguments.program, "--json", "login", "elsewhere", "--device"],
                                   env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        address, code = process.stdout.readline().split()
        subprocess.run([ON_DEVICE, address, code], check=True, timeout=60)
        out, error = process.communicate(timeout=60)
        self.printed.append(out + error)
        self.assertEqual(process.returncode, 0, out + error)
        self.assertEqual([t["kind"] for t in json.loads(out)["tokens"]], ["access", "refresh", "id"])
        self.assertEqual(self.run_cli("login", "elsewhere", "--device", "--paste")[0], 2)

    def test_logout_revokes_and_clears(self):
        self.add("leaving", self.tenant.client()["client_secret"])
        self.sign_in("leaving")
        done = self.answer("logout", "leaving")
        self.assertTrue(done["cleared"])
        self.assertEqual([o["outcome"] for o in done["revoked"]], ["verified_inactive"] * 2)
        self.assertIn("/session/end?", done["end_session_url"])
        self.assertEqual(self.answer("status", "leaving")["tokens"], [])
        code, _, _ = self.run_cli("logout", "leaving")
        self.assertEqual(code, 3)

    def bulk(self, name, *words, given, code):
        got, out, error = self.run_cli("--json", "bulk", name, "--input", "-", *words, given=given)
        self.assertEqual(got, code, out + error)
        lines = [json.loads(line) for line in out.splitlines()]
        return lines[:-1], lines[-1]["summary"]

    def test_bulk(self):
        tokens = [f"canary-bulk-token-{i:03d}" for i in range(30)]
        given = "\n".join([*tokens, tokens[0], ""])
        # Nobody said yes.
        rows, summary = self.bulk("demo", given=given, code=0)
        self.assertEqual([r["row"] for r in sorted(rows, key=lambda r: r["row"])], list(range(1, 32)))
        self.assertTrue(all("outcome" not in r for r in rows))
        self.assertEqual((summary["total"], summary["skipped"], summary["to_revoke"]), (31, 1, 30))
        self.assertEqual([r["row"] for r in rows if r.get("skipped") == "duplicate"], [31])
        self.assertTrue(all(r["before"] == "inactive" for r in rows if r["plan"] == "revoke"))

        # A server takes what it never knew; nobody vouches for its "inactive".
        rows, summary = self.bulk("demo", "--yes", "--looks", "0", "--reason", "INC-1", given=given, code=10)
        self.assertEqual(summary["accepted_unverified"], 30)
        self.assertTrue(all(r["journal_seq"] > 0 for r in rows if "outcome" in r))
        # Resumed, it says the same and asks nothing; the reports have all rows, old and new.
        for suffix in ("csv", "json", "html"):
            report = os.path.join(self.folder.name, "report." + suffix)
            again, summary = self.bulk("demo", "--yes", "--resume", "--report", report, given=given, code=10)
            self.assertEqual(os.stat(report).st_mode & 0o777, 0o600)
            with open(report, encoding="utf-8") as file:
                text = file.read()
            self.assertNotIn("canary-bulk-token", text)
            for token in tokens:
                self.assertIn(hashlib.sha256(token.encode()).hexdigest()[:16], text)
        by_row = sorted(again, key=lambda r: r["row"])
        self.assertEqual([r.get("journal_seq") for r in by_row],
                         [r.get("journal_seq") for r in sorted(rows, key=lambda r: r["row"])])
        self.assertEqual(summary["accepted_unverified"], 30)
        self.assertEqual(self.run_cli("bulk", "demo", "--input", "-", "--concurrency", "0", given="x")[0], 2)
        # A disk that takes nothing.
        code, _, error = self.run_cli("bulk", "demo", "--input", "-", "--yes", "--resume", "--report",
                                      "/dev/full/report.csv", given=given)
        self.assertEqual(code, 10)
        self.assertIn("report could not be written", error.replace("export", "report"))

    def at_terminal(self, *words, typed):
        """The exit code, where a person types this."""
        ours, theirs = pty.openpty()
        try:
            running = subprocess.Popen([arguments.program, *words], env=self.environment, stdin=theirs,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            os.write(ours, typed.encode())
            self.printed.append(running.communicate(timeout=60)[1])
            return running.returncode
        finally:
            os.close(ours)
            os.close(theirs)

    def test_bulk_wants_the_number_typed(self):
        path = os.path.join(self.folder.name, "typed.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(f"canary-bulk-token-{i:03d}" for i in range(21)))
        words = ("bulk", "demo", "--input", path, "--no-verify")
        for wrong in ("y\n", "20\n", "\n"):
            self.assertEqual(self.at_terminal(*words, typed=wrong), 16)
        self.assertEqual(self.at_terminal(*words, typed="21\n"), 10)

    def test_bulk_stops_for_a_wrong_secret(self):
        self.add("bulk-wrong", "not the secret")
        given = "\n".join(f"canary-bulk-token-{i:03d}" for i in range(300))
        rows, summary = self.bulk("bulk-wrong", "--yes", "--concurrency", "2", given=given, code=12)
        self.assertLess(summary["rejected"], 10)
        self.assertEqual(summary["rejected"] + summary["not_sent"], 300)
        stopped = [r for r in rows if r["error"]["code"] == "stopped_after_refusals"]
        self.assertEqual(len(stopped), summary["not_sent"])

    def test_wrong_secret_is_refused(self):
        self.add("wrong", "not the secret")
        outcome = self.answer("revoke", "wrong", "--yes", given="some-token-that-nobody-knows\n", code=12)
        self.assertEqual(outcome["outcome"], "rejected")
        self.assertEqual(outcome["error"]["code"], "invalid_client")
        self.assertEqual(outcome["error"]["stage"], "Revocation")
        self.assertFalse(outcome["local_copies_cleared"])

    def test_unknown_token_proves_nothing(self):
        outcome = self.answer("revoke", "demo", "--yes", "--looks", "0", given="unknown-token", code=10)
        self.assertEqual(outcome["outcome"], "accepted_unverified")
        self.assertFalse(outcome["witness"])

    def test_profile_test_says_what_works_and_what_can_be_done(self):
        report = self.answer("profile", "test", "demo")
        self.assertEqual(report["name"], "demo")
        checks = {check["name"]: check for check in report["checks"]}
        for name in ("discovery", "keys", "client", "introspection", "revocation"):
            self.assertEqual(checks[name]["result"], "pass", checks)
        self.assertEqual(checks["client"]["finding"], "client_confirmed")
        self.assertEqual(report["capabilities"]["revoke"]["support"], "yes")
        self.assertTrue(all(c["detail"] for c in report["checks"]))

        self.add("mistyped", "not the secret either")
        report = self.answer("profile", "test", "mistyped")
        checks = {check["name"]: check["result"] for check in report["checks"]}
        self.assertEqual(checks["client"], "fail")
        self.assertNotIn("revocation", checks)

        code, out, _ = self.run_cli("profile", "test", "demo")
        self.assertEqual(code, 0)
        self.assertGreater(len(out.splitlines()), 20)
        code, _, _ = self.run_cli("profile", "test", "nobody")
        self.assertEqual(code, 2)

    def test_diagnose_checks_this_computer_and_the_provider(self):
        code, out, error = self.run_cli("--json", "diagnose", "demo")
        self.assertEqual(code, 0, error)
        checks = {check["name"]: check for check in map(json.loads, out.splitlines())}
        for name in ("settings", "data", "journal", "keychain", "loopback", "discovery", "keys", "client"):
            self.assertEqual(checks[name]["result"], "pass", checks[name])
        self.assertIn("browser", checks)
        self.assertEqual(self.run_cli("diagnose", "nobody")[0], 2)

    def test_no_provider_is_a_technical_failure(self):
        self.run_cli("profile", "add", "gone", "--app-host", "http://127.0.0.1:9", "--app-id", "a")
        outcome = self.answer("revoke", "gone", "--yes", given="some-token", code=13)
        self.assertEqual(outcome["outcome"], "not_sent")
        self.assertFalse(outcome["maybe_sent"])

    def test_inspect_reads_without_believing(self):
        token = self.answer("inspect", given="eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.\n")
        self.assertEqual(token["claims"], {"sub": "alice"})
        self.assertEqual(token["lamps"]["signature"], "unknown")

    def test_usage(self):
        for words, given in ((("status", "nobody"), ""), (("revoke", "demo"), ""), (("revoke", "demo"), "token"),
                             (("revoke", "demo", "--access", "--all"), ""), (("login", "demo", "--timeout", "x"), ""),
                             (("inspect",), ""), (("frobnicate",), ""), (("status", "demo", "--unknown"), ""),
                             (("revoke", "demo", "--looks", "2,1", "--yes"), "token")):
            code, out, _ = self.run_cli(*words, given=given)
            self.assertEqual(code, 2, words)
            self.assertEqual(out, "", words)

    def test_paste_of_nonsense_ends(self):
        report = os.path.join(self.folder.name, "check.md")
        code, out, error = self.run_cli("login", "demo", "--paste", "--report", report,
                                        given="http://127.0.0.1/callback?code=x&state=y\n")
        self.assertEqual(code, 16, out + error)
        self.assertIn("/auth?", out.splitlines()[0])
        # What went well before that is in it, and how it ended.
        with open(report, encoding="utf-8") as file:
            text = file.read()
        self.assertEqual(os.stat(report).st_mode & 0o077, 0)
        self.assertIn("Provider metadata", text)
        self.assertIn("did not succeed", text)
        self.printed.append(text)

    def test_zz_nothing_secret_was_printed(self):
        secret = self.tenant.client()["client_secret"]
        self.assertTrue(self.printed)
        for text in self.printed:
            self.assertNotIn(secret, text)
            self.assertNotRegex(text, r"eyJ[A-Za-z0-9_-]{20,}\.eyJ")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    arguments, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
