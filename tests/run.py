#!/usr/bin/env python3
"""run.py [quick] [SUITE...] - the test run behind script/test.

A suite is made of parts, functions below that give Results; the table and the last line are made
of them. Parts run side by side as far as the cores of the machine go: PARTS says how many each
keeps busy, so that what waits (for a time limit, a letter, a killed server) stands beside what
computes. A test that was skipped counts as failed in the full run: everything it needs was
installed. Only `quick` may skip: it starts no PostgreSQL, where the same tests run a second time.
The whole output of a suite is in build/test-logs/SUITE.log. Servers are ended whatever happens.
"""
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import FIRST_COMPLETED

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="tanggap-run-"))
MEMORY = pathlib.Path("/dev/shm")
POSTGRES_MOST = 2 << 30  # bytes
LOGS = ROOT / "build/test-logs"
TANGGAP = ROOT / "build/src/app/tanggap"
FAILURE_LINES = 60
SUITE_TIME_MOST = 3600  # seconds of one program; what hangs is ended, what is slow is not
CORES = os.cpu_count() or 1
BESIDE = 0.5  # of a core more than there are: nothing is busy all the time
FUZZ_SECONDS = int(os.environ.get("FUZZ_SECONDS", 60))  # for each target


def in_memory(name, most):
    """A folder for what is made and thrown away all the time: a database for each test is 800 files.
    On a disk that took ten times as long as the tests. SCRATCH where memory has no room for it."""
    try:
        if shutil.disk_usage(MEMORY).free > 2 * most:
            (MEMORY / name).mkdir()
            return MEMORY / name
    except OSError:
        pass
    return SCRATCH


@dataclasses.dataclass
class Result:
    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    output: str = ""


class Run:
    """Starts programs in process groups of their own, so that none outlives the run. Several
    threads use it."""

    def __init__(self, is_quick):
        self.is_quick, self.is_over, self.groups, self.closers = is_quick, False, set(), []
        self.lock = threading.Lock()
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("TANGGAP_")}
        self.environment.update(TANGGAP=str(TANGGAP), TMPDIR=str(SCRATCH))

    def start(self, words, cwd, more):
        with self.lock:
            if self.is_over:
                raise RuntimeError("the run is over")
            process = subprocess.Popen(words, cwd=cwd, stdout=subprocess.PIPE, text=True,
                                       stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                       errors="replace", env={**self.environment, **(more or {})},
                                       start_new_session=True)
            self.groups.add(process.pid)
        return process

    def program(self, *words, log="run", more=None, cwd=ROOT):
        """(exit status, output); the output goes to the log of the suite as well."""
        words = [str(w) for w in words]
        process = self.start(words, cwd, more)
        try:
            output = process.communicate(timeout=SUITE_TIME_MOST)[0]
        except subprocess.TimeoutExpired:
            self.end_group(process.pid)
            output = process.communicate()[0] + f"\nstopped after {SUITE_TIME_MOST} s\n"
        self.end_group(process.pid)
        with self.lock, open(LOGS / f"{log}.log", "a") as file:
            file.write(f"$ {' '.join(words)}\n{output}\n")
        return process.returncode, output

    def end_group(self, group, with_notice=0.0):
        """The program and all it started; browsers want `with_notice` seconds to go."""
        try:
            if with_notice:
                os.killpg(group, signal.SIGTERM)
                time.sleep(with_notice)
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.groups.discard(group)

    def start_postgres(self):
        folder = in_memory(SCRATCH.name, POSTGRES_MOST) / "postgres"
        for parent in (SCRATCH, folder.parent):  # here and of mail: servers run as other users
            parent.chmod(0o755)
        self.closers.append(["script/postgres", "remove", folder])
        status, output = self.program("script/postgres", "start", folder)
        if status == 0:
            self.environment["TEST_PGSQL"] = output.split()[-1]
        else:  # the tests that want it are skipped, and so count as failed
            print(f"PostgreSQL did not start:\n{output}")

    def close(self):
        with self.lock:
            self.is_over = True
        for group in list(self.groups):
            self.end_group(group, with_notice=2)
        for folder in SCRATCH.glob("tanggap-mail-*/server"):  # of a test that was stopped
            self.closers.append(["script/mail-server", "remove", folder])
        for words in self.closers:
            subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
        for folder in (SCRATCH, MEMORY / SCRATCH.name):
            shutil.rmtree(folder, ignore_errors=True)


# ---- reading what test programs print ----

