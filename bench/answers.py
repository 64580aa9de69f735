#!/usr/bin/env python3
"""What answers promise and where they contradict a statement, scored against rows written by hand.

usage: bench/answers.py promises PROGRAM FILE.tsv [--rows]
       bench/answers.py drift PROGRAM STATEMENTS.json FILE.tsv [--rows]

--rows  print each row that was read wrong as well

data/answers/README.md has the formats of the files.
"""
import json
import subprocess
import sys



def rows(path, fields):
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != fields:
                sys.exit(f"{path}:{n}: {len(cells)} fields, expected {fields}")
            yield cells


def ask(command, questions):
    lines = "".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions)
    run = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return [json.loads(line) for line in run.stdout.splitlines()]


def when(cell):
    """time and zone of "2026-11-25 14:30 WIB"."""
    time, _, zone = cell.rpartition(" ")
    return {"time": time, "zone": zone}


OFFSETS = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}


def moment(cell):
    time, _, zone = cell.rpartition(" ")
    return f"{time.replace(' ', 'T')}:00{OFFSETS[zone]}"


def seconds(text):
    from datetime import datetime
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def pairs(cell):
    """(words, value) of "words=value | words=value"."""
    return [] if cell == "-" else [tuple(p.rsplit("=", 1)) for p in cell.split(" | ")]


def place(text, words, used):
    """Where the words stand in the text, in bytes; a place is used once."""
    at = text.find(words)
    while at >= 0 and at in used:
        at = text.find(words, at + 1)
    used.add(at)
    start = len(text[:at].encode())
    return start, start + len(words.encode())


def meets(a, b):
    return a[0] < b[1] and b[0] < a[1]


def percent(part, whole):
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"


def promises(program, path, show):
    table = list(rows(path, 5))
    answers = ask([program, "promises"], (
        {"text": text, "holidays": [] if days == "-" else days.split(","), **when(at)}
        for _, at, days, text, _ in table))
    wanted = timed = found = right = given = false = silent = silent_false = 0
    for (name, _, _, text, cell), answer in zip(table, answers):
        left, used, wrong = list(answer["promises"]), set(), []
        given += len(left)
        for words, due in pairs(cell):
            wanted += 1
            timed += due != "?"
            span = place(text, words, used)
            key = ("from", "to") if due == "?" else ("time_from", "time_to")
            hit = next((p for p in left if meets((p[key[0]], p[key[1]]), span)), None)
            if hit is None:
                wrong.append(f"missed: {words}={due}")
                continue
            left.remove(hit)
            found += 1
            if due == "?":
                ok = hit["due"] is None
            else:
                ok = hit["due"] is not None and seconds(hit["due"]) == seconds(moment(due))
                right += ok
            if not ok:
                wrong.append(f"wrong: {words}={due}, said {hit['due']} ({hit['time_words']})")
        false += len(left)
        wrong += [f"false: {p['words']} / {p['time_words']} = {p['due']}" for p in left]
        if cell == "-":
            silent += 1
            silent_false += bool(left)
        if show and wrong:
            print(f"{name}\t{text}\n\t" + "\n\t".join(wrong))
    print(f"promises found: {percent(found, wanted)}")
    print(f"right instants: {percent(right, timed)} of all with a time")
    print(f"false: {percent(false, given)} of all found; "
          f"rows without a promise in which one was found: {percent(silent_false, silent)}")


def drift(program, statements, path, show):
    table = list(rows(path, 5))
    answers = ask([program, "drift", statements], (
        {"text": text, "statement": statement, **when(at)} for _, statement, at, text, _ in table))
    bad = found = clean = false = values = values_found = extra = 0
    for (name, _, _, text, cell), answer in zip(table, answers):
        said, used, wrong = list(answer["findings"]), set(), []
        for kind, words in [] if cell == "-" else [p.split("=", 1) for p in cell.split(" | ")]:
            span = place(text, words, used)
            hits = [f for f in said if f["kind"] == kind and meets((f["from"], f["to"]), span)]
            values += 1
            values_found += bool(hits)
            if not hits:
                wrong.append(f"missed: {kind}={words}")
            said = [f for f in said if f not in hits]
        bad += cell != "-"
        clean += cell == "-"
        found += cell != "-" and bool(answer["findings"])
        false += cell == "-" and bool(answer["findings"])
        extra += len(said)
        wrong += [f"false: {f['kind']}={f['words']} for {f['value']}" for f in said]
        if show and wrong:
            print(f"{name}\t{text}\n\t" + "\n\t".join(wrong))
    print(f"contradicting answers found: {percent(found, bad)}")
    print(f"clean answers accused: {percent(false, clean)}")
    print(f"contradictions found at their place: {percent(values_found, values)}, {extra} others")


def main(args):
    show = "--rows" in args
    args = [a for a in args if a != "--rows"]
    if len(args) == 3 and args[0] == "promises":
        promises(args[1], args[2], show)
    elif len(args) == 4 and args[0] == "drift":
        drift(*args[1:], show)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
