#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the first inputs of each fuzz target, out of which libFuzzer makes the others.

    seeds.py FOLDER    makes FOLDER/<target>/seed-<n>
"""

import json
import pathlib
import sys

EC = {"kty": "EC", "crv": "P-256", "kid": "1",
      "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
      "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
ISSUER = "https://idp.example/oidc"
METADATA = {"issuer": ISSUER, "authorization_endpoint": ISSUER + "/auth", "token_endpoint": ISSUER + "/token",
            "jwks_uri": ISSUER + "/jwks", "revocation_endpoint": ISSUER + "/token/revocation",
            "introspection_endpoint": ISSUER + "/token/introspection",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": True}
PROFILE = {"id": "8f14e45f-ceea-467f-a0e0-7b4c1f2d3e4a", "name": "A", "environment": "test", "protocol": "oidc",
           "clientId": "app", "appHost": "https://idp.example", "redirectUri": "http://127.0.0.1/callback",
           "scope": "openid profile", "tokenAuth": "post", "introspectionAuth": "basic", "revocationAuth": "none",
           "trustedHosts": ["other.example"], "witnessedKinds": {"access": "2026-11-22T14:00:00.000Z"}}
JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLCJleHAiOjEzMDA4MTkzODAsImF1ZCI6WyJhIl19.AAAA"


def answers(*bodies):
    """The first byte is the status; see responseOf() in fuzztarget.h."""
    return [status + (body if isinstance(body, str) else json.dumps(body, separators=(",", ":")))
            for body in bodies for status in "03"]


def request(line, *headers):
    return "\r\n".join([line, *headers, "", ""])


HOST = "Host: 127.0.0.1:49152"
OPAQUE = "aZ3_kQ9x7Lw2Vb8RtYp5Hm1NcJ6sDf4GuEoIiW-1001"
SEEDS = {
    "tokenlist": [JWT + "\n" + OPAQUE + "\r\n'x y'\n", "id,access_token,type\n1,\"" + JWT + "\",access\n2,\"a\"\"b\",\n",
                  "1;" + OPAQUE + ";refresh_token\n2;" + JWT + ";id_token\n", "a\ttoken\nb\t" + OPAQUE + "\n",
                  json.dumps([{"a": {"refreshToken": OPAQUE, "type": "refresh"}}, {"value": JWT}, OPAQUE]),
                  '{"token":"\\u0061\\"b"}\n{"token":\n{"msg":"GET /?access_token=' + OPAQUE + '&x"}\n',
                  "[12:00] GET /?token=abc%2Bdef123 \"id_token\":\"" + JWT + "\"\nBearer " + OPAQUE + " " + OPAQUE + "\n"],
    "jwt": [JWT, '{"alg":"RS256"}\n{"exp":1}\nAA', '{"alg":"dir","enc":"A256GCM"}\n\n\n\n', "opaque-token"],
    "keyset": [json.dumps({"keys": [EC]}), json.dumps({"keys": [{"kty": "oct", "k": "AA"}, EC, EC]}), '{"keys":[]}'],
    "metadata": answers(METADATA, {**METADATA, "token_endpoint": "https://evil.example/t"},
                        {**METADATA, "mtls_endpoint_aliases": {"token_endpoint": "https://idp.example/m"}},
                        {**METADATA, "jwks_uri": "http://idp.example/k"}, {"issuer": "https://other.example"},
                        "<html><title>Page</title></html>", ""),
    "tokenanswer": answers({"access_token": JWT, "refresh_token": "refresh-1", "id_token": JWT, "expires_in": 3600,
                            "token_type": "Bearer", "scope": "openid"},
                           {"access_token": "a", "expires_in": "3600"}, {"access_token": "a", "token_type": "DPoP"},
                           {"error": "invalid_grant", "error_description": "used", "request_id": "1-a"},
                           {"statusCode": 499, "apiCode": 1300, "message": "no", "requestId": "2"}, "[1]", ""),
    "introspection": answers({"active": True, "sub": "alice", "client_id": "app", "scope": "a,b", "exp": 1300819380,
                              "iat": "1300819380"}, {"active": False, "x": 1}, {"active": "true"},
                             {"error": "unsupported_token_type"}, {"code": 400, "message": "no"}, "",
                             'error="invalid_token", error_description="x"'),
    "loopbackrequest": [request("GET /callback?code=abcdefgh&state=s&iss=https%3A%2F%2Fidp.example HTTP/1.1", HOST),
                        request("GET /callback?error=access_denied&error_description=no+way&state=s HTTP/1.0",
                                "Host: localhost:49152", "Accept-Language: zh-CN"),
                        request("GET /favicon.ico HTTP/1.1", HOST), request("HEAD /callback HTTP/1.1", HOST),
                        request("POST /callback HTTP/1.1", HOST, "Content-Length: 6") + "code=a",
                        request("GET / HTTP/1.1", "Host: evil.example"), "\x16\x03\x01",
                        "GET /callback?code=a HTTP/1.1\r\nHost: 127"],
    "pastedredirect": ["http://127.0.0.1/callback?code=abcdefgh1234&state=s", "abcdefgh1234",
                       "https://app.example/cb#code=abcdefgh&state=s", "\u201chttp://x/?code=a\r\nbc&state=s\u201d",
                       "error=access_denied&error_description=%E4%B8%8D&state=s", "code=a&code=b", "%"],
    "profile": [json.dumps(PROFILE), json.dumps({"schema": 1, "profiles": [PROFILE], "lastProfile": PROFILE["id"]}),
                json.dumps({**PROFILE, "tokenAuth": "private_key_jwt", "dpop": True, "issuer": ISSUER, "appHost": "",
                            "authorization": {"maxAge": 1, "prompt": "login"},
                            "network": {"caFile": "/a", "proxy": "http://p:1"},
                            "endpoints": {"token": "https://idp.example/t"}}), '{"schema":2}', "{"],
}


def main():
    for target, inputs in SEEDS.items():
        folder = pathlib.Path(sys.argv[1], target)
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(inputs):
            (folder / f"seed-{number}").write_bytes(text.encode())


if __name__ == "__main__":
    main()
