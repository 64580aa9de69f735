#!/usr/bin/env python3
"""How well `tanggap cluster` finds one problem that very many messages speak of.

    bench/planted_heap.py PROGRAM FILE.tsv [COUNT ..]

Into the table FILE (problem and text, as for cluster_index.py) come COUNT messages about one more problem,
put together from parts (always the same ones); the program is asked once for each COUNT. Of FILE are taken as
many lines as make 2,700 together. Prints how many of the COUNT stand in one cluster, how many others with
them, and the adjusted Rand index of the planted lines of FILE alone.
"""
import collections
import json
import random
import subprocess
import sys
import tempfile

from cluster_index import adjusted_rand

ALL = 2700
# One part of each: who is called, since when, what, what came of it, what is wanted.
PARTS = (
    ("min", "kak", "halo min", "woy", "tolong dong", "hadeh", "parah sih", "mohon info", "", "", ""),
    ("tadi pagi", "kemarin", "barusan", "dari semalam", "minggu lalu", "hari ini", "udah dua kali", "", ""),
    ("susu botolnya basi", "susu botol rasa kurma basi", "susu yg botolan asem bgt", "susunya udah basi",
     "beli susu botol ternyata basi", "susu botol baru dibuka kok asam", "botol susunya menggembung basi",
     "susu kurmanya asem kayak basi", "susu botol belum expired tapi basi", "dapet susu botol basi lagi"),
    ("anakku sampe muntah", "perut mules seharian", "baunya nyengat", "ada gumpalan gumpalan", "langsung dibuang",
     "padahal disimpan di kulkas", "padahal segelnya masih utuh", "satu dus semuanya begitu", "rasanya aneh",
     "tetangga juga kena", "yg minum jadi diare", "warnanya jadi kuning", ""),
    ("gimana tanggung jawabnya", "minta refund", "kapok beli lagi", "tolong ditarik", "kecewa berat",
     "uang kembali dong", "cek produksinya", "jangan dijual lagi", "mau lapor bpom", "tolong dijelaskan", ""),
)


def heap(count):
    chance = random.Random(20261129)
    return [" ".join(filter(None, (chance.choice(part) for part in PARTS))) for _ in range(count)]


def ask(program, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        file.write("problem\ttext\n" + "".join(f"{p}\t{t}\n" for p, t in lines))
        file.flush()
        printed = subprocess.run([program, "cluster", file.name], check=True, capture_output=True, text=True)
    found = [-1 - i for i in range(len(lines))]
    for cluster in map(json.loads, printed.stdout.splitlines()):
        for message in cluster["messages"]:
            found[message["line"] - 2] = cluster["cluster"]
    return found


def main(program, path, *counts):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t")[:2] for line in file][1:]
    for count in map(int, counts or ("700", "2000")):
        lines = [("planted heap", text) for text in heap(count)] + rows[:ALL - count]
        random.Random(1).shuffle(lines)
        found = ask(program, lines)
        of_heap = collections.Counter(f for f, (p, _) in zip(found, lines) if p == "planted heap" and f > 0)
        best, together = of_heap.most_common(1)[0] if of_heap else (0, 0)
        strangers = sum(f == best for f in found) - together
        others = [(p, f) for f, (p, _) in zip(found, lines) if p and p != "planted heap"]
        print(f"{count} of {len(lines)}: {together} in one cluster with {strangers} others, "
              f"in {len(of_heap)} clusters; the rest {adjusted_rand(*zip(*others)):.3f}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
