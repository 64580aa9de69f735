#!/usr/bin/env python3
"""hook_test.py - forged and replayed hook messages: all refused in the same words, stored never."""
import json
import pathlib
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import Client, Desk, Office, message, signed  # noqa: E402

SECRET, OTHER = "kait-rahasia-panjang-1", "kait-rahasia-panjang-2"
REPLAYS = 20


def without(headers, name):
    return {k: v for k, v in headers.items() if k != name}


def changed(headers, name, value):
    return {**headers, name: value}


def forgeries(body):
    """(what, headers, body): each differs from a good request in one thing."""
    now, s, t = int(time.time()), "X-Tanggap-Signature", "X-Tanggap-Timestamp"
    good = signed(SECRET, body, now)
    mac = good[s][len("sha256="):]
    yield "no headers", {}, body
    yield "no signature", without(good, s), body
    yield "no time", without(good, t), body
    yield "empty signature", changed(good, s, ""), body
    yield "empty time", changed(good, t, ""), body
    yield "the other source's secret", signed(OTHER, body, now), body
    yield "an empty secret", signed("", body, now), body
    yield "one byte of the body changed", good, body.replace(b"restok", b"Restok")
    yield "a byte behind the body", good, body + b" "
    yield "the body cut", good, body[:-1]
    yield "an empty body", good, b""
    yield "another time", changed(good, t, str(now + 1)), body
    yield "too old", signed(SECRET, body, now - 301), body
    yield "from the future", signed(SECRET, body, now + 310), body
    yield "time zero", signed(SECRET, body, 0), body
    yield "a negative time", signed(SECRET, body, -now), body
    yield "a time with a sign", changed(good, t, f"+{now}"), body
    yield "a time with zeros before it", changed(good, t, f"00{now}"), body
    yield "a time with a fraction", changed(good, t, f"{now}.0"), body
    yield "no algorithm", changed(good, s, mac), body
    yield "another algorithm", changed(good, s, "sha1=" + mac), body
    yield "half a signature", changed(good, s, "sha256=" + mac[:32]), body
    yield "a signature and more", changed(good, s, "sha256=" + mac + "00"), body
    last = "0" if mac[-1] != "0" else "1"
    yield "the last digit changed", changed(good, s, "sha256=" + mac[:-1] + last), body


class Hook(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk("--log_level=warn")
        cls.addClassCleanup(cls.desk.__exit__)
        cls.office = Office(cls.desk)
        cls.desk.start()
        owner = cls.office.client()
        cls.source = cls.office.add_source(owner, secret=SECRET)
        cls.office.add_source(owner, name="Lain", secret=OTHER)
        cls.client = Client(cls.desk)

    def rows(self, external_id):
        return self.desk.sql("SELECT count(*) FROM message WHERE external_id = ?", external_id)[0][0]

    def send(self, headers, body, source=None):
        answer = self.client.request("POST", f"/api/hooks/{source or self.source}", body, headers)
        said = json.loads(answer.text)
        said.pop("request", None)  # the number of the request differs, nothing else may
        return answer.status, said

    def test_forged_messages_all_read_the_same_and_store_nothing(self):
        body = json.dumps({"items": [message("palsu")]}).encode()
        wanted = self.send(signed(SECRET, body), body, source=987654)
        self.assertEqual(wanted[0], 403)
        count = 0
        for what, headers, sent in forgeries(body):
            with self.subTest(what):
                self.assertEqual(self.send(headers, sent), wanted)
                count += 1
        self.assertEqual(count, 24)
        self.assertEqual(self.rows("mpalsu"), 0)
        # The same message, honestly signed, is taken: it was the signature that was refused.
        self.assertEqual(self.send(signed(SECRET, body), body)[0], 202)
        self.assertEqual(self.rows("mpalsu"), 1)

    def test_a_message_of_one_source_does_not_pass_at_another(self):
        body = json.dumps({"items": [message("pindah")]}).encode()
        self.assertEqual(self.send(signed(OTHER, body), body)[0], 403)
        self.assertEqual(self.rows("mpindah"), 0)

    def test_a_replayed_message_is_one_row(self):
        body = json.dumps({"items": [message("ulang")]}).encode()
        headers = signed(SECRET, body)
        self.assertEqual(self.send(headers, body)[0], 202)
        upper = changed(headers, "X-Tanggap-Signature",
                        "sha256=" + headers["X-Tanggap-Signature"][7:].upper())
        answers = {json.dumps(self.send(h, body), sort_keys=True)
                   for h in [headers] * (REPLAYS - 1) + [upper]}
        self.assertEqual(len(answers), 1)
        self.assertIn("used before", answers.pop())
        self.assertEqual(self.rows("mulang"), 1)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
