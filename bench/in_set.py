#!/usr/bin/env python3
"""Figures of the trainer on public sets, each trained on that set's own training part.

    bench/in_set.py BUILD DATA [SET..]

BUILD is a build folder, DATA the folder of the public sets (docs/model.md names them). Official splits
where there are some; else a fifth at random (seed 0) is held out after copies of a text were removed.
Nothing is tuned on the test parts: all sets use the same options. Prints a table in Markdown.
"""
import csv
import pathlib
import random
import re
import subprocess
import sys
import tempfile

OPTIONS = "option C 4\noption folds 5\noption least 2\n"
csv.field_size_limit(1 << 24)


def table(path, text, label, delimiter=",", encoding="utf-8", names=True):
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        if delimiter == "\t":
            rows = [line.rstrip("\n").split("\t") for line in file]
        else:
            rows = list(csv.reader(file))
    head = rows[0] if names else None
    at = [head.index(c) if isinstance(c, str) else c for c in (text, label)]
    return [(" ".join(r[at[0]].split()), r[at[1]].strip()) for r in rows[bool(names):]
            if len(r) > max(at)]


def split(rows, share=0.2):
    """A fifth at random, copies of a text removed first."""
    seen, kept = set(), []
    for text, label in rows:
        key = re.sub(r"[^a-z0-9]", "", text.lower())
        if key and key not in seen:
            seen.add(key)
            kept.append((text, label))
    random.Random(0).shuffle(kept)
    cut = int(len(kept) * share)
    return kept[cut:], kept[:cut]


def official(folder, text, label, train=("train_preprocess", "valid_preprocess"),
             test="test_preprocess", **how):
    ending = "tsv" if how.get("delimiter") == "\t" else "csv"
    read = lambda name: table(folder / f"{name}.{ending}", text, label, **how)
    return [row for name in train for row in read(name)], read(test)


def by_time(folder):
    rows = []
    with open(folder / "KAI121mentions-merged.csv", encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            month, day, year = r["tanggal"].split("/")
            rows.append(((int(year), int(month), int(day)), " ".join(r["text"].split()), r["topic"]))
    rows.sort(key=lambda r: r[0])
    pairs = [r[1:] for r in rows]
    cut = len(pairs) * 4 // 5
    return pairs[:cut], pairs[cut:]


SETS = {
    "SmSA": lambda d: official(d / "smsa", 0, 1, delimiter="\t", names=False),
    "NusaX id": lambda d: official(d / "nusax", "text", "label", ("indonesian_train",
                                   "indonesian_valid"), "indonesian_test"),
    "NusaX jv": lambda d: official(d / "nusax", "text", "label", ("javanese_train",
                                   "javanese_valid"), "javanese_test"),
    "NusaX su": lambda d: official(d / "nusax", "text", "label", ("sundanese_train",
                                   "sundanese_valid"), "sundanese_test"),
    "EmoT": lambda d: official(d / "emot", "tweet", "label"),
    "abusive": lambda d: split(table(d / "hatespeech_id/re_dataset.csv", "Tweet", "Abusive",
                                     encoding="cp1252")),
    "sarcasm Twitter": lambda d: official(d / "sarcasm_id", "tweet", "label", ("twitter_train",
                                          "twitter_validation"), "twitter_test"),
    "gambling spam": lambda d: split(table(d / "judol_youtube/dataset_judol_labelled.csv",
                                           "comment_text", "label")),
    "PRDECT mood": lambda d: split(table(d / "prdect_id/prdect_id.csv", "Customer Review",
                                         "Sentiment")),
    "KAI topics": lambda d: by_time(d / "kai121"),
} | {
    f"hate speech, fold {n}": lambda d, n=n: official(
        d / "hatespeech_id_folds", 0, 1, (f"HS1_train{n}", f"HS1_dev{n}"), f"HS1_test{n}")
    for n in range(5)
}


def measure(binary, train, test):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, rows in (("train", train), ("test", test)):
            (folder / f"{name}.tsv").write_text(
                "text\tlabel\n" + "".join(f"{t}\ta{l}\n" for t, l in rows), encoding="utf-8")
        answers = sorted({f"a{label}" for _, label in train if label})
        recipe = f"head x choice {' '.join(answers)}\n{OPTIONS}set all\n" \
            "file train.tsv tsv text=text label=label\n" + "".join(
                f"map {a} x:{a}\n" for a in answers)
        (folder / "recipe").write_text(recipe)
        subprocess.run([binary, "train", folder / "recipe", folder / "model"], check=True,
                       capture_output=True)
        return subprocess.run([binary, "eval", "--head=x", f"--model={folder / 'model'}",
                               folder / "test.tsv"], check=True, capture_output=True,
                              text=True).stdout


def main(build, data, *wanted):
    binary = pathlib.Path(build) / "src/app/tanggap"
    print("| set | train | test | accuracy | macro F1 | F1 of the positive class | ECE |")
    print("|---|---|---|---|---|---|---|")
    for name, load in SETS.items():
        if wanted and name not in wanted:
            continue
        train, test = load(pathlib.Path(data))
        report = measure(binary, train, test)
        rows, accuracy, macro, error = re.search(
            r"rows (\d+), accuracy ([\d.]+), macro F1 ([\d.]+), calibration error ([\d.]+)",
            report).groups()
        positive = re.search(r"^a1 .* ([\d.]+)$", report, re.M)
        print(f"| {name} | {len(train)} | {rows} | {accuracy} | {macro} | "
              f"{positive[1] if positive else '-'} | {error} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