def counted(name, status, output):
    """One test program: the C harness, Python's unittest, the browser tests, or just a status."""
    r = Result(name, output=output)
    ours = re.findall(r"^(\d+) tests, (\d+) failures$", output, re.M)
    python = re.findall(r"^Ran (\d+) tests?", output, re.M)
    browser = re.findall(r"^(ok  |FAIL|skip) ", output, re.M)
    steps = re.findall(r"^(\d+) steps passed, (\d+) failed$", output, re.M)
    if ours:
        total, r.failed = int(ours[-1][0]), int(ours[-1][1])
        r.passed = total - r.failed
    elif python:
        words = re.findall(r"^(?:FAILED|OK) \((.*)\)$", output, re.M)
        numbers = dict(re.findall(r"(\w+)=(\d+)", words[-1] if words else ""))
        r.skipped = int(numbers.get("skipped", 0))
        r.failed = int(numbers.get("failures", 0)) + int(numbers.get("errors", 0))
        r.passed = max(int(python[-1]) - r.failed - r.skipped, 0)
    elif browser:
        r.passed, r.failed = browser.count("ok  "), browser.count("FAIL")
    elif steps:
        r.passed, r.failed = int(steps[-1][0]), int(steps[-1][1])
    elif status == 0:
        r.passed = 1
    if status == 77:
        r.skipped, r.passed = 1, 0
    elif status != 0 and r.failed == 0:  # a crash, a sanitizer, a timeout
        r.failed = 1
    return r


def meson_tests(run, build, log, *words, slow=3, at_once=2, name=None):
    """`name` tells the runs of one log apart that go on side by side."""
    base = name or log
    status, output = run.program("meson", "test", "-C", build, "--no-rebuild", "--logbase", base,
                                 "--num-processes", at_once, "--timeout-multiplier", slow, *words,
                                 log=log)
    file = ROOT / build / f"meson-logs/{base}.json"
    results = []
    for line in file.read_text().splitlines() if file.exists() else []:
        test = json.loads(line)
        code = test.get("returncode", 1) or (0 if test["result"] == "OK" else 1)
        text = test.get("stdout", "") + test.get("stderr", "")
        results.append(counted(test["name"], 77 if test["result"] == "SKIP" else code, text))
    if not results:
        results.append(Result(f"meson test in {build}", failed=1, output=output))
    return results


def script(run, log, path, *words, name=None, more=None):
    status, output = run.program(sys.executable, "-B", path, *words, log=log, more=more)
    return counted(name or pathlib.Path(path).name, status, output)


# ---- builds ----

# -O1 and lines without variables: compiled in half the time, and the reports name the line.
SANITIZED = ["-Doptimization=1", "-Dc_args=-g1", "-Dweb=false"]
LAYERS_WITH_THREADS = ["store", "desk", "crisis", "http", "app", "connect"]


def build_debug(run):
    status, output = run.program("script/build", log="build")
    return [] if status == 0 else [Result("build", failed=1, output=output)]


def build_apart(run, folder, log, options, compiler="cc", targets=()):
    """A build of its own on one core; [] when all is built, else one failed Result."""
    if not (ROOT / folder / "build.ninja").exists():
        status, output = run.program("meson", "setup", folder, *SANITIZED, *options, log=log,
                                     more={"CC": compiler})
        if status != 0:
            return [Result(f"configure {folder}", failed=1, output=output)]
    status, output = run.program("ninja", "-j1", "-C", folder, *targets, log=log)
    return [] if status == 0 else [Result(f"build {folder}", failed=1, output=output)]


def build_asan(run):
    """By the other compiler, with its warnings as errors; the fuzz targets are built here too."""
    broken = build_apart(run, "build-ci-asan", "asan",
                         ["-Db_sanitize=address,undefined", "-Dfuzz=true"], compiler="clang")
    return broken or [Result("clang builds without a warning", passed=1)]


def build_tsan(run):
    return build_apart(run, "build-ci-tsan", "tsan", ["-Db_sanitize=thread"],
                       targets=["verifier/tanggap-verify",  # the test of evidence files starts it
                                *(f"src/{n}/{n}_test" for n in LAYERS_WITH_THREADS)])


# ---- the parts of the suites ----

def lints(run):
    return meson_tests(run, "build", "lint", "--suite", "lint")


def units(run):
    return meson_tests(run, "build", "unit", "--suite", "unit", "--suite", "fuzz")


def stories(run):
    return meson_tests(run, "build", "api", "--suite", "api")


def commands(run):
    return [script(run, "cli", p, TANGGAP) for p in sorted((ROOT / "tests/cli").glob("*_test.py"))]


