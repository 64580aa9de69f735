#!/usr/bin/env python3
"""step_test.py [--quick] [--at-once=N] - the desk dies at each step of the way in and of the way out.

strace kills the server (SIGKILL) at the N-th call of one kind, N = 1, 2, 3 .. until a whole
session passes without reaching it. A session is: a signed message comes in, a reply is handed in
and leaves for the platform. Whoever was cut off tries again as clients do; then nothing may be
lost or there twice. The kinds are where something becomes true: pages and commits of the database
(pwrite64, fdatasync), answers to clients (sendmsg), requests to the platform (sendto), the
connection to it and the wait for its answer (connect, poll). A step mostly waits, so several walks
go on at once, each with a desk and a platform of its own and every N-th step.
"""
import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import shutil
import signal
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from crash import books, load  # noqa: E402
from support.desk import Client, Desk, Office, Refused, message, signed  # noqa: E402
from support.peers import Platform  # noqa: E402

# The most steps that are looked at; the way itself is shorter, see "reached the end".
KINDS = {"fdatasync": 40, "pwrite64": 200, "sendmsg": 30, "sendto": 6, "connect": 6, "poll": 20}
QUICK_STRIDE = {"fdatasync": 2, "pwrite64": 23, "sendmsg": 3, "sendto": 1, "connect": 1, "poll": 4}
# Without --seccomp-bpf: strace 6.1 counts calls wrongly with it.
TEXT = load.ANSWERS[0]
SETTLE_MOST = 60  # seconds
SETTLE_ROUNDS = 12


class Template:
    """A furnished desk, copied for each step."""

    def __init__(self, platform):
        self.platform = platform
        self.desk = Desk(f"--allow={platform.address}", "--threads=1", "--log_level=warn")
        office = Office(self.desk)
        self.desk.start()
        self.owner = office.client()
        office.set_policy(self.owner, hold_public=0, hold_private=0, four_eyes=False)
        self.source = office.add_source(
            self.owner, secret=load.HOOK_SECRET, way_out="hook", out_secret=load.OUT_SECRET,
            out_url=platform.url + "/post", out_lookup=platform.url + "/find")
        self.desk.stop()
        self.path = office.path

    def copy(self):
        desk = Desk(*self.desk.options)
        shutil.copytree(self.desk.folder / "data", desk.folder / "data")
        return desk


class Session:
    """What one person and one program do, again and again until it is acknowledged."""

    def __init__(self, template, desk, number):
        self.template, self.desk = template, desk
        self.client = Client(desk)
        self.client.headers = dict(template.owner.headers)
        self.message = message(number)
        self.told = load.Told()
        self.told.sent_messages.add(self.message["id"])

    def come_in(self):
        body = json.dumps({"items": [self.message]}).encode()
        try:
            self.client.post(f"/api/hooks/{self.template.source}", body,
                             signed(load.HOOK_SECRET, body))
        except Refused as error:
            if error.status != 403:
                raise
            time.sleep(1.05)  # taken in this second already: the answer got lost
            return self.come_in()
        self.told.messages.add(self.message["id"])

    def go_out(self):
        path, key = self.template.path, "kunci-langkah"
        case = self.client.get(f"{path}/cases?queue=waiting")["items"]
        if not case:
            return  # answered already
        case = case[0]["id"]
        version = self.client.get(f"{path}/cases/{case}")["case"]["version"]
        if not self.desk.sql("SELECT 1 FROM reply"):
            made = self.client.post(f"{path}/cases/{case}/replies",
                                    {"text": TEXT, "is_public": True, "overrides": True},
                                    {"If-Match": f'"v{version}"', "Idempotency-Key": key})
            self.told.replies[key], self.told.reply_texts[key] = made["id"], TEXT

    def run(self):
        self.come_in()
        self.go_out()
        self.await_states(lambda s: s.get("confirmed"))

    def await_states(self, is_good, most=SETTLE_MOST):
        end = time.monotonic() + most
        while time.monotonic() < end:
            if is_good(books.state_counts(self.desk)):
                return True
            if self.desk.process.poll() is not None:
                raise ConnectionError("killed")
            time.sleep(0.05)
        return False


