#!/usr/bin/env python3
"""usualgen.py OUT.c usual.tsv - how often words are used anyway, as a C table (text/problem_words.h)."""
import pathlib
import re
import sys

MOST = 100_000 # of a million: "tidak" has a fourth of it


def main(out, table):
    rows, seen = [], set()
    for n, line in enumerate(pathlib.Path(table).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        mark = re.fullmatch(r"([a-z]+|0)\t([0-9]+)", line)
        if not mark or not 0 < int(mark[2]) <= MOST:
            sys.exit(f"{table}:{n}: expected a word, a tab and a number from 1 to {MOST}")
        if mark[1] in seen:
            sys.exit(f"{table}:{n}: '{mark[1]}' stands here twice")
        seen.add(mark[1])
        rows.append(f'    {{ "{mark[1]}", {mark[2]} }},\n')
    pathlib.Path(out).write_text(
        "/* Made by tools/usualgen.py from src/text/data/usual.tsv. */\n#include \"text/problem_words.h\"\n\n"
        f"const UsualWord usual_words[] = {{\n{''.join(rows)}}};\n"
        "const size_t usual_word_count = COUNT(usual_words);\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