def sanitized(run):
    """The second engine is the store's business: what lies above would only wait for it again."""
    tests = json.loads(run.program("meson", "introspect", "build-ci-asan", "--tests",
                                   log="asan")[1])
    names = [t["name"] for t in tests if not {"lint", "cli"} & {s.split(":")[-1] for s in t["suite"]}
             and t["name"] not in ("desk on PostgreSQL", "api on PostgreSQL")]
    return meson_tests(run, "build-ci-asan", "asan", *names, slow=8)


def threads(run):
    return meson_tests(run, "build-ci-tsan", "tsan", *LAYERS_WITH_THREADS, slow=8)


def types(run):
    status, output = run.program("npm", "--prefix", "web", "run", "check", log="web")
    return [counted("type check", status, output)]


def against_mock(run):
    return [browser(run, "web", "against the mock", {}, "test/run.mjs", cwd=ROOT / "web")]


def in_browser(which):
    """Some files of tests/e2e: --of=FILE,.. or --but=FILE,..."""
    def work(run):
        return [browser(run, "e2e", f"the program in a browser {which}",
                        {"TANGGAP_BIN": str(TANGGAP)}, "tests/e2e/run.mjs", which)]
    return work


def browser(run, log, name, more, *words, cwd=ROOT):
    status, output = run.program("node", *words, log=log, more=more, cwd=cwd)
    r = counted(name, status, output)
    if r.passed + r.failed == 0:
        r.failed += 1  # nothing ran
    return r


def fuzzed(run, target):
    """libFuzzer from the corpus of the target: a crash, a leak, a hang fail."""
    corpus = SCRATCH / "corpus" / target.name
    corpus.mkdir(parents=True)
    status, output = run.program(
        target, f"-max_total_time={FUZZ_SECONDS}", "-seed=1", "-timeout=20", "-rss_limit_mb=2048",
        "-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={LOGS}/{target.name}-", corpus,
        ROOT / "tests/corpus" / target.name, log="fuzz")
    return Result(target.name, passed=status == 0, failed=status != 0, output=output)


def fuzz(run):
    targets = sorted((ROOT / "build-ci-asan/tests").glob("*_fuzz"))
    return [fuzzed(run, target) for target in targets] or [Result("fuzz targets", failed=1)]


def mail(run):
    return [script(run, "mail", "tests/mail/mail_test.py")]


def abuse(*names):
    def work(run):
        return [script(run, "abuse", f"tests/abuse/{name}_test.py") for name in names]
    return work


def kills(run):
    count = 6 if run.is_quick else 40
    return [script(run, "crash", "tests/crash/kill_test.py", f"--kills={count}",
                   name=f"{count} kills under load")]


def steps(run):
    return [script(run, "crash", "tests/crash/step_test.py", name="a kill at each step")]


@dataclasses.dataclass
class Part:
    """`cores` is how many the work keeps busy: its CPU time by its time, measured on two cores.
    `needs` names what must be built; `builds` what it builds itself."""
    suite: str
    work: object
    cores: float = 1
    needs: str = "debug"
    builds: str = ""
    is_quick: bool = True


# One browser at a time on two cores: what a person would see comes late where two of them compete.
A_BROWSER = 1.5

# In the order in which they begin when cores are free for them: what takes longest goes first, so
# that no core stands idle at the end.
PARTS = [
    Part("build", build_debug, cores=CORES, needs="", builds="debug"),
    Part("asan", build_asan, builds="asan"),
    Part("e2e", in_browser("--of=pages"), cores=A_BROWSER),
    Part("crash", steps, cores=0.5, is_quick=False),
    Part("web", against_mock, cores=A_BROWSER),
    Part("e2e", in_browser("--of=crisis"), cores=A_BROWSER, is_quick=False),
    Part("e2e", in_browser("--but=pages,crisis"), cores=A_BROWSER),
    Part("tsan", build_tsan, builds="tsan"),
    Part("asan", sanitized, needs="asan"),
    Part("unit", units),
    Part("fuzz", fuzz, needs="asan"),
    Part("crash", kills, cores=0.5),
    Part("abuse", abuse("slow"), cores=0.25),
    Part("abuse", abuse("hook", "bomb", "feed"), cores=0.5),
    Part("tsan", threads, needs="tsan"),
    Part("cli", commands),
    Part("mail", mail, cores=0.25),
    Part("api", stories),
    Part("lint", lints),
    Part("web", types),
]
SUITES = ["lint", "unit", "api", "cli", "asan", "tsan", "web", "e2e", "fuzz", "mail", "abuse",
          "crash"]
QUICK = ["lint", "unit", "api", "cli", "crash"]