def settle(session):
    """After the kill: start, finish what was cut off, let leases run out."""
    desk = session.desk
    desk.start()
    session.client.close()
    session.come_in()
    session.go_out()
    for _ in range(SETTLE_ROUNDS):
        if session.await_states(lambda s: s.get("confirmed"), 1.5):
            break
        desk.stop()
        session.template.platform.await_quiet()
        books.let_time_pass(desk, at_least=0)
        desk.start()
    desk.stop()


def check(desk, template, session, platform):
    wrong = books.messages(desk, template.source, session.told) + books.replies(desk, session.told)
    wrong += books.publications(desk, platform) + books.own_messages(desk) + books.events(desk)
    wrong += books.structure(desk)
    if len(platform.published) != 1:
        wrong.append(f"{len(platform.published)} publications; states {books.state_counts(desk)}")
    return wrong


def one_step(template, platform, kind, number):
    """(the kill happened, broken promises)"""
    platform.published.clear()
    with template.copy() as desk:
        session = Session(template, desk, number)
        desk.start("strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={kind}", "-e",
                   f"inject={kind}:signal=KILL:when={number}", wait=False)
        was_killed = False
        try:
            desk.await_ready()
            session.run()
            end_traced(desk)
        except (OSError, http.client.HTTPException, AssertionError):
            was_killed = True
            desk.forget()  # strace ends with what it traced
            settle(session)
        return was_killed, check(desk, template, session, platform)


def end_traced(desk):
    """An orderly end of the server itself; strace does not pass the signal on."""
    children = pathlib.Path(f"/proc/{desk.process.pid}/task/{desk.process.pid}/children")
    for child in children.read_text().split():
        os.kill(int(child), signal.SIGTERM)
    desk.forget()


class Walk:
    """Every `stride`-th step of each kind from `first` on: kills by kind, what passed and failed."""

    def __init__(self, kinds, first, strides):
        self.kinds, self.first, self.strides = kinds, first, strides
        self.kills = dict.fromkeys(kinds, 0)
        self.failed = self.passed = 0

    def go(self):
        with Platform() as platform:
            template = Template(platform)
            for kind in self.kinds:
                for number in range(self.first[kind], KINDS[kind] + 1, self.strides[kind]):
                    was_killed, wrong = one_step(template, platform, kind, number)
                    for sentence in wrong:
                        print(f"WRONG: killed at {kind} {number}: {sentence}", flush=True)
                    self.failed, self.passed = self.failed + bool(wrong), self.passed + (not wrong)
                    self.kills[kind] += was_killed
                    if not was_killed:
                        break
            template.desk.home.cleanup()
        return self


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--quick", action="store_true", help="every few steps only")
    words.add_argument("--kind", choices=KINDS)
    words.add_argument("--at-once", type=int, default=3, help="walks side by side")
    options = words.parse_args()
    if shutil.which("strace") is None:
        print("strace is not installed: script/install-packages test")
        return 1
    kinds = [options.kind] if options.kind else list(KINDS)
    step = QUICK_STRIDE if options.quick else dict.fromkeys(KINDS, 1)
    walks = [Walk(kinds, {k: 1 + i * step[k] for k in kinds},
                  {k: options.at_once * step[k] for k in kinds}) for i in range(options.at_once)]
    with concurrent.futures.ThreadPoolExecutor(len(walks)) as pool:
        walks = list(pool.map(Walk.go, walks))
    failed, passed = sum(w.failed for w in walks), sum(w.passed for w in walks)
    for kind in kinds:
        kills = sum(w.kills[kind] for w in walks)
        print(f"{kind}: {kills} kills")
        if kills == 0:
            print(f"WRONG: no kill at {kind}: the way does not pass there any more")
            failed += 1
    print(f"{passed} steps passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
