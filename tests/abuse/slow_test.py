#!/usr/bin/env python3
"""slow_test.py - 300 clients that take their time, all at once: honest ones hardly notice, and
every slow one is cut off within 30 seconds."""
import http.client
import pathlib
import selectors
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import Desk, Office  # noqa: E402

SLOW = 300
CUT_MOST = 30.0      # seconds until the last slow client is cut
P99_MOST = 1.0       # seconds, of honest requests meanwhile
GRACE = 3.0          # for a busy machine, on top of the promise


class SlowClient:
    """Opens, says a little, then a byte every second: `kind` says where it dawdles."""

    def __init__(self, port, kind):
        self.kind = kind
        self.socket = socket.create_connection(("127.0.0.1", port), 60)
        self.began = time.monotonic()
        self.socket.setblocking(False)
        self.cut_after = None
        self.drip = b"a"
        if kind == "head":
            self.socket.send(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        elif kind == "body":
            self.socket.send(b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: "
                             b"application/json\r\nContent-Length: 100000\r\n\r\n{")
        elif kind == "chunk":
            self.socket.send(b"POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: "
                             b"application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
            self.drip = b"1\r\na\r\n"
        else:  # silent
            self.drip = b""

    def go_on(self):
        """Another drop, unless it was cut."""
        try:
            if self.drip:
                self.socket.send(self.drip)
        except BlockingIOError:
            pass
        except OSError:
            self.cut()

    def hear(self):
        try:
            if not self.socket.recv(4096):
                self.cut()
        except BlockingIOError:
            pass
        except OSError:
            self.cut()

    def cut(self):
        if self.cut_after is None:
            self.cut_after = time.monotonic() - self.began
            self.socket.close()


class Honest(threading.Thread):
    """Asks for the inbox, again and again, like an open screen does."""

    def __init__(self, office, stop):
        super().__init__(daemon=True)
        self.client, self.path, self.stop = office.client(), office.path, stop
        self.times, self.wrong = [], []

    def run(self):
        while not self.stop.is_set():
            began = time.monotonic()
            try:
                answer = self.client.request("GET", f"{self.path}/cases?queue=waiting")
                if answer.status != 200:
                    self.wrong.append(answer.status)
            except (OSError, http.client.HTTPException) as error:
                self.wrong.append(repr(error))
            self.times.append(time.monotonic() - began)
            self.stop.wait(0.05)


def dawdle(clients, until):
    with selectors.DefaultSelector() as selector:
        for c in clients:
            selector.register(c.socket, selectors.EVENT_READ, c)
        next_drop = time.monotonic() + 1
        while time.monotonic() < until and any(c.cut_after is None for c in clients):
            for key, _ in selector.select(0.1):
                key.data.hear()
                if key.data.cut_after is not None:
                    selector.unregister(key.fileobj)
            if time.monotonic() >= next_drop:
                next_drop += 1
                for c in [c for c in clients if c.cut_after is None]:
                    if c.socket in selector.get_map():
                        c.go_on()
                        if c.cut_after is not None:
                            selector.unregister(c.socket)


class Slow(unittest.TestCase):
    def test_slow_clients_are_cut_and_disturb_nobody(self):
        with Desk("--log_level=warn") as desk:
            office = Office(desk)
            desk.start()
            stop = threading.Event()
            honest = [Honest(office, stop) for _ in range(4)]
            for h in honest:
                h.start()
            kinds = ["head", "body", "chunk", "silent"]
            clients = [SlowClient(desk.port, kinds[i % 4]) for i in range(SLOW)]
            dawdle(clients, time.monotonic() + CUT_MOST + GRACE)
            stop.set()
            for h in honest:
                h.join(20)
            self.judge(desk, clients, honest)

    def judge(self, desk, clients, honest):
        left = [c.kind for c in clients if c.cut_after is None]
        self.assertEqual(left, [], f"{len(left)} slow clients were not cut")
        slowest = {k: round(max(c.cut_after for c in clients if c.kind == k), 1)
                   for k in ("head", "body", "chunk", "silent")}
        times = sorted(t for h in honest for t in h.times)
        p99 = times[len(times) * 99 // 100]
        print(f"cut after at most {slowest} s; {len(times)} honest requests, p99 {p99 * 1000:.0f} ms")
        self.assertEqual([w for h in honest for w in h.wrong], [])
        self.assertGreater(len(times), 200)
        self.assertLess(p99, P99_MOST)
        self.assertIsNone(desk.process.poll())


if __name__ == "__main__":
    unittest.main(warnings="ignore")
