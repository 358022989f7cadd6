#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal through the command line: what is in it, how tampering shows, what does not begin without it.

Run inside with-keychain.sh, which gives it a keychain of its own."""

import argparse
import csv
import glob
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import unittest

import test_cli

PASTED = "canary-found-in-a-log-5f2e91"


class Journal(test_cli.CommandLine):
    """Only its own tests are run; what signs in and asks comes from there."""

    def setUp(self):
        self.data = os.path.join(self.folder.name, "data-" + self._testMethodName)
        type(self).environment["RESCIND_DATA_HOME"] = self.data
        self.path = os.path.join(self.data, "journal.db")

    def entries(self, *words):
        code, out, error = self.run_cli("--json", "journal", "list", *words)
        self.assertEqual(code, 0, error)
        return [json.loads(line) for line in out.splitlines()]

    def look(self, times=1):
        for _ in range(times):
            self.assertEqual(self.run_cli("inspect", "--profile", "demo", given=PASTED)[0], 0)

    def block(self):
        """From now on nothing can be written: something else stands in the folder's place."""
        shutil.rmtree(self.data, ignore_errors=True)
        with open(self.data, "w", encoding="utf-8"):
            pass

    # What is in it.

    def test_a_day(self):
        self.sign_in()
        code, out, error = self.run_cli("--json", "revoke", "demo", "--access", "--yes", "--looks", "0,1",
                                        "--reason", "INC-4711 leaked in a build log")
        self.assertEqual(code, 0, out + error)
        outcome = json.loads(out)
        self.answer("refresh", "demo")
        self.answer("logout", "demo")

        entries = self.entries()
        self.assertEqual([e["seq"] for e in entries], list(range(1, len(entries) + 1)))
        actions = [e["action"] for e in entries]
        for action in ("login", "refresh", "revocation", "local_copies_cleared", "logout"):
            self.assertIn(action, actions)
        revoked = entries[outcome["journal_seq"] - 1]
        self.assertEqual(revoked["action"], "revocation")
        self.assertEqual(revoked["outcome"], "verified_inactive")
        self.assertEqual(revoked["fingerprint"], outcome["token"]["fingerprint"])
        self.assertEqual(revoked["reason"], "INC-4711 leaked in a build log")
        self.assertEqual(revoked["profile"], "demo")
        self.assertEqual(revoked["client_id"], self.tenant.client()["client_id"])

        verdict = self.answer("journal", "verify")
        self.assertEqual(verdict, {"entries": len(entries), "intact": True, "first_broken": None, "broken": None,
                                   "head_kept": True, "newer_than_head": 0, "kept_entries": len(entries)})

        self.assertEqual(self.entries("--action", "login"), [e for e in entries if e["action"] == "login"])
        self.assertEqual(self.entries("--text", "inc-4711"), [revoked])
        self.assertEqual(self.entries("--limit", "2"), entries[-2:])
        self.assertEqual(self.entries("--since", "2999-01-01"), [])
        self.assertEqual(self.entries("--profile", "demo", "--outcome", "verified_inactive", "--fingerprint",
                                      revoked["fingerprint"])[0], revoked)
        code, table, _ = self.run_cli("--lang", "en", "journal", "list")
        self.assertEqual(code, 0)
        self.assertEqual(len(table.splitlines()), len(entries))
        self.assertIn("INC-4711", table)
        for words in (("--action", "x"), ("--profile", "nobody"), ("--since", "soon"), ("--limit", "-1"),
                      ("--text", "a", "--fingerprint", "b")):
            self.assertEqual(self.run_cli("journal", "list", *words)[0], 2, words)

    def test_export(self):
        self.look(2)
        code, out, error = self.run_cli("journal", "export", "--format", "csv")
        self.assertEqual(code, 0, error)
        rows = list(csv.DictReader(io.StringIO(out)))
        self.assertEqual([r["action"] for r in rows], ["introspection"] * 2)
        target = os.path.join(self.folder.name, "journal.jsonl")
        self.assertEqual(self.answer("journal", "export", "--output", target)["entries"], 3)  # and the first export
        with open(target, encoding="utf-8") as file:
            self.assertEqual([json.loads(line)["action"] for line in file],
                             ["introspection", "introspection", "export"])
        self.assertEqual(os.stat(target).st_mode & 0o777, 0o600)
        code, out, _ = self.run_cli("journal", "export", "--format", "syslog", "--action", "export")
        self.assertEqual(code, 0)
        self.assertTrue(all(line.startswith("<109>1 ") for line in out.splitlines()), out)
        self.assertEqual(self.run_cli("journal", "export", "--format", "xml")[0], 2)
        code, out, _ = self.run_cli("--json", "journal", "export", "--output", os.path.join(self.path, "no", "such"))
        self.assertEqual(code, 1)
        self.assertEqual(json.loads(out)["error"]["code"], "ExportNotWritten")

    def test_syslog_is_a_setting(self):
        self.assertFalse(self.answer("journal", "syslog")["syslog"])
        self.assertTrue(self.answer("journal", "syslog", "on")["syslog"])
        self.assertTrue(self.answer("journal", "syslog")["syslog"])
        self.assertFalse(self.answer("journal", "syslog", "off")["syslog"])
        self.assertEqual(self.run_cli("journal", "syslog", "perhaps")[0], 2)

    def test_several_programs_at_once(self):
        self.look()
        running = [subprocess.Popen([test_cli.arguments.program, "inspect", "--profile", "demo"], env=self.environment,
                                    stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) for _ in range(6)]
        for process in running:
            process.stdin.write(PASTED.encode())
            process.stdin.close()
        for process in running:
            self.assertEqual(process.wait(60), 0)
        verdict = self.answer("journal", "verify")
        self.assertEqual((verdict["entries"], verdict["intact"], verdict["newer_than_head"]), (7, True, 0))

    # Tampered with.

    def chain_anew(self, database):
        """What somebody does who knows how it is made."""
        before = bytes(32)
        for sequence, body in database.execute("SELECT sequence, body FROM entry ORDER BY sequence").fetchall():
            before = hashlib.sha256(before + body).digest()
            database.execute("UPDATE entry SET hash = ? WHERE sequence = ?", (before, sequence))

    def change(self, database, sequence):
        body, = database.execute("SELECT body FROM entry WHERE sequence = ?", (sequence,)).fetchone()
        self.assertIn(b"introspection", body)
        database.execute("UPDATE entry SET body = ? WHERE sequence = ?",
                         (body.replace(b"introspection", b"local_cleared"), sequence))

    def swap(self, database, one, other):
        rows = dict((s, (b, h)) for s, b, h in database.execute("SELECT sequence, body, hash FROM entry"))
        for here, there in ((one, other), (other, one)):
            database.execute("UPDATE entry SET body = ?, hash = ? WHERE sequence = ?", (*rows[there], here))

    def test_tampering_shows(self):
        self.look(6)
        kept = os.path.join(self.folder.name, "kept")
        shutil.copytree(self.data, kept)

        def changed(database):
            self.change(database, 3)

        def changed_with_its_hash(database):
            self.change(database, 3)
            self.chain_anew(database)

        def removed(database):
            database.execute("DELETE FROM entry WHERE sequence = 3")

        def removed_and_renumbered(database):
            database.execute("DELETE FROM entry WHERE sequence = 3")
            for sequence in range(4, 7):
                database.execute("UPDATE entry SET sequence = ? WHERE sequence = ?", (sequence - 1, sequence))

        def swapped(database):
            self.swap(database, 2, 4)

        def truncated(database):
            database.execute("DELETE FROM entry WHERE sequence > 4")

        def emptied(database):
            database.execute("DELETE FROM entry")

        for tamper, broken, first in ((changed, "changed", 3), (changed_with_its_hash, "rehashed", 6),
                                      (removed, "removed", 3), (removed_and_renumbered, "removed", 3),
                                      (swapped, "swapped", 2), (truncated, "truncated", 5), (emptied, "truncated", 1)):
            with self.subTest(tamper.__name__):
                shutil.rmtree(self.data)
                shutil.copytree(kept, self.data)
                self.assertTrue(self.answer("journal", "verify")["intact"])
                database = sqlite3.connect(self.path)
                database.execute("DROP TRIGGER no_update")
                database.execute("DROP TRIGGER no_delete")
                tamper(database)
                database.commit()
                database.close()
                verdict = self.answer("journal", "verify", code=15)
                self.assertFalse(verdict["intact"])
                self.assertEqual((verdict["broken"], verdict["first_broken"]), (broken, first))
                code, _, error = self.run_cli("--lang", "en", "journal", "verify")
                self.assertEqual(code, 15)
                self.assertIn(str(first), error)

    def test_cut_off_end_shows_when_written_on(self):
        self.look(5)
        database = sqlite3.connect(self.path)
        database.execute("DROP TRIGGER no_delete")
        database.execute("DELETE FROM entry WHERE sequence > 3")
        database.commit()
        database.close()
        self.look(4)
        verdict = self.answer("journal", "verify", code=15)
        self.assertEqual((verdict["entries"], verdict["broken"], verdict["first_broken"]), (7, "rehashed", 5))

    def test_missing_journal_shows(self):
        self.look(2)
        shutil.rmtree(self.data)
        verdict = self.answer("journal", "verify", code=15)
        self.assertEqual((verdict["broken"], verdict["first_broken"]), ("truncated", 1))

    def test_missing_journal_is_accepted(self):
        self.look(2)
        shutil.rmtree(self.data)
        verdict = self.answer("journal", "verify", "--accept")
        self.assertEqual((verdict["intact"], verdict["entries"], verdict["kept_entries"]), (True, 1, 1))
        entry = self.entries()[0]
        self.assertEqual((entry["action"], entry["outcome"]), ("journal_accepted", "truncated"))
        self.assertIn("entry 2", entry["reason"])
        self.look(1)
        self.assertTrue(self.answer("journal", "verify")["intact"])
        # What was changed in the middle is nobody's to accept.
        database = sqlite3.connect(self.path)
        database.execute("DROP TRIGGER no_delete")
        database.execute("DELETE FROM entry WHERE sequence = 1")
        database.commit()
        database.close()
        code, out, _ = self.run_cli("--json", "journal", "verify", "--accept")
        self.assertEqual((code, json.loads(out)["error"]["code"]), (15, "removed"))

    # Not writable.

    def test_nothing_is_revoked_that_cannot_be_written(self):
        self.sign_in()
        self.block()
        got = self.answer("revoke", "demo", "--access", "--yes", code=15)
        self.assertEqual(got["error"]["kind"], "Journal")
        got = self.answer("revoke", "demo", "--yes", given=PASTED, code=15)
        self.assertEqual((got["outcome"], got["error"]["kind"], got["maybe_sent"], got["journal_seq"]),
                         ("not_sent", "Journal", False, None))
        status = self.answer("status", "demo")
        self.assertTrue(status["tokens"][0]["held"])
        self.assertEqual(status["tokens"][0]["lamps"]["server"], "good")

        got = self.answer("--without-journal", "revoke", "demo", "--access", "--yes", "--looks", "0,1")
        self.assertEqual((got["outcome"], got["journal_seq"]), ("verified_inactive", None))

    def test_logout_clears_what_it_cannot_write(self):
        self.sign_in()
        self.block()
        got = self.answer("logout", "demo", code=15)
        self.assertEqual((got["revoked"], got["cleared"], got["error"]["kind"]), ([], True, "Journal"))
        self.assertFalse(any(t["held"] for t in self.answer("status", "demo")["tokens"]))

    def test_what_was_done_and_not_written_is_said(self):
        self.block()
        code, out, error = self.run_cli("--lang", "en", "--json", "inspect", "--profile", "demo", given=PASTED)
        self.assertEqual(code, 15, out + error)
        self.assertEqual(json.loads(out)["kind"], "unknown")
        self.assertIn("journal", error)
        self.assertEqual(self.run_cli("--without-journal", "inspect", "--profile", "demo", given=PASTED)[0], 0)

    def test_zz_no_token_is_in_any_data_folder(self):
        secret = self.tenant.client()["client_secret"].encode()
        found = [f for f in glob.glob(os.path.join(self.folder.name, "data-*", "*")) if os.path.isfile(f)]
        self.assertGreater(len(found), 3)
        for name in found:
            with open(name, "rb") as file:
                content = file.read()
            for canary in (secret, PASTED.encode()):
                self.assertNotIn(canary, content, name)
            self.assertNotRegex(content, rb"eyJ[A-Za-z0-9_-]{20,}\.eyJ", name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    test_cli.arguments.program = arguments.program
    own = arguments.names or sorted(name for name in vars(Journal) if name.startswith("test_"))
    suite = unittest.TestSuite(Journal(name) for name in own)
    sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
