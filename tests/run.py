#!/usr/bin/env python3
"""run.py [quick] [SUITE...] - the test run behind script/test.

Each suite is a function below that gives Results; the table and the last line are made of them.
A test that was skipped counts as failed in the full run: everything it needs was installed. Only
`quick` may skip: it starts no PostgreSQL, where the same tests run a second time. The whole output of a suite is in build/test-logs/SUITE.log. Servers are ended whatever happens.
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
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="tanggap-run-"))
LOGS = ROOT / "build/test-logs"
TANGGAP = ROOT / "build/src/app/tanggap"
FAILURE_LINES = 60
SUITE_TIME_MOST = 3600  # seconds; what hangs is ended, what is slow is not
FUZZ_SECONDS = int(os.environ.get("FUZZ_SECONDS", 60))  # for each target


@dataclasses.dataclass
class Result:
    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    output: str = ""


class Run:
    """Starts programs in process groups of their own, so that none outlives the run."""

    def __init__(self, is_quick):
        self.is_quick, self.groups, self.closers = is_quick, set(), []
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("TANGGAP_")}
        self.environment.update(TANGGAP=str(TANGGAP), TMPDIR=str(SCRATCH))

    def program(self, *words, log="run", more=None, cwd=ROOT):
        """(exit status, output); the output goes to the log of the suite as well."""
        words = [str(w) for w in words]
        process = subprocess.Popen(words, cwd=cwd, stdout=subprocess.PIPE, text=True,
                                   stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   errors="replace", env={**self.environment, **(more or {})},
                                   start_new_session=True)
        self.groups.add(process.pid)
        try:
            output = process.communicate(timeout=SUITE_TIME_MOST)[0]
        except subprocess.TimeoutExpired:
            self.end_group(process.pid)
            output = process.communicate()[0] + f"\nstopped after {SUITE_TIME_MOST} s\n"
        self.end_group(process.pid)
        LOGS.mkdir(parents=True, exist_ok=True)
        with open(LOGS / f"{log}.log", "a") as file:
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
        folder = SCRATCH / "postgres"
        SCRATCH.chmod(0o755)  # the server runs as another user
        self.closers.append(lambda: self.program("script/postgres", "remove", folder))
        status, output = self.program("script/postgres", "start", folder)
        if status == 0:
            self.environment["TEST_PGSQL"] = output.split()[-1]
        else:  # the tests that want it are skipped, and so count as failed
            print(f"PostgreSQL did not start:\n{output}")

    def close(self):
        for group in list(self.groups):
            self.end_group(group, with_notice=2)
        for folder in SCRATCH.glob("tanggap-mail-*/server"):  # of a test that was stopped
            self.program("script/mail-server", "remove", folder)
        for closer in self.closers:
            closer()
        shutil.rmtree(SCRATCH, ignore_errors=True)


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


def meson_tests(run, build, log, *words, slow=3):
    status, output = run.program("meson", "test", "-C", build, "--no-rebuild", "--logbase", log,
                                 "--timeout-multiplier", slow, *words, log=log)
    file = ROOT / build / f"meson-logs/{log}.json"
    results = []
    for line in file.read_text().splitlines() if file.exists() else []:
        test = json.loads(line)
        code = test.get("returncode", 1) or (0 if test["result"] == "OK" else 1)
        text = test.get("stdout", "") + test.get("stderr", "")
        results.append(counted(test["name"], 77 if test["result"] == "SKIP" else code, text))
    if not results:
        results.append(Result(f"meson test in {build}", failed=1, output=output))
    return results


def build(run, folder, log, *options, compiler=None, targets=()):
    """[] when all is built, else one failed Result."""
    more = {"CC": compiler} if compiler else {}
    if not (ROOT / folder / "build.ninja").exists():
        status, output = run.program("meson", "setup", folder, *options, log=log, more=more)
        if status != 0:
            return [Result(f"configure {folder}", failed=1, output=output)]
    status, output = run.program("ninja", "-C", folder, *targets, log=log)
    return [] if status == 0 else [Result(f"build {folder}", failed=1, output=output)]


def script(run, log, path, *words, name=None, more=None):
    status, output = run.program(sys.executable, "-B", path, *words, log=log, more=more)
    return counted(name or pathlib.Path(path).name, status, output)


# ---- the suites ----

def suite_lint(run):
    return meson_tests(run, "build", "lint", "--suite", "lint")


def suite_unit(run):
    return meson_tests(run, "build", "unit", "--suite", "unit", "--suite", "fuzz")


def suite_api(run):
    return meson_tests(run, "build", "api", "--suite", "api")


def suite_cli(run):
    return [script(run, "cli", p, TANGGAP) for p in sorted((ROOT / "tests/cli").glob("*_test.py"))]


def suite_asan(run):
    """Built by the other compiler, with its warnings as errors, and run under its sanitizers."""
    broken = build(run, "build-asan", "asan", "-Db_sanitize=address,undefined", "-Dweb=false",
                   compiler="clang")
    if broken:
        return broken
    tests = json.loads(run.program("meson", "introspect", "build-asan", "--tests", log="asan")[1])
    # The second engine is the store's business: what lies above would only wait for it again.
    names = [t["name"] for t in tests if not {"lint", "cli"} & {s.split(":")[-1] for s in t["suite"]}
             and t["name"] not in ("desk on PostgreSQL", "api on PostgreSQL")]
    return [Result("clang builds without a warning", passed=1)] + meson_tests(
        run, "build-asan", "asan", *names, slow=8)


def suite_tsan(run):
    names = ["store", "desk", "http", "app", "connect"]
    broken = build(run, "build-tsan", "tsan", "-Db_sanitize=thread", "-Dweb=false",
                   targets=[f"src/{n}/{n}_test" for n in names])
    return broken or meson_tests(run, "build-tsan", "tsan", *names, slow=8)


def suite_web(run):
    status, output = run.program("npm", "--prefix", "web", "run", "check", log="web")
    check = counted("type check", status, output)
    return [check, browser(run, "web", "against the mock", {})]


def browser(run, log, name, more):
    status, output = run.program("node", "test/run.mjs", log=log, more=more, cwd=ROOT / "web")
    r = counted(name, status, output)
    if r.passed + r.failed == 0 or status == 0 and r.passed < 2:
        r.failed += 1  # nothing ran
    return r


def suite_e2e(run):
    status, output = run.program("node", "tests/e2e/run.mjs", log="e2e",
                                 more={"TANGGAP_BIN": str(TANGGAP)})
    return [counted("the program in a browser", status, output)]


def fuzzed(run, target):
    """A minute of libFuzzer from the corpus of the target: a crash, a leak, a hang fail."""
    corpus = SCRATCH / "corpus" / target.name
    corpus.mkdir(parents=True)
    status, output = run.program(
        target, f"-max_total_time={FUZZ_SECONDS}", "-seed=1", "-timeout=20", "-rss_limit_mb=2048",
        "-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={LOGS}/{target.name}-", corpus,
        ROOT / "tests/corpus" / target.name, log="fuzz")
    return Result(target.name, passed=status == 0, failed=status != 0, output=output)


def suite_fuzz(run):
    broken = build(run, "build-fuzz", "fuzz", "-Db_sanitize=address,undefined", "-Dfuzz=true",
                   "-Dweb=false", compiler="clang")
    targets = sorted((ROOT / "build-fuzz/tests").glob("*_fuzz"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return broken or list(pool.map(lambda target: fuzzed(run, target), targets))


def suite_mail(run):
    return [script(run, "mail", "tests/mail/mail_test.py")]


def suite_abuse(run):
    return [script(run, "abuse", "tests/abuse/hook_test.py"),
            script(run, "abuse", "tests/abuse/slow_test.py"),
            script(run, "abuse", "tests/abuse/bomb_test.py"),
            script(run, "abuse", "tests/abuse/feed_test.py")]


def suite_crash(run):
    kills = 6 if run.is_quick else 40
    results = [script(run, "crash", "tests/crash/kill_test.py", f"--kills={kills}",
                      name=f"{kills} kills under load")]
    if not run.is_quick:
        results.append(script(run, "crash", "tests/crash/step_test.py", name="a kill at each step"))
    return results


SUITES = {name[6:]: f for name, f in list(globals().items()) if name.startswith("suite_")}
QUICK = ["lint", "unit", "api", "cli", "crash"]


# ---- the table ----

def show_failures(results, is_quick):
    for r in results:
        if r.failed or (r.skipped and not is_quick):
            lines = r.output.strip().splitlines()
            print(f"---- {r.name}: {r.failed} failed, {r.skipped} skipped")
            print("\n".join(lines[-FAILURE_LINES:]))


def one_suite(run, name, table):
    began = time.monotonic()
    (LOGS / f"{name}.log").unlink(missing_ok=True)
    try:
        results = SUITES[name](run)
    except Exception as error:  # what the run itself gets wrong is a failure like any other
        results = [Result(f"the suite {name}", failed=1, output=repr(error))]
    took = time.monotonic() - began
    show_failures(results, run.is_quick)
    passed, failed, skipped = (sum(getattr(r, k) for r in results)
                               for k in ("passed", "failed", "skipped"))
    table.append((name, passed, failed, skipped, took))
    print(f"{name:8} {passed:5} passed {failed:4} failed {skipped:4} skipped {took:7.1f} s",
          flush=True)


def run_all(names, is_quick):
    run, table = Run(is_quick), []
    began = time.monotonic()
    try:
        status, output = run.program("script/build", log="build")
        if status != 0:
            print(output[-6000:])
            table.append(("build", 0, 1, 0, time.monotonic() - began))
            return table
        print(f"built in {time.monotonic() - began:.0f} s", flush=True)
        if not is_quick:
            run.start_postgres()
        for name in names:
            one_suite(run, name, table)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        run.close()
    return table


def summary(table, is_quick):
    print("\nsuite    passed failed skipped seconds")
    for name, passed, failed, skipped, took in table:
        print(f"{name:8} {passed:6} {failed:6} {skipped:7} {took:7.1f}")
    passed = sum(row[1] for row in table)
    failed = sum(row[2] + (0 if is_quick else row[3]) for row in table)
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


def stop(*_):
    raise KeyboardInterrupt


def main():
    words = sys.argv[1:]
    if words == ["--list"]:
        print(" ".join(SUITES))
        return 0
    is_quick = "quick" in words
    names = [w for w in words if w != "quick"] or (QUICK if is_quick else list(SUITES))
    unknown = [n for n in names if n not in SUITES]
    if unknown:
        print(f"no suite {unknown[0]}; there are: {' '.join(SUITES)}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, stop)
    try:
        return summary(run_all(names, is_quick), is_quick)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
