#!/usr/bin/env python3
"""mail_test.py - letters go through a real mail server (script/mail-server) and are read back by
IMAP: replies in the thread of the letter they answer, alarms with a link that works."""
import email
import email.policy
import imaplib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import ROOT, Client, Desk, Office  # noqa: E402

SHOP, CUSTOMER, OWNER = "cs@toko.example", "budi@pelanggan.example", "sari@rumah.example"
SERVER = ROOT / "script/mail-server"
ARRIVES_MOST = 60  # seconds

LETTER = """From: Budi Santoso <{sender}>
To: cs@toko.example
Subject: =?utf-8?q?Pesanan_saya_belum_sampai_=F0=9F=98=A1?=
Message-ID: <{name}@pelanggan.example>
Date: Mon, 02 Nov 2026 10:00:00 +0700
Content-Type: text/plain; charset=utf-8

Min, pesanan saya sudah seminggu belum sampai. Tolong dicek ya.
"""
ANSWER = "Halo Kak Budi,\n\nmaaf terlambat — paket Kakak kami lacak hari ini. Boleh kirim nomor\n" \
         "pesanannya?\n.\n\nSalam, Sari 🙏"


class MailServer:
    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix="tanggap-mail-")
        self.folder = pathlib.Path(self.home.name)
        self.folder.chmod(0o755)

    def __enter__(self):
        started = subprocess.run([SERVER, "start", self.folder / "server", SHOP, CUSTOMER, OWNER],
                                 capture_output=True, text=True)
        if started.returncode != 0:
            raise RuntimeError(started.stderr)
        self.smtp, self.imap = (int(word) for word in started.stdout.split()[-2:])
        return self

    def __exit__(self, *_):
        subprocess.run([SERVER, "remove", self.folder / "server"], check=False)
        self.home.cleanup()

    def letters(self, address):
        with imaplib.IMAP4("127.0.0.1", self.imap) as box:
            box.login(address, "rahasia")
            box.select(readonly=True)
            numbers = box.search(None, "ALL")[1][0].split()
            return [email.message_from_bytes(box.fetch(n, "(RFC822)")[1][0][1],
                                             policy=email.policy.default) for n in numbers]

    def await_letters(self, address, count):
        end = time.monotonic() + ARRIVES_MOST
        while len(found := self.letters(address)) < count and time.monotonic() < end:
            time.sleep(0.1)
        return found


def setUpModule():
    global server
    server = MailServer()
    unittest.addModuleCleanup(server.__exit__)
    server.__enter__()


class Mail(unittest.TestCase):
    def setUp(self):
        self.desk = Desk(f"--smtp_url=smtp://127.0.0.1:{server.smtp}", "--smtp_tls=no",
                         f"--smtp_from={SHOP}", f"--allow=127.0.0.1:{server.smtp}")
        self.addCleanup(self.desk.__exit__)
        self.office = Office(self.desk)
        self.desk.start()
        self.owner = self.office.client()
        self.office.set_policy(self.owner, hold_private=0)
        self.office.add_source(self.owner, name="Surat", channel="email", kind="file",
                               way_out="mail", out_from=SHOP)
        self.path = self.office.path

    def letter_comes(self, name, sender=CUSTOMER):
        """A customer's letter is imported; the case it makes."""
        file = self.desk.folder / f"{name}.eml"
        file.write_text(LETTER.format(name=name, sender=sender))
        summary = json.loads(self.desk.run_ok("import", "--json", "--source=Surat", str(file)))
        self.assertEqual(summary["taken"], 1)
        return self.owner.get(f"{self.path}/cases?queue=waiting")["items"][0]["id"]

    def answer(self, case, text):
        version = self.owner.get(f"{self.path}/cases/{case}")["case"]["version"]
        return self.owner.post(f"{self.path}/cases/{case}/replies",
                               {"text": text, "is_public": False, "overrides": True},
                               {"If-Match": f'"v{version}"', "Idempotency-Key": f"kunci-surat-{case}"})

    def await_state(self, reply, *states):
        end = time.monotonic() + ARRIVES_MOST
        while time.monotonic() < end:
            now = self.owner.get(f"{self.path}/replies/{reply['id']}")
            if now["state"] in states:
                return now
            time.sleep(0.1)
        self.fail(f"the reply is {now}\n{self.desk.log()}")

    def test_a_reply_arrives_in_the_thread_of_the_letter(self):
        before = len(server.letters(CUSTOMER))
        reply = self.answer(self.letter_comes("satu"), ANSWER)
        self.assertEqual(reply["way"], "mail")
        sent = self.await_state(reply, "sent", "confirmed")
        letters = server.await_letters(CUSTOMER, before + 1)
        self.assertEqual(len(letters), before + 1)  # once
        letter = letters[-1]
        self.assertEqual(letter["In-Reply-To"], "<satu@pelanggan.example>")
        self.assertEqual(letter["References"], "<satu@pelanggan.example>")
        self.assertEqual(letter["Message-ID"], f"<{sent['external_id']}>")
        self.assertEqual(letter["Subject"], "Re: Pesanan saya belum sampai 😡")
        self.assertEqual(letter["From"].addresses[0].addr_spec, SHOP)
        self.assertEqual(letter["To"].addresses[0].addr_spec, CUSTOMER)
        self.assertEqual(letter["To"].addresses[0].display_name, "Budi Santoso")
        body = letter.get_body().get_content().replace("\r\n", "\n").rstrip("\n")
        self.assertEqual(body, ANSWER)

    def test_a_refused_recipient_is_told_and_not_tried_again(self):
        reply = self.answer(self.letter_comes("dua", "siapa@tidak-ada.example"), ANSWER)
        failed = self.await_state(reply, "failed")
        self.assertIn("refused", failed["failure"])
        self.assertEqual(failed["tries"], 1)

    def await_called(self, incident):
        """The calls once none is under way: a letter may be read before its sender knows."""
        end = time.monotonic() + ARRIVES_MOST
        while True:
            calls = self.owner.get(f"{self.path}/incidents/{incident['id']}/calls")["items"]
            if not {"due", "calling"} & {c["state"] for c in calls} or time.monotonic() > end:
                return calls
            time.sleep(0.1)

    def test_an_alarm_arrives_with_a_link_that_works(self):
        self.owner.put(f"{self.path}/alarm/ladder", {"steps": [
            {"name": "Sari", "way": "mail", "address": OWNER, "wait": 0}]})
        incident = self.owner.post(f"{self.path}/alarm/test")
        letter = server.await_letters(OWNER, 1)[-1]
        self.assertIn("Toko Uji", letter["Subject"])
        text = letter.get_body().get_content()
        link = re.search(rf"http://127\.0\.0\.1:{self.desk.port}(/alarm/\S+)", text)
        self.assertTrue(link, text)
        stranger = Client(self.desk)  # from the telephone: nobody is signed in there
        page = stranger.request("GET", link[1])
        self.assertEqual(page.status, 200)
        self.assertIn("Toko Uji", page.text)
        calls = self.await_called(incident)
        self.assertEqual([c["state"] for c in calls], ["called"])
        self.assertIsNotNone(calls[0]["opened_at"])
        self.assertEqual(stranger.request("GET", link[1] + "x").status, 404)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
