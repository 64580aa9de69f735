#!/usr/bin/env python3
"""wake_test.py TANGGAP [NAME...] - people are woken by their own ways: a browser's push service and
a Telegram bot played by programs of our own, and what the page behind the link does."""
import json
import os
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.parse
import urllib.request
import http.server

import cli_test
from cli_test import eventually
from jobs_test import Desk, MailBox

PEER = pathlib.Path(__file__).resolve().parent.parent / "support/push_peer.mjs"
TOKEN = "123456:rahasia-bot"


class Bot:
    """The Bot API: `updates` are what people wrote; `said` gets (method, body)."""

    def __init__(self):
        self.updates, self.said, self.sent = [], queue.Queue(), 0
        self.asked, self.no_buttons = 0, False
        bot = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                method = self.path.rsplit("/", 1)[1]
                good = self.path == f"/bot{TOKEN}/{method}"
                answer = bot.answer(method, body) if good else None
                text = json.dumps({"ok": True, "result": answer} if answer is not None else
                                  {"ok": False, "error_code": 400, "description": "Bad Request: "
                                   "inline keyboard button URL is invalid"}).encode()
                self.send_response(200 if answer is not None else 400)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, method, body):
        if method == "getUpdates":
            self.asked += 1
            return [u for u in self.updates if u["update_id"] >= body.get("offset", 0)]
        if self.no_buttons and "reply_markup" in body:
            return None
        self.said.put((method, body))
        self.sent += 1
        return {"message_id": 500 + self.sent}

    def write(self, text, kind="private"):
        self.updates.append({"update_id": 9000 + len(self.updates), "message": {
            "message_id": 1, "date": int(time.time()), "text": text,
            "from": {"id": 77, "first_name": "Sari"},
            "chat": {"id": 77, "type": kind, "first_name": "Sari"}}})

    def next(self, method):
        while True:
            got = self.said.get(timeout=60)
            if got[0] == method:
                return got[1]


class Browser:
    """A browser at push_peer.mjs."""

    def __init__(self):
        self.peer = subprocess.Popen(["node", str(PEER)], stdin=subprocess.PIPE,
                                     stdout=subprocess.PIPE, text=True)
        self.port = int(self.peer.stdout.readline())

    def ask(self, method, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         data=json.dumps(body).encode() if body else None)
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def end(self):
        self.peer.communicate("")


