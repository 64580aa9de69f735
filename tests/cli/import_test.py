#!/usr/bin/env python3
"""import_test.py - `tanggap import` from the outside: every format, what is shown beforehand, what
is said about lines that cannot be read, and a SIGKILL in the middle of a long file."""
import contextlib
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import TANGGAP, Desk, clean_environment  # noqa: E402

LINES = 50000
KILLS = 6

CSV = """tanggal;nama;komentar;suka
02/11/2026 09.15;Sari;"Min, keripiknya ""melempem"" semua; kecewa";1.204
02/11/2026 09.20;Budi;Enak banget;3
"""
WHATSAPP = """02/11/26 09.15 - Pesan dan panggilan dienkripsi secara end-to-end.
02/11/26 09.16 - Sari: Kak, pesanan saya mana?
sudah seminggu
02/11/26 09.20 - Keripik Bu Rasti: Sebentar ya Kak kami cek
02/11/26 09.21 - Budi: <Media tidak disertakan>
"""
LETTER = """From: Sari Puspita <sari@pelanggan.example>
To: toko@toko.example
Subject: Pesanan belum sampai
Message-ID: <surat-1@pelanggan.example>
Date: Mon, 02 Nov 2026 10:00:00 +0700
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Kak, pesanan saya belum sampai =F0=9F=98=A2
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title>
<item><guid>g1</guid><title>Ulasan</title><link>https://blog.example/1</link>
<pubDate>Mon, 02 Nov 2026 03:00:00 GMT</pubDate>
<description>&lt;p&gt;Keripiknya &lt;b&gt;gosong&lt;/b&gt;&lt;/p&gt;</description></item></channel></rss>
"""
JSON_LINE = {"id": "j1", "author": "Sari", "handle": "@sari", "time": "2026-11-02T02:15:00Z",
             "text": "kapan buka? 😀", "reach": 12}

# file name: (content, format, messages, what one of them must hold)
FORMATS = {
    "ig.jsonl": (json.dumps(JSON_LINE) + "\n", "jsonl", 1,
                 {"id": "j1", "handle": "@sari", "text": "kapan buka? 😀", "reach": 12,
                  "time": "2026-11-02T02:15:00Z"}),
    "array.json": (json.dumps([JSON_LINE, {**JSON_LINE, "id": "j2"}]), None, 2, {"id": "j2"}),
    "tabel.csv": (CSV, "csv", 2, {"author": "Sari", "reach": 1204, "time": "2026-11-02T02:15:00Z",
                                  "text": 'Min, keripiknya "melempem" semua; kecewa'}),
    "chat.txt": (WHATSAPP, "whatsapp", None, {"author": "Sari", "is_direct": True,
                                              "text": "Kak, pesanan saya mana?\nsudah seminggu",
                                              "time": "2026-11-02T02:16:00Z"}),
    "surat.eml": (LETTER, "eml", 1, {"id": "surat-1@pelanggan.example", "is_direct": True,
                                     "title": "Pesanan belum sampai",
                                     "handle": "sari@pelanggan.example"}),
    "kotak.mbox": ("From sari@pelanggan.example Mon Nov  2 10:00:00 2026\n" + LETTER
                   + "\nFrom budi@pelanggan.example Mon Nov  2 11:00:00 2026\n"
                   + LETTER.replace("surat-1@", "surat-2@") + "\n", "mbox", 2,
                   {"id": "surat-2@pelanggan.example"}),
    "blog.xml": (FEED, "feed", 1, {"id": "g1", "title": "Ulasan", "text": "Keripiknya gosong",
                                   "link": "https://blog.example/1"}),
}


