#!/usr/bin/env python3
"""feed_test.py - feeds as they are in the world: unchanged, broken, moved, hostile. The server is
asked politely, and a source that points into our own network tells nobody anything."""
import email.utils
import gzip
import pathlib
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from support.desk import Desk, Office  # noqa: E402
from support.peers import Feeds  # noqa: E402

GROWTH_MOST = 64 * 1024 * 1024
POLLED_MOST = 120  # seconds until a source that is due was asked


def rss(count, text="kapan buka cabang baru?"):
    items = "".join(f"<item><guid>g{i}</guid><title>Judul {i}</title><description>{text} {i}"
                    f"</description></item>" for i in range(count))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title>{items}' \
           f'</channel></rss>'.encode()


def laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel><title>' \
           f'&a9;</title><item><guid>t</guid><description>&a9;</description></item></channel>' \
           f'</rss>'.encode()


def outside_entity(address):
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{address}">]><rss version=' \
           f'"2.0"><channel><item><guid>x</guid><description>&x;</description></item></channel>' \
           f'</rss>'.encode()


class FeedTest(unittest.TestCase):
    def setUp(self):
        self.feeds = Feeds()
        self.addCleanup(self.feeds.__exit__)
        self.desk = Desk(f"--allow={self.feeds.address}", "--log_level=info")
        self.addCleanup(self.desk.__exit__)
        self.office = Office(self.desk)
        self.desk.start()
        self.owner = self.office.client()

    def add(self, path, page, url=None):
        self.feeds.pages[path] = page
        return self.office.add_source(self.owner, name=f"Blog {path}", channel="blog", kind="feed",
                                      url=url or self.feeds.url + path)

    def source(self, number):
        return self.owner.get(f"{self.office.path}/sources/{number}")

    def await_polled(self, number, times=1):
        """The source after its first polls, failed or not."""
        end = time.monotonic() + POLLED_MOST
        while time.monotonic() < end:
            now = self.source(number)
            if now["last_ok_at"] or now["failures"] >= times:
                return now
            time.sleep(0.1)
        self.fail(f"not polled: {now}\n{self.desk.log()}")

    def poll_again(self, number):
        """As if the next time had come."""
        self.desk.stop()
        self.desk.sql("UPDATE source SET next_poll_at = 1, last_ok_at = NULL WHERE id = ?", number)
        self.desk.start()
        self.owner.close()

    def messages(self, number):
        return self.desk.sql("SELECT count(*) FROM message WHERE source_id = ?", number)[0][0]

    def next_wait(self, number):
        return self.desk.sql("SELECT next_poll_at - unixepoch() FROM source WHERE id = ?",
                             number)[0][0]

    def test_an_unchanged_feed_is_asked_by_its_tag(self):
        def page(headers):
            if headers.get("If-None-Match") == '"satu"':
                return 304, {"ETag": '"satu"'}, b""
            return 200, {"ETag": '"satu"', "Last-Modified": "Mon, 02 Nov 2026 03:00:00 GMT"}, rss(3)
        number = self.add("/a", page)
        self.assertEqual(self.await_polled(number)["failures"], 0)
        self.assertEqual(self.messages(number), 3)
        self.poll_again(number)
        self.assertEqual(self.await_polled(number)["failures"], 0)
        self.assertEqual(self.messages(number), 3)
        asked = self.feeds.asked("/a")
        self.assertEqual(len(asked), 2)
        self.assertEqual(asked[1][1].get("If-None-Match"), '"satu"')
        self.assertEqual(asked[1][1].get("If-Modified-Since"), "Mon, 02 Nov 2026 03:00:00 GMT")
        self.assertGreater(self.next_wait(number), 180)

    def test_a_broken_server_is_left_alone_for_longer(self):
        number = self.add("/b", lambda _: (500, {}, b"<html>maaf</html>"))
        now = self.await_polled(number)
        self.assertEqual(now["failures"], 1)
        self.assertIn("500", now["last_error"])
        first = self.next_wait(number)
        self.poll_again(number)
        self.await_polled(number, 2)
        time.sleep(0.5)  # in which it could ask again at once
        self.assertGreater(self.next_wait(number), first)
        self.assertEqual(len(self.feeds.asked("/b")), 2)

    def test_retry_after_is_obeyed_in_both_forms(self):
        later = email.utils.formatdate(time.time() + 7200, usegmt=True)
        for path, value in (("/c", "7200"), ("/d", later)):
            with self.subTest(value):
                number = self.add(path, lambda _, v=value: (503, {"Retry-After": v}, b""))
                self.await_polled(number)
                self.assertGreater(self.next_wait(number), 7000)

    def test_a_feed_that_moved_is_followed(self):
        self.feeds.pages["/new"] = lambda _: (200, {}, rss(2))
        number = self.add("/old", lambda _: (301, {"Location": "/new"}, b""))
        self.await_polled(number)
        self.assertEqual(self.messages(number), 2)
        self.assertEqual(self.source(number)["url"], self.feeds.url + "/new")

    def test_ways_into_our_own_network_are_refused_alike(self):
        """Redirects and addresses: the same words whether something listens there or not."""
        secret = Feeds()
        self.addCleanup(secret.__exit__)
        secret.pages["/"] = lambda _: (200, {}, rss(1, "rahasia"))
        dead = "http://127.0.0.1:1/"
        redirects = ["http://169.254.169.254/latest/meta-data/", secret.url + "/", dead,
                     "http://localhost:%d/" % secret.port, "http://[::1]:%d/" % secret.port,
                     "http://[::ffff:127.0.0.1]:%d/" % secret.port,
                     "http://2130706433:%d/" % secret.port, "http://0x7f.1:%d/" % secret.port,
                     "http://0.0.0.0:%d/" % secret.port, "http://10.0.0.1/", "http://192.0.0.192/",
                     "file:///etc/passwd", "gopher://127.0.0.1:%d/" % secret.port]
        numbers = [self.add(f"/r{i}", lambda _, to=to: (302, {"Location": to}, b""))
                   for i, to in enumerate(redirects)]
        said = {to: self.await_polled(n)["last_error"] for to, n in zip(redirects, numbers)}
        self.assertEqual(secret.requests, [])
        self.assertEqual(sum(self.messages(n) for n in numbers), 0)
        web = {v for to, v in said.items() if to.startswith("http")}
        self.assertEqual(len(web), 1, said)
        self.assertNotIn(None, said.values())

    def test_addresses_of_our_own_network_are_refused_alike(self):
        secret = Feeds()
        self.addCleanup(secret.__exit__)
        secret.pages["/"] = lambda _: (200, {}, rss(1, "rahasia"))
        urls = [secret.url + "/", "http://127.0.0.1:1/", "http://169.254.169.254/", "http://10.1.2.3/",
                "http://localhost:%d/" % secret.port, "http://[::1]:%d/" % secret.port]
        numbers = [self.office.add_source(self.owner, name=f"Dalam {i}", channel="blog",
                                          kind="feed", url=url) for i, url in enumerate(urls)]
        said = {self.await_polled(n)["last_error"] for n in numbers}
        self.assertEqual(len(said), 1, said)
        self.assertEqual(secret.requests, [])

    def test_bombs_are_refused_and_the_next_good_answer_is_read(self):
        secret = Feeds()
        self.addCleanup(secret.__exit__)
        secret.pages["/dtd"] = lambda _: (200, {}, b"x")
        big = gzip.compress(rss(1) + b" " * (256 * 1024 * 1024), 9)
        packed = {"Content-Encoding": "gzip", "Content-Type": "application/rss+xml"}
        bombs = {
            "/laughs": ({}, laughs()),
            "/gzip": (packed, big),
            "/gzip2": ({"Content-Encoding": "gzip, gzip"}, gzip.compress(big)),
            "/outside": ({}, outside_entity("file:///etc/hostname")),
            "/outside2": ({}, outside_entity(secret.url + "/dtd")),
            "/deep": ({}, b"<rss>" + b"<a>" * 300000),
            "/attributes": ({}, b"<rss " + b" ".join(b'a%d="1"' % i for i in range(200000)) + b"/>"),
            "/large": ({}, rss(1) + b" " * (40 * 1024 * 1024)),
            "/json": ({"Content-Type": "application/feed+json"}, b"[" * 500000),
            "/nothing": ({}, b""),
            "/page": ({"Content-Type": "text/html"}, b"<!doctype html><p>bukan umpan"),
        }
        before = self.desk.memory()
        numbers = {path: self.add(path, lambda _, a=answer: (200, *a))
                   for path, answer in bombs.items()}
        for path, number in numbers.items():
            with self.subTest(path):
                now = self.await_polled(number)
                self.assertEqual(now["failures"], 1)
                self.assertTrue(now["last_error"])
                self.assertEqual(self.messages(number), 0)
        grown = self.desk.memory() - before
        print(f"grown by {grown / 2**20:.1f} MiB")
        self.assertLess(grown, GROWTH_MOST)
        self.assertEqual(secret.requests, [])
        good = self.add("/good", lambda _: (200, {}, rss(4)))
        self.await_polled(good)
        self.assertEqual(self.messages(good), 4)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
