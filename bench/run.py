#!/usr/bin/env python3
"""Measures the program as it is used, and prints a table in Markdown.

    bench/run.py BUILD [--count 1000000] [--texts FILE...]
    bench/run.py BUILD --against OTHER [--rounds 5] [--count 100000] [--texts FILE...]

BUILD is a build folder (meson setup --buildtype=release). Texts are the real sentences that the
messages are made of: see make_messages.py; without, those of sample/messages.jsonl. Everything is
made in a folder of its own under --tmp and removed at the end. Figures are printed, never judged:
what they should be stands in docs/performance.md. With --against only imports are measured, those of
the two builds in turns: on a machine that others use as well nothing else can be compared.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
EMAIL, PASSWORD = "bench@example.id", "tiga kucing makan bakso"
SEARCHES = ["kecewa", "kirim lambat", "rusak", "terima kasih", "barang sesuai pesanan", "gojek",
            "tidak bisa", "warna", "kurir ramah", "paket belum sampai"]
FILTERS = ["queue=waiting", "queue=talk", "queue=waiting&channel=google",
           "queue=waiting&class=complaint", "queue=waiting&severity=grave",
           "queue=talk&channel=whatsapp"]

BESIDE = ["cases/counts", "overview", "cases?limit=50&queue=waiting&neglected=true", "pulse?hours=24"]


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def spread(values):
    return "p50 %.1f, p95 %.1f, p99 %.1f ms" % tuple(
        1000 * percentile(values, share) for share in (0.5, 0.95, 0.99))


def resident_mib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Shop:
    """One database and the commands on it."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        folder.mkdir()
        self.database = f"--database=sqlite:{folder / 'desk.db'}"
        self.run("migrate")
        self.run("brand", "add", "Toko")
        self.run("user", "add", EMAIL, "--role=owner", stdin=PASSWORD + "\n")

    def run(self, *args, stdin=""):
        done = subprocess.run([self.binary, *args, self.database], input=stdin, text=True,
                              capture_output=True, check=False)
        if done.returncode:
            sys.exit(f"run.py: {' '.join(args)}: {done.stderr}")
        return done.stdout

    def start_import(self, path):
        return subprocess.Popen([self.binary, "import", "--quiet", "--json", self.database, path],
                                stdout=subprocess.PIPE, text=True)

    def timed_import(self, path):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = json.loads(self.run("import", "--quiet", "--json", str(path)))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        written = (after.ru_oublock - before.ru_oublock) * 512
        return {"count": done["taken"], "cpu": cpu, "wall": time.monotonic() - began,
                "written": written / max(1, done["taken"])}


class Server:
    """A running server and one signed-in client with a kept connection."""

    def __init__(self, shop):
        self.port = free_port()
        began = time.monotonic()
        self.process = subprocess.Popen(
            [shop.binary, "serve", shop.database, f"--port={self.port}",
             f"--public-url=http://127.0.0.1:{self.port}", "--log-level=error"],
            stdout=subprocess.DEVNULL)
        while not self.answers():
            time.sleep(0.002)
        self.ready = time.monotonic() - began
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.cookie, self.brand = "", 0
        self.sign_in()

    def answers(self):
        if self.process.poll() is not None:
            sys.exit("run.py: the server ended at once")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            connection.request("GET", "/login")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def ask(self, method, path, body=None):
        headers = {"Content-Type": "application/json", "Cookie": self.cookie}
        self.connection.request(method, path, body and json.dumps(body), headers)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status >= 300:
            sys.exit(f"run.py: {method} {path}: {answer.status} {text[:200]}")
        return answer, json.loads(text)

    def sign_in(self):
        answer, _ = self.ask("POST", "/api/session", {"email": EMAIL, "password": PASSWORD})
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        self.brand = self.ask("GET", "/api/session")[1]["brands"][0]["id"]

    def timed(self, path):
        began = time.monotonic()
        _, page = self.ask("GET", f"/api/brands/{self.brand}/{path}")
        return time.monotonic() - began, page

    def load(self, goes_on, rng):
        """Pages and searches one after the other, as long as goes_on(count)."""
        pages, searches, cursor = [], [], ""
        while goes_on(len(pages)):
            chosen = rng.choice(FILTERS)
            took, page = self.timed(f"cases?limit=50&{chosen}")
            pages.append(took)
            cursor = page.get("next")
            if cursor and rng.random() < 0.5:
                pages.append(self.timed(f"cases?limit=50&{chosen}&cursor={cursor}")[0])
            words = rng.choice(SEARCHES).replace(" ", "+")
            searches.append(self.timed(f"cases?limit=50&search={words}")[0])
        return pages, searches

    def stop(self):
        self.process.terminate()
        self.process.wait()


