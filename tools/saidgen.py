#!/usr/bin/env python3
"""saidgen.py OUT.h OUT.c time.txt place.txt promise.txt matter.txt sense.txt cities.txt -
the words of times, places, promises, matters and senses as C tables.

The first five hold lines `kind value: spelling, spelling`; each kind becomes a member of an
enum, each spelling a row of a table sorted for a binary search. cities.txt holds names of one to
three words parted by commas; those below [ordinary] are marked.
"""
import pathlib
import re
import sys

WORD_ROOM, CITY_ROOM = 16, 32
PREFIXES = {"WHEN": "time", "WHERE": "place", "VOW": "promise", "MATTER": "matter", "SENSE": "sense"}


def stop(path, line, why):
    sys.exit(f"{path}:{line}: {why}")


def lines(path):
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        if line:
            yield n, line


def read_words(path):
    kinds, words = [], {}
    for n, line in lines(path):
        mark = re.fullmatch(r"([a-z_]+) (-?\d+): (.+)", line)
        if not mark:
            stop(path, n, "expected `kind value: spelling, spelling`")
        kind, value, spellings = mark.groups()
        if kind not in kinds:
            kinds.append(kind)
        for word in spellings.split(","):
            word = word.strip()
            if not re.fullmatch(r"[a-z]+", word) or len(word) >= WORD_ROOM:
                stop(path, n, f"'{word}': letters only, fewer than {WORD_ROOM}")
            if word in words:
                stop(path, n, f"'{word}' is explained twice")
            words[word] = (kind, int(value))
    return kinds, words


def read_cities(path):
    cities, ordinary = {}, 0
    for n, line in lines(path):
        if line == "[ordinary]":
            ordinary = 1
            continue
        for name in filter(None, map(str.strip, line.split(","))):
            if not re.fullmatch(r"[a-z]+( [a-z]+){0,2}", name) or len(name) >= CITY_ROOM:
                stop(path, n, f"'{name}': one to three words, fewer than {CITY_ROOM} letters")
            if name in cities:
                stop(path, n, f"'{name}' stands here twice")
            cities[name] = ordinary
    return cities


def enum(prefix, kinds):
    body = "".join(f"    {prefix}_{k.upper()},\n" for k in kinds)
    return f"enum {{\n    {prefix}_UNKNOWN,\n{body}}};\n\n"


def table(name, prefix, words):
    rows = "\n".join(f'    {{ "{w}", {prefix}_{k.upper()}, {v} }},'
                     for w, (k, v) in sorted(words.items()))
    return f"const SaidEntry {name}[] = {{\n{rows}\n}};\nconst size_t {name}_count = COUNT({name});\n\n"


def main(out_h, out_c, *paths):
    words = [(prefix, *read_words(pathlib.Path(path))) for prefix, path in zip(PREFIXES, paths)]
    cities = read_cities(pathlib.Path(paths[len(PREFIXES)]))
    made = "/* Made by tools/saidgen.py from src/text/data/said. */\n"
    pathlib.Path(out_h).write_text(
        made + "#ifndef TEXT_SAID_GEN_H\n#define TEXT_SAID_GEN_H\n\n" +
        "".join(enum(prefix, kinds) for prefix, kinds, _ in words) + "#endif\n")
    rows = "\n".join(f'    {{ "{c}", {o} }},' for c, o in sorted(cities.items()))
    pathlib.Path(out_c).write_text(
        made + '#include "text/said_scan.h"\n\n' + "".join(
            table(f"said_{name}_words", prefix, found)
            for name, (prefix, _, found) in zip(PREFIXES.values(), words)) +
        f"const SaidCity said_cities[] = {{\n{rows}\n}};\n"
        "const size_t said_city_count = COUNT(said_cities);\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
