#!/usr/bin/env python3
"""draft_writers.py BUILD [--writers third,sixth] [--errors] - how well the sentence checker does
on each writer's drafts when its heads have learnt nothing of that writer.

For each writer of data/answers: trains the heads on what all others wrote (tools/draft_sentences.py,
data/answers/drafts.recipe), builds the program with them and scores it (bench/drafts.py). The
phrases are those of the tree, whoever's drafts they were made from. src/text/drafts.xz is put back
afterwards, and the program is built again. BUILD is the folder of a build; a writer takes a minute.
"""
import argparse
import lzma
import pathlib
import subprocess
import sys
import tempfile

import drafts

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import draft_sentences  # noqa: E402  where it lies is known above

ANSWERS = ROOT / "data" / "answers"
HEADS = ROOT / "src" / "text" / "drafts.xz"
# Files of one hand: what is scored, and what is not learnt from meanwhile.
WRITERS = {
    "first": ("drafts.tsv",), "second": ("drafts-second.tsv",), "third": ("drafts-third.tsv",),
    "fourth": ("drafts-fourth.tsv", "drafts-fifth.tsv"),
    "sixth": ("drafts-sixth.tsv", "sentences-third.tsv"),
    "seventh": ("drafts-seventh.tsv", "sentences-fourth.tsv"),
}


def train(program, left_out, folder):
    table, model = folder / "drafts-sentences.tsv", folder / "drafts.bin"
    learnt = [ROOT / name for name in draft_sentences.LEARNT
              if pathlib.Path(name).name not in left_out]
    with open(table, "wb") as out:
        subprocess.run([sys.executable, ROOT / "tools" / "draft_sentences.py", *learnt], stdout=out,
                       check=True)
    recipe = folder / "drafts.recipe"
    recipe.write_bytes((ANSWERS / "drafts.recipe").read_bytes())
    subprocess.run([program, "train", recipe, model], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True)
    return lzma.compress(model.read_bytes())


def build(folder):
    subprocess.run(["ninja", "-C", folder, "src/app/tanggap"], stdout=subprocess.DEVNULL,
                   check=True)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--writers", default=",".join(WRITERS))
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    program, kept = given.build / "src" / "app" / "tanggap", HEADS.read_bytes()
    try:
        for writer in given.writers.split(","):
            files = WRITERS[writer]
            with tempfile.TemporaryDirectory() as folder:
                HEADS.write_bytes(train(program, files, pathlib.Path(folder)))
            build(given.build)
            for name in files:
                if name.startswith("drafts"):
                    print(f"\n{name}, by heads that learnt nothing of its writer")
                    drafts.report(program, drafts.read(ANSWERS / name), given.errors)
    finally:
        HEADS.write_bytes(kept)
        build(given.build)


if __name__ == "__main__":
    main()