def binary_of(build):
    return str(pathlib.Path(build).resolve() / "src/app/tanggap")


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Bench:
    def __init__(self, args):
        self.args = args
        self.binary = binary_of(args.build)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tanggap-bench.", dir=args.tmp))
        self.rng = random.Random(7)
        span = args.recent * 3600
        self.times = [f"--begin={int(time.time()) - span}", f"--rate={args.count / span}"] \
            if span else []

    def row(self, what, figure):
        print(f"| {what} | {figure} |", flush=True)

    def messages(self, count, first):
        path = self.folder / f"{first}-{count}.jsonl"
        if not path.exists():
            with path.open("w") as out:
                subprocess.run([sys.executable, str(HERE / "make_messages.py"), str(count),
                                f"--first={first}", *self.times, *self.args.texts],
                               stdout=out, check=True)
        return path

    def shop(self, name):
        return Shop(self.binary, self.folder / name)

    def imports(self, count, times):
        runs, shop = [], None
        for n in range(times):
            shop = self.shop(f"{count}-{n}")
            runs.append(shop.timed_import(self.messages(count, 0)))
            if n + 1 < times:
                shutil.rmtree(shop.folder)
        middle = lambda key: statistics.median(r[key] for r in runs)
        size = sum(f.stat().st_size for f in [shop.folder / "desk.db"]) / count
        self.row(f"import of {count:,} messages, median of {times}",
                 f"{count / middle('cpu'):,.0f} messages/s of CPU, {count / middle('wall'):,.0f} "
                 f"of wall time; {middle('written'):,.0f} bytes written, {size:,.0f} stored each")
        return shop

    def small_server(self, shop, count):
        server = Server(shop)
        self.row(f"start to first page, {count:,} messages", f"{1000 * server.ready:.0f} ms")
        server.load(lambda n: n < 300, self.rng)
        self.row(f"resident memory after 300 pages and searches, {count:,} messages",
                 f"{resident_mib(server.process.pid):.1f} MiB")
        server.stop()

    def large_server(self, shop, count):
        server = Server(shop)
        self.row(f"start to first page, {count:,} messages", f"{1000 * server.ready:.0f} ms")
        pages, searches = server.load(lambda n: n < 500, self.rng)
        self.row(f"inbox page over HTTP, {count:,} messages", spread(pages))
        self.row(f"search over HTTP, {count:,} messages", spread(searches))
        for path in BESIDE:
            took = [server.timed(path)[0] for _ in range(200)]
            self.row(f"`{path}`, {count:,} messages", spread(took))
        spent = cpu_seconds(server.process.pid)
        server.connection.close()  # the server ends what is idle; the next request connects anew
        time.sleep(60)
        spent = cpu_seconds(server.process.pid) - spent
        self.row("CPU of all clocks and jobs in a minute without a request", f"{spent:.2f} s")
        busy = shop.start_import(str(self.messages(self.args.more, count)))
        pages, searches = server.load(lambda n: busy.poll() is None, self.rng)
        took = json.loads(busy.stdout.read())["took_ms"] / 1000
        beside = f"while {self.args.more / took:,.0f} messages/s come in"
        self.row(f"inbox page over HTTP {beside}", f"{spread(pages)} ({len(pages)} pages)")
        self.row(f"search over HTTP {beside}", f"{spread(searches)} ({len(searches)} searches)")
        self.row("resident memory then", f"{resident_mib(server.process.pid):.1f} MiB")
        server.stop()

    def turns(self):
        """The least and the middle of imports by two builds, one after the other."""
        count, builds = self.args.count, [self.args.against, self.args.build]
        path, runs = self.messages(count, 0), {build: [] for build in builds}
        for n in range(self.args.rounds):
            for build in builds:
                shop = Shop(binary_of(build), self.folder / f"turn-{n}")
                runs[build].append(shop.timed_import(path))
                shutil.rmtree(shop.folder)
        print(f"| import of {count:,}, {self.args.rounds} in turns | CPU us a message, least / "
              "median | bytes written each |\n|---|---|---|")
        for build, done in runs.items():
            cpu = [1e6 * r["cpu"] / count for r in done]
            written = statistics.median(r["written"] for r in done)
            print(f"| {build} | {min(cpu):.1f} / {statistics.median(cpu):.1f} | {written:,.0f} |",
                  flush=True)

    def run(self):
        print("| what | measured |\n|---|---|")
        small = min(100000, self.args.count)
        self.small_server(self.imports(small, 3), small)
        if self.args.count > small:
            self.large_server(self.imports(self.args.count, self.args.times), self.args.count)


def main():
    p = argparse.ArgumentParser(description="Measures the program as it is used.")
    p.add_argument("build")
    p.add_argument("--count", type=int, default=1000000)
    p.add_argument("--more", type=int, default=100000, help="messages imported beside the server")
    p.add_argument("--recent", type=int, default=0, metavar="HOURS",
                   help="spread --count over the last hours instead of 23 days half a year ago")
    p.add_argument("--times", type=int, default=1, help="imports of the large file")
    p.add_argument("--texts", nargs="+", default=[str(HERE.parent / "sample/messages.jsonl")])
    p.add_argument("--against", help="a second build folder: compare imports, in turns")
    p.add_argument("--rounds", type=int, default=5, help="imports of each build with --against")
    p.add_argument("--tmp", default=os.environ.get("TMPDIR", "/tmp"))
    args = p.parse_args()
    bench = Bench(args)
    try:
        bench.turns() if args.against else bench.run()
    finally:
        shutil.rmtree(bench.folder)


if __name__ == "__main__":
    main()
