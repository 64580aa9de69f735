#!/usr/bin/env python3
"""word_classes.py PROGRAM DATA LABELS FOLDER > data/labels/word-classes.tsv - which words stand among the same words.

Reads the texts, not the labels, of the public sets in DATA that may teach the program (docs/model.md) and of our
own messages in LABELS, but none of a test part or a held-out file. `PROGRAM classify` makes their words normal;
Debian's fasttext (skip-gram, four words to each side) makes a vector of each word that occurs four times; k-means
over their directions (python3-numpy) parts the words into 60, 250 and 1,000 classes. FOLDER gets what lies between.
fastText runs in two threads, so another run parts a few words otherwise; the file is what the program learns from."""
import json
import pathlib
import re
import subprocess
import sys

import numpy

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "bench"))
import in_set  # noqa: E402
import label_table  # noqa: E402

CLASSES, ROUNDS, BLOCK = (60, 250, 1000), 12, 4096
NUSAX = ("NusaX id", "NusaX jv", "NusaX su")
TRAINING_PARTS = ("SmSA", *NUSAX, "PRDECT mood", "gambling spam", "CASA", "HoASA")
letters = lambda text: re.sub(r"[^a-z0-9]", "", text.lower())


def label_texts(labels, data, is_held):
    for path in sorted(labels.glob("own-*.tsv")) + sorted(labels.glob("stif-*.tsv")):
        if path.stem.endswith("-held") == is_held:
            yield from (text for text, _ in label_table.rows(path, data / "stif"))


def texts_of(data, labels):
    """Each once, none that is kept apart."""
    parts = [in_set.SETS[name][1](data) for name in TRAINING_PARTS]
    known = {letters(text) for _, test in parts for text, _ in test}
    known |= {letters(text) for text in label_texts(labels, data, True)} | {""}
    texts = [text for train, _ in parts for text, _ in train]
    for name in ("twitter_train", "twitter_validation", "reddit_train", "reddit_validation"):
        texts += [text for text, _ in in_set.table(data / f"sarcasm_id/{name}.csv", "tweet", "tweet")]
    for path in [*sorted((data / "stif").glob("*.inf")), *sorted((data / "stif").glob("*.for"))]:
        texts += path.read_text(encoding="utf-8").split("\n") if path.stem != "test" else []
    texts += label_texts(labels, data, False)
    for text in texts:
        for old, new in label_table.REPLACED:
            text = text.replace(old, new)
        if letters(text) not in known:
            known.add(letters(text))
            yield " ".join(text.split())


def parted(vectors, count):
    """The class of each vector: of those that point the same way."""
    at = numpy.random.RandomState(0).choice(min(len(vectors), 6 * count), count, replace=False)
    centres = vectors[at].copy()
    for _ in range(ROUNDS):
        nearest = numpy.concatenate([(vectors[i:i + BLOCK] @ centres.T).argmax(1) for i in range(0, len(vectors), BLOCK)])
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors)
        size = numpy.linalg.norm(sums, axis=1, keepdims=True)
        centres = numpy.where(size > 0, sums / numpy.maximum(size, 1e-9), centres)
    return nearest


def main(program, data, labels, folder):
    folder = pathlib.Path(folder)
    texts = "\n".join(texts_of(pathlib.Path(data), pathlib.Path(labels)))
    read = subprocess.run([program, "classify"], input=texts, check=True, capture_output=True, text=True).stdout
    lines = (json.loads(line)["normalised"] for line in read.splitlines())
    (folder / "lines").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    subprocess.run(["fasttext", "skipgram", "-input", folder / "lines", "-output", folder / "words", "-dim", "100", "-ws",
                    "4", "-minCount", "4", "-epoch", "20", "-minn", "0", "-maxn", "0", "-thread", "2"],
                   check=True, stdout=sys.stderr)
    rows = [line.split() for line in (folder / "words.vec").read_text(encoding="utf-8").splitlines()[1:]]
    vectors = numpy.array([row[1:] for row in rows], dtype=numpy.float32)
    vectors -= vectors.mean(0)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    columns = [parted(vectors, count) for count in CLASSES]
    print("\t".join(["word", *(f"of{count}" for count in CLASSES)]))
    for word, *classes in sorted(zip((row[0] for row in rows), *columns)):
        if re.fullmatch("[a-z]{2,40}", word):
            print("\t".join([word, *map(str, classes)]))


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
