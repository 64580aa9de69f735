#!/usr/bin/env python3
"""cli_test.py TANGGAP [--update] [NAME...] - the commands as one types them.

Each test gets an empty folder as its working directory. What is printed from the tables (help,
manual page, example file) is compared with its copy in the repository; --update writes those
copies anew.
"""
import contextlib
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.ports import free_port  # noqa: E402

GOLDEN = {
    "docs/tanggap.1": ["man"],
    "docs/tanggap.conf.example": ["config", "--example"],
    "docs/openapi.json": ["openapi"],
    "tests/cli/help.txt": None,  # every help page, see all_help()
}
TANGGAP = None


def run(*words, cwd, stdin="", env=None):
    """(exit status, standard output, standard error)"""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("TANGGAP_")}
    done = subprocess.run([TANGGAP, *words], cwd=cwd, input=stdin, text=True, capture_output=True,
                          timeout=240, env={**clean, **(env or {})})
    return done.returncode, done.stdout, done.stderr


def all_help():
    out = run("--help", cwd="/")[1]
    commands = [line[2:24].strip() for line in out.splitlines()
                if line.startswith("  ") and line[2] != " "]
    return out + "".join(f"\n==== {c}\n" + run("help", *c.split(), cwd="/")[1] for c in commands)


def golden(path):
    text = all_help() if GOLDEN[path] is None else run(*GOLDEN[path], cwd="/")[1]
    if path.endswith(".json"):  # one line as printed; in the repository a change has to be seen
        text = json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    return text


def eventually(what, seconds=60):
    """What it gives as soon as that is something; `seconds` only end a test that fails."""
    until = time.monotonic() + seconds
    while True:
        found = what()
        if found or time.monotonic() > until:
            return found
        time.sleep(0.02)


MESSAGES = [{"id": f"m{i}", "source": "instagram", "author": "Orang", "handle": f"@o{i}",
             "time": 1795000000 + i, "text": f"kapan restok nomor {i}?"} for i in range(40)]


def lines(messages):
    return "".join(json.dumps(m) + "\n" for m in messages)


class Server:
    """`tanggap serve` until the end of the block; ends by SIGTERM."""

    def __init__(self, cwd, *options):
        self.port, self.cwd, self.options = free_port(), cwd, options

    def __enter__(self):
        self.log = open(pathlib.Path(self.cwd) / "server.log", "w+")
        self.process = subprocess.Popen([TANGGAP, "serve", f"--port={self.port}", *self.options],
                                        cwd=self.cwd, stdout=subprocess.PIPE, stderr=self.log,
                                        text=True)
        first = self.process.stdout.readline()
        assert "Tanggap is ready" in first, first + self.text()
        return self

    def text(self):
        return (pathlib.Path(self.cwd) / "server.log").read_text()

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            return answer.status, answer.read().decode()

    def kill(self):
        self.process.kill()
        self.process.wait(60)

    def __exit__(self, failed, *_):
        was_killed = self.process.poll() is not None
        if not was_killed:
            self.process.send_signal(signal.SIGTERM)
        self.process.stdout.close()
        self.status = self.process.wait(60)
        self.log.close()
        # A sanitizer that found something ends with another status.
        assert failed or was_killed or self.status == 0, self.text()


