#!/usr/bin/env python3
"""damage_test.py - a log that somebody changed is found, a damaged backup is refused, and both
are said with exit status 5 and the place."""
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import Desk, Office, message  # noqa: E402

BROKEN = 5
FLIPS = 10


class Damage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """A desk that worked for a while and was sealed by an orderly stop."""
        cls.desk = Desk()
        cls.addClassCleanup(cls.desk.__exit__)
        office = Office(cls.desk)
        cls.desk.start()
        owner = office.client()
        for i in range(12):
            owner.post(f"{office.path}/words", {"kind": "brand", "text": f"kata {i}"})
        (cls.desk.folder / "a.jsonl").write_text("".join(
            json.dumps({**message(i), "source": "ig"}) + "\n" for i in range(300)))
        cls.desk.run_ok("import", "--quiet", "a.jsonl")
        cls.desk.stop()
        cls.brand = office.brand
        cls.rows = cls.desk.sql("SELECT max(seq) FROM audit WHERE brand_id = ?", cls.brand)[0][0]

    def setUp(self):
        self.copy = Desk()
        self.addCleanup(self.copy.__exit__)
        shutil.copytree(self.desk.folder / "data", self.copy.folder / "data")

    def change(self, *statements):
        with sqlite3.connect(self.copy.database) as db:
            for statement, *values in statements:
                self.assertGreater(db.execute(statement, values).rowcount, 0, statement)
        db.close()

    def is_found(self, place):
        status, _, err = self.copy.run("verify")
        self.assertEqual(status, BROKEN, err)
        self.assertIn(place, err)

    def test_an_untouched_log_is_whole(self):
        self.assertIn("whole", self.copy.run_ok("verify"))
        verdicts = json.loads(self.copy.run_ok("verify", "--json"))
        self.assertIn((self.brand, self.rows, None),
                      {(v["brand_id"], v["rows"], v["bad_seq"]) for v in verdicts})

    def test_one_changed_byte_of_any_column_is_found_at_its_row(self):
        for column in ("at", "staff_id", "object_id"):
            with self.subTest(column):
                self.setUp()
                self.change((f"UPDATE audit SET {column} = {column} + 1"
                             " WHERE brand_id = ? AND seq = 5", self.brand))
                self.is_found("row 5")
        for column in ("act", "object", "detail", "commitment", "hash"):
            with self.subTest(column):
                self.setUp()
                self.change((f"UPDATE audit SET {column} = CASE WHEN substr({column}, 1, 1) = 'a'"
                             f" THEN 'b' ELSE 'a' END || substr({column}, 2)"
                             " WHERE brand_id = ? AND seq = 5", self.brand))
                self.is_found("row 5")

    def test_a_removed_a_doubled_and_two_swapped_rows_are_found(self):
        self.change(("DELETE FROM audit WHERE brand_id = ? AND seq = 7", self.brand))
        self.is_found("row 7")
        self.setUp()
        self.change(("UPDATE audit SET seq = seq + 1000 WHERE brand_id = ? AND seq > 5", self.brand),
                    ("INSERT INTO audit SELECT brand_id, 6, at, staff_id, act, object, object_id,"
                     " detail, commitment, hash FROM audit WHERE brand_id = ? AND seq = 5",
                     self.brand),
                    ("UPDATE audit SET seq = seq - 999 WHERE brand_id = ? AND seq > 1000",
                     self.brand))
        self.is_found("row 6")
        self.setUp()
        self.change(("UPDATE audit SET seq = -4 WHERE brand_id = ? AND seq = 4", self.brand),
                    ("UPDATE audit SET seq = 4 WHERE brand_id = ? AND seq = 5", self.brand),
                    ("UPDATE audit SET seq = 5 WHERE brand_id = ? AND seq = -4", self.brand))
        self.is_found("row 4")

    def test_a_cut_tail_is_found_by_the_seal(self):
        """The head is bent as well, so that the chain alone looks whole."""
        cut = self.rows - 3
        self.change(("DELETE FROM audit WHERE brand_id = ? AND seq > ?", self.brand, cut),
                    ("UPDATE audit_head SET seq = ?, hash = (SELECT hash FROM audit WHERE"
                     " brand_id = ? AND seq = ?) WHERE brand_id = ?",
                     cut, self.brand, cut, self.brand))
        self.is_found(f"row {cut + 1}")

    def test_a_damaged_or_forged_seal_is_found(self):
        seal = next(p for p in (self.copy.folder / "data").iterdir() if p.name.endswith(".seal"))
        whole = seal.read_bytes()
        middle = len(whole) // 2
        seal.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1:])
        self.is_found("seal file")

    def test_a_backup_with_one_flipped_bit_is_refused_and_nothing_changes(self):
        backup = self.backup("b.db")
        whole = backup.read_bytes()
        before = self.copy.database.read_bytes()
        chance = random.Random(11)
        for flip in range(FLIPS):
            at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
            with self.subTest(flip=flip, at=at, bit=bit):
                damaged = bytearray(whole)
                damaged[at] ^= bit
                backup.write_bytes(damaged)
                status, _, err = self.copy.run("restore", "b.db")
                self.assertEqual(status, BROKEN, err)
                self.assertIn("nothing was changed", err)
                self.assertEqual(self.copy.database.read_bytes(), before)
        backup.write_bytes(whole)
        self.copy.run_ok("restore", "b.db")

    def backup(self, path):
        self.copy.run_ok("backup", path)
        return self.copy.folder / path

    def test_the_checksum_is_one_that_sha256sum_reads(self):
        self.backup("b.db")
        done = subprocess.run(["sha256sum", "-c", "b.db.sha256"], cwd=self.copy.folder,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_without_its_checksum_a_backup_is_restored_and_that_is_said(self):
        self.backup("b.db")
        (self.copy.folder / "b.db.sha256").unlink()
        status, _, err = self.copy.run("restore", "b.db")
        self.assertEqual(status, 0, err)
        self.assertIn("b.db.sha256 is not there", err)

    def test_a_backup_comes_back_from_another_disk(self):
        if not os.path.isdir("/dev/shm") or os.stat("/dev/shm").st_dev == os.stat(
                self.copy.folder).st_dev:
            self.skipTest("there is no other file system here")
        with tempfile.TemporaryDirectory(dir="/dev/shm") as disk:
            self.copy.run_ok("backup", f"{disk}/b.db")
            self.copy.run_ok("restore", f"{disk}/b.db")
        self.copy.run_ok("verify")


if __name__ == "__main__":
    unittest.main(warnings="ignore")
