#!/usr/bin/env python3
"""detect_test.py TANGGAP - detect and replay as one types them."""
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

TANGGAP = None
START = 1767225600
DAY, STEP = 86400, 300


def rate(at, hourly):
    """Messages expected in five minutes: quiet nights, busy evenings."""
    hour = at % DAY // 3600
    return hourly / 12 * (.3 if hour < 6 else 1 if hour < 17 else 1.6)


def draw(chance, mean):
    """A count with this mean, from the generator `chance`."""
    return sum(chance.random() < mean / 50 for _ in range(50))


class Detecting(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.chance = random.Random(7)

    def run_it(self, *words):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("TANGGAP_")}
        done = subprocess.run([TANGGAP, *words], cwd=self.folder, text=True, capture_output=True,
                              timeout=240, env=clean | {"TMPDIR": str(self.folder)})
        return done.returncode, done.stdout, done.stderr

    def counts(self, burst_at):
        with open(self.folder / "counts.csv", "w", encoding="utf-8") as f:
            f.write("timestamp,value\n")
            for at in range(START, START + 20 * DAY, STEP):
                more = 60 if burst_at <= at < burst_at + 1800 else 0
                when = datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
                f.write(f"{when:%Y-%m-%d %H:%M:%S},{draw(self.chance, rate(at, 100)) + more}\n")

    def test_a_burst_is_scored_where_it_begins(self):
        burst_at = START + 15 * DAY + 9 * 3600
        self.counts(burst_at)
        status, out, err = self.run_it("detect", "--counts", "counts.csv")
        self.assertEqual((status, err), (0, ""))
        head, *rows = out.splitlines()
        given = (self.folder / "counts.csv").read_text().splitlines()
        self.assertEqual(head, "timestamp,value,anomaly_score")
        self.assertEqual([r.rsplit(",", 1)[0] for r in rows], given[1:])
        scores = [float(r.rsplit(",", 1)[1]) for r in rows]
        self.assertTrue(all(0 <= s < 1 for s in scores))
        first = (burst_at - START) // STEP
        self.assertGreater(max(scores[first:first + 3]), .5)
        self.assertLess(sum(s >= .5 for s in scores[5 * 288:first]), 3)
        self.assertEqual(sum(s >= .5 for s in scores[first + 6:first + 200]), 0)

    def stream(self, storm_at, spam_at):
        rows = []
        for at in range(START, START + 14 * DAY, STEP):
            for _ in range(draw(self.chance, rate(at, 60))):
                rows.append((at * 1000 + self.chance.randrange(300000),
                             self.chance.randrange(10**9), -1 if self.chance.random() < .3 else 0,
                             "", int(self.chance.random() < .3)))
        for i in range(60):
            rows.append((storm_at * 1000 + i * 30000, 2 * 10**9 + i,
                         -1 if self.chance.random() < .85 else 0, "", i % 2))
        for i in range(400):
            rows.append((spam_at * 1000 + i * 5000, 3 * 10**9 + i % 20, -1, 9, 0))
        with open(self.folder / "stream.csv", "w", encoding="utf-8") as f:
            f.write("time_ms,author,sentiment,copy,reply\n")
            f.writelines(",".join(map(str, r)) + "\n" for r in sorted(rows))

    def test_a_firestorm_wakes_once_and_copies_do_not(self):
        storm_at, spam_at = START + 12 * DAY + 10 * 3600, START + 10 * DAY + 10 * 3600
        self.stream(storm_at, spam_at)
        status, out, err = self.run_it("detect", "--stream", "stream.csv")
        self.assertEqual((status, err), (0, ""))
        alarms = [json.loads(line) for line in out.splitlines()]
        late = [a for a in alarms if a["time_ms"] >= storm_at * 1000]
        self.assertTrue(late, alarms)
        self.assertLess(late[0]["time_ms"], (storm_at + 1800) * 1000)
        self.assertEqual(late[0]["reasons"][0]["kind"], "suddenness")
        self.assertGreater(max(a["score"] for a in late), .5)
        spam = [a for a in alarms if spam_at * 1000 <= a["time_ms"] < (spam_at + DAY) * 1000]
        self.assertEqual(spam, [])
        self.assertEqual(self.run_it("detect", "--stream", "stream.csv")[1], out)

    def test_bad_files_are_named_with_the_line(self):
        (self.folder / "no.csv").write_text("time,count\n1,2\n")
        (self.folder / "back.csv").write_text(
            "timestamp,value\n2026-01-02 00:05:00,1\n2026-01-02 00:00:00,1\n")
        (self.folder / "hours.csv").write_text(
            "timestamp,value\n2026-01-02 00:00:00,1\n2026-01-02 01:00:00,1\n")
        (self.folder / "mood.csv").write_text(
            "time_ms,author,sentiment,copy,reply\n1767225600000,1,7,,0\n")
        for words, says in ((("--counts", "no.csv"), "the first line must be timestamp,value"),
                            (("--counts", "back.csv"), "line 3"),
                            (("--counts", "hours.csv"), "five minutes apart"),
                            (("--stream", "mood.csv"), "line 2: must be -1, 0 or 1"),
                            (("no.csv",), "--counts or --stream"),
                            (("--counts", "absent.csv"), "absent.csv")):
            status, _, err = self.run_it("detect", *words)
            self.assertNotEqual(status, 0, words)
            self.assertIn(says, err)

    def messages(self):
        calm = ["kak ready stok?", "makasih kak enak banget", "berapa harga yang 250 g?",
                "ongkir ke Malang berapa ya", "mantap keripiknya"]
        what = ["keripik tempe", "pesanan ibu saya", "paket lebaran", "hampers kantor", "dua bungkus",
                "kiriman ke Bandung", "keripik pisang"]
        fault = ["bocor semua", "hancur dan melempem", "basi, anak saya mual", "belum sampai juga",
                 "rusak parah", "kedaluwarsa"]
        end = ["kecewa banget!", "kapok beli di sini", "tolong refund sekarang", "parah pelayanannya",
               "admin kok diam saja?"]
        angry = [f"{what[i % 7]} {fault[i % 6]}, {end[i % 5]}" for i in range(40)]
        rows = []
        for day in range(9):
            for hour in range(6, 22, 2):
                at = START + day * DAY + hour * 3600
                bad = hour % 8 == 0
                rows.append((at, (angry if bad else calm)[(day + hour) % 5]))
        storm = START + 8 * DAY + 23 * 3600
        rows += [(storm + i * 60, angry[i]) for i in range(40)]
        with open(self.folder / "m.jsonl", "w", encoding="utf-8") as f:
            for i, (at, text) in enumerate(reversed(rows)):
                f.write(json.dumps({"source": "instagram", "id": str(i), "author": f"orang {i}",
                                    "time": at, "text": text}) + "\n")
        return storm

    def test_a_replay_tells_the_history_of_the_verdict(self):
        storm = self.messages()
        status, out, err = self.run_it("replay", "m.jsonl")
        self.assertEqual(status, 0, err)
        self.assertIn("112 messages, 0 not readable", err)
        said = [json.loads(line) for line in out.splitlines()]
        levels = [(v["at"], v["level"]) for v in said]
        self.assertEqual(levels, sorted(levels))
        self.assertTrue(all(x[1] != y[1] for x, y in zip(levels, levels[1:])))
        begins = datetime.datetime.fromtimestamp(storm, datetime.timezone.utc)
        risen = [v for v in said if v["level"] in ("issue", "crisis") and
                 v["at"] >= f"{begins:%Y-%m-%dT%H:%M:%SZ}" and v["surprise"] > 1]
        self.assertTrue(risen, levels)
        self.assertEqual([p for p in self.folder.iterdir() if p.name.startswith("tanggap-scratch")], [])
        self.assertEqual(self.run_it("replay", "--quiet", "m.jsonl")[1], out)

    def test_a_replay_refuses_what_it_cannot_play(self):
        self.messages()
        for words, says in ((("--speed=0", "m.jsonl"), "must be a number above 0"),
                            (("--step=5", "m.jsonl"), "60 to 3600"),
                            (("absent.jsonl",), "absent.jsonl")):
            status, _, err = self.run_it("replay", *words)
            self.assertNotEqual(status, 0, words)
            self.assertIn(says, err)


if __name__ == "__main__":
    TANGGAP = os.path.abspath(sys.argv.pop(1))
    unittest.main()
