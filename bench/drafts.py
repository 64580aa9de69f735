#!/usr/bin/env python3
"""drafts.py PROGRAM FILE.tsv [--errors] [--rules insult,hate] - how well the sentence checker
finds what people marked.

Runs `PROGRAM check -` over the drafts of FILE (data/answers/drafts.md has its format) and prints
precision and recall of each rule: a rule is found in a draft or not, however often. --errors also
prints the drafts in which a rule was missed (-) or found wrongly (+).
"""
import argparse
import collections
import json
import subprocess
import sys

OWN = ["0800-1234-567", "halo@tokorasa.id"]
NOT_MARKED = {"too_long", "near_identical"}


def read(path):
    rows = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != 8:
                sys.exit(f"{path}:{number}: {len(cells)} columns, not 8")
            rows.append(cells)
    return rows


def as_input(row):
    _, language, place, answers, honorific, channel, text, _ = row
    return {"text": text.replace("\\n", "\n"), "is_public": place == "public",
            "answers_complaint": answers == "complaint", "wants_english": language == "en",
            "honorific": "" if honorific == "-" else honorific, "channel": channel,
            "own_contacts": OWN}


def marked(row):
    return set() if row[7] == "-" else {part.split("=", 1)[0].strip() for part in row[7].split(" | ")}


def check(program, rows):
    lines = "".join(json.dumps(as_input(row), ensure_ascii=False) + "\n" for row in rows)
    done = subprocess.run([program, "check", "-"], input=lines.encode(), stdout=subprocess.PIPE,
                          check=True)
    return [json.loads(line)["findings"] for line in done.stdout.decode().splitlines()]


def report(program, rows, errors=False, only=frozenset()):
    """Prints what was found, missed and found wrongly in the drafts of `rows`."""
    right, missed, wrong = (collections.Counter() for _ in range(3))
    clean = alarms = 0
    for row, findings in zip(rows, check(program, rows), strict=True):
        want = marked(row) - NOT_MARKED
        got = {f["rule"] for f in findings} - NOT_MARKED
        right.update(want & got)
        missed.update(want - got)
        wrong.update(got - want)
        clean += not want
        alarms += not want and bool(got)
        shown = [f"-{r}" for r in sorted(want - got) if not only or r in only]
        shown += [f"+{r}({'; '.join(f['words'][:40] for f in findings if f['rule'] == r)})"
                  for r in sorted(got - want) if not only or r in only]
        if errors and shown:
            print(f"{row[0]} {' '.join(shown)}\n    [{' '.join(row[1:6])}] {row[6]}")
    print(f"{'rule':22}{'marked':>8}{'precision':>11}{'recall':>8}")
    for rule in sorted(set(right) | set(missed) | set(wrong)):
        found, all_marked = right[rule] + wrong[rule], right[rule] + missed[rule]
        precision = f"{100 * right[rule] / found:.1f}" if found else "-"
        recall = f"{100 * right[rule] / all_marked:.1f}" if all_marked else "-"
        print(f"{rule:22}{all_marked:8}{precision:>11}{recall:>8}")
    total = sum(right.values())
    print(f"{'all':22}{total + sum(missed.values()):8}"
          f"{100 * total / max(1, total + sum(wrong.values())):11.1f}"
          f"{100 * total / max(1, total + sum(missed.values())):8.1f}")
    print(f"{len(rows)} drafts, {clean} of them clean: {alarms} with a finding")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("program")
    options.add_argument("file")
    options.add_argument("--errors", action="store_true")
    options.add_argument("--rules", default="")
    given = options.parse_args()
    report(given.program, read(given.file), given.errors,
           set(filter(None, given.rules.split(","))))


if __name__ == "__main__":
    main()
