#!/usr/bin/env python3
"""label_table.py LABELS HEAD [TEXTS [COLUMN]] - a table of text and label for `tanggap eval`.

LABELS is a file of data/labels; TEXTS the folder of the public set when the texts are not in it, COLUMN
where they stand there: a number from 0, or a name when ids name a csv (data/labels/model.recipe has both).
For a set name one answer, as in harm:insult: the labels are then yes and no."""
import csv
import pathlib
import sys

REPLACED = (("xxxuserxxx", "@user"), ("xxxnumberxxx", "5"), ("<username>", "@user"),
            ("<link>", "https://t.co/x"))  # as the recipe does


class Texts:
    """What ids name: "batch0.inf:137" is line 137 of that file, "x.csv:137" the 137th record of that."""

    def __init__(self, folder, column=None):
        self.folder, self.column, self.files = pathlib.Path(folder), column, {}

    def _read(self, name):
        path = self.folder / name
        if name.endswith(".csv"):
            with open(path, encoding="utf-8", errors="replace", newline="") as file:
                records = [record for record in csv.reader(file) if record]  # blank lines count as none: wire/csv.h
            at = records[0].index(self.column) if self.column in records[0] else int(self.column)
            return [record[at] if at < len(record) else "" for record in records]
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
        return lines if self.column is None else [line.split("\t")[int(self.column)] if line else "" for line in lines]

    def __getitem__(self, row_id):
        name, number = row_id.split(":")
        if name not in self.files:
            self.files[name] = self._read(name)
        text = " ".join(self.files[name][int(number) - 1].split())
        for old, new in REPLACED:
            text = text.replace(old, new)
        return text


def rows(labels, texts=None, column=None):
    """(text, row) of each row of a file of labels."""
    known = Texts(texts, column) if texts else None
    with open(labels, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["text"] if "text" in row else known[row["id"]], row


def main(labels, head, texts=None, column=None):
    name, _, answer = head.partition(":")
    print("text\tlabel")
    for text, row in rows(labels, texts, column):
        label = row[name]
        if not label:  # nobody said
            continue
        if answer:
            label = "yes" if answer in label.split(",") else "no"
        print(f"{text}\t{label}")


if __name__ == "__main__":
    main(*sys.argv[1:])
