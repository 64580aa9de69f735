#!/usr/bin/env python3
"""A web and mail server that misbehaves on request, for fetch_test.c and mail_send_test.c.

Prints "HTTP-PORT SENTINEL-PORT SMTP-PORT" and serves until standard input closes. Nobody may ever
reach the sentinel: /hits on the first port tells how often somebody did.
"""
import gzip
import socket
import sys
import threading
import time
import urllib.parse

state = {"hits": 0, "mail": b"", "posts": 0}


def listen():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("127.0.0.1", 0))
    s.listen(64)
    return s


def serve(listener, handle):
    def one(conn):
        with conn:
            try:
                conn.settimeout(20)
                handle(conn)
            except OSError:
                pass

    def loop():
        while True:
            conn, _ = listener.accept()
            threading.Thread(target=one, args=(conn,), daemon=True).start()

    threading.Thread(target=loop, daemon=True).start()


def read_request(conn):
    data = b""
    while b"\r\n\r\n" not in data:
        piece = conn.recv(65536)
        if not piece:
            return None
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    headers = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    while len(body) < int(headers.get("content-length", 0)):
        body += conn.recv(65536)
    method, target, _ = lines[0].split(" ")
    return method, urllib.parse.urlsplit(target), headers, body


def answer(conn, status, body=b"", *headers):
    lines = ["HTTP/1.1 %s X" % status, "Content-Length: %d" % len(body), *headers]
    conn.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def reset(conn):
    conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def forever(conn, head, piece):
    conn.sendall(head)
    while True:
        conn.sendall(piece)


def bomb(conn):
    body = gzip.compress(bytes(64 << 20))
    answer(conn, 200, body, "Content-Encoding: gzip")


def http(conn, port):
    request = read_request(conn)
    if request is None:
        return
    method, url, headers, body = request
    query = dict(urllib.parse.parse_qsl(url.query))
    path = url.path
    if method == "POST":
        state["posts"] += 1
    if path == "/ok":
        answer(conn, 200, b"halo", 'ETag: "e1"', "Content-Type: text/plain",
               "Last-Modified: Sun, 22 Nov 2026 09:00:00 GMT")
    elif path == "/echo":
        lines = ["%s %s" % (method, path)] + ["%s: %s" % h for h in sorted(headers.items())]
        answer(conn, 200, "\n".join(lines).encode() + b"\n\n" + body)
    elif path == "/status":
        answer(conn, int(query["code"]), b"x", *([query["header"]] if "header" in query else []))
    elif path == "/etag":
        answer(conn, 304 if headers.get("if-none-match") == '"e1"' else 200, b"")
    elif path == "/redirect":
        answer(conn, int(query.get("code", "302")), b"", "Location: " + query["to"])
    elif path == "/loop":
        answer(conn, 302, b"", "Location: /loop")
    elif path == "/drop":
        reset(conn)
    elif path == "/close":
        pass
    elif path == "/half":
        conn.sendall(b"HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\nhalf")
    elif path == "/half-head":
        conn.sendall(b"HTTP/1.1 200 X\r\nContent-Le")
    elif path == "/slow":
        time.sleep(5)
    elif path == "/bomb":
        bomb(conn)
    elif path == "/endless":
        forever(conn, b"HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n",
                b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
    elif path == "/endless-head":
        forever(conn, b"HTTP/1.1 200 X\r\n", b"X-Y: " + b"z" * 1000 + b"\r\n")
    elif path == "/endless-continue":
        forever(conn, b"", b"HTTP/1.1 100 Continue\r\n\r\n")
    elif path == "/garbage":
        conn.sendall(b"\x00\xffnot http at all\r\n\r\n" * 10)
    elif path == "/gzip":
        answer(conn, 200, gzip.compress(b"terkompresi"), "Content-Encoding: gzip")
    elif path in ("/hits", "/posts"):
        answer(conn, 200, str(state[path[1:]]).encode())
    elif path == "/mail":
        answer(conn, 200, state["mail"])
    else:
        answer(conn, 404)


def sentinel(conn):
    state["hits"] += 1
    answer(conn, 200, b"SECRET")


def read_line(conn, rest):
    while b"\n" not in rest[0]:
        piece = conn.recv(65536)
        if not piece:
            raise OSError
        rest[0] += piece
    line, _, rest[0] = rest[0].partition(b"\n")
    return line.rstrip(b"\r")


def smtp(conn):
    rest, rcpt = [b""], b""
    conn.sendall(b"220 peer ESMTP\r\n")
    while True:
        line = read_line(conn, rest)
        word = line[:4].upper()
        if word == b"EHLO":
            conn.sendall(b"250-peer\r\n250 8BITMIME\r\n")
        elif word == b"MAIL":
            conn.sendall(b"550 no\r\n" if b"banned@" in line else b"250 ok\r\n")
        elif word == b"RCPT":
            rcpt = line
            if b"drop-rcpt@" in rcpt:
                return
            code = b"550 no" if b"unknown@" in rcpt else b"451 later" if b"busy@" in rcpt else b"250 ok"
            conn.sendall(code + b"\r\n")
        elif word == b"DATA":
            if b"no-data@" in rcpt:
                conn.sendall(b"554 no\r\n")
                continue
            conn.sendall(b"354 go on\r\n")
            if b"drop-body@" in rcpt:
                conn.recv(10)
                reset(conn)
                return
            message = []
            while (body := read_line(conn, rest)) != b".":
                message.append(body)
            state["mail"] = b"\r\n".join(message)
            if b"drop-end@" in rcpt:
                return
            if b"hang@" in rcpt:
                time.sleep(5)
                return
            conn.sendall(b"554 spam\r\n" if b"spam@" in rcpt else
                         b"452 full\r\n" if b"full@" in rcpt else b"250 taken\r\n")
            if b"drop-quit@" in rcpt:
                return
        elif word == b"QUIT":
            conn.sendall(b"221 bye\r\n")
            return
        else:
            conn.sendall(b"500 what\r\n")


def main():
    web, trap, mail = listen(), listen(), listen()
    port = web.getsockname()[1]
    serve(web, lambda conn: http(conn, port))
    serve(trap, sentinel)
    serve(mail, smtp)
    print(port, trap.getsockname()[1], mail.getsockname()[1], flush=True)
    sys.stdin.read()


main()
