#!/usr/bin/env python3
"""lexgen.py OUT.h OUT.c FILE... - turn the word lists of src/text/data into C tables.

A list file is for people: comments start with '#', entries are separated by commas or lines,
a line [3] sets the weight of the entries below it (1 weak, 2 usual, 3 strong, up to 9).
Entries are words or phrases of up to five words, in lower case, as people write them: slang in
them is spelled out by slang.txt, whose own lines read `gk, ga, nggak = tidak`.

File name      becomes
slang.txt      spellings and what they mean
language_*     a bit of LexWord.languages (single words)
role_*         a bit of LexWord.roles (single words)
anything else  a list LIST_*, whose entries become cues {list, weight} of a word or a phrase

A phrase hides the words inside it and speaks for their lists too, unless one of its other words
is a negation.
"""
import hashlib
import pathlib
import re
import sys

MASK = (1 << 64) - 1
PHRASE_MAX = 5
SLACK = 8  # zeros that may be read behind the last word


def mix(x):
    x = (x * 0xD6E8FEB86659FD93) & MASK
    return x ^ (x >> 32)


def word_hash(raw):
    h = (len(raw) * 0x9E3779B97F4A7C15) & MASK
    for i in range(0, len(raw), 8):
        h = mix(h ^ int.from_bytes(raw[i:i + 8], "little"))
    return h


def phrase_hash(ids):
    h = 0
    for i in ids:
        h = mix(h ^ i)
    return h


def stop(path, line, why):
    sys.exit(f"{path}:{line}: {why}")


def entries(path):
    """Yield (line number, weight, entry)."""
    weight = 2
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.split("#")[0].strip()
        mark = re.fullmatch(r"\[(\d)\].*", line)
        if mark:
            weight = int(mark[1])
        elif line:
            for entry in line.split(","):
                if entry.strip():
                    yield n, weight, entry.split()


def check_word(path, line, word):
    if re.fullmatch(r"[\x21-\x7e]+", word):
        emoticon = not re.search(r"[a-z0-9]", word)
        if not emoticon and not re.fullmatch(r"[a-z0-9]+", word):
            stop(path, line, f"'{word}': only lower-case letters and digits")
        if not emoticon and re.search(r"([a-z])\1\1", word):
            stop(path, line, f"'{word}': three equal letters are squeezed before the look-up")
    if len(word.encode()) > 40:
        stop(path, line, f"'{word}' is too long")


class Lexicon:
    def __init__(self):
        self.ids, self.words = {}, [""]
        self.means = {}       # id -> [ids]
        self.bits = {}        # id -> [languages, roles]
        self.cues = {}        # (ids) -> {list: weight}

    def id(self, word):
        if word not in self.ids:
            self.ids[word] = len(self.words)
            self.words.append(word)
        return self.ids[word]

    def spelled_out(self, words):
        out = []
        for w in words:
            i = self.id(w)
            out += self.means.get(i, [i])
        return tuple(out)

    def read_slang(self, path):
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            left, _, right = line.partition("=")
            if not right.split():
                stop(path, n, "expected `spelling, spelling = meaning`")
            for spelling in left.split(","):
                parts = spelling.split()
                if len(parts) != 1:
                    stop(path, n, f"'{spelling.strip()}' is not one word")
                check_word(path, n, parts[0])
                i = self.id(parts[0])
                if i in self.means:
                    stop(path, n, f"'{parts[0]}' is explained twice")
                self.means[i] = [self.id(w) for w in right.split()]
        for i, meaning in self.means.items():
            for m in meaning:
                if m in self.means:
                    stop(path, 0, f"'{self.words[i]}' means '{self.words[m]}', itself slang")

    def read_bits(self, path, which, bit):
        for n, _, words in entries(path):
            for w in words:
                check_word(path, n, w)
            ids = self.spelled_out(words)
            if len(words) != 1:
                stop(path, n, f"'{' '.join(words)}': single words only")
            for i in ids:
                self.bits.setdefault(i, [0, 0])[which] |= 1 << bit

    def inherit(self, turning):
        """A phrase also speaks for the lists of the words and phrases inside it, unless it holds
        a word of the roles `turning` beside them: "tidak enak" is not "enak"."""
        turns = {i for i, bits in self.bits.items() if bits[1] & turning}
        for ids in sorted((k for k in self.cues if len(k) > 1), key=len):
            own = self.cues[ids]
            for size in range(1, len(ids)):
                for at in range(len(ids) - size + 1):
                    rest = ids[:at] + ids[at + size:]
                    for name, weight in self.cues.get(ids[at:at + size], {}).items():
                        if not turns.intersection(rest) and name not in own:
                            own[name] = weight

    def read_list(self, path, name):
        for n, weight, words in entries(path):
            for w in words:
                check_word(path, n, w)
            ids = self.spelled_out(words)
            if len(ids) > PHRASE_MAX:
                stop(path, n, f"'{' '.join(words)}' is longer than {PHRASE_MAX} words")
            cues = self.cues.setdefault(ids, {})
            if name in cues:
                stop(path, n, f"'{' '.join(words)}' is listed twice")
            cues[name] = weight


def table(size_of):
    size = 64
    while size < 2 * size_of:
        size *= 2
    return size


def slots(hashes):
    """Open addressing over (hash, number) pairs."""
    size = table(len(hashes))
    out = [(0, 0)] * size
    for h, number in hashes:
        at = h & (size - 1)
        while out[at][1]:
            at = (at + 1) & (size - 1)
        out[at] = (h >> 48, number)
    return out


def rows(items, per_line=6):
    items = list(items)
    lines = [items[i:i + per_line] for i in range(0, len(items), per_line)]
    return "\n".join("    " + " ".join(x + "," for x in line) for line in lines)


