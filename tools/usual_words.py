#!/usr/bin/env python3
"""usual_words.py PROGRAM LABELS=FOLDER .. > src/text/data/usual.tsv - how often angry messages use a word anyway.

LABELS is a table of data/labels, FOLDER where its texts are ("" when they stand in it). Counts the words
that `PROGRAM classify` normalises in messages labelled negative, each once a message, and keeps those
that make up a thousandth of all. HACKING.md has the whole line. To teach the program, a set must allow it
(docs/model.md)."""
import collections
import csv
import io
import json
import subprocess
import sys
from contextlib import redirect_stdout

import label_table

MILLION, LEAST = 1_000_000, 1000


def angry(labels, folder):
    printed = io.StringIO()
    with redirect_stdout(printed):
        label_table.main(labels, "mood", folder or None)
    for text, label in csv.reader(printed.getvalue().splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE):
        if label == "negative":
            yield text


def main(program, *sets):
    texts = [text for pair in sets for text in angry(*pair.split("="))]
    read = subprocess.run([program, "classify"], input="\n".join(texts), check=True, capture_output=True, text=True)
    words = collections.Counter()
    for line in read.stdout.splitlines():
        found = json.loads(line)["normalised"].split()
        words.update({"0" if w.isdigit() else w for w in found if w.isascii() and w.isalnum()})
    total = sum(words.values())
    print(f"# Words of angry messages, how many of a million; from {len(texts)} messages by tools/usual_words.py.")
    for word, count in sorted(words.items()):
        if (word.isalpha() or word == "0") and count * MILLION >= LEAST * total:
            print(f"{word}\t{round(count * MILLION / total)}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
