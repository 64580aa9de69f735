#!/usr/bin/env python3
"""Figures of the trainer on public sets, each trained on that set's own training part.

    bench/in_set.py BUILD DATA [SET..]

BUILD is a build folder, DATA the folder of the public sets (docs/model.md names them). Official splits
where there are some; else a fifth at random (seed 0) is held out after copies of a text were removed.
All sets use the same options; which features a set wants (normal words, words as they were written,
both; with the classes of words, learnt from texts without labels, or without) is what the trainer finds
best on folds of the training part. Where F1 of the positive class counts, the answer is one of a head of kind set, whose threshold the trainer chooses on those folds.
The test parts are only judged. Prints a table in Markdown.
"""
import collections
import csv
import pathlib
import random
import re
import subprocess
import sys
import tempfile

OPTIONS = "option C 4\noption folds 5\noption least 2\noption ratio 0.5\noption lean f1\n"
FEATURES = ("messages", "both", "written", "messages, classes", "both, classes")
CLASSES = pathlib.Path(__file__).resolve().parent.parent / "data/labels/word-classes.tsv"
RARE = 20  # answers with fewer examples are not learnt
csv.field_size_limit(1 << 24)


def table(path, text, label, delimiter=",", encoding="utf-8", names=True):
    """Pairs of a text and its label, or its labels when `label` is a list of columns."""
    with open(path, encoding=encoding, errors="replace", newline="") as file:
        if delimiter == "\t":
            rows = [line.rstrip("\n").split("\t") for line in file]
        else:
            rows = list(csv.reader(file))
    head = rows[0] if names else None
    column = lambda c: head.index(c) if isinstance(c, str) else c
    at = [column(c) for c in (label if isinstance(label, list) else [label])]
    text = column(text)
    pairs = []
    for r in rows[bool(names):]:
        if len(r) > max(at + [text]):
            labels = [r[i].strip() for i in at]
            pairs.append((" ".join(r[text].split()),
                          labels if isinstance(label, list) else labels[0]))
    return pairs


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


def other_moods(d):
    """Moods of other sets, for who may learn from all of them."""
    rows = table(d / "idsa_ridife/idsa_labeled.tsv", 1, 0, delimiter="\t")
    for part in ("train", "validation", "test"):
        rows += table(d / f"indonglish/ori_{part}.csv", "tweet", "label")
    rows += table(d / "prdect_id/prdect_id.csv", "Customer Review", "Sentiment")
    rows += table(d / "nusax/indonesian_train.csv", "text", "label")
    calm = table(d / "kai121/KAI121mentions-merged.csv", "text", "sentiment")
    rows += [row for row in calm if row[1] == "netral"][:2000]
    names = {"-1": "negative", "0": "neutral", "1": "positive", "negatif": "negative",
             "netral": "neutral", "positif": "positive"}
    return [(text, names.get(label.lower(), label.lower())) for text, label in rows]


MACRO, POSITIVE = "macro F1", "F1 of the positive class"
CASA = ["fuel", "machine", "others", "part", "price", "service"]
HOASA = ["ac", "air_panas", "bau", "general", "kebersihan", "linen", "service", "sunrise_meal",
         "tv", "wifi"]
NUSAX = lambda d, name: official(d / "nusax", "text", "label", (f"{name}_train", f"{name}_valid"),
                                 f"{name}_test")
SMSA = lambda d: official(d / "smsa", 0, 1, delimiter="\t", names=False)
OTHERS = {"SmSA and other sets": other_moods}  # weights only; near copies of the test dropped
SETS = {
    "SmSA": (MACRO, SMSA),
    "SmSA and other sets": (MACRO, SMSA),
    "NusaX id": (MACRO, lambda d: NUSAX(d, "indonesian")),
    "NusaX jv": (MACRO, lambda d: NUSAX(d, "javanese")),
    "NusaX su": (MACRO, lambda d: NUSAX(d, "sundanese")),
    "EmoT": (MACRO, lambda d: official(d / "emot", "tweet", "label")),
    "abusive": (MACRO, lambda d: split(table(d / "hatespeech_id/re_dataset.csv", "Tweet", "Abusive",
                                             encoding="cp1252"))),
    "sarcasm Twitter": (POSITIVE, lambda d: official(
        d / "sarcasm_id", "tweet", "label", ("twitter_train", "twitter_validation"),
        "twitter_test")),
    "gambling spam": (MACRO, lambda d: split(table(d / "judol_youtube/dataset_judol_labelled.csv",
                                                   "comment_text", "label"))),
    "PRDECT mood": (MACRO, lambda d: split(table(d / "prdect_id/prdect_id.csv", "Customer Review",
                                                 "Sentiment"))),
    "KAI topics": (MACRO, lambda d: by_time(d / "kai121")),
    "CASA": (MACRO, lambda d: official(d / "casa", "sentence", CASA)),
    "HoASA": (MACRO, lambda d: official(d / "hoasa", "review", HOASA)),
} | {
    f"hate speech, fold {n}": (POSITIVE, lambda d, n=n: official(
        d / "hatespeech_id_folds", 0, 1, (f"HS1_train{n}", f"HS1_dev{n}"), f"HS1_test{n}"))
    for n in range(5)
}