class Import(unittest.TestCase):
    def setUp(self):
        self.desk = Desk()
        self.addCleanup(self.desk.__exit__)

    def put(self, name, content):
        (self.desk.folder / name).write_text(content)
        return name

    def summary(self, *words):
        return json.loads(self.desk.run_ok("import", "--json", "--quiet", *words))

    def test_every_format_is_shown_and_taken(self):
        self.desk.run_ok("brand", "add", "Toko Uji")
        for name, (content, form, count, wanted) in FORMATS.items():
            with self.subTest(name):
                self.put(name, content)
                shown = [json.loads(line) for line in self.desk.run_ok(
                    "import", "--dry-run", "--json", name).splitlines()]
                if count is not None:
                    self.assertEqual(len(shown), count)
                self.assertTrue(any(wanted.items() <= item.items() for item in shown),
                                f"{wanted} is not in {shown}")
                taken = self.summary(name)
                self.assertEqual((taken["taken"], taken["bad"]), (len(shown), 0))
                if form:
                    self.assertEqual(taken["format"], form)
                kept = {row[0] for row in self.desk.sql(
                    "SELECT m.external_id FROM message m JOIN source s ON s.id = m.source_id"
                    " WHERE s.name = ?", taken["source"])}
                self.assertEqual(kept, {item["id"] for item in shown})
                self.assertEqual(self.summary(name)["taken"], 0)

    def test_the_shop_itself_is_known_by_its_name(self):
        self.put("chat.txt", WHATSAPP)
        shown = [json.loads(line) for line in self.desk.run_ok(
            "import", "--dry-run", "--json", "--own=Keripik Bu Rasti", "chat.txt").splitlines()]
        self.assertEqual([i["is_own"] for i in shown if i["author"] == "Keripik Bu Rasti"], [True])
        self.assertFalse(any(i["is_own"] for i in shown if i["author"] != "Keripik Bu Rasti"))

    def test_bad_lines_are_named_by_file_and_line_and_can_be_mended(self):
        self.desk.run_ok("brand", "add", "Toko Uji")
        good = [json.dumps({**JSON_LINE, "id": f"b{i}"}) for i in range(9)]
        lines = good[:2] + ["{broken"] + good[2:5] + ['{"id":5}', "\x01"] + good[5:]
        self.put("a.jsonl", "\n".join(lines) + "\n")
        status, out, err = self.desk.run("import", "--json", "--bad=sisa.jsonl", "a.jsonl")
        self.assertEqual(status, 0, err)
        said = json.loads(out)
        self.assertEqual((said["taken"], said["bad"]), (9, 3))
        for line in (3, 7, 8):
            self.assertIn(f"a.jsonl:{line}: ", err)
        self.assertEqual((self.desk.folder / "sisa.jsonl").read_text().splitlines(),
                         [lines[2], lines[6], lines[7]])

    def test_a_file_that_is_nothing_is_refused_with_a_reason(self):
        self.desk.run_ok("brand", "add", "Toko Uji")
        (self.desk.folder / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
        status, _, err = self.desk.run("import", "foto.jpg")
        self.assertEqual(status, 1)
        self.assertIn("foto.jpg", err)
        status, _, err = self.desk.run("import", "tidak-ada.csv")
        self.assertEqual(status, 1)
        self.assertIn("tidak-ada.csv", err)
        self.assertEqual(self.desk.sql("SELECT count(*) FROM message")[0][0], 0)

    def test_a_file_without_one_readable_line_fails_and_does_not_flood(self):
        self.desk.run_ok("brand", "add", "Toko Uji")
        self.put("baris.json", json.dumps(JSON_LINE, indent=1) * 9)
        status, _, err = self.desk.run("import", "baris.json")
        self.assertEqual(status, 1)
        self.assertIn("nothing in", err)
        self.assertIn("a line of its own", err)
        self.assertEqual(err.count("not JSON"), 20)
        self.assertIn("--bad=FILE saves them", err)

    def test_a_workbook_is_told_from_a_table(self):
        self.desk.run_ok("brand", "add", "Toko Uji")
        self.put("data.xlsx", "PK\x03\x04" + "x" * 100)
        status, _, err = self.desk.run("import", "data.xlsx")
        self.assertEqual(status, 1)
        self.assertIn("save its table as CSV", err)

    def progress(self):
        """Without the right to write: what a kill left behind is the next import's to mend."""
        with contextlib.closing(sqlite3.connect(f"file:{self.desk.database}?mode=ro", timeout=20,
                                                uri=True)) as db:
            return db.execute("SELECT max(at_byte) FROM import_run").fetchone()[0] or 0

    def await_progress(self, process):
        before = self.progress()
        while self.progress() == before and process.poll() is None:
            time.sleep(0.002)

    def test_kills_in_the_middle_lose_nothing_and_double_nothing(self):
        self.desk.run_ok("brand", "add", "Toko Uji")
        chance = random.Random(7)
        self.put("besar.jsonl", "".join(
            json.dumps({"id": f"k{i}", "source": "ig", "author": f"Orang {i % 999}",
                        "handle": f"@o{i % 999}", "time": 1793590000 + i,
                        "text": f"stok nomor {i} kapan ada lagi ya kak"}) + "\n"
            for i in range(LINES)))
        kills = 0
        while True:
            process = subprocess.Popen([TANGGAP, "import", "--quiet", "--json", "besar.jsonl"],
                                       cwd=self.desk.folder, stdout=subprocess.PIPE,
                                       env=clean_environment())
            # By turns at any moment from the start and soon after it has got further: on a slow
            # machine the former alone would always come before the first line.
            if kills % 2:
                self.await_progress(process)
            try:
                out = process.communicate(timeout=chance.uniform(0, 0.2) if kills < KILLS
                                          else 300)[0]
                break
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                kills += 1
        last = json.loads(out)
        self.assertGreaterEqual(kills, 2, "the machine is too fast: more lines are needed")
        self.assertTrue(last["is_done"])
        self.assertEqual(last["known"], 0)  # not one line was read twice
        self.assertLess(last["taken"], LINES)  # the last run did not begin at the start
        self.assertEqual(self.desk.sql("SELECT count(*), count(DISTINCT external_id) FROM message"),
                         [(LINES, LINES)])
        runs = self.desk.sql("SELECT state, at_byte, taken FROM import_run")
        self.assertEqual(runs, [("done", (self.desk.folder / "besar.jsonl").stat().st_size, LINES)])
        self.desk.run_ok("verify")


if __name__ == "__main__":
    unittest.main(warnings="ignore")