def c_bytes(raw):
    return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else "\\%03o" % b for b in raw)


def write_c(lex, version, out):
    pool, offsets = bytearray(), []
    for w in lex.words:
        offsets.append(len(pool))
        pool += w.encode()
    cue_rows, cue_at = [], {}
    for ids, cues in lex.cues.items():
        cue_at[ids] = (len(cue_rows), len(cues))
        cue_rows += [f"{{ LIST_{name.upper()}, {weight} }}" for name, weight in cues.items()]
    mean_rows, mean_at = ["0"], {}
    for i, meaning in lex.means.items():
        mean_at[i] = len(mean_rows)
        mean_rows += [str(m) for m in meaning]
    phrases = [ids for ids in lex.cues if len(ids) > 1]
    longest, followers = {}, {}
    for ids in phrases:
        longest[ids[0]] = max(longest.get(ids[0], 0), len(ids))
        followers[ids[0]] = followers.get(ids[0], 0) | 1 << ids[1] % 32
    word_rows = []
    for i, w in enumerate(lex.words):
        raw = w.encode()
        cue, cues = cue_at.get((i,), (0, 0))
        languages, roles = lex.bits.get(i, (0, 0))
        word_rows.append(
            f"{{ UINT64_C({word_hash(raw):#x}), {roles:#x}, {offsets[i]}, {cue}, "
            f"{mean_at.get(i, 0)}, {len(raw)}, {cues}, {len(lex.means.get(i, []))}, "
            f"{longest.get(i, 0)}, {languages:#x}, {followers.get(i, 0):#x} }}")
    phrase_rows = ["{ { 0 }, 0, 0, 0 }"]
    for ids in phrases:
        cue, cues = cue_at[ids]
        words = ", ".join(map(str, ids))
        phrase_rows.append(f"{{ {{ {words} }}, {cue}, {len(ids)}, {cues} }}")
    word_slots = slots([(word_hash(w.encode()), i) for i, w in enumerate(lex.words) if i])
    phrase_slots = slots([(phrase_hash(ids), n) for n, ids in enumerate(phrases, 1)])
    slot = lambda s: f"{{ {s[0]:#x}, {s[1]} }}"
    text = '/* Made by tools/lexgen.py from src/text/data. */\n#include "text/lexicon.h"\n\n'
    text += "const char lex_pool[] =\n"
    text += "\n".join('    "' + c_bytes(pool[i:i + 60]) + '"' for i in range(0, len(pool), 60))
    text += '\n    "' + "\\0" * SLACK + '";\n\n'
    for decl, body in (
            ("LexWord lex_words[]", rows(word_rows, 1)), ("LexCue lex_cues[]", rows(cue_rows, 3)),
            ("uint16_t lex_means[]", rows(mean_rows, 12)),
            ("LexPhrase lex_phrases[]", rows(phrase_rows, 2)),
            ("LexSlot lex_word_slots[]", rows(map(slot, word_slots))),
            ("LexSlot lex_phrase_slots[]", rows(map(slot, phrase_slots)))):
        text += f"const {decl} = {{\n{body}\n}};\n\n"
    text += f'const char lex_version[] = "{version}";\n'
    text += f"const uint32_t lex_word_mask = {len(word_slots) - 1};\n"
    text += f"const uint32_t lex_phrase_mask = {len(phrase_slots) - 1};\n"
    if len(lex.words) > 65535 or len(phrase_rows) > 65535 or len(cue_rows) > 65535:
        sys.exit("the lexicon outgrew its 16-bit numbers")
    out.write_text(text)


def write_h(languages, roles, lists, out):
    text = "/* Made by tools/lexgen.py from src/text/data. */\n"
    text += "#ifndef TEXT_LISTS_GEN_H\n#define TEXT_LISTS_GEN_H\n\n"
    for prefix, names in (("LEX_LANGUAGE", languages), ("ROLE", roles)):
        text += "enum {\n" + "".join(
            f"    {prefix}_{n.upper()} = 1 << {i},\n" for i, n in enumerate(names)) + "};\n\n"
    text += "typedef enum LexList {\n" + "".join(f"    LIST_{n.upper()},\n" for n in lists)
    text += "    LIST__COUNT\n} LexList;\n\n#endif\n"
    out.write_text(text)


def main(out_h, out_c, *files):
    lex, languages, roles, lists = Lexicon(), [], [], []
    paths = sorted(map(pathlib.Path, files), key=lambda p: (p.stem != "slang", p.stem))
    unlisted = set(paths[0].parent.glob("*.txt")) - set(paths)
    if unlisted:
        sys.exit(f"not in meson.build: {', '.join(sorted(p.name for p in unlisted))}")
    for path in paths:
        kind, _, rest = path.stem.partition("_")
        if path.stem == "slang":
            lex.read_slang(path)
        elif kind == "language":
            lex.read_bits(path, 0, len(languages))
            languages.append(rest)
        elif kind == "role":
            lex.read_bits(path, 1, len(roles))
            roles.append(rest)
        else:
            lex.read_list(path, path.stem)
            lists.append(path.stem)
    turning = sum(1 << i for i, name in enumerate(roles) if name in ("negation", "lacking"))
    lex.inherit(turning)
    if len(languages) > 8 or len(roles) > 16:
        sys.exit("too many language or role files for their bit sets")
    write_h(languages, roles, lists, pathlib.Path(out_h))
    digest = hashlib.sha256(b"".join(p.name.encode() + p.read_bytes() for p in paths))
    write_c(lex, digest.hexdigest()[:16], pathlib.Path(out_c))


if __name__ == "__main__":
    main(*sys.argv[1:])
