#!/usr/bin/env python3
"""draftgen.py OUT.h OUT.c FILE... - the phrases of the sentence checker as C tables.

FILE.. are slang.txt, classes.txt, one file for each list of src/text/data/draft, and those
lists of the lexicon (data/*.txt) that they include. The lists are for people:

    # comment
    maaf .. kalau|jika|bila .. <feel>      a phrase a line; words in lower case
    kecewa*, (kak)                         see below
    - belum bisa kami janjikan             an exception: what touches it is no finding of this list

A phrase is a row of places: a word, alternatives `a|b`, a class `<you>` of classes.txt, `_` for
any one word. `x*` is a word that begins with x, `'x` the word as it was typed (slang is spelled
out else), `#number`, `#link`, `#mention` are what they say. `?` behind a place makes it optional,
`..` allows up to three words between, `..5` up to five. `^` at the front asks for the beginning
of a sentence, `$` at the end for its end. A phrase never crosses the end of a sentence.

Directives stand on lines of their own and hold for what follows:
    [weight 1]        of the finding; a rule that needs 2 wants two of these (2 is usual)
    [unless denied]   not behind "tidak", "belum", ..      [denied too]
    [unless quoted]   not inside quotation marks           [quoted too]
    include draft_promise     all words of that list of the lexicon, but for those of
    drop pasti, janji
classes.txt has lines `name = word, word, <other>`; names that begin with foul_ are also
recognised behind asterisks and digits (b*doh).
"""
import pathlib
import re
import sys

import lexgen

ANY = 0xFFFF
GAP_USUAL, GAP_MOST, PLACES_MOST, FOUL_LEAST = 3, 9, 12, 3
KINDS = {"word": 0, "prefix": 1, "raw": 2, "token": 3}
DENIED, QUOTED, STARTS, ENDS, EXCEPTION = 1, 2, 4, 8, 16


