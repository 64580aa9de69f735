"""Why something did not get through is told in the reader's words, by a table of the interface."""
import re

from .remedies import format_of
from .symbols import arguments
from .tree import Finding

TABLE = "web/src/dict/trouble.ts"
# Whose errors are kept and shown later beside a source, a way to be called or a reply.
RAISED_IN = re.compile(r"src/connect/(fetch|feed|feed_json|xml_guard|mail_send|telegram)\.c"
                       r"|src/app/(call_\w+|mail_out|job_(caller|poller))\.c")
LITERALS = re.compile(r'"(?:\\.|[^"\\\n])*"(?:\s*(?:STR_FMT\s*)?"(?:\\.|[^"\\\n])*")*(?:\s*STR_FMT)?')
# How a try to send ends is kept as well.
ENDS_IN = re.compile(r"src/app/delivery\.c|src/desk/outbox\.c")
END = re.compile(r"(?:\bended\(TRY_(?!SENT)\w+,|\bStr status = str_fmt\(a,|\.detail =)\s*(?:S\()?(" + LITERALS.pattern + ")")
CONVERSION = re.compile(r'%(?:\.\d+)?(?:ll|z)?[dsu]|"\s*STR_FMT\s*"?')


def pattern(sentence, hole, filled):
    """`sentence` as a regular expression, each hole one of the texts that may stand there."""
    return re.compile(filled.join(re.escape(part) for part in hole.split(sentence)) + r"\Z", re.S)


def rows_of(tree):
    table = tree.root / TABLE
    text = table.read_text() if table.is_file() else ""
    return {m[1].replace("\\'", "'"): text.count("\n", 0, m.start()) + 1
            for m in re.finditer(r"^  \['((?:\\'|[^'])+)', ", text, re.M)}


def troubles(tree):
    rows, said = rows_of(tree), []
    star = re.compile(r"\*")
    fits = [pattern(row, star, ".*") for row in rows]
    for s in tree.product:
        said += [m[0] for m in LITERALS.finditer(s.code_and_strings)]
        kept = []
        if RAISED_IN.fullmatch(s.path):
            kept = [(m.start(), format_of(arguments(s.code_and_strings, m.end() - 1)[2]))
                    for m in re.finditer(r"\bFAIL\s*\((?!e, ERR_INTERNAL)", s.code_and_strings)]
        if ENDS_IN.fullmatch(s.path):
            kept += [(m.start(), re.sub(r'"\s*"', "", m[1])) for m in END.finditer(s.code_and_strings)]
        for at, sentence in kept:
            if not sentence.startswith('"') or sentence == '"%s"':
                continue
            told = CONVERSION.sub("7", sentence).strip('"')
            if not any(one.match(told) for one in fits):
                yield Finding("troubles", s.path, s.line_of(at),
                              f"the sentence {sentence} has no words for people",
                              "add a row to " + TABLE)
    raised = [pattern(re.sub(r'"\s*"', "", one).strip('"'), CONVERSION, ".*") for one in set(said)
              if not one.startswith('"%')]
    for row, line in rows.items():
        if not any(one.match(star.sub("7", row)) for one in raised):
            yield Finding("troubles", TABLE, line, f"nobody says {row}", "remove the row", row)
