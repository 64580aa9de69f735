"""peers.py - the other sides the desk speaks to, on this machine and under the test's control:
a platform that publishes replies, and a web server for feeds."""
import http.server
import json
import random
import socket
import threading
import time
import urllib.parse


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *words):
        self.lock, self.accepted, self.ended = threading.Lock(), 0, 0
        super().__init__(*words)

    def process_request(self, request, client_address):
        with self.lock:
            self.accepted += 1
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        super().shutdown_request(request)
        with self.lock:
            self.ended += 1

    def handle_error(self, request, client_address):
        pass  # a client that was killed in the middle is what these tests are about


class Peer:
    """An HTTP server in threads of this process; `handler` is a class made for it."""

    def __init__(self, handler):
        self.server = Quiet(("127.0.0.1", 0), handler)
        self.server.peer = self
        self.port = self.server.server_address[1]
        self.address = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.address}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def await_quiet(self, most=60):
        """Whoever called is gone; until all that had reached us is done. On a slow machine what
        was sent may be acted upon long after its sender has died."""
        with self.server.lock:
            accepted = self.server.accepted
        with socket.create_connection(("127.0.0.1", self.port), most):
            pass  # the last in the queue: when it is accepted, all before it are
        end = time.monotonic() + most
        while time.monotonic() < end:
            with self.server.lock:
                if self.server.ended == self.server.accepted > accepted:
                    return
            time.sleep(0.01)
        raise AssertionError("a request to the peer does not come to its end")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class PlatformHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def drop(self):
        self.close_connection = True
        self.connection.close()

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        posted = self.server.peer.find(query["key"][0])
        self.answer(200 if posted else 404, {"id": posted} if posted else {})

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.peer.receive(self, self.headers["Idempotency-Key"], body)


class Platform(Peer):
    """Publishes what it is sent and writes each publication down, also a second one of the same
    key: it does nothing to hide a double. What it does with a request is drawn by weight from
    `moods`; every one of them happens to real platforms."""

    def __init__(self, ledger=None, moods=None, seed=1):
        self.ledger, self.lock, self.published = ledger, threading.Lock(), []
        self.moods, self.random = moods or {"good": 1}, random.Random(seed)
        super().__init__(PlatformHandler)

    def find(self, key):
        with self.lock:
            return next((str(n + 1) for n, (k, _) in enumerate(self.published) if k == key), None)

    def publish(self, key, body):
        with self.lock:
            self.published.append((key, json.loads(body)))
            if self.ledger:
                self.ledger.write(json.dumps({"key": key, "at": time.time()}) + "\n")
                self.ledger.flush()
            return str(len(self.published))

    def receive(self, request, key, body):
        mood = self.random.choices(list(self.moods), list(self.moods.values()))[0]
        if mood == "busy":           # nothing was done, and it says so
            return request.answer(503, {})
        if mood == "lost":           # the request vanished before anything was done
            return request.drop()
        if mood == "slow":
            time.sleep(self.random.uniform(0.05, 0.8))
        posted = self.publish(key, body)
        if mood == "silent":         # done, but nobody is told
            return request.drop()
        if mood == "confused":       # done, and it says the opposite
            return request.answer(500, {})
        return request.answer(201, {"id": posted})


class FeedHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        peer = self.server.peer
        with peer.lock:
            peer.requests.append((time.time(), self.path, dict(self.headers)))
        status, headers, body = peer.pages[self.path](dict(self.headers))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Feeds(Peer):
    """`pages[path]` is a function from request headers to (status, headers, body)."""

    def __init__(self):
        self.pages, self.requests, self.lock = {}, [], threading.Lock()
        super().__init__(FeedHandler)

    def asked(self, path):
        with self.lock:
            return [(at, headers) for at, p, headers in self.requests if p == path]
