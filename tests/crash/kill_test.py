#!/usr/bin/env python3
"""kill_test.py [--kills N] [--seed N] - the desk is killed (SIGKILL) at random moments under load.

Programs send signed messages, one person answers, another approves, a third types drafts, files
are imported beside the server, and the platform that publishes the replies misbehaves in every way
platforms do. A quarter of the kills are followed by another one while the desk recovers. At the
end everything people were told is looked up: see books.py. Exit status 0 only when all is well.
"""
import argparse
import json
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from crash import books, load  # noqa: E402
from support.desk import Desk, Office  # noqa: E402
from support.peers import Platform  # noqa: E402

MOODS = {"good": 60, "slow": 16, "silent": 8, "confused": 5, "lost": 6, "busy": 5}
START_MOST = 5.0        # seconds, after any kill
DOUBLE_KILLS = 0.25
PAUSE_EVERY = 8         # kills between orderly stops in which time passes
SETTLE_ROUNDS = 12


class Run:
    def __init__(self, kills, seed):
        self.kills, self.random = kills, random.Random(seed)
        self.slowest, self.doubles, self.killed = 0.0, 0, 0
        self.told, self.wrong = load.Told(), []

    def furnish(self, desk, platform):
        self.desk, self.platform = desk, platform
        self.office = office = Office(desk)
        desk.start()
        owner = office.client()
        office.set_policy(owner, hold_public=0, hold_private=0)
        self.source = office.add_source(
            owner, secret=load.HOOK_SECRET, way_out="hook", out_secret=load.OUT_SECRET,
            out_url=platform.url + "/post", out_lookup=platform.url + "/find")
        self.importer = load.Importer(office, self.told, self.random.random())
        self.drafter = office.client("approver")
        self.workers = [
            load.Sender(office, self.told, self.source, self.random.random()),
            load.Sender(office, self.told, self.source, self.random.random()),
            load.Writer(office, self.told, office.client("writer"), self.random.random()),
            load.Writer(office, self.told, owner, self.random.random()),
            load.Approver(office, self.told, office.client("approver"), self.random.random()),
            load.Drafter(office, self.told, self.drafter, self.random.random()), self.importer]
        self.staff = self.drafter.get("/api/session")["staff"]["id"]

    def start_again(self):
        took = self.desk.start()
        self.slowest = max(self.slowest, took)
        if took > START_MOST:
            self.wrong.append(f"a start took {took:.1f} s")

    def kill_once(self):
        time.sleep(self.random.uniform(0.1, 1.2))
        self.desk.kill()
        self.killed += 1
        if self.random.random() < DOUBLE_KILLS and self.killed < self.kills:
            self.desk.start(wait=False)
            time.sleep(self.random.uniform(0, 0.12))
            self.desk.kill()
            self.killed += 1
            self.doubles += 1
        self.start_again()

    def pause(self):
        """An orderly stop; while the desk is down its leases run out."""
        if self.desk.stop() != 0:
            self.wrong.append("an orderly stop did not end with status 0")
        self.platform.await_quiet()
        books.let_time_pass(self.desk)
        self.start_again()

    def kill_all(self):
        for worker in self.workers:
            worker.start()
        pauses = 0
        while self.killed < self.kills:
            self.kill_once()
            if self.killed // PAUSE_EVERY > pauses:
                pauses = self.killed // PAUSE_EVERY
                self.pause()
        for worker in self.workers:
            worker.stop.set()
        for worker in self.workers:
            worker.join(120)
            if worker.is_alive():
                self.wrong.append(f"{type(worker).__name__} does not come to its end")

    def settle(self):
        """Until nothing is on its way: what is unknown stays so, for a person."""
        self.platform.moods = {"good": 1}
        for _ in range(SETTLE_ROUNDS):
            time.sleep(1.2)
            open_states = books.state_counts(self.desk)
            if not open_states.get("held") and not open_states.get("sending"):
                break
            time.sleep(1.2)
            self.pause()
        self.desk.stop()

    def check(self):
        desk, told = self.desk, self.told
        self.wrong += told.unexpected
        self.wrong += books.messages(desk, self.source, told) + books.imports(desk, self.importer)
        self.wrong += books.replies(desk, told) + books.drafts(desk, told, self.staff)
        self.wrong += books.publications(desk, self.platform) + books.own_messages(desk)
        self.wrong += books.events(desk) + books.structure(desk)
        if not told.messages or not told.replies or not self.platform.published:
            self.wrong.append("the load did nothing: this run proves nothing")

    def report(self, seconds):
        told = self.told
        return {"kills": self.killed, "double_kills": self.doubles,
                "acknowledged_messages": len(told.messages), "sent_again": told.retried,
                "imported": len(self.importer.imported),
                "acknowledged_replies": len(told.replies), "approved": len(told.approved),
                "published": len(self.platform.published), "states": books.state_counts(self.desk),
                "slowest_start_s": round(self.slowest, 2), "seconds": round(seconds)}


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--kills", type=int, default=10)
    words.add_argument("--seed", type=int, default=int(time.time()))
    options = words.parse_args()
    began = time.monotonic()
    run = Run(options.kills, options.seed)
    with Platform(moods=MOODS, seed=options.seed) as platform, \
            Desk(f"--allow={platform.address}", "--log_level=warn") as desk:
        run.furnish(desk, platform)
        run.kill_all()
        run.settle()
        run.check()
        print(json.dumps(run.report(time.monotonic() - began)))
    for sentence in run.wrong[:40]:
        print("WRONG:", sentence)
    print(f"seed {options.seed}: {len(run.wrong)} promises broken")
    return 1 if run.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
