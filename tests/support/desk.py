"""desk.py - a `tanggap serve` of one's own: started, killed, and spoken to as its clients do.

`Desk` owns a folder with a database; `Client` is one signed-in person over HTTP; `Office` is the
usual furniture of a test: a brand with an owner, a writer, an approver and a source. The program
is the first word of the command line when that is a program, else TANGGAP, else
build/src/app/tanggap.
"""
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from support.ports import free_port

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TANGGAP = os.environ.get("TANGGAP", ROOT / "build/src/app/tanggap")
if len(sys.argv) > 1 and os.path.isfile(sys.argv[1]) and os.access(sys.argv[1], os.X_OK):
    TANGGAP = sys.argv.pop(1)
TANGGAP = os.path.abspath(TANGGAP)
PASSWORD = "hujan di bulan juni"
# Seconds until a failure is told; what a test allows is the test's own business.
READY_MOST = ENDS_MOST = 60.0


def clean_environment():
    return {k: v for k, v in os.environ.items() if not k.startswith("TANGGAP_")}


def signed(secret, body, at=None):
    """The headers of a hook."""
    stamp = str(int(time.time()) if at is None else at)
    mac = hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    return {"X-Tanggap-Timestamp": stamp, "X-Tanggap-Signature": "sha256=" + mac}


class Desk:
    """A folder with a database, and sometimes a server on it. Ends with the `with` block."""

    def __init__(self, *options, prefix="tanggap-test-"):
        self.home = tempfile.TemporaryDirectory(prefix=prefix)
        self.folder = pathlib.Path(self.home.name)
        self.database = self.folder / "data/desk.db"
        self.port, self.options, self.process = free_port(), options, None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process:
            self.kill()
        self.home.cleanup()

    def run(self, *words, stdin=""):
        """(exit status, standard output, standard error) of one command."""
        done = subprocess.run([TANGGAP, *words], cwd=self.folder, input=stdin, text=True,
                              capture_output=True, timeout=300, env=clean_environment())
        return done.returncode, done.stdout, done.stderr

    def run_ok(self, *words, stdin=""):
        status, out, err = self.run(*words, stdin=stdin)
        assert status == 0, f"tanggap {' '.join(words)}: status {status}: {err}{out}"
        return out

    def start(self, *prefix, wait=True):
        """Start the server, behind the words of `prefix` (strace ..); the seconds until ready."""
        with open(self.folder / "server.log", "a") as log:
            began = time.monotonic()
            self.process = subprocess.Popen(
                [*prefix, TANGGAP, "serve", f"--port={self.port}", *self.options],
                cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                text=True, env=clean_environment())
        if wait:
            self.await_ready()
        return time.monotonic() - began

    def await_ready(self):
        end = time.monotonic() + READY_MOST
        while not self.is_ready():
            assert self.process.poll() is None and time.monotonic() < end, \
                f"the server did not start:\n{self.log()[-2000:]}"
            time.sleep(0.02)

    def is_ready(self):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        except http.client.HTTPException:
            return False

    def log(self):
        return (self.folder / "server.log").read_text(errors="replace")

    def kill(self):
        """End it without notice. The process is gone when this returns."""
        if self.process.poll() is None:
            self.process.kill()
        self.forget()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.forget()

    def forget(self, timeout=ENDS_MOST):
        status = self.process.wait(timeout)
        self.process.stdout.close()
        self.process = None
        return status

    def memory(self):
        """Bytes of memory the server holds."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) * 1024 for line in text.splitlines()
                    if line.startswith("VmRSS:"))

    def sql(self, statement, *values):
        """Rows of the database file; only while no server runs, or for reading."""
        with sqlite3.connect(self.database, timeout=20) as db:
            rows = db.execute(statement, values).fetchall()
        db.close()
        return rows


class Refused(Exception):
    def __init__(self, status, body):
        super().__init__(f"status {status}: {body[:300]}")
        self.status, self.body = status, body


class Client:
    """One person in one browser: cookie, CSRF token, a connection that is kept."""

    def __init__(self, desk, email=None, password=PASSWORD, timeout=60):
        self.desk, self.timeout, self.connection = desk, timeout, None
        self.headers = {}
        if email:
            self.sign_in(email, password)

    def sign_in(self, email, password):
        answer = self.request("POST", "/api/session", {"email": email, "password": password},
                              {"Origin": f"http://127.0.0.1:{self.desk.port}"})
        assert answer.status == 201, answer.text
        self.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]
        self.headers["X-CSRF-Token"] = self.get("/api/session")["csrf"]

    def request(self, method, path, body=None, headers=None):
        """The answer with status, headers, text. Raises OSError or HTTPException when the
        connection broke, which leaves open what happened."""
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.desk.port,
                                                         timeout=self.timeout)
        kind = {"Content-Type": "application/json"} if body is not None else {}
        try:
            self.connection.request(method, path, body, {**kind, **self.headers, **(headers or {})})
            answer = self.connection.getresponse()
            answer.text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            self.close()
            raise
        return answer

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def call(self, method, path, body=None, headers=None):
        answer = self.request(method, path, body, headers)
        if answer.status >= 300:
            raise Refused(answer.status, answer.text)
        return json.loads(answer.text) if answer.text else None

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body=None, headers=None):
        return self.call("POST", path, body, headers)

    def put(self, path, body=None, headers=None):
        return self.call("PUT", path, body, headers)


class Office:
    """A brand with people. The desk's server must run for add_source() and client()."""

    people = {"owner": "sari@toko.example", "writer": "budi@toko.example",
              "approver": "rina@toko.example"}

    def __init__(self, desk):
        self.desk = desk
        desk.run_ok("brand", "add", "Toko Uji")
        for role, email in self.people.items():
            desk.run_ok("user", "add", email, f"--name={role}", f"--role={role}", stdin=PASSWORD)
        self.brand = json.loads(desk.run_ok("brand", "list", "--json"))[0]["id"]
        self.path = f"/api/brands/{self.brand}"

    def client(self, role="owner"):
        return Client(self.desk, self.people[role])

    def add_source(self, owner, **source):
        return owner.post(f"{self.path}/sources", {
            "name": "Kait", "channel": "forum", "kind": "hook", "way_out": "browser",
            **source})["id"]

    def set_policy(self, owner, **changes):
        policy = owner.get(f"{self.path}/policy")
        return owner.put(f"{self.path}/policy", {**policy, **changes})


def message(number, **more):
    return {"id": f"m{number}", "author": f"Orang {number}", "handle": f"@orang{number}",
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "text": f"kapan restok nomor {number}? sudah tiga hari kosong", **more}


def in_threads(*functions):
    """Start each in a thread of its own; the threads."""
    threads = [threading.Thread(target=f, daemon=True) for f in functions]
    for thread in threads:
        thread.start()
    return threads