class Draft:
    def __init__(self):
        self.lexicon = lexgen.Lexicon()
        self.classes, self.sets, self.patterns, self.lists = {}, {}, [], []
        self.seen = set()

    def spelled(self, word):
        """The normal words of a word as people write it."""
        i = self.lexicon.ids.get(word)
        meant = self.lexicon.means.get(i)
        return [self.lexicon.words[m] for m in meant] if meant else [word]

    def atom(self, path, line, text):
        if text in ("#number", "#link", "#mention"):
            return [("token", text)]
        if text.startswith("'"):
            return [("raw", text[1:])]
        if text.endswith("*"):
            if len(text) < 4:
                lexgen.stop(path, line, f"'{text}': at least three letters before the asterisk")
            return [("prefix", text[:-1])]
        lexgen.check_word(path, line, text)
        return [("word", w) for w in self.spelled(text)]

    def members(self, path, line, alternatives):
        """The set of atoms of one place."""
        out = set()
        for one in alternatives:
            if re.fullmatch(r"<\w+>", one):
                if one[1:-1] not in self.classes:
                    lexgen.stop(path, line, f"no class {one}")
                out |= self.classes[one[1:-1]]
                continue
            atoms = self.atom(path, line, one)
            if len(atoms) != 1:
                lexgen.stop(path, line, f"'{one}' is several words: write them out")
            out.add(atoms[0])
        return frozenset(out)

    def set_number(self, members):
        return self.sets.setdefault(members, len(self.sets))

    def read_classes(self, path):
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = line.split(" #")[0].strip()
            if not line or line.startswith("# "):
                continue
            name, sign, words = line.partition("=")
            if sign and re.fullmatch(r"\w+", name.strip()):
                name = name.strip()
            elif self.classes:
                name, words = list(self.classes)[-1], line
            else:
                lexgen.stop(path, n, "expected `name = word, word`")
            parts = [w.strip() for w in words.split(",") if w.strip()]
            self.classes[name] = self.classes.get(name, frozenset()) | self.members(path, n, parts)

    def number_classes(self):
        """Every class has a number of its own, for the rules that ask for one by name."""
        for name, members in self.classes.items():
            if members in self.sets:
                sys.exit(f"classes.txt: <{name}> has the words of another class")
            self.set_number(members)

    def places(self, path, line, text):
        out, gap = [], 0
        for part in text.split():
            mark = re.fullmatch(r"\.\.(\d?)", part)
            if mark:
                gap = int(mark[1] or GAP_USUAL)
                continue
            optional = part.endswith("?")
            part = part[:-1] if optional else part
            alternatives = part.split("|")
            many = self.atom(path, line, part) if len(alternatives) == 1 and part != "_" and \
                not part.startswith("<") else []
            if part == "_":
                out.append((ANY, gap, optional))
            elif len(many) > 1:
                for atom in many:
                    out.append((self.set_number(frozenset([atom])), gap, optional))
                    gap = 0
            else:
                members = self.members(path, line, alternatives)
                out.append((self.set_number(members), gap, optional))
            gap = 0
        if not out or len(out) > PLACES_MOST:
            lexgen.stop(path, line, f"1 to {PLACES_MOST} places")
        if out[0][0] == ANY or out[0][1] or out[0][2]:
            lexgen.stop(path, line, "the first place must be a word that has to stand there")
        return out

    def add(self, path, line, text, flags, weight, is_included=False):
        if text.startswith("- "):
            flags, text = EXCEPTION, text[2:].strip()
        if text.startswith("^ "):
            flags, text = flags | STARTS, text[2:]
        if text.endswith(" $"):
            flags, text = flags | ENDS, text[:-2]
        pattern = (len(self.lists) - 1, weight, flags, tuple(self.places(path, line, text)))
        if pattern in self.seen and is_included:
            return
        if pattern in self.seen:
            lexgen.stop(path, line, f"'{text}' stands here twice")
        self.seen.add(pattern)
        self.patterns.append(pattern)

    def read_list(self, path, included):
        self.lists.append(path.stem)
        self.seen = set()
        flags, weight, taken, dropped = 0, 2, [], set()
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = re.split(r"(?:^| )# ", line)[0].strip()
            mark = re.fullmatch(r"\[(.+)\]", line)
            if not line or line == "#":
                continue
            if mark:
                words = mark[1]
                if words.startswith("weight "):
                    weight = int(words[7:])
                elif words in ("unless denied", "denied too"):
                    flags = flags | DENIED if words == "unless denied" else flags & ~DENIED
                elif words in ("unless quoted", "quoted too"):
                    flags = flags | QUOTED if words == "unless quoted" else flags & ~QUOTED
                else:
                    lexgen.stop(path, n, f"unknown directive [{words}]")
            elif line.startswith("include "):
                if line[8:] not in included:
                    lexgen.stop(path, n, f"{line[8:]}.txt is not given")
                taken.append((included[line[8:]], flags, weight))
            elif line.startswith("drop "):
                dropped |= {w.strip() for w in line[5:].split(",")}
            else:
                self.add(path, n, line, flags, weight)
        for source, of_all, heavy in taken:
            for n, _, words in lexgen.entries(source):
                text = " ".join(words)
                if text in dropped:
                    dropped.discard(text)
                elif re.search(r"[a-z]", text):
                    self.add(source, n, text, of_all, heavy, is_included=True)
        if dropped:
            sys.exit(f"{path}: nothing to drop: {', '.join(sorted(dropped))}")


def key_hash(kind, text):
    return lexgen.mix(lexgen.word_hash(text.encode()) ^ (KINDS[kind] + 1))


def name_hash(name):
    """By name, so that a new class changes no feature of the others (draft_head.h)."""
    return f"UINT64_C({lexgen.mix(lexgen.word_hash(name.encode())):#x})"


