#!/usr/bin/env python3
"""agreement.py - how far two readers of data/labels agree: share and Cohen's kappa for each head
with one answer, and for each answer of a set that either of them gave. An empty cell says nothing."""
import collections
import csv
import pathlib
import sys

LABELS = pathlib.Path(__file__).resolve().parent.parent / "data/labels"
CHOICES = ("class", "needs_answer", "mood", "intent")
SETS = ("severity", "subject", "demand", "harm", "spam")
GIVEN_LEAST = 20  # times an answer was given by either, to say something about it


def rows(name):
    with open(LABELS / name, encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def kappa(pairs):
    """(share, kappa) of pairs of answers."""
    one, other = (collections.Counter(p[i] for p in pairs) for i in (0, 1))
    same = sum(x == y for x, y in pairs) / len(pairs)
    by_chance = sum(one[x] * other[x] for x in one) / len(pairs) ** 2
    return same, (same - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def is_everyday(name):
    """Of the writers w7 and later."""
    return ":" not in name and int(name[1:].partition("-")[0]) >= 7


def main():
    first, second = {}, rows("second-pass.tsv")
    everyday = sorted(path.name for path in LABELS.glob("own-w*.tsv"))
    for name in ("own-train.tsv", "own-held.tsv", *everyday, "stif-train.tsv", "stif-held.tsv",
                 "smsa-train.tsv", "prdect-train.tsv", "sarcasm-train.tsv", "judol-train.tsv"):
        first.update(rows(name))
    for part, here in (("all", lambda i: True), ("STIF", lambda i: ".inf:" in i),
                       ("SmSA", lambda i: "preprocess" in i),
                       ("own", lambda i: ":" not in i and not is_everyday(i)),
                       ("everyday", is_everyday),
                       ("reviews, comments, talk", lambda i: ".csv:" in i)):
        ids = [i for i in second if i in first and here(i)]
        print(f"{part}: {len(ids)} messages")
        for head in CHOICES:
            pairs = [(first[i].get(head), second[i][head]) for i in ids]
            pairs = [p for p in pairs if all(p)]
            if not pairs:
                continue
            share, k = kappa(pairs)
            print(f"  {head:28} {100 * share:5.1f} %  kappa {k:.2f}")
        for head in SETS if part == "all" else ():
            known = [i for i in ids if first[i].get(head) and second[i][head]]
            answers = {a for i in known for r in (first, second) for a in r[i][head].split(",")}
            for answer in sorted(answers - {"-"}):
                pairs = [tuple(answer in r[i][head].split(",") for r in (first, second))
                         for i in known]
                if sum(x or y for x, y in pairs) >= GIVEN_LEAST:
                    print(f"  {head + ':' + answer:28} {100 * kappa(pairs)[0]:5.1f} %  "
                          f"kappa {kappa(pairs)[1]:.2f}")


if __name__ == "__main__":
    sys.exit(main())
