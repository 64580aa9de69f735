"""load.py - the people and programs that use a desk while it is killed, and what they were told.

Each worker loops until `stop` is set, survives broken connections, and writes into `Told` only
what was acknowledged: the whole 2xx was read. What broke off is tried again with the same id or
key, as real clients do."""
import http.client
import json
import random
import subprocess
import threading
import time

from support.desk import TANGGAP, Client, Refused, clean_environment, message, signed

HOOK_SECRET = "kait-masuk-rahasia-1"
OUT_SECRET = "kait-keluar-rahasia-1"
BROKEN = (OSError, http.client.HTTPException, Refused)
ANSWERS = ["Halo Kak, stok datang besok pagi. Boleh kami kabari lewat pesan?",
           "Halo Kak, mohon maaf sudah menunggu. Kami cek gudang dan kabari hari ini ya.",
           "Terima kasih sudah bertanya, Kak. Boleh kirim nomor pesanannya? Kami bantu cek."]


class Told:
    """What the clients know: the promises of the desk."""

    def __init__(self):
        self.lock = threading.Lock()
        self.messages, self.sent_messages = set(), set()
        self.replies, self.reply_texts = {}, {}  # request key -> id, -> text
        self.approved, self.drafts = set(), {}   # (staff, case) -> [revision, text]
        self.retried, self.unexpected = 0, []

    def note(self, what):
        with self.lock:
            if len(self.unexpected) < 20:
                self.unexpected.append(what)


class Worker(threading.Thread):
    def __init__(self, office, told, seed):
        super().__init__(daemon=True)
        self.office, self.told, self.stop = office, told, threading.Event()
        self.random = random.Random(seed)

    def run(self):
        while not self.stop.is_set():
            try:
                self.turn()
            except BROKEN as error:
                if isinstance(error, Refused) and error.status >= 500 and error.status != 503:
                    self.told.note(f"{type(self).__name__}: {error}")
                self.stop.wait(0.05)
            except Exception as error:  # a fault of the test itself must not pass as silence
                self.told.note(f"{type(self).__name__} ended: {error!r}")
                raise


class Sender(Worker):
    """Another program: signed messages in batches; a batch without an answer is sent again."""

    def __init__(self, office, told, source, seed):
        super().__init__(office, told, seed)
        self.source, self.number, self.pending = source, 0, None
        self.client = Client(office.desk)

    def turn(self):
        if self.pending is None:
            self.pending = [message(f"{self.ident}-{self.number + i}")
                            for i in range(self.random.randint(1, 6))]
            self.number += len(self.pending)
            if self.random.random() < 0.1:  # a program that forgot what it sent
                self.pending.append(self.pending[0])
            self.told.sent_messages.update(m["id"] for m in self.pending)
        else:
            self.told.retried += 1
        body = json.dumps({"items": self.pending}).encode()
        try:
            self.client.post(f"/api/hooks/{self.source}", body, signed(HOOK_SECRET, body))
        except Refused as error:
            if error.status == 403:  # the same second, the same signature: it was taken
                self.stop.wait(1.05)
            raise
        self.told.messages.update(m["id"] for m in self.pending)
        self.pending = None
        self.stop.wait(self.random.uniform(0, 0.01))


class Writer(Worker):
    """Answers what waits; the same key again until it is known."""

    def __init__(self, office, told, client, seed):
        super().__init__(office, told, seed)
        self.client, self.number, self.pending, self.done = client, 0, None, set()

    def choose(self):
        page = self.client.get(f"{self.office.path}/cases?queue=waiting&limit=200")
        free = [c for c in page["items"] if c["id"] not in self.done]
        if not free:
            self.stop.wait(0.1)
            return None
        case = self.random.choice(free)["id"]
        version = self.client.get(f"{self.office.path}/cases/{case}")["case"]["version"]
        self.number += 1
        key = f"kunci-{self.ident}-{self.number}"
        return case, version, key, self.random.choice(ANSWERS)

    def turn(self):
        if self.pending is None:
            self.pending = self.choose()
            if self.pending is None:
                return
        case, version, key, text = self.pending
        try:
            made = self.client.post(f"{self.office.path}/cases/{case}/replies",
                                    {"text": text, "is_public": True, "overrides": True},
                                    {"If-Match": f'"v{version}"', "Idempotency-Key": key})
        except Refused as error:
            if error.status in (409, 422):  # the case changed meanwhile: look again
                self.pending = None
            raise
        self.done.add(case)
        self.told.replies[key], self.told.reply_texts[key] = made["id"], text
        self.pending = None
        self.stop.wait(self.random.uniform(0, 0.05))


class Approver(Worker):
    def __init__(self, office, told, client, seed):
        super().__init__(office, told, seed)
        self.client = client

    def turn(self):
        waiting = self.client.get(f"{self.office.path}/replies?state=waiting")["items"]
        if not waiting:
            self.stop.wait(0.1)
        for reply in waiting[:10]:
            try:
                self.client.post(f"{self.office.path}/replies/{reply['id']}/act",
                                 {"act": "approve", "version": reply["version"],
                                  "text": reply["text"]})
                self.told.approved.add(reply["id"])
            except Refused as error:
                if error.status != 409:
                    raise


class Drafter(Worker):
    """Types into a few cases; the newest text that was saved must still be there."""

    def __init__(self, office, told, client, seed):
        super().__init__(office, told, seed)
        self.client, self.cases, self.number = client, [], 0

    def turn(self):
        if not self.cases:
            page = self.client.get(f"{self.office.path}/cases?queue=waiting&limit=5")
            self.cases = [c["id"] for c in page["items"]]
            self.stop.wait(0.1)
            return
        case = self.random.choice(self.cases)
        draft = self.client.get(f"{self.office.path}/cases/{case}")["draft"]
        self.number += 1
        text = f"draf {self.number}"
        saved = self.client.put(f"{self.office.path}/cases/{case}/draft",
                                {"text": text, "revision": draft["revision"]})
        self.told.drafts[case] = (saved["revision"], text)
        self.stop.wait(0.02)


class Importer(Worker):
    """`tanggap import` beside the server, cut off and run again like the server itself."""

    LINES = 4000

    def __init__(self, office, told, seed):
        super().__init__(office, told, seed)
        self.files = 0
        self.path = None
        self.imported = set()

    def write(self):
        self.files += 1
        self.path = self.office.desk.folder / f"impor{self.files}.jsonl"
        ids = [f"f{self.files}-{i}" for i in range(self.LINES)]
        self.path.write_text("".join(
            json.dumps({"source": "berkas", "id": i, "author": "Orang", "handle": f"@{i}",
                        "time": int(time.time()), "text": f"bagus kak {i}"}) + "\n"
            for i in ids))
        self.ids = ids

    def turn(self):
        if self.path is None:
            self.write()
        status, out, err = self.run_import(self.random.uniform(0.1, 1.0))
        if status == 0:
            self.imported.update(self.ids)
            self.path = None
            self.stop.wait(1)
        elif status not in (-9, 4, 75, 1):
            self.told.note(f"import: status {status}: {err[-300:]}")

    def run_import(self, most):
        process = subprocess.Popen([TANGGAP, "import", "--json", "--quiet", str(self.path)],
                                   cwd=self.office.desk.folder, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True, env=clean_environment())
        try:
            out, err = process.communicate(timeout=most)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
        return process.returncode, out, err
