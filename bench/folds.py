#!/usr/bin/env python3
"""How well a head (a choice) is learnt from the labels of data/labels, by five folds of the messages learnt from.

    bench/folds.py BUILD RECIPE [head=class] [divisions=3] [without=SET[,SET..]] [confusion=SET]

Each set of RECIPE that reads label files is divided in five, copies of a text together; each fifth is judged
by a model that learnt from the other four of all sets and from the sets of public labels that teach the head.
Those are read whole: 23 of the 917 comments stand in the set judol, too, and are learnt from in every fold.
Sets named by `without` are judged but not learnt from. No held-out file is read. Another division is another
way to part the same messages: what moves less than divisions differ moved nothing. An answer that no message
of the judged fifth has is not guessed there (tanggap eval), which is a little kind to the rarest.

Prints for each set macro F1 of the answers it has, of those it has more than 20 times, of those it has
at least five times; accuracy; F1 of each answer.
"""
import collections
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import label_table  # noqa: E402

FOLDS = 5


class Recipe:
    """The parts of a recipe that teach one head: a head of its own, so that nothing else is trained."""

    def __init__(self, path, head, answers, without):
        self.options, self.apart, self.sets = [], [], {}
        self.head, self.answers, self.folder = head, answers, path.parent
        block = None
        for line in path.read_text(encoding="utf-8").splitlines():
            words = line.partition("#")[0].split()
            if not words:
                continue
            if words[0] == "option" and words[1] == "ratio" and words[3:]:
                self.options += [" ".join(words[:3])] if head in words[3:] else []
            elif words[0] == "option":
                self.options.append(line)
            elif words[0] in ("apart", "classes"):
                self.apart.append(" ".join([words[0], self._whole(words[1]), *words[2:]]))
            elif words[0] == "head":
                sys.exit(f"{path}: has heads of its own ({words[1]}); only those of src/text/heads.c are judged here")
            elif words[0] == "set":
                block = self.sets[words[1]] = {"files": [], "lines": [], "learnt": words[1] not in without}
            elif block is None:
                sys.exit(f"{path}: {words[0]} needs a set above it")
            else:
                self._take(block, words)

    def _whole(self, path):
        return str((self.folder / path).resolve())

    def _take(self, block, words):
        if words[0] == "file" and "labels" in words:
            keys = dict(w.split("=") for w in words[3:])
            texts = self._whole(keys["texts"]) if "texts" in keys else None
            block["files"].append((self._whole(words[1]), texts, keys.get("text")))
        elif words[0] == "file":
            block["lines"].append(" ".join(["file", self._whole(words[1]), *words[2:]]))
        elif words[0] == "map":
            said = [w for w in words[2:] if w.startswith(self.head + ":")]
            if said:
                block["lines"].append(" ".join(["map", words[1], *said]))
        else:
            block["lines"].append(" ".join(words))

    def messages(self):
        """{set: [(text, answer)]} of the label files."""
        return {name: [(text, row[self.head]) for path, texts, column in block["files"]
                       for text, row in label_table.rows(path, texts, column) if row.get(self.head)]
                for name, block in self.sets.items() if block["files"]}

    def written(self, tables):
        """A recipe that reads `tables` instead of the label files."""
        lines = [f"head {self.head} choice {' '.join(self.answers)}", *self.options, *self.apart]
        for name, block in self.sets.items():
            teaches = any(line.startswith("map") for line in block["lines"])
            if not block["learnt"] or not (block["files"] or teaches):
                continue
            said = lambda line: not (block["files"] and line.startswith("replace"))  # the tables have it already
            lines += [f"set {name}", *filter(said, block["lines"])]
            if block["files"]:
                lines += [f"file {tables[name]} tsv text=text label=label"]
                lines += [f"map {answer} {self.head}:{answer}" for answer in self.answers]
        return "\n".join(lines) + "\n"


