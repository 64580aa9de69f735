#!/usr/bin/env python3
"""How well `tanggap cluster` finds the problems planted in a table of problem and text.

    bench/cluster_index.py PROGRAM FILE.tsv

A line without a problem is noise. Prints the adjusted Rand index (Hubert and Arabie, "Comparing
partitions", Journal of Classification 2, 1985) over the planted lines alone, and over all lines with
every message that is like no other, planted or found, as a group of its own.
"""
import collections
import json
import subprocess
import sys
import time


def pairs(n):
    return n * (n - 1) / 2


def adjusted_rand(one, other):
    both = collections.Counter(zip(one, other))
    together = sum(pairs(n) for n in both.values())
    of_one = sum(pairs(n) for n in collections.Counter(one).values())
    of_other = sum(pairs(n) for n in collections.Counter(other).values())
    expected = of_one * of_other / pairs(len(one))
    return (together - expected) / ((of_one + of_other) / 2 - expected)


def main(program, path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    column = rows[0].index("problem")
    planted = [row[column] for row in rows[1:]]
    began = time.monotonic()
    printed = subprocess.run([program, "cluster", path], check=True, capture_output=True, text=True)
    took = time.monotonic() - began
    clusters = [json.loads(line) for line in printed.stdout.splitlines()]
    found = [-1 - i for i in range(len(planted))]
    for cluster in clusters:
        for message in cluster["messages"]:
            found[message["line"] - 2] = cluster["cluster"]
    alone = [problem or -i for i, problem in enumerate(planted)]
    lines = [i for i, problem in enumerate(planted) if problem]
    noise = [f for f, problem in zip(found, planted) if not problem]
    print(f"{len(planted)} messages, {len(set(filter(None, planted)))} problems, "
          f"{len(clusters)} clusters, {took:.2f} s")
    print(f"planted lines {adjusted_rand([alone[i] for i in lines], [found[i] for i in lines]):.3f}, "
          f"all lines {adjusted_rand(alone, found):.3f}")
    print(f"in no cluster: {sum(found[i] < 0 for i in lines)} of {len(lines)} planted, "
          f"{sum(f < 0 for f in noise)} of {len(noise)} noise")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
