#!/usr/bin/env python3
"""bomb_test.py - small inputs that want to become large: refused in time, without an internal
error, without memory that grows, and the server goes on."""
import gzip
import http.client
import json
import pathlib
import socket
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import Client, Desk, Office, message, signed  # noqa: E402

SECRET = "kait-rahasia-panjang-1"
GROWTH_MOST = 64 * 1024 * 1024
ANSWER_MOST = 5.0  # seconds
HEAR_MOST = 60     # seconds until a failure is told
MISREAD = 3000     # connections; each cost 16 KiB for ever
MISREAD_GROWTH_MOST = 32 * 1024 * 1024
MEGABYTE = 1024 * 1024

ITEM = b'{"id":"b1","text":"x"}'
# Just under the largest body that is read at all: these reach the parser.
BODIES = {
    "depth of arrays": b"[" * (MEGABYTE - 8),
    "depth of objects": b'{"a":' * (MEGABYTE // 5 - 8),
    "closed depth": b'{"items":' + b"[" * 400000 + b"]" * 400000 + b"}",
    "huge array": b'{"items":[' + b"1," * (MEGABYTE // 2 - 20) + b"1]}",
    "many empty lists": b'{"items":[' + b"[]," * (MEGABYTE // 3 - 20) + b"[]]}",
    "many empty items": b'{"items":[' + b"{}," * (MEGABYTE // 3 - 20) + b"{}]}",
    "many items": b'{"items":[' + b",".join([ITEM] * 45000) + b"]}",
    "huge number": b'{"items":[{"id":"b","text":"x","reach":' + b"9" * (MEGABYTE - 80) + b"}]}",
    "huge exponent": b'{"items":[{"id":"b","text":"x","reach":1e999999999}]}',
    "huge fraction": b'{"items":[{"id":"b","text":"x","reach":0.' + b"1" * 900000 + b"}]}",
    "many keys": b"{" + b",".join(b'"k%d":1' % i for i in range(90000)) + b"}",
    "the same key often": b"{" + b",".join([b'"items":[]'] * 80000) + b"}",
    "keys with one hash start": b"{" + b",".join(b'"%08d":0' % i for i in range(80000)) + b"}",
    "one long text": b'{"items":[{"id":"b2","text":"' + b"a" * (MEGABYTE - 60) + b'"}]}',
    "one long word of accents": b'{"items":[{"id":"b3","text":"a' + b"\xcc\x81" * 500000 + b'"}]}',
    "escapes": b'{"items":[{"id":"b4","text":"' + b"\\u0041" * 170000 + b'"}]}',
    "half surrogates": b'{"items":[{"id":"b5","text":"' + b"\\ud800" * 1000 + b'"}]}',
    "invalid UTF-8": b'{"items":[{"id":"b6","text":"\xff\xfe\xc0\x80\xed\xa0\x80\xf5"}]}',
    "overlong UTF-8": b'{"items":[{"id":"b7","text":"\xe0\x80\xaf\xf0\x80\x80\xaf"}]}',
    "NUL": b'{"items":[{"id":"b8","text":"a\x00b"}]}',
    "escaped NUL": b'{"items":[{"id":"b9","text":"a\\u0000b"}]}',
    "UTF-16": '{"items":[]}'.encode("utf-16"),
    "spaces": b" " * (MEGABYTE - 4) + b"{}",
    "an unfinished text": b'{"items":[{"id":"b","text":"' + b"x" * 900000,
    "backslashes": b'"' + b"\\" * 1000001,
    "no JSON": b"\x1f\x8b" + bytes(range(256)) * 100,
}
FORMS = ["email=" + "a" * 900000, "&".join(f"a{i}=1" for i in range(90000)), "%" * 300000,
         "=" * 300000, "email=%ff%fe&password=%00", "&" * 900000]
TARGETS = ["/" + "a" * 4000, "/" + "../" * 1200, "/%00", "/%ff%fe", "/api/brands/" + "9" * 500,
           "/api/brands/1/cases?" + "&".join(f"a{i}=1" for i in range(300)),
           "/api/brands/1/cases?search=" + "%22" * 1000, "/" + "%2e%2e%2f" * 400,
           "/api/brands/1/cases?search=" + "(" * 390, "/api/brands/1/cases?search=" + "a*" * 190,
           "/api/brands/1/cases?cursor=" + "A" * 60, "/api/brands/-1/cases", "/api/brands/1e3/cases",
           "/alarm/" + "a" * 3000]
RAW = {
    "two lengths": b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                   b"Content-Length: 3\r\n\r\n{}",
    "length and chunks": b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                         b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "negative length": b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}",
    "huge length": b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: "
                   b"99999999999999999999\r\n\r\n{}",
    "two megabytes": b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2097152\r\n\r\n",
    "huge chunk": b"POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                  b"fffffffffffffff0\r\nx",
    "space before the colon": b"GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n",
    "NUL in a header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n",
    "folded header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: a\r\n b\r\n\r\n",
    "many headers": b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"X-A: b\r\n" * 3000 + b"\r\n",
    "long header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 200000 + b"\r\n\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "another version": b"GET /healthz HTTP/3.7\r\nHost: x\r\n\r\n",
    "no request": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200,
    "old request": b"GET /\r\n",
}


class Bombs(unittest.TestCase):
    def setUp(self):
        self.desk = Desk("--log_level=warn")
        self.addCleanup(self.desk.__exit__)
        self.office = Office(self.desk)
        self.desk.start()
        self.owner = self.office.client()
        self.source = self.office.add_source(self.owner, secret=SECRET)
        body = json.dumps({"items": [message(i) for i in range(100)]}).encode()
        self.client = Client(self.desk)
        self.client.post(f"/api/hooks/{self.source}", body, signed(SECRET, body))
        self.before = self.desk.memory()

    def judge(self, what, answer, began):
        self.assertLess(answer.status, 500, what)
        self.assertLess(time.monotonic() - began, ANSWER_MOST, what)

    def alive(self):
        grown = self.desk.memory() - self.before
        print(f"grown by {grown / MEGABYTE:.1f} MiB")
        self.assertLess(grown, GROWTH_MOST)
        self.assertTrue(self.owner.get(f"{self.office.path}/cases?queue=waiting")["items"])
        self.assertNotIn("http.failed", self.desk.log())
        self.assertEqual(self.desk.run("verify")[0], 0)

    def ask(self, client, method, path, body=None, headers=None):
        """The answer. To hang up on what is too much is an answer as well; then the next
        question must be answered."""
        try:
            return client.request(method, path, body, headers)
        except (OSError, http.client.HTTPException):
            return client.request("GET", "/healthz")

    def test_json_bombs(self):
        """Signed, so that they reach the parser; and at the routes of people, signed in and not."""
        for what, body in BODIES.items():
            with self.subTest(what):
                for path, headers, client in (
                        (f"/api/hooks/{self.source}", signed(SECRET, body), self.client),
                        ("/api/session", {}, self.client),
                        (f"{self.office.path}/words", {}, self.owner),
                        (f"{self.office.path}/paste", {}, self.owner)):
                    began = time.monotonic()
                    self.judge(what, self.ask(client, "POST", path, body, headers), began)
        self.alive()

    def test_forms_and_targets(self):
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        for form in FORMS:
            for path in ("/login", "/join", "/setup"):
                began = time.monotonic()
                answer = self.ask(self.client, "POST", path, form.encode(), kind)
                self.judge(f"{path} {form[:20]}", answer, began)
        for target in TARGETS:
            with self.subTest(target[:60]):
                began = time.monotonic()
                self.judge(target[:60], self.ask(self.owner, "GET", target), began)
        self.alive()

    def test_a_query_of_very_many_fields_is_cut(self):
        """libmicrohttpd 0.9.75 has no room to note them all and then takes the header lines for
        request lines. None of them is answered, and what was made for them is not kept."""
        began = time.monotonic()
        fields = "&".join(f"a{i}=1" for i in range(800))
        self.ask(self.owner, "GET", "/healthz?" + fields)
        self.assertLess(time.monotonic() - began, ANSWER_MOST)
        head = f"GET /healthz?{fields} HTTP/1.1\r\n".encode()
        lines = b"".join(b"X-%d: b HTTP/1.1\r\n" % i for i in range(100)) + b"\r\n"
        for _ in range(MISREAD):
            with socket.create_connection(("127.0.0.1", self.desk.port), HEAR_MOST) as s:
                s.sendall(head + lines)
        end = time.monotonic() + 60
        while self.desk.memory() - self.before >= MISREAD_GROWTH_MOST and time.monotonic() < end:
            time.sleep(0.1)  # until the last of them are closed
        self.assertLess(self.desk.memory() - self.before, MISREAD_GROWTH_MOST)
        with socket.create_connection(("127.0.0.1", self.desk.port), HEAR_MOST) as s:
            s.sendall(head + b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertEqual(self.hear(s), b"")
        self.alive()

    def hear(self, s):
        try:
            return s.recv(4096)
        except ConnectionResetError:
            return b""

    def test_raw_bytes(self):
        for what, data in RAW.items():
            with self.subTest(what):
                with socket.create_connection(("127.0.0.1", self.desk.port), HEAR_MOST) as s:
                    try:
                        s.sendall(data)
                        s.shutdown(socket.SHUT_WR)
                        said = s.recv(4096)
                    except OSError:
                        said = b""
                if said:
                    status = int(said.split()[1])
                    self.assertIn(status, range(200, 506))
                    self.assertNotIn(status, (500, 502, 503, 504))
                    if what not in ("many headers", "old request"):
                        self.assertGreaterEqual(status, 400, said[:200])
        self.alive()

    def test_a_compressed_body_is_not_opened(self):
        bomb = gzip.compress(b'{"items":[]}' + b" " * (200 * MEGABYTE))
        answer = self.ask(self.client, "POST", f"/api/hooks/{self.source}", bomb,
                          {**signed(SECRET, bomb), "Content-Encoding": "gzip"})
        self.assertIn(answer.status, range(400, 500))
        self.alive()


if __name__ == "__main__":
    unittest.main(warnings="ignore")
