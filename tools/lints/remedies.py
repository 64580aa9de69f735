"""Every sentence about an input is in the table that puts it into words for people."""
import re

from .symbols import arguments
from .tree import Finding

TABLE = "src/api/remedies.c"
MAY = {"": 2, "_FIELD": 2, "_CLAUSE": 5}  # where the format of each stands; a plain FAIL may have a row
LAYERS = ("wire", "desk", "crisis", "api")  # whose errors an interface shows beside a field


def format_of(expression):
    """The literals and macros of a format, without the blanks between them."""
    return re.sub(r'"\s*"', "", re.sub(r'\s+(?=(?:[^"]*"[^"]*")*[^"]*$)', "", expression.strip()))


def remedies(tree):
    rows, raised, codes = {}, set(), set()
    for s in tree.product:
        if s.path == TABLE:
            for m in re.finditer(r'\{\s*(".*?)\s*,\s*"(\w+)",\s*"', s.code_and_strings, re.S):
                rows[format_of(m[1])] = s.line_of(m.start())
                if m[2] in codes:
                    yield Finding("remedies", TABLE, s.line_of(m.start()),
                                  f"the word {m[2]} stands for another sentence too",
                                  "give this one a word of its own", m[2])
                codes.add(m[2])
    for s in tree.product:
        if s.layer not in LAYERS:
            continue
        for m in re.finditer(r"\bFAIL(_FIELD|_CLAUSE|)\s*\((?!e, policy)", s.code_and_strings):
            given = arguments(s.code_and_strings, m.end() - 1)
            if len(given) <= MAY[m[1]]:
                continue
            text = format_of(given[MAY[m[1]]])
            raised.add(text)
            if m[1] and text not in rows and text != '"%s"':
                yield Finding("remedies", s.path, s.line_of(m.start()),
                              f"the sentence {text} has no word and no Indonesian",
                              "add a row to " + TABLE)
    for text in sorted(set(rows) - raised):
        yield Finding("remedies", TABLE, rows[text], f"nobody raises {text}", "remove the row", text)
