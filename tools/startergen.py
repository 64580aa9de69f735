#!/usr/bin/env python3
"""startergen.py OUT.c starter.txt - the starter threats, their playbooks, the handling matrix and
the escalation ladder as C tables (src/crisis/starter.h). What a line may hold stands at the head of starter.txt."""
import pathlib
import re
import sys

TEXTS = ("name", "how", "origin", "company", "brand", "holding", "statement")
BOTH = ("holding", "statement")
LEVEL = ("when", "first", "tell")
PHASES = ("preparation", "response", "reassurance", "recovery")


def stop(path, line, why):
    sys.exit(f"{path}:{line}: {why}")


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def both(path, n, text):
    halves = [half.strip() for half in text.split(" | ")]
    if len(halves) != 2 or not all(halves):
        stop(path, n, "expected `Indonesian | English`")
    return halves


class Block:
    def __init__(self, head):
        self.head, self.texts, self.steps = head, {}, []
        self.signals, self.words = [], []


def read(path):
    threats, moves, tones, levels, block, frames = [], {}, {}, {}, None, None
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line in ("every", "matrix", "ladder") or line.startswith("threat "):
            block = Block(line.split())
            if line == "every":
                frames = block
            elif line.startswith("threat "):
                if not re.fullmatch(r"threat [a-z_]+ (inside|outside) [a-z]+ [1-5] [1-5]", line):
                    stop(path, n, "expected `threat KEY SIDE SITUATION LIKELIHOOD EFFECT`")
                threats.append(block)
            continue
        head, found, rest = line.partition(": ")
        word = head.split()
        if not found or block is None:
            stop(path, n, "expected `word: text`")
        if word[0] == "step" and len(word) == 4 and word[1] in PHASES:
            block.steps.append((word[1], word[2], int(word[3]), both(path, n, rest)))
        elif word[0] == "move" and len(word) == 4:
            moves[word[1]] = (word[2], int(word[3]), both(path, n, rest))
        elif word[0] == "tone" and len(word) == 2:
            tones[word[1]] = both(path, n, rest)
        elif word[0] == "level" and len(word) == 3:
            levels[word[1]] = {"minutes": int(word[2]), "when": both(path, n, rest)}
        elif word[0] in LEVEL and len(word) == 2 and word[1] in levels:
            levels[word[1]][word[0]] = both(path, n, rest)
        elif head in ("signals", "words"):
            setattr(block, head, [one.strip() for one in rest.split(",")])
        elif head in TEXTS:
            block.texts[head] = both(path, n, rest)
        else:
            stop(path, n, f"`{head}` is no kind of line")
    for threat in threats:
        missing = [name for name in TEXTS if name not in threat.texts]
        if missing or not threat.words or not threat.steps:
            stop(path, 0, f"{threat.head[1]} lacks {', '.join(missing) or 'words or steps'}")
        for name in BOTH:
            threat.texts[name] = [frame.replace("*", own) for frame, own in
                                  zip(frames.texts[name], threat.texts[name])]
        steps = frames.steps + threat.steps
        threat.steps = sorted(steps, key=lambda step: (PHASES.index(step[0]), step[2]))
    if set(moves) != set(tones):
        stop(path, 0, "each class of the matrix has a move and a tone")
    for name, one in levels.items():
        if not all(text in one for text in LEVEL):
            stop(path, 0, f"the level {name} has a `level`, a `first` and a `tell`")
    return threats, moves, tones, levels


def pair(texts):
    return "{ " + ",\n      ".join(quote(one) for one in texts) + " }"


def write(out, threats, moves, tones, levels):
    lines = ['/* Made by tools/startergen.py from data/starter.txt. */', '#include "crisis/starter.h"', ""]
    for threat in threats:
        key = threat.head[1]
        signals = "".join(quote(one) + ", " for one in threat.signals)
        lines.append(f"static const char *const signals_{key}[] = {{ {signals}NULL }};")
        words = ", ".join(quote(one) for one in threat.words)
        lines.append(f"static const char *const words_{key}[] = {{ {words}, NULL }};")
        lines.append(f"static const StarterStep steps_{key}[] = {{")
        for phase, duty, minutes, texts in threat.steps:
            lines.append(f"    {{ PHASE_{phase.upper()}, DUTY_{duty.upper()}, {minutes},\n"
                         f"      {pair(texts)} }},")
        lines.append("};")
    lines.append("\nconst StarterThreat starter_threats[] = {")
    for threat in threats:
        _, key, side, situation, likelihood, effect = threat.head
        lines.append(f'    {{ "{key}", THREAT_{side.upper()}, SITUATION_{situation.upper()}, '
                     f"{likelihood}, {effect}, signals_{key}, words_{key},")
        for name in TEXTS:
            lines.append(f"      {pair(threat.texts[name])},")
        lines.append(f"      steps_{key}, sizeof steps_{key} / sizeof *steps_{key} }},")
    lines.append("};")
    lines.append("const size_t starter_threat_count = sizeof starter_threats / sizeof *starter_threats;")
    lines.append("\nconst StarterMove starter_moves[] = {")
    for name, (role, minutes, texts) in moves.items():
        lines.append(f"    [CLASS_{name.upper()}] = {{ ROLE_{role.upper()}, {minutes},\n"
                     f"      {pair(texts)},\n      {pair(tones[name])} }},")
    lines.append("};\n")
    lines.append('static_assert(sizeof starter_moves / sizeof *starter_moves == CLASS__COUNT,')
    lines.append('              "one row for each class");')
    lines.append("\nconst StarterLevel starter_levels[] = {")
    for name, one in levels.items():
        texts = ",\n      ".join(pair(one[text]) for text in LEVEL)
        lines.append(f"    [VERDICT_{name.upper()}] = {{ {one['minutes']},\n      {texts} }},")
    lines.append("};\n")
    lines.append('static_assert(sizeof starter_levels / sizeof *starter_levels == VERDICT_LEVEL__COUNT,')
    lines.append('              "one row for each level");')
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), *read(pathlib.Path(sys.argv[2])))