class Cli(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory(prefix="tanggap-cli-")
        self.cwd = self.home.name

    def tearDown(self):
        self.home.cleanup()

    def run_ok(self, *words, **more):
        status, out, err = run(*words, cwd=self.cwd, **more)
        self.assertEqual(status, 0, err)
        return out

    def fails(self, wanted, *words, **more):
        status, _, err = run(*words, cwd=self.cwd, **more)
        self.assertEqual(status, wanted, err)
        return err

    def put(self, name, text):
        (pathlib.Path(self.cwd) / name).write_text(text)
        return name

    def test_printed_pages_are_those_in_the_repository(self):
        for path in GOLDEN:
            with self.subTest(path):
                self.assertEqual((ROOT / path).read_text(), golden(path),
                                 "if this is meant: tests/cli/cli_test.py TANGGAP --update")

    def test_the_example_file_is_a_good_configuration(self):
        example = self.run_ok("config", "--example")
        self.put("a.conf", example)
        self.run_ok("config", "check", "--config=a.conf")
        # Every line without its # is the initial value, so nothing may change.
        self.put("b.conf", "\n".join(line[1:] if line[:1] == "#" and line[1:2] != " " and line[1:]
                                     else line for line in example.splitlines()))
        shown = json.loads(self.run_ok("config", "--json", "--config=b.conf"))
        plain = json.loads(self.run_ok("config", "--json"))
        self.assertEqual([(r["name"], r["value"]) for r in shown],
                         [(r["name"], r["value"]) for r in plain])
        self.assertTrue(all(r["origin"] == "file" for r in shown))

    def test_every_problem_of_a_configuration_is_told(self):
        self.put("bad.conf", "prot = 1\nport = x\n")
        err = self.fails(3, "serve", "--config=bad.conf")
        self.assertIn("bad.conf:1: prot is not a setting; did you mean port?", err)
        self.assertIn("bad.conf:2: port must be a whole number", err)

    def test_completions_are_valid_shell(self):
        for shell in ("bash", "zsh"):
            script = self.run_ok("completion", shell)
            try:
                done = subprocess.run([shell, "-n"], input=script, text=True, capture_output=True)
            except FileNotFoundError:
                continue
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_dry_run_prints_messages_and_touches_nothing(self):
        self.put("ig.jsonl", lines(MESSAGES[:2]) + "{broken\n")
        status, out, err = run("import", "--dry-run", "--json", "ig.jsonl", cwd=self.cwd)
        self.assertEqual(status, 0, err)
        items = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([i["id"] for i in items], ["m0", "m1"])
        self.assertEqual(items[0]["text"], "kapan restok nomor 0?")
        self.assertEqual(items[0]["time"], "2026-11-18T11:06:40Z")
        self.assertIn("ig.jsonl:3: ", err)
        self.assertEqual(os.listdir(self.cwd), ["ig.jsonl"])

    def test_an_import_needs_a_database_and_a_brand(self):
        self.put("a.jsonl", lines(MESSAGES))
        self.assertIn("there is no database", self.fails(4, "import", "a.jsonl"))
        self.run_ok("migrate")
        self.assertIn("brand add", self.fails(1, "import", "a.jsonl"))

    def test_the_same_message_is_taken_once(self):
        self.run_ok("brand", "add", "Toko Uji")
        self.put("a.jsonl", lines(MESSAGES) + "{broken\n")
        first = json.loads(self.run_ok("import", "--json", "--quiet", "--bad=b.jsonl", "a.jsonl"))
        self.assertEqual((first["taken"], first["known"], first["bad"]), (40, 0, 1))
        self.assertEqual((pathlib.Path(self.cwd) / "b.jsonl").read_text(), "{broken\n")
        again = json.loads(self.run_ok("import", "--json", "--quiet", "-", "--format=jsonl",
                                       stdin=lines(MESSAGES)))
        self.assertEqual((again["taken"], again["known"]), (0, 40))
        self.fails(1, "import", "--bad=b.jsonl", "a.jsonl")  # never overwritten

    def imported_bytes(self):
        """How far the newest import has come, as the database says; 0 while it has not begun."""
        try:
            with contextlib.closing(sqlite3.connect(
                    f"file:{self.cwd}/data/desk.db?mode=ro", timeout=20, uri=True)) as db:
                row = db.execute("SELECT max(at_byte) FROM import_run").fetchone()
        except sqlite3.OperationalError:  # the file is being made
            return 0
        return row[0] or 0

    def test_an_import_that_was_stopped_goes_on(self):
        self.run_ok("brand", "add", "Toko Uji")
        many = [dict(MESSAGES[0], id=f"x{i}", text=f"stok ke {i} kapan?") for i in range(200000)]
        self.put("big.jsonl", lines(many))
        process = subprocess.Popen([TANGGAP, "import", "--json", "big.jsonl"], cwd=self.cwd,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertTrue(eventually(lambda: self.imported_bytes() > 0))
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        first = json.loads(out)
        self.assertFalse(first["is_done"], "stopped too late: give it more lines")
        self.assertEqual(process.returncode, 75, err)
        status, out, err = run("import", "--json", "big.jsonl", cwd=self.cwd)
        self.assertEqual(status, 0, err)
        rest = json.loads(out)
        self.assertIn("goes on at byte", err)
        self.assertEqual(first["taken"] + rest["taken"], len(many))
        self.assertEqual(rest["known"], 0)  # not one line was read twice

    def test_promises_are_found_with_their_time(self):
        line = json.dumps({"text": "refund kami proses 2 hari kerja ya kak",
                           "time": "2026-12-24 10:00", "holidays": ["2026-12-25"]})
        status, out, err = run("promises", cwd=self.cwd, stdin=line + "\nterima kasih kak\n")
        self.assertEqual((status, err), (0, ""))
        first, second = map(json.loads, out.splitlines())
        self.assertEqual([(p["kind"], p["time_words"], p["due"]) for p in first["promises"]],
                         [("other", "2 hari kerja", "2026-12-29T13:00:00Z")])
        self.assertEqual(second["promises"], [])
        bad = json.dumps({"text": "besok", "holidays": ["Natal"]})
        status, _, err = run("promises", cwd=self.cwd, stdin=bad)
        self.assertNotEqual(status, 0)
        self.assertIn("write days as 2026-12-25", err)

    def test_drift_names_what_contradicts(self):
        slots = [{"kind": "deadline", "values": ["3 hari kerja"], "old": ["2 hari"]}]
        self.put("statement.json", json.dumps([{"id": "s1", "slots": slots}]))
        status, out, err = run("drift", "statement.json", cwd=self.cwd,
                               stdin="dana kami kembalikan dalam 2 hari ya\n")
        self.assertEqual((status, err), (0, ""))
        found = json.loads(out)["findings"]
        self.assertEqual([(f["kind"], f["words"], f["value"], f["is_old"]) for f in found],
                         [("deadline", "dalam 2 hari", "3 hari kerja", True)])
        status, _, err = run("drift", "statement.json", cwd=self.cwd,
                             stdin=json.dumps({"text": "ya", "statement": "s2"}))
        self.assertNotEqual(status, 0)
        self.assertIn("name a statement of the file", err)

    def test_people_come_and_go(self):
        self.run_ok("brand", "add", "Toko Uji")
        self.run_ok("user", "add", "sari@toko.id", "--name=Sari", "--role=owner",
                    stdin="hujan di bulan juni\n")
        self.run_ok("user", "add", "budi@toko.id", stdin="bulan terbelah di langit\n")
        self.assertIn("too short", self.fails(1, "user", "add", "x@toko.id", stdin="pendek\n"))
        people = json.loads(self.run_ok("user", "list", "--json", "--brand=1"))
        self.assertEqual({(p["email"], p["role"]) for p in people},
                         {("sari@toko.id", "owner"), ("budi@toko.id", "writer")})
        self.assertNotIn("password", self.run_ok("user", "list", "--json"))
        self.fails(1, "user", "end", "sari@toko.id")  # the last owner
        self.run_ok("user", "end", "budi@toko.id")
        self.fails(1, "user", "end", "budi@toko.id")
        self.run_ok("user", "password", "sari@toko.id", stdin="kopi tanpa gula pagi\n")

    def test_brands_are_named_when_there_are_several(self):
        self.run_ok("brand", "add", "Satu")
        self.run_ok("brand", "add", "Dua", "--zone=WIT")
        self.put("a.jsonl", lines(MESSAGES))
        self.assertIn("say which brand", self.fails(1, "import", "a.jsonl"))
        self.run_ok("import", "--brand=dua", "a.jsonl")
        self.fails(2, "brand", "remove", "Dua")
        self.run_ok("brand", "remove", "Dua", "--yes")
        self.assertEqual([b["name"] for b in json.loads(self.run_ok("brand", "list", "--json"))],
                         ["Satu"])
        self.run_ok("verify")  # the log of the removed brand stays whole

    def test_a_backup_comes_back(self):
        self.run_ok("brand", "add", "Toko Uji")
        self.put("a.jsonl", lines(MESSAGES))
        self.run_ok("import", "a.jsonl")
        self.run_ok("backup", "copy/b.db")
        self.fails(1, "backup", "copy/b.db")
        self.run_ok("brand", "remove", "Toko Uji", "--yes")
        self.run_ok("restore", "copy/b.db")
        [kept] = (pathlib.Path(self.cwd) / "data").glob("desk.db.before-*[0-9]")
        alone = pathlib.Path(self.cwd) / "alone.db"  # without its log, which was folded in
        alone.write_bytes(kept.read_bytes())
        with sqlite3.connect(alone) as db:  # as it was: the brand was removed
            self.assertEqual(db.execute("SELECT count(*) FROM brand").fetchone()[0], 0)
        db.close()
        self.assertEqual(len(json.loads(self.run_ok("brand", "list", "--json"))), 1)
        again = json.loads(self.run_ok("import", "--json", "--quiet", "a.jsonl"))
        self.assertEqual(again["known"], 40)
        self.assertEqual(sorted(os.listdir(os.path.join(self.cwd, "copy"))),
                         ["b.db", "b.db.sha256"])

    def has_open(self, process, name):
        try:
            return any(os.path.basename(os.readlink(link)) == name
                       for link in pathlib.Path(f"/proc/{process.pid}/fd").iterdir())
        except FileNotFoundError:  # closed while we looked
            return False

    def test_nothing_is_restored_under_a_running_import(self):
        self.run_ok("brand", "add", "Toko Uji")
        self.run_ok("backup", "b.db")
        running = subprocess.Popen([TANGGAP, "import", "--format=jsonl", "--quiet", "-"],
                                   cwd=self.cwd, stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, text=True)
        try:
            running.stdin.write(lines(MESSAGES))
            running.stdin.flush()
            self.assertTrue(eventually(lambda: self.has_open(running, "desk.db-shm")))
            self.assertIn("import", self.fails(75, "restore", "b.db"))
        finally:
            running.stdin.close()
            self.assertEqual(running.wait(60), 0)
        self.run_ok("restore", "b.db")

    def test_a_damaged_backup_changes_nothing(self):
        self.run_ok("brand", "add", "Toko Uji")
        self.run_ok("backup", "b.db")
        whole = (pathlib.Path(self.cwd) / "b.db").read_bytes()
        before = (pathlib.Path(self.cwd) / "data/desk.db").read_bytes()
        at = whole.rindex(b"brand.create")
        for damaged in (whole[:len(whole) // 2], whole[:at] + b"X" + whole[at + 1:], b"no database"):
            (pathlib.Path(self.cwd) / "bad.db").write_bytes(damaged)
            self.assertIn("nothing was changed", self.fails(5, "restore", "bad.db"))
        self.assertEqual((pathlib.Path(self.cwd) / "data/desk.db").read_bytes(), before)

    def test_the_server_starts_serves_seals_and_stops(self):
        self.run_ok("sample", "create")
        with Server(self.cwd) as server:
            self.assertEqual(server.get("/healthz")[0], 200)
            self.fails(75, "serve", f"--port={free_port()}")
            self.fails(75, "restore", "x.db")
            self.run_ok("backup", "b.db")
            self.put("a.jsonl", lines(MESSAGES))
            self.run_ok("import", "--brand=1", "a.jsonl")
            server.process.send_signal(signal.SIGHUP)
            self.assertTrue(eventually(lambda: "config.reloaded" in server.text()))
        self.assertEqual(server.status, 0)
        self.assertIn("program.stopped", server.text())
        self.assertRegex(self.run_ok("verify"), "[12] seals checked")  # two when something happened
        seals = (pathlib.Path(self.cwd) / "data/desk.db.seal").read_bytes()
        self.run_ok("restore", "b.db")
        kept = list((pathlib.Path(self.cwd) / "data").glob("desk.db.before-*.seal"))
        self.assertEqual([k.read_bytes() for k in kept], [seals])
        self.run_ok("verify")

    def test_a_cut_log_is_found_by_its_seal(self):
        self.run_ok("sample", "create")
        with Server(self.cwd):
            pass
        # What somebody with access to the database alone could do.
        with sqlite3.connect(os.path.join(self.cwd, "data/desk.db")) as db:
            db.execute("DELETE FROM audit WHERE seq > 1000")
            db.execute("UPDATE audit_head SET seq = 1000,"
                       " hash = (SELECT hash FROM audit WHERE seq = 1000)")
        db.close()
        self.assertIn("broken at row 1001", self.fails(5, "verify"))

    def test_a_killed_server_leaves_a_whole_database(self):
        self.run_ok("sample", "create")
        with Server(self.cwd) as server:
            server.kill()
        with Server(self.cwd):  # the lock ended with the process
            pass
        self.run_ok("verify")


def main():
    global TANGGAP
    words = sys.argv[1:]
    TANGGAP = os.path.abspath(words.pop(0))
    if words[:1] == ["--update"]:
        for path in GOLDEN:
            (ROOT / path).write_text(golden(path))
        return
    names = [f"Cli.{w}" for w in words]
    unittest.main(argv=["cli_test", *names], verbosity=1)


if __name__ == "__main__":
    main()