def chosen(names, is_quick):
    """The parts of these suites and the builds they need."""
    parts = [p for p in PARTS if p.suite in names and not (is_quick and not p.is_quick)]
    needed = {p.needs for p in parts} | {"debug"}
    return [p for p in PARTS if p in parts or p.builds in needed]


# ---- running the parts side by side, and the table ----

class Table:
    """A row for each suite, told when its last part has ended."""

    def __init__(self, parts, is_quick):
        self.is_quick, self.began = is_quick, time.monotonic()
        self.open = {s: sum(p.suite == s for p in parts) for s in ["build", *SUITES]}
        self.rows = {s: [0, 0, 0, 0.0] for s, count in self.open.items() if count}

    def add(self, part, results, took):
        show_failures(results, self.is_quick)
        row = self.rows[part.suite]
        for i, key in enumerate(("passed", "failed", "skipped")):
            row[i] += sum(getattr(r, key) for r in results)
        row[3] += took
        self.open[part.suite] -= 1
        if not self.open[part.suite]:
            passed, failed, skipped, seconds = row
            print(f"{part.suite:8} {passed:5} passed {failed:4} failed {skipped:4} skipped "
                  f"{seconds:7.1f} s, at {time.monotonic() - self.began:.0f} s", flush=True)

    def summary(self):
        """Prints the whole; the exit status."""
        print("\nsuite    passed failed skipped seconds")
        for name in ["build", *SUITES]:
            if name in self.rows:
                passed, failed, skipped, seconds = self.rows[name]
                print(f"{name:8} {passed:6} {failed:6} {skipped:7} {seconds:7.1f}")
        rows = self.rows.values()
        passed = sum(row[0] for row in rows)
        failed = sum(row[1] + (0 if self.is_quick else row[2]) for row in rows)
        print(f"all of it took {time.monotonic() - self.began:.0f} s")
        print(f"{passed} passed, {failed} failed", flush=True)
        return 1 if failed or not passed else 0


def show_failures(results, is_quick):
    for r in results:
        if r.failed or (r.skipped and not is_quick):
            lines = r.output.strip().splitlines()
            print(f"---- {r.name}: {r.failed} failed, {r.skipped} skipped")
            # What passed, and the figures a browser test tells beside it, would push out why.
            told = [l for l in lines if not re.match(r"ok |     \S+ +LCP ", l)]
            print("\n".join(told[-FAILURE_LINES:]), flush=True)


def one_part(run, part):
    began = time.monotonic()
    try:
        results = part.work(run)
    except Exception as error:  # what the run itself gets wrong is a failure like any other
        results = [Result(f"{part.suite}: {part.work.__name__}", failed=1, output=repr(error))]
    return results, time.monotonic() - began


def run_parts(run, parts, table):
    """Each part begins as soon as what it needs is built and its cores are free."""
    waiting, running, ready = list(parts), {}, {""}
    pool = concurrent.futures.ThreadPoolExecutor(len(parts))
    try:
        while waiting or running:
            for part in list(waiting):
                free = CORES + BESIDE - sum(p.cores for p in running.values())
                if part.needs in ready and (part.cores <= free or not running):
                    waiting.remove(part)
                    running[pool.submit(one_part, run, part)] = part
            if not running:  # a build is broken
                for part in waiting:
                    table.add(part, [Result(f"{part.suite}: {part.needs} is not built", failed=1)], 0)
                return
            for future in concurrent.futures.wait(running, return_when=FIRST_COMPLETED).done:
                part = running.pop(future)
                results, took = future.result()
                table.add(part, results, took)
                if part.builds and not any(r.failed for r in results):
                    ready.add(part.builds)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def run_all(names, is_quick):
    run, parts = Run(is_quick), chosen(names, is_quick)
    LOGS.mkdir(parents=True, exist_ok=True)
    for suite in {p.suite for p in parts}:
        (LOGS / f"{suite}.log").unlink(missing_ok=True)
    table = Table(parts, is_quick)
    try:
        if not is_quick:
            run.start_postgres()
        run_parts(run, parts, table)
    finally:
        for one in (signal.SIGINT, signal.SIGTERM):  # a second one would leave servers behind
            signal.signal(one, signal.SIG_IGN)
        run.close()
    return table


def stop(*_):
    raise KeyboardInterrupt


def main():
    words = sys.argv[1:]
    if words == ["--list"]:
        print(" ".join(SUITES))
        return 0
    is_quick = "quick" in words
    names = [w for w in words if w != "quick"] or (QUICK if is_quick else SUITES)
    unknown = [n for n in names if n not in SUITES]
    if unknown:
        print(f"no suite {unknown[0]}; there are: {' '.join(SUITES)}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, stop)
    try:
        return run_all(names, is_quick).summary()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
