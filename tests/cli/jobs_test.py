#!/usr/bin/env python3
"""jobs_test.py TANGGAP [NAME...] - what the server does by itself: asks feeds, sends replies, wakes
people. The world outside is played by a web server and a mail server of this process, reachable
through the setting `allow`."""
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import queue
import re
import socketserver
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse
import urllib.request

import cli_test
from cli_test import Server, eventually

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Forum</title>
<item><guid>f1</guid><title>Keripik</title><description>Kok keripiknya tengik?</description>
<author>ani@contoh.example (Ani)</author><pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate></item>
<item><guid>f2</guid><description>Enak sekali!</description></item></channel></rss>"""


class World:
    """Answers by path from `answers`, notes every request in `seen`."""

    def __init__(self):
        self.seen, self.answers = queue.Queue(), {}
        world = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                path = self.path.split("?")[0]
                world.seen.put((self.command, self.path, dict(self.headers), body))
                reply = world.answers.get(path, (404, b""))
                if callable(reply):  # takes its time
                    reply = reply()
                if reply is None:  # take it and say nothing
                    self.close_connection = True
                    return
                if self.headers.get("If-None-Match") == '"e1"':
                    reply = (304, b"")
                self.send_response(reply[0])
                self.send_header("ETag", '"e1"')
                self.send_header("Content-Length", str(len(reply[1])))
                self.end_headers()
                self.wfile.write(reply[1])
            do_GET = do_POST = answer

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def next(self):
        return self.seen.get(timeout=60)


class MailBox:
    """Takes every mail; `mails` gets (recipient, text)."""

    def __init__(self):
        self.mails = queue.Queue()
        box = self

        class Handler(socketserver.StreamRequestHandler):
            def say(self, text):
                self.wfile.write(text.encode() + b"\r\n")

            def handle(self):
                to = ""
                self.say("220 box")
                for line in iter(self.rfile.readline, b""):
                    word = line.decode().strip()
                    if word.upper().startswith("RCPT TO:"):
                        to = word[8:].strip("<> ")
                    if word.upper() == "DATA":
                        self.say("354 go on")
                        text = b""
                        for part in iter(self.rfile.readline, b".\r\n"):
                            text += part
                        box.mails.put((to, text.decode()))
                    self.say("221 bye" if word.upper() == "QUIT" else "250 ok")
                    if word.upper() == "QUIT":
                        return

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Desk(Server):
    """A server with a signed-in owner."""

    def __enter__(self):
        super().__enter__()
        self.cookie = self.csrf = None
        form = urllib.parse.urlencode({"business": "Toko Uji", "name": "Sari", "zone": 25200,
                                       "email": "sari@toko.id", "password": "hujan di bulan juni"})
        jar = urllib.request.HTTPCookieProcessor()
        self.opener = urllib.request.build_opener(jar, NoRedirect)
        self.call("POST", "/setup", form.encode(), "application/x-www-form-urlencoded")
        self.csrf = self.call("GET", "/api/session")["csrf"]
        self.brand = self.call("GET", "/api/brands")["items"][0]["id"]
        return self

    def call(self, method, path, body=None, kind="application/json", raw=False):
        """`raw`: the answer is a page, not a record."""
        origin = f"http://127.0.0.1:{self.port}"
        if isinstance(body, dict):
            body = json.dumps(body).encode()
        request = urllib.request.Request(origin + path, data=body, method=method, headers={
            "Origin": origin, **({"Content-Type": kind} if body is not None else {}),
            **({"X-CSRF-Token": self.csrf} if self.csrf else {}),
            "Idempotency-Key": os.urandom(8).hex(), **self.more})
        self.more = {}
        try:
            with self.opener.open(request, timeout=60) as answer:
                text = answer.read()
        except urllib.error.HTTPError as refusal:
            if refusal.code == 303:
                return None
            raise AssertionError(f"{method} {path}: {refusal.code} {refusal.read().decode()}")
        return text.decode() if raw else json.loads(text) if text else None

    more = {}

    def of_brand(self, method, path, body=None):
        return self.call(method, f"/api/brands/{self.brand}{path}", body)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Jobs(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory(prefix="tanggap-jobs-")
        self.world, self.box = World(), MailBox()

    def tearDown(self):
        for server in (self.world.server, self.box.server):
            server.shutdown()
            server.server_close()
        self.home.cleanup()

    def desk(self):
        return Desk(self.home.name, f"--allow=127.0.0.1:{self.world.port} 127.0.0.1:{self.box.port}",
                    f"--smtp-url=smtp://127.0.0.1:{self.box.port}", "--smtp-tls=no",
                    "--smtp-from=tanggap@toko.id")

    def no_hold(self, desk):
        policy = desk.of_brand("GET", "/policy")
        policy.update(hold_public=0, hold_private=0)
        desk.of_brand("PUT", "/policy", policy)

    def reply(self, desk, source, text, handle="ani@contoh.example",
              said="Kak, pesanan saya belum sampai"):
        """Paste a message and answer it; gives the reply."""
        case = desk.of_brand("POST", "/paste", {
            "source_id": source["id"], "author": "Ani", "handle": handle,
            "text": said})
        desk.more = {"If-Match": f'"v{case["version"]}"'}
        return desk.of_brand("POST", f"/cases/{case['id']}/replies",
                             {"text": text, "is_public": False, "overrides": True})

    def state(self, desk, reply):
        return desk.of_brand("GET", f"/replies/{reply['id']}")["state"]

    def check_signature(self, headers, body, secret):
        stamp = headers["X-Tanggap-Timestamp"]
        good = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        self.assertEqual(headers["X-Tanggap-Signature"], "sha256=" + good)
        self.assertLess(abs(int(stamp) - time.time()), 60)

    def test_a_department_is_mailed_a_question_answers_by_its_link_and_is_reminded(self):
        with self.desk() as desk:
            desk.of_brand("PUT", "/departments/contacts", {
                "department": "Gudang", "name": "Bu Ningsih", "address": "gudang@toko.id",
                "due_after": 3600})
            source = desk.of_brand("POST", "/sources", {
                "name": "WA", "channel": "whatsapp", "kind": "hand", "way_out": "browser"})
            case = desk.of_brand("POST", "/paste", {
                "source_id": source["id"], "author": "Ani", "handle": "ani",
                "text": "Keripiknya bocor, hubungi 081234567890"})
            made = desk.of_brand("POST", f"/cases/{case['id']}/referrals", {
                "department": "Gudang", "question": "Apakah batch 12 bocor?",
                "due_at": int(time.time()) + 3})
            to, text = self.box.mails.get(timeout=60)
            mail = email.message_from_string(text, policy=email.policy.default)
            said = mail.get_content()
            self.assertEqual(to, "gudang@toko.id")
            self.assertEqual(mail["Subject"], "Mohon dibantu: Apakah batch 12 bocor?")
            self.assertIn("0812*****890", said)
            self.assertNotIn("081234567890", said)
            link = re.search(r"/bagian/[\w-]+", said)[0]
            _, again = self.box.mails.get(timeout=60)  # three seconds later it is overdue
            reminder = email.message_from_string(again, policy=email.policy.default)
            self.assertTrue(reminder["Subject"].startswith("Belum dijawab: "))
            self.assertEqual(reminder["In-Reply-To"], mail["Message-ID"])
            self.assertIn(link, reminder.get_content())
            self.assertTrue(eventually(
                lambda: desk.of_brand("GET", "/referrals")["items"][0]["mail"] == "sent"))
            self.assertIn("Apakah batch 12 bocor?", desk.call("GET", link, raw=True))
            form = urllib.parse.urlencode({"act": "answer", "version": made["version"],
                                           "text": "Ya, 40 bungkus", "name": "Pak Joko"})
            page = desk.call("POST", link, form.encode(), "application/x-www-form-urlencoded",
                             raw=True)
            self.assertIn("sudah sampai di tim", page)
            notes = desk.of_brand("GET", f"/cases/{case['id']}")["notes"]
            self.assertEqual([(n["kind"], n["who"], n["text"]) for n in notes],
                             [("answer", "Gudang (Pak Joko)", "Ya, 40 bungkus")])

    def test_staff_without_an_account_are_mailed_and_say_by_their_link_that_they_read_it(self):
        with self.desk() as desk:
            desk.of_brand("POST", "/contacts", {
                "name": "Bu Ningsih", "mail": "ningsih@toko.id", "phone": "081234567890"})
            desk.of_brand("POST", "/contacts", {"name": "Pak Joko"})
            crisis = desk.of_brand("POST", "/crises", {"name": "Kemasan bocor"})
            staff = f"/crises/{crisis['id']}/staff"
            desk.of_brand("POST", staff, {"text": "Ada kemasan bocor.", "say": "Kami cek"})
            to, text = self.box.mails.get(timeout=60)
            mail = email.message_from_string(text, policy=email.policy.default)
            self.assertEqual(to, "ningsih@toko.id")
            self.assertEqual(mail["Subject"], "Toko Uji: arahan untuk semua staf")
            self.assertIn("Ada kemasan bocor.", mail.get_content())

            def row(name):
                return next(r for r in desk.of_brand("GET", staff)["receipts"]
                            if r["name"] == name)
            self.assertTrue(eventually(lambda: row("Bu Ningsih")["mail"] == "sent"), desk.text())
            self.assertIsNone(row("Pak Joko")["mail"])
            self.assertEqual(desk.of_brand("POST", f"{staff}/remind")["count"], 1)
            _, again = self.box.mails.get(timeout=60)
            reminder = email.message_from_string(again, policy=email.policy.default)
            self.assertEqual(reminder["Subject"], "Toko Uji: arahan ini belum Anda baca")
            link = re.search(r"/staf/[\w-]+", reminder.get_content())[0]
            page = desk.call("GET", link, raw=True)
            self.assertIn("Kami cek", page)
            form = urllib.parse.urlencode({"broadcast": re.search(
                r'name="broadcast" value="(\d+)"', page)[1]})
            page = desk.call("POST", link, form.encode(), "application/x-www-form-urlencoded",
                             raw=True)
            self.assertIn("Sudah tercatat dibaca", page)
            self.assertEqual(row("Bu Ningsih")["read_how"], "link")

    def test_a_feed_is_asked_and_its_items_become_cases(self):
        self.world.answers["/feed"] = (200, FEED.encode())
        with self.desk() as desk:
            desk.of_brand("POST", "/sources", {"name": "forum", "channel": "forum", "kind": "feed",
                                               "url": self.world.url("/feed"),
                                               "way_out": "browser"})
            self.assertEqual(self.world.next()[1], "/feed")

            def arrived():
                found = [c for queue_name in ("waiting", "talk")
                         for c in desk.of_brand("GET", f"/cases?queue={queue_name}")["items"]]
                return found if len(found) == 2 else None
            self.assertTrue(eventually(arrived), desk.text())
            source = desk.of_brand("GET", "/sources")["items"]
            good = [s for s in source if s["name"] == "forum"][0]
            self.assertIsNotNone(good["last_ok_at"])
            self.assertGreater(good["next_poll_at"], good["last_ok_at"])

    def test_a_feed_that_fails_is_noted(self):
        self.world.answers["/feed"] = (200, b"<html>not a feed</html>")
        with self.desk() as desk:
            made = desk.of_brand("POST", "/sources", {
                "name": "forum", "channel": "forum", "kind": "feed", "way_out": "browser",
                "url": self.world.url("/feed")})

            def failed():
                row = desk.of_brand("GET", f"/sources/{made['id']}")
                return row if row["failures"] else None
            row = eventually(failed)
            self.assertTrue(row, desk.text())
            self.assertTrue(row["last_error"])
            self.assertIn("feed.failed", desk.text())

    def hook_source(self, desk, **more):
        return desk.of_brand("POST", "/sources", {
            "name": "wa", "channel": "whatsapp", "kind": "hand", "way_out": "hook",
            "out_url": self.world.url("/out"), "out_secret": "kunci keluar yang panjang", **more})

    def test_a_reply_leaves_by_a_signed_hook(self):
        self.world.answers["/out"] = (200, b'{"id": "wamid.1"}')
        with self.desk() as desk:
            self.no_hold(desk)
            reply = self.reply(desk, self.hook_source(desk), "Kami cek dulu ya Kak.")
            method, path, headers, body = self.world.next()
            self.assertEqual((method, path), ("POST", "/out"))
            self.check_signature(headers, body, "kunci keluar yang panjang")
            sent = json.loads(body)
            self.assertEqual(sent["text"], "Kami cek dulu ya Kak.")
            self.assertEqual(sent["key"], headers["Idempotency-Key"])
            self.assertTrue(eventually(lambda: self.state(desk, reply) == "confirmed"))
            self.assertTrue(self.world.seen.empty())  # once
        raw = pathlib.Path(self.home.name, "data/desk.db").read_bytes()
        self.assertNotIn(b"kunci keluar yang panjang", raw)

    def test_a_way_out_that_hangs_holds_up_only_itself_and_keeps_its_order(self):
        let_go = threading.Event()
        self.addCleanup(let_go.set)

        def hang():
            let_go.wait(25)
            return 200, b'{"id": "lambat"}'
        self.world.answers.update({"/slow": hang, "/out": (200, b'{"id": "cepat"}')})
        with self.desk() as desk:
            self.no_hold(desk)
            slow = self.hook_source(desk, name="lambat", out_url=self.world.url("/slow"))
            fast = self.hook_source(desk)

            def ask(source, answer, who):  # what is no complaint joins no problem meanwhile
                return self.reply(desk, source, answer, f"{who}@contoh.example", f"buka jam {who}?")
            held = [ask(slow, f"Jawaban lambat {i}, Kak.", f"ani{i}") for i in range(3)]
            self.assertEqual(self.world.next()[1], "/slow")
            quick = [ask(fast, f"Jawaban cepat {i}, Kak.", f"budi{i}") for i in range(3)]
            for reply in quick:
                self.assertTrue(eventually(lambda: self.state(desk, reply) == "confirmed"))
            self.assertFalse(let_go.is_set())
            self.assertEqual([self.state(desk, r) for r in held], ["sending", "held", "held"])
            let_go.set()
            for reply in held:
                self.assertTrue(eventually(lambda: self.state(desk, reply) == "confirmed"))
            seen = list(self.world.seen.queue)
            texts = [json.loads(body)["text"] for _, path, _, body in seen if path == "/slow"]
            self.assertEqual(texts, ["Jawaban lambat 1, Kak.", "Jawaban lambat 2, Kak."])
            self.assertEqual(len(seen), 5)  # each once; the first was taken from the queue above

    def test_a_refused_reply_fails_and_an_unclear_one_is_left_to_a_person(self):
        with self.desk() as desk:
            self.no_hold(desk)
            source = self.hook_source(desk)
            self.world.answers["/out"] = (422, b"")
            refused = self.reply(desk, source, "Kami cek dulu ya Kak.")
            self.assertTrue(eventually(lambda: self.state(desk, refused) == "failed"))
            self.world.answers["/out"] = None
            unclear = self.reply(desk, source, "Sebentar ya Kak, kami cari.")
            self.assertTrue(eventually(lambda: self.state(desk, unclear) == "unknown"), desk.text())
            self.world.next()
            self.world.next()
            time.sleep(1)  # in which it could do what it must not
            self.assertTrue(self.world.seen.empty())  # never sent again by itself

    def test_a_reply_leaves_by_mail(self):
        with self.desk() as desk:
            self.no_hold(desk)
            source = desk.of_brand("POST", "/sources", {
                "name": "surel", "channel": "email", "kind": "hand", "way_out": "mail",
                "out_from": "halo@toko.id"})
            reply = self.reply(desk, source, "Pesanan Kakak berangkat hari ini.")
            to, text = self.box.mails.get(timeout=60)
            self.assertEqual(to, "ani@contoh.example")
            self.assertIn("berangkat hari ini", text)
            self.assertRegex(text, r"(?m)^Message-ID: <\S+@toko\.id>")
            self.assertTrue(eventually(lambda: self.state(desk, reply) == "sent"))

    def test_the_alarm_test_calls_everybody_and_the_link_opens(self):
        self.world.answers["/wake"] = (200, b"")
        with self.desk() as desk:
            desk.of_brand("PUT", "/alarm/ladder", {"steps": [
                {"name": "Sari", "way": "mail", "address": "sari@toko.id", "wait": 0},
                {"name": "Bot", "way": "hook", "address": self.world.url("/wake"),
                 "secret": "kunci alarm yang panjang", "wait": 300}]})
            desk.of_brand("POST", "/alarm/test", {})
            to, text = self.box.mails.get(timeout=60)
            self.assertEqual(to, "sari@toko.id")
            self.assertIn("uji alarm", text)
            _, _, headers, body = self.world.next()
            self.check_signature(headers, body, "kunci alarm yang panjang")
            alarm = json.loads(body)
            self.assertTrue(alarm["is_test"])
            path = urllib.parse.urlparse(alarm["link"]).path
            self.assertRegex(path, r"^/alarm/[\w-]{43}$")
            status, page = desk.get(path)
            self.assertEqual(status, 200)
            self.assertIn("<h1>Uji alarm</h1>", page)


if __name__ == "__main__":
    cli_test.TANGGAP = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=["jobs_test", *(f"Jobs.{w}" for w in sys.argv[1:])], verbosity=1)
