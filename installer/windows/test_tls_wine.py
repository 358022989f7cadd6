#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Revokes over https with the program for Windows, by Windows' own TLS as Wine has it.

    test_tls_wine.py --program PROGRAM

A server with a certificate of an authority made for this run, on loopback, counts what reaches it. Needs the
environment of a Wine prefix, since an authority is added to what Windows trusts there.
"""

import argparse
import hashlib
import http.server
import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
import unittest

OPTIONS = argparse.Namespace()
ROOT_STORE = r"HKCU\Software\Microsoft\SystemCertificates\Root\Certificates"


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def make_certificates(folder):
    """authority.pem; server.pem and server.key, for localhost, signed by it."""
    def file(name):
        return os.path.join(folder, name)
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    openssl("req", "-x509", *curve, "-days", "2", "-subj", "/CN=Rescind test authority", "-addext",
            "keyUsage=critical,keyCertSign", "-keyout", file("authority.key"), "-out", file("authority.pem"))
    openssl("req", *curve, "-subj", "/CN=localhost", "-keyout", file("server.key"), "-out", file("server.csr"))
    with open(file("extensions"), "w", encoding="ascii") as extensions:
        extensions.write("subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n")
    openssl("x509", "-req", "-in", file("server.csr"), "-CA", file("authority.pem"), "-CAkey", file("authority.key"),
            "-CAcreateserial", "-days", "2", "-extfile", file("extensions"), "-out", file("server.pem"))


class Handler(http.server.BaseHTTPRequestHandler):
    """A provider that knows no token: discovery, and 200 for each revocation."""
    protocol_version = "HTTP/1.1"

    def answer(self, content):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):  # pylint: disable=invalid-name
        self.server.seen.append(self.path)
        address = self.server.address
        self.answer({"issuer": address, "authorization_endpoint": address + "/auth", "token_endpoint": address + "/token",
                     "jwks_uri": address + "/keys", "revocation_endpoint": address + "/revoke",
                     "response_types_supported": ["code"], "subject_types_supported": ["public"],
                     "id_token_signing_alg_values_supported": ["ES256"]})

    def do_POST(self):  # pylint: disable=invalid-name
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(self.path + " " + body.decode())
        self.answer({})

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


class Server(http.server.ThreadingHTTPServer):
    """Ends a connection that fails without a word."""

    def __init__(self, folder):
        super().__init__(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.address = f"https://localhost:{self.server_port}"
        self.seen = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        pass


class OverTls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()  # pylint: disable=consider-using-with
        make_certificates(cls.folder.name)
        cls.server = Server(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.folder.cleanup()

    def run_program(self, *arguments, given=""):
        return subprocess.run([OPTIONS.program, "--json", *arguments], input=given, capture_output=True, text=True,
                              timeout=120, check=False)

    def revoke(self, name, *options):
        """Its exit code, what it said, and what reached the server."""
        added = self.run_program("profile", "add", name, "--issuer", self.server.address, "--app-id", "tls",
                                 "--token-auth", "none", *options)
        self.assertEqual(added.returncode, 0, added.stdout + added.stderr)
        self.server.seen.clear()
        done = self.run_program("revoke", name, "--yes", "--reason", "tls", given="a-token-of-this-test\n")
        self.run_program("profile", "remove", name)
        return done.returncode, done.stdout + done.stderr, list(self.server.seen)

    def test_1_unknown_authority_is_refused(self):
        code, said, seen = self.revoke("unknown")
        self.assertNotEqual(code, 0, said)
        self.assertIn("certificate", said)
        self.assertEqual(seen, [])

    def test_2_authority_of_the_profile_is_trusted(self):
        _, said, seen = self.revoke("named", "--ca-file", self.windows_path("authority.pem"))
        if '"unknown_issuer"' in said and not seen:
            self.skipTest("Wine looks at no authorities but its own: to be tried on a real Windows")
        self.assertIn("/revoke token=a-token-of-this-test", "\n".join(seen), said)

    def test_3_authority_that_windows_trusts_is_trusted(self):
        self.let_windows_trust()
        _, said, seen = self.revoke("windows")
        self.assertIn("/revoke token=a-token-of-this-test", "\n".join(seen), said)

    def windows_path(self, name):
        return "Z:" + os.path.join(self.folder.name, name).replace("/", "\\")

    def let_windows_trust(self):
        with open(os.path.join(self.folder.name, "authority.pem"), encoding="ascii") as file:
            der = ssl.PEM_cert_to_DER_cert(file.read())
        # A serialized certificate: property 32 is the certificate itself.
        blob = b"".join(number.to_bytes(4, "little") for number in (32, 1, len(der))) + der
        subprocess.run(["wine", "reg", "add", ROOT_STORE + "\\" + hashlib.sha1(der).hexdigest().upper(), "/v", "Blob",
                        "/t", "REG_BINARY", "/d", blob.hex(), "/f"], check=True, capture_output=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.parse_args(namespace=OPTIONS)
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(OverTls)
    return 0 if unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
