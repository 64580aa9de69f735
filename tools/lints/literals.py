"""What string literals, comments and white space may hold."""
import re

from .tree import Finding

SQL = re.compile(r"\b(SELECT\s+[\w*(]|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|"
                 r"(CREATE|ALTER|DROP)\s+(TABLE|INDEX|VIEW|TRIGGER|VIRTUAL)|PRAGMA\s+\w)")
JSON = re.compile(r'\\"\s*:|\{\s*\\"')


def sql_text(tree):
    """SQL lives in src/store alone."""
    for s in tree.product:
        if s.layer == "store":
            continue
        for line, text in s.strings:
            m = SQL.search(text)
            if m:
                yield Finding("sql_text", s.path, line, f"holds SQL ({m[0].strip()})",
                              "name a query in src/store/sql/ and run it by its id")


def json_text(tree):
    """JSON is written by src/wire alone."""
    for s in tree.product:
        if s.layer == "wire":
            continue
        for line, text in s.strings:
            if JSON.search(text):
                yield Finding("json_text", s.path, line, "builds JSON by hand",
                              "describe the record with a Model and write it with wire/json.h")


TODO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?!\s*\(?#\d+)")
# A short `/* ---- chapter ---- */` is fine.
BANNER = re.compile(r"(/\*|\*)?\s*([=\-*#~_])\2{5,}")


def comments(tree):
    """Comments say why: no banners, no unfinished business without an issue number."""
    for s in tree.sources:
        for start, text in s.comments:
            if text.startswith("//"):
                yield Finding("comments", s.path, start, "is a // comment", "write /* ... */")
            for n, line in enumerate(text.splitlines()):
                if TODO.search(line):
                    yield Finding("comments", s.path, start + n, "postpones work",
                                  "do it, or name the issue: TODO(#12)")
                if BANNER.match(line.strip()):
                    yield Finding("comments", s.path, start + n, "is a banner",
                                  "split the file if it needs chapters")


def layout(tree):
    """Plain text: no tabs, trailing space or long dashes (but in literals), one final newline."""
    for s in tree.sources:
        for n, line in enumerate(s.text.splitlines(), 1):
            if line != line.rstrip():
                yield Finding("layout", s.path, n, "ends in white space", "remove it")
            if "\t" in line:
                yield Finding("layout", s.path, n, "has a tab", "indent by 4 spaces")
        for n, line in enumerate(s.code_and_comments.splitlines(), 1):
            if "\u2014" in line or "\u2013" in line:
                yield Finding("layout", s.path, n, "has a long dash", "write - or a new sentence")
        if s.text and (not s.text.endswith("\n") or s.text.endswith("\n\n")):
            yield Finding("layout", s.path, s.text.count("\n") + 1, "ends without exactly one "
                          "newline", "end the file with one")


CLONE_LINES = 12


def clones(tree):
    """The same dozen lines are not written twice."""
    seen, reported = {}, set()
    for s in tree.product:
        if ".gen." in s.path:
            continue
        lines = [(n, " ".join(line.split())) for n, line in
                 enumerate(s.code_and_strings.splitlines(), 1)]
        lines = [(n, line) for n, line in lines if line and not line.startswith("#")]
        for i in range(len(lines) - CLONE_LINES + 1):
            window = tuple(line for _, line in lines[i:i + CLONE_LINES])
            if sum(len(line) for line in window) < 120:  # lists of braces and the like
                continue
            first = seen.setdefault(window, (s.path, lines[i][0], i))
            if first[:2] == (s.path, lines[i][0]) or (first[0], s.path) in reported:
                continue
            if first[0] == s.path and i - first[2] < CLONE_LINES:
                continue
            reported.add((first[0], s.path))
            yield Finding("clones", s.path, lines[i][0], f"repeats {CLONE_LINES} lines of "
                          f"{first[0]}:{first[1]}", "make one function of them")