def write(draft, out_h, out_c):
    words = {}
    for members, number in draft.sets.items():
        for atom in members:
            words.setdefault(atom, []).append(number)
    atoms = sorted(words)
    set_rows, word_rows = [], ["{ 0, 0, 0 }"]
    for atom in atoms:
        word_rows.append(f"{{ UINT64_C({key_hash(*atom):#x}), {len(set_rows)}, {len(words[atom])} }}")
        set_rows += map(str, sorted(words[atom]))
    slots = lexgen.slots([(key_hash(*atom), n) for n, atom in enumerate(atoms, 1)])
    patterns = sorted(enumerate(draft.patterns), key=lambda p: (p[1][3][0][0], p[0]))
    place_rows, pattern_rows, first = [], [], [0] * (len(draft.sets) + 1)
    for _, (which, weight, flags, places) in patterns:
        pattern_rows.append(f"{{ {len(place_rows)}, {len(places)}, {which}, {weight}, {flags} }}")
        place_rows += [f"{{ {s:#x}, {gap}, {str(bool(o)).lower()} }}" for s, gap, o in places]
        first[places[0][0] + 1] += 1
    for i in range(len(draft.sets)):
        first[i + 1] += first[i]
    foul = sorted({w for name, members in draft.classes.items() if name.startswith("foul_")
                   for kind, w in members if kind == "word" and len(w) >= FOUL_LEAST})
    if max(len(atoms), len(set_rows), len(place_rows), len(draft.patterns)) > 65535:
        sys.exit("the phrases outgrew their 16-bit numbers")
    text = "/* Made by tools/draftgen.py from src/text/data/draft. */\n"
    names = [f"    DRAFT_SET_{n.upper()},\n" for n in draft.classes]
    lists = [f"    DRAFT_LIST_{n.upper()},\n" for n in draft.lists]
    pathlib.Path(out_h).write_text(
        text + "#ifndef TEXT_DRAFT_GEN_H\n#define TEXT_DRAFT_GEN_H\n\n"
        "typedef enum DraftSet {\n" + "".join(names) + "    DRAFT_SET__NAMED\n} DraftSet;\n\n"
        "typedef enum DraftList {\n" + "".join(lists) + "    DRAFT_LIST__COUNT\n} DraftList;\n\n"
        "#endif\n")
    text += '#include "text/draft_words.h"\n\n'
    slot = lambda s: f"{{ {s[0]:#x}, {s[1]} }}"
    for decl, body in (
            ("DraftKey draft_keys[]", lexgen.rows(word_rows, 3)),
            ("LexSlot draft_slots[]", lexgen.rows(map(slot, slots))),
            ("uint16_t draft_sets[]", lexgen.rows(set_rows, 14)),
            ("DraftPlace draft_places[]", lexgen.rows(place_rows, 5)),
            ("DraftPattern draft_patterns[]", lexgen.rows(pattern_rows, 5)),
            ("uint16_t draft_first[]", lexgen.rows(map(str, first), 14)),
            ("uint64_t draft_set_names[]", lexgen.rows(map(name_hash, draft.classes), 3)),
            ("uint64_t draft_list_names[]", lexgen.rows(map(name_hash, draft.lists), 3)),
            ("char *const draft_foul[]", lexgen.rows([f'"{w}"' for w in foul], 7))):
        text += f"const {decl} = {{\n{body}\n}};\n\n"
    text += f"const uint32_t draft_slot_mask = {len(slots) - 1};\n"
    text += f"const size_t draft_foul_count = {len(foul)};\n"
    pathlib.Path(out_c).write_text(text)


def main(out_h, out_c, *files):
    draft = Draft()
    paths = {pathlib.Path(f).stem: pathlib.Path(f) for f in files}
    draft.lexicon.read_slang(paths.pop("slang"))
    classes = paths.pop("classes")
    included = {n: paths.pop(n) for n in list(paths) if paths[n].parent != classes.parent}
    unlisted = set(classes.parent.glob("*.txt")) - set(paths.values()) - {classes}
    if unlisted:
        sys.exit(f"not in meson.build: {', '.join(sorted(p.name for p in unlisted))}")
    draft.read_classes(classes)
    draft.number_classes()
    for _, path in sorted(paths.items()):
        draft.read_list(path, included)
    write(draft, out_h, out_c)


if __name__ == "__main__":
    main(*sys.argv[1:])