class Wake(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory(prefix="tanggap-wake-")
        self.bot, self.box, self.browser = Bot(), MailBox(), Browser()

    def tearDown(self):
        for server in (self.bot.server, self.box.server):
            server.shutdown()
            server.server_close()
        self.browser.end()
        self.home.cleanup()

    def desk(self, *more):
        ports = (self.bot.port, self.box.port, self.browser.port)
        return Desk(self.home.name, "--allow=" + " ".join(f"127.0.0.1:{p}" for p in ports),
                    f"--smtp-url=smtp://127.0.0.1:{self.box.port}", "--smtp-tls=no",
                    "--smtp-from=tanggap@toko.id", f"--telegram-token={TOKEN}",
                    "--telegram-bot=TokoUjiBot", f"--telegram-url=http://127.0.0.1:{self.bot.port}",
                    *more)

    def on_duty(self, desk):
        """Sari is always on duty."""
        me = desk.call("GET", "/api/session")["staff"]["id"]
        desk.of_brand("PUT", "/roster", {"people": [{
            "staff_id": me, "zone": 25200,
            "shifts": [{"weekday": d, "from_at": 0, "to_at": 86400} for d in range(7)]}]})

    def subscribe(self, desk):
        key = desk.call("GET", "/api/session/ways/offers")["push_key"]
        made = self.browser.ask("POST", "/subscribe", {"key": key})
        way = desk.call("POST", "/api/session/ways/push", {"name": "Chrome, Android", **made})
        return made["endpoint"].rsplit("/", 1)[1], way

    def link(self, desk):
        code = desk.call("POST", "/api/session/ways/telegram", {})
        self.assertEqual(code["link"], f"https://t.me/TokoUjiBot?start={code['code']}")
        self.bot.write(f"/start {code['code']}")
        self.assertIn("Terhubung", self.bot.next("sendMessage")["text"])

    def ways(self, desk):
        return desk.call("GET", "/api/session/ways")["items"]

    def last_incident(self, desk):
        return desk.of_brand("GET", "/alarm/tests")["items"][0]["id"]

    def test_a_browser_gets_what_only_it_can_read(self):
        with self.desk() as desk:
            self.on_duty(desk)
            browser, way = self.subscribe(desk)
            self.assertEqual(way["address"], f"http://127.0.0.1:{self.browser.port}")
            desk.of_brand("POST", "/alarm/test", {})
            got = eventually(lambda: self.browser.ask("GET", f"/messages/{browser}"))
            self.assertTrue(got, desk.text())
            self.assertEqual(got[0]["urgency"], "high")
            note = got[0]["text"]
            self.assertEqual(note["title"], "Uji alarm: Toko Uji")
            self.assertFalse(note["is_silent"])
            path = urllib.parse.urlparse(note["link"]).path
            self.assertRegex(path, r"^/alarm/[\w-]{43}$")
            desk.call("POST", path + "/received", b"")  # as the service worker does
            call = desk.of_brand("GET", f"/incidents/{self.last_incident(desk)}/calls")["items"][0]
            self.assertEqual(call["way"], "push")
            self.assertTrue(call["began_at"] and call["called_at"] and call["received_at"])
            self.assertIsNone(call["opened_at"])
            self.assertTrue(desk.of_brand("GET", "/overview")["alarm_ok_at"])
        raw = pathlib.Path(self.home.name, "data/desk.db").read_bytes()
        self.assertNotIn(browser.encode(), raw)  # the endpoint is a key: it is sealed

    def test_a_deadline_that_passed_is_told_once_and_an_unknown_post_shown(self):
        with self.desk() as desk:
            policy = desk.of_brand("GET", "/policy")
            desk.of_brand("PUT", "/policy", {**policy, "hours_from": 0, "hours_to": 86400})
            self.link(desk)
            source = desk.of_brand("POST", "/sources", {
                "name": "ig", "channel": "instagram", "kind": "hand", "way_out": "browser",
                "own_handle": "@tokouji"})
            ago = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 2 * 3600))
            paste = {"source_id": source["id"], "author": "Ani", "handle": "@ani", "time": ago,
                     "text": "kak, kapan paket saya dikirim?"}
            case = desk.of_brand("POST", "/paste", paste)
            said = self.bot.next("sendMessage")
            self.assertIn("1 kasus lewat tenggat", said["text"])
            self.assertNotIn("paket", said["text"])  # no word of the customer
            self.assertIn(f"/kasus/{case['id']}", json.dumps(said["reply_markup"]))
            told = eventually(lambda: [n for n in desk.of_brand("GET", "/notices")["items"]
                                       if n["state"] == "called"])
            self.assertEqual((told[0]["past"], told[0]["way"]), (1, "telegram"))
            # a quarter of an hour has not passed: the post is shown at once, and told later
            desk.of_brand("POST", "/paste", {
                "source_id": source["id"], "author": "tokouji", "handle": "@tokouji",
                "text": "liburan bareng keluarga, seru!"})
            post = eventually(lambda: desk.of_brand("GET", "/own-posts")["items"])
            self.assertEqual(post[0]["text"], "liburan bareng keluarga, seru!")
            self.assertEqual(desk.of_brand("GET", "/overview")["own_posts"], 1)
            self.assertEqual(len(desk.of_brand("GET", "/notices")["items"]), 1)

    def test_a_browser_that_unsubscribed_is_dropped(self):
        with self.desk() as desk:
            self.on_duty(desk)
            browser, _ = self.subscribe(desk)
            self.browser.ask("POST", f"/expire/{browser}")
            desk.of_brand("POST", "/alarm/test", {})
            self.assertTrue(eventually(lambda: self.ways(desk) == []), desk.text())
            call = desk.of_brand("GET", f"/incidents/{self.last_incident(desk)}/calls")["items"][0]
            self.assertEqual(call["state"], "failed")
            self.assertIn("any more", call["failure"])

    def test_a_chat_is_linked_once_and_called(self):
        with self.desk() as desk:
            self.on_duty(desk)
            time.sleep(3)
            self.assertEqual(self.bot.asked, 0)  # nobody is linking: the bot is left alone
            self.link(desk)
            desk.call("POST", "/api/session/ways/telegram", {})
            self.bot.write("/start SALAHSALAH")
            self.assertIn("sudah terpakai", self.bot.next("sendMessage")["text"])
            ways = self.ways(desk)
            self.assertEqual([(w["way"], w["name"]) for w in ways], [("telegram", "Telegram Sari")])
            desk.of_brand("POST", "/alarm/test", {})
            while True:
                said = self.bot.next("sendMessage")
                if "Uji alarm" in said["text"]:
                    break
            self.assertEqual(said["chat_id"], 77)
            button = said["reply_markup"]["inline_keyboard"][0][0]
            self.assertRegex(urllib.parse.urlparse(button["url"]).path, r"^/alarm/[\w-]{43}$")
            self.bot.no_buttons = True  # as for an address of a local network
            desk.of_brand("POST", "/alarm/test", {})
            said = self.bot.next("sendMessage")
            self.assertRegex(said["text"], r"http://\S+/alarm/[\w-]{43}$")
        raw = pathlib.Path(self.home.name, "data/desk.db").read_bytes()
        self.assertNotIn(TOKEN.encode(), raw)
        self.assertNotIn(TOKEN, desk.text())

    def raise_alarm(self, desk):
        source = desk.of_brand("POST", "/sources", {
            "name": "ig", "channel": "instagram", "kind": "hand", "way_out": "browser"})
        return desk.of_brand("POST", "/paste", {
            "source_id": source["id"], "author": "Ani", "handle": "@ani",
            "text": "Anak saya keracunan habis makan keripik ini, masuk rumah sakit! Penipu!"})

    def test_a_real_alarm_is_one_message_that_follows_and_the_link_answers(self):
        with self.desk() as desk:
            self.on_duty(desk)
            self.link(desk)
            browser, _ = self.subscribe(desk)
            self.raise_alarm(desk)
            first = self.bot.next("sendMessage")
            self.assertNotIn("Ani", first["text"])  # nothing of a customer
            self.assertIn("Belum ada yang menangani", first["text"])
            link = urllib.parse.urlparse(
                first["reply_markup"]["inline_keyboard"][0][0]["url"]).path
            status, page = desk.get(link)
            self.assertEqual(status, 200)
            self.assertNotIn("<script", page)
            self.assertIn("Saya tangani", page)
            self.assertIn("Pantau dulu", page)
            self.assertIn("Tanggapan sementara", page)
            hold = {name: page.split(f'name="{name}" value="')[1].split('"')[0]
                    for name in ("case_id", "version")}
            form = urllib.parse.urlencode({"act": "hold", **hold}).encode()
            desk.call("POST", link, form, "application/x-www-form-urlencoded", raw=True)
            replies = [r for state in ("by_hand", "waiting")
                       for r in desk.of_brand("GET", f"/replies?state={state}")["items"]]
            self.assertEqual(len(replies), 1)
            self.assertIn("Kami sedang mengecek", replies[0]["text"])
            time.sleep(21)  # what stands there changes no more often
            desk.call("POST", link, b"act=take", "application/x-www-form-urlencoded", raw=True)
            edit = self.bot.next("editMessageText")
            self.assertEqual((edit["chat_id"], edit["message_id"]), (77, 501 + 1))
            self.assertIn("Ditangani Sari", edit["text"])
            notes = eventually(lambda: (lambda m: m if len(m) > 1 else None)(
                self.browser.ask("GET", f"/messages/{browser}")))
            self.assertTrue(notes, desk.text())
            self.assertEqual(notes[0]["topic"], notes[1]["topic"])
            self.assertEqual(notes[0]["text"]["tag"], notes[1]["text"]["tag"])
            self.assertTrue(notes[1]["text"]["is_silent"])

    def test_who_has_no_way_is_mailed_and_a_later_mail_stands_below_the_first(self):
        with self.desk() as desk:
            self.on_duty(desk)
            desk.of_brand("PUT", "/alarm/ladder", {"steps": [{"way": "duty"}, {
                "way": "mail", "name": "Sari lagi", "address": "sari@toko.id", "wait": 1}]})
            self.raise_alarm(desk)
            to, first = self.box.mails.get(timeout=60)
            self.assertEqual(to, "sari@toko.id")
            _, second = self.box.mails.get(timeout=60)
            made = [line for line in first.splitlines() if line.startswith("Message-ID: ")][0][12:]
            self.assertIn(f"In-Reply-To: {made}", second)
            self.assertIn(f"References: {made}", second)


if __name__ == "__main__":
    cli_test.TANGGAP = os.path.abspath(sys.argv.pop(1))
    unittest.main(argv=["wake_test", *(f"Wake.{w}" for w in sys.argv[1:])], verbosity=1)
