#!/usr/bin/env python3
"""label_table.py LABELS HEAD [TEXTS] - a table of text and label for `tanggap eval`.

LABELS is a file of data/labels; TEXTS the folder of the STIF files when the texts are not in it.
For a set name one answer, as in harm:insult: the labels are then yes and no."""
import csv
import pathlib
import sys

REPLACED = (("xxxuserxxx", "@user"), ("xxxnumberxxx", "5"))


def main(labels, head, texts=None):
    name, _, answer = head.partition(":")
    lines = {}
    print("text\tlabel")
    with open(labels, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row.get("text")
            if text is None:
                part, number = row["id"].split(":")
                if part not in lines:
                    content = (pathlib.Path(texts) / part).read_text(encoding="utf-8", errors="replace")
                    lines[part] = content.split("\n")
                text = lines[part][int(number) - 1].strip()
                for old, new in REPLACED:
                    text = text.replace(old, new)
            label = row[name]
            if answer:
                label = "yes" if answer in label.split(",") else "no"
            print(f"{text}\t{label}")


if __name__ == "__main__":
    main(*sys.argv[1:])
