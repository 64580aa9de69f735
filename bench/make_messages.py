#!/usr/bin/env python3
"""Writes JSON lines of messages as `tanggap import` takes them, the same for the same arguments.

    make_messages.py COUNT TEXTS... > messages.jsonl

TEXTS are files with real sentences: one a line, a CSV table with a column "Customer Review" or
"text", or JSON lines with a "text". Sentences are recombined to about 140 bytes, a third of them
with emoji; a line has about 480 bytes. 16 % answer an earlier message, authors follow a long tail,
three sources are mixed as a shop would have them. --first continues an earlier file.
"""
import argparse
import csv
import json
import random
import sys

EMOJI = ["😭", "😡", "🙏", "👍", "😍", "🔥", "💔", "😂", "🥺", "❤️"]
SYLLABLES = ["si", "ti", "bu", "di", "an", "ra", "yu", "de", "wi", "ka", "ri", "no", "la", "ma"]
SOURCES = [("instagram", 70), ("google", 15), ("whatsapp", 15)]
BYTES = 140


def texts_of(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as f:
        if path.endswith(".csv"):
            for row in csv.DictReader(f):
                yield row.get("Customer Review") or row.get("text") or ""
        elif path.endswith(".jsonl"):
            for line in f:
                yield json.loads(line).get("text") or ""
        else:
            yield from f


def load(paths):
    texts = [" ".join(t.split()) for path in paths for t in texts_of(path)]
    texts = [t for t in texts if 8 <= len(t.encode()) <= 400]
    if len(texts) < 100:
        sys.exit("make_messages.py: fewer than 100 sentences in these files")
    return texts


def make_text(rng, texts):
    text = rng.choice(texts)
    while len(text.encode()) < BYTES - 30:
        text += rng.choice([" ", ". ", ", "]) + rng.choice(texts)
    words = text.split(" ")
    most = BYTES + rng.randrange(-40, 90)
    while len(" ".join(words).encode()) > most:
        words.pop()
    text = " ".join(words)
    if rng.random() < 0.33:
        text += " " + rng.choice(EMOJI) * rng.randrange(1, 4)
    return text


def name_of(author):
    rng = random.Random(author)
    word = lambda n: "".join(rng.choice(SYLLABLES) for _ in range(n))
    return f"{word(2)} {word(3)}".title(), f"@{word(3)}.{author}"


def messages(count, first, texts, begin=1780000000, rate=0.5):
    rng = random.Random(20260101 + first)
    sources, weights = zip(*SOURCES)
    earlier = {s: [] for s in sources}
    names = {}
    for n in range(first, first + count):
        source = rng.choices(sources, weights)[0]
        author = int(rng.paretovariate(0.7)) % 300000 if rng.random() < 0.5 \
            else rng.randrange(300000)
        if author not in names:
            names[author] = name_of(author)
        ident = f"{source[:2]}_{17900000000 + (n + rng.randrange(64)) * 65536 + n % 65536}"
        known = earlier[source]
        parent = rng.choice(known) if source != "whatsapp" and known and rng.random() < 0.19 \
            else None
        if len(known) < 5000:
            known.append(ident)
        else:
            known[n % 5000] = ident
        at = begin + int(n / rate)
        yield {"source": source, "id": ident, "parent": parent, "author": names[author][0],
               "handle": names[author][1], "time": at,
               "text": make_text(rng, texts), "link": f"https://www.{source}.com/p/{ident}/",
               "reach": int(rng.paretovariate(0.6)) % 100000, "language": "id",
               "media": {"kind": "comment", "post": f"post_{n // 400}", "likes": n % 37},
               "fetched": at + 60, "verified": False}


def main():
    p = argparse.ArgumentParser(description="Writes JSON lines of messages.")
    p.add_argument("--first", type=int, default=0, help="number of the first message")
    p.add_argument("--begin", type=int, default=1780000000, help="Unix time of message 0")
    p.add_argument("--rate", type=float, default=0.5, help="messages a second")
    p.add_argument("count", type=int)
    p.add_argument("texts", nargs="+")
    args = p.parse_args()
    texts = load(args.texts)
    for m in messages(args.count, args.first, texts, args.begin, args.rate):
        sys.stdout.write(json.dumps(m, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