def fold_of(text, division):
    key = re.sub(r"[^a-z0-9]", "", text.lower()) or text
    return hashlib.sha256(f"{division}:{key}".encode()).digest()[0] % FOLDS


def write_table(path, rows):
    path.write_text("text\tlabel\n" + "".join(f"{text}\t{label}\n" for text, label in rows), encoding="utf-8")
    return path


def judge(program, head, model, table, answers):
    """Counter of (label, said)."""
    report = subprocess.run([program, "eval", f"--head={head}", f"--model={model}", table], check=True,
                            capture_output=True, text=True).stdout
    found = collections.Counter()
    for line in report.partition("\nconfusion")[2].splitlines()[1:]:
        words = line.split()
        if len(words) == len(answers) + 1 and words[0] in answers:
            found.update({(words[0], said): int(n) for said, n in zip(answers, words[1:])})
    return found


def divide(program, recipe, sets, division):
    """{set: Counter of (label, said)} of all five folds."""
    found = {name: collections.Counter() for name in sets}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for fold in range(FOLDS):
            there = lambda text: fold_of(text, division) == fold
            tables = {name: write_table(folder / f"{name}.tsv", [r for r in rows if not there(r[0])])
                      for name, rows in sets.items()}
            (folder / "recipe").write_text(recipe.written(tables), encoding="utf-8")
            subprocess.run([program, "train", folder / "recipe", folder / "model"], check=True, capture_output=True)
            for name, rows in sets.items():
                table = write_table(folder / "judged.tsv", [r for r in rows if there(r[0])])
                found[name] += judge(program, recipe.head, folder / "model", table, recipe.answers)
    return found


def figures(counts, answers):
    """Macro F1 of all answers, those more than 20 times, at least five times; accuracy; {answer: F1}."""
    label, said = collections.Counter(), collections.Counter()
    for (true, guess), n in counts.items():
        label[true] += n
        said[guess] += n
    f1 = {a: 200 * counts[a, a] / (label[a] + said[a]) for a in answers if label[a]}
    macro = lambda least: sum(f1[a] for a in f1 if label[a] >= least) / max(1, sum(label[a] >= least for a in f1))
    right = 100 * sum(counts[a, a] for a in answers) / max(1, sum(label.values()))
    return macro(1), macro(21), macro(5), right, f1


def main(build, recipe, *options):
    options = dict(o.split("=") for o in options)
    head = options.get("head", "class")
    heads = (pathlib.Path(__file__).resolve().parent.parent / "src/text/heads.c").read_text(encoding="utf-8")
    answers = re.findall(r'"(\w+)"', re.search(head + r"_answers\[\] = \{([^}]*)\}", heads)[1])
    recipe = Recipe(pathlib.Path(recipe), head, answers, options.get("without", "").split(","))
    sets = recipe.messages()
    divisions = [divide(pathlib.Path(build) / "src/app/tanggap", recipe, sets, d)
                 for d in range(1, int(options.get("divisions", "3")) + 1)]
    print(f"{'set':10} {'rows':>5}   all  >20  >=5  right   (macro F1 of each division: all / >20 / >=5)")
    for name, rows in sets.items():
        each = [figures(found[name], answers) for found in divisions]
        mean = [sum(f[i] for f in each) / len(each) for i in range(4)]
        print(f"{name:10} {len(rows):5}  {mean[0]:4.1f} {mean[1]:4.1f} {mean[2]:4.1f}  {mean[3]:4.1f}   "
              + "  ".join(f"{f[0]:.1f}/{f[1]:.1f}/{f[2]:.1f}" for f in each))
        print("           " + "  ".join(f"{a} {sum(f[4][a] for f in each) / len(each):.1f}" for a in each[0][4]))
    if "confusion" in options:
        total = sum((found[options["confusion"]] for found in divisions), collections.Counter())
        print("\nlabel of " + options["confusion"] + ", what was said (all divisions)")
        for true in answers:
            print(f"{true:24}" + "".join(f"{total[true, said]:6}" for said in answers))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
