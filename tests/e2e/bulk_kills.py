#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `rescind-cli bulk` again and again, and resumes it: at random moments, and at chosen requests before or after
their answer. Nothing is lost, nothing that was reported finished is asked about again, and no token is on the disk.

Run inside with-keychain.sh. `bulk_kills.py --program PATH --kills 200 [--seed N]`"""

import argparse
import base64
import collections
import hashlib
import http.server
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

ROWS = 240
CANARY = "canary-kill-"


def base64url(data):
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


def access_token(signature):
    """What looks like one; nobody checks its signature."""
    return ".".join((base64url({"alg": "RS256", "typ": "at+jwt"}), base64url({"jti": signature[-8:]}), signature))


class Server(http.server.ThreadingHTTPServer):
    """A provider that knows which tokens live, and notes every question."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.lock = threading.Lock()
        self.revoked = set()
        self.asked = []
        self.live = set()
        self.trap = None  # (request number, "before" or "after", function)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # a client that was killed

    def note(self, what, token):
        with self.lock:
            self.asked.append((what, token))
            if self.trap and len(self.asked) >= self.trap[0]:
                trap, self.trap = self.trap, None
                return trap
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        pass

    def answer(self, document):
        body = json.dumps(document).encode() if document is not None else b""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def do_GET(self):
        base = self.server.issuer
        if self.path != "/.well-known/openid-configuration":
            self.send_error(404)
            return
        self.answer({"issuer": base, "authorization_endpoint": base + "/auth", "token_endpoint": base + "/token",
                     "jwks_uri": base + "/keys", "revocation_endpoint": base + "/revoke",
                     "introspection_endpoint": base + "/introspect", "response_types_supported": ["code"],
                     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]})

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        token = form["token"][0]
        what = self.path.strip("/")
        trap = self.server.note(what, token)
        if trap and trap[1] == "before":
            trap[2]()
            return
        time.sleep(0.004)
        with self.server.lock:
            if what == "revoke":
                self.server.revoked.add(token)
                document = None
            else:
                document = {"active": token not in self.server.revoked}
        self.answer(document)
        if trap:
            trap[2]()


class Failure(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Failure(message)


class Kills:
    def __init__(self, arguments):
        self.arguments = arguments
        self.random = random.Random(arguments.seed)
        self.folder = tempfile.TemporaryDirectory()
        self.server = Server()
        path = self.folder.name
        self.environment = dict(os.environ, RESCIND_CONFIG_HOME=path + "/config", RESCIND_DATA_HOME=path + "/data")
        self.cli("profile", "add", "kills", "--issuer", self.server.issuer, "--app-id", "client",
                 "--token-auth", "none", "--revocation-auth", "none", "--introspection-auth", "none")
        self.kills = 0
        self.lists = 0
        self.resent = 0
        self.printed = []

    def cli(self, *words):
        done = subprocess.run([self.arguments.program, *words], env=self.environment, capture_output=True, text=True,
                              timeout=60, check=False)
        check(done.returncode == 0, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def begin_list(self):
        self.lists += 1
        self.tokens = [access_token(f"{CANARY}{self.lists:03d}-{i:04d}") for i in range(ROWS)]
        self.list = os.path.join(self.folder.name, "list.txt")
        with open(self.list, "w", encoding="utf-8") as file:
            for token in self.tokens:
                file.write(token + "\n")
        self.finished = {}

    def run_once(self, kill):
        """Runs until it ends or is killed; the exit code."""
        first = len(self.server.asked)
        known = dict(self.finished)
        process = subprocess.Popen(
            [self.arguments.program, "--json", "bulk", "kills", "--input", self.list, "--yes", "--resume",
             "--concurrency", "8", "--looks", "0,1", "--report", os.path.join(self.folder.name, "report.html")], env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)

        def end():
            process.send_signal(signal.SIGKILL)

        timer = None
        if kill == "time":
            timer = threading.Timer(self.random.uniform(0.05, 1.2), end)
            timer.start()
        elif kill:
            self.server.trap = (first + self.random.randint(1, 2 * ROWS), kill, end)
        out, error = process.communicate(timeout=120)
        self.server.trap = None
        if timer:
            timer.cancel()
        self.printed.append(out + error)
        rows = []
        for line in out.splitlines():
            try:
                rows.append(json.loads(line))
            except ValueError:
                check(process.returncode == -9, "not JSON: " + line)  # cut in the middle
        for row in rows:
            if "outcome" in row:
                self.finished[row["row"]] = row["outcome"]
        done = {self.tokens[number - 1] for number in known}
        for what, token in self.server.asked[first:]:
            check(token not in done, f"{what} of {token}, which was reported finished before")
        if process.returncode == -9:
            self.kills += 1
        else:
            check(process.returncode == 0, f"exit {process.returncode}: {out[-2000:]}{error}")
            self.check_end(rows)
        return process.returncode

    def check_end(self, rows):
        check(sorted(r["row"] for r in rows if "row" in r) == list(range(1, ROWS + 1)), "not every row was printed once")
        for row in rows:
            check(row.get("outcome", "verified_inactive") in ("verified_inactive", "already_inactive"), str(row))
        check(rows[-1]["summary"]["total"] == ROWS, str(rows[-1]))
        times = collections.Counter(token for what, token in self.server.asked if what == "revoke")
        check(all(times[token] >= 1 for token in self.tokens), "a token was never sent")
        self.resent += sum(times[token] - 1 for token in self.tokens)
        lines = self.cli("--json", "journal", "list", "--action", "revocation").splitlines()
        entries = collections.Counter(json.loads(line)["fingerprint"] for line in lines)
        for token in self.tokens:
            count = entries[hashlib.sha256(token.encode()).hexdigest()[:16]]
            check(count == 1, f"{count} entries in the journal for a token")

    def run(self):
        self.begin_list()
        ways = ("time", "before", "after")
        while self.kills < self.arguments.kills:
            if self.run_once(ways[self.kills % 3]) == 0:
                self.begin_list()
        while self.run_once(None) != 0:
            pass
        verdict = json.loads(self.cli("--json", "journal", "verify"))
        check(verdict["intact"], str(verdict))
        self.check_no_token_is_left()
        print(f"{self.kills} kills in {self.lists} lists of {ROWS}: nothing lost, nothing finished asked about again; "
              f"{self.resent} requests were repeated after a kill; journal of {verdict['entries']} entries intact")

    def check_no_token_is_left(self):
        os.remove(self.list)
        for folder, _, names in os.walk(self.folder.name):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    check(CANARY.encode() not in file.read(), f"a token is in {name}")
        check(not any(CANARY in text for text in self.printed), "a token was printed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    arguments = parser.parse_args()
    try:
        Kills(arguments).run()
    except Failure as failure:
        print(f"seed {arguments.seed}: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