class Report:
    """What `tanggap eval` says of one head."""

    def __init__(self, text, answers):
        self.rows, self.accuracy, self.macro, self.error = re.search(
            r"rows (\d+), accuracy ([\d.]+), macro F1 ([\d.]+), calibration error ([\d.]+)",
            text).groups()
        yes = re.search(r"^yes .* ([\d.]+)$", text, re.M)
        self.positive = yes[1] if yes else "-"
        unknown = re.search(r"rows with another label: (\d+)", text)
        self.unknown = int(unknown[1]) if unknown else 0
        lines = text[text.index("\nconfusion"):].splitlines()[2:]
        self.confusion = {line.split()[0]: dict(zip(answers, map(int, line.split()[1:])))
                          for line in lines if line.split()}


def flattened(reports):
    """Accuracy and macro F1 of all answers to all heads as one list, as IndoNLU judges aspects;
    an answer that was not learnt counts as one that is never given."""
    truth, said, hit = collections.Counter(), collections.Counter(), collections.Counter()
    for report in reports:
        truth["another"] += report.unknown
        for label, row in report.confusion.items():
            truth[label] += sum(row.values())
            hit[label] += row[label]
            said.update(row)
    labels = [label for label in truth | said if truth[label] + said[label]]
    f1 = [2 * hit[label] / (truth[label] + said[label]) for label in labels]
    return (100 * sum(hit.values()) / sum(truth.values()), 100 * sum(f1) / len(labels))


class Set:
    def __init__(self, binary, folder, figure, train, test):
        self.binary, self.folder, self.test = binary, folder, test
        self.is_yes_no = figure == POSITIVE
        heads = len(train[0][1]) if isinstance(train[0][1], list) else 0
        many = lambda labels: labels if heads else [labels]
        self.heads = [f"x{n}" for n in range(heads or 1)]
        times = collections.Counter(label for _, labels in train for label in many(labels) if label)
        self.answers = ["yes"] if self.is_yes_no else sorted(
            f"a{label}" for label in times if times[label] >= RARE)
        self.others = ""
        self.write("train", [(text, many(labels)) for text, labels in train])
        self.write("test", [(text, many(labels)) for text, labels in test])

    def add(self, rows):
        self.write("others", [(text, [label]) for text, label in rows])
        self.others = "set others\ncalibrate no\nfile others.tsv labels\n"

    def cell(self, label):
        if self.is_yes_no:
            return "yes" if label == "1" else "no"
        return f"a{label}"

    def write(self, name, rows):
        known = self.answers + ["no"]
        cells = [[self.cell(label) for label in labels] for _, labels in rows]
        if name != "test":
            cells = [[c if c in known else "" for c in row] for row in cells]
        lines = ["\t".join([str(n), text, *row]) for n, ((text, _), row) in
                 enumerate(zip(rows, cells))]
        (self.folder / f"{name}.tsv").write_text(
            "\t".join(["id", "text", *self.heads]) + "\n" + "\n".join(lines) + "\n",
            encoding="utf-8")

    def learn(self, features):
        """The mean figure of the heads on unseen folds of the training part."""
        kind = "set" if self.is_yes_no else "choice"
        words, _, classes = features.partition(", ")
        recipe = "".join(f"head {head} {kind} {' '.join(self.answers)}\n" for head in self.heads)
        (self.folder / "recipe").write_text(
            f"{recipe}{OPTIONS}option features {words}\n{f'classes {CLASSES}' if classes else ''}\n"
            f"{'apart test.tsv tsv text=text' if self.others else ''}\n"
            f"set all\nfile train.tsv labels\n{self.others}")
        said = subprocess.run([self.binary, "train", self.folder / "recipe",
                               self.folder / features], check=True, capture_output=True,
                              text=True).stderr
        figures = re.findall(r"unseen folds .* F1 ([\d.]+)$", said, re.M)
        return sum(map(float, figures)) / len(figures)

    def judge(self, features):
        answers = ["no", "yes"] if self.is_yes_no else self.answers
        return [Report(subprocess.run(
            [self.binary, "eval", "--all", f"--head={head}{':yes' if self.is_yes_no else ''}",
             f"--label={head}", "--map=no=0,yes=1", f"--model={self.folder / features}",
             self.folder / "test.tsv"], check=True, capture_output=True, text=True).stdout, answers)
            for head in self.heads]


def main(build, data, *wanted):
    binary = pathlib.Path(build) / "src/app/tanggap"
    print("| set | train | test | features | unseen folds | accuracy | macro F1 "
          "| F1 of the positive class | ECE |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, (figure, load) in SETS.items():
        if wanted and name not in wanted:
            continue
        train, test = load(pathlib.Path(data))
        with tempfile.TemporaryDirectory() as folder:
            one = Set(binary, pathlib.Path(folder), figure, train, test)
            if name in OTHERS:
                one.add(OTHERS[name](pathlib.Path(data)))
            found = {features: one.learn(features) for features in FEATURES}
            best = max(FEATURES, key=found.get)
            reports = one.judge(best)
        first = reports[0]
        accuracy, macro = first.accuracy, first.macro
        if len(reports) > 1:
            accuracy, macro = (f"{value:.1f}" for value in flattened(reports))
        print(f"| {name} | {len(train)} | {first.rows} | {best} | {found[best]:.1f} | {accuracy} | "
              f"{macro} | {first.positive} | {first.error if len(reports) == 1 else '-'} |",
              flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
