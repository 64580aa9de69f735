"""How long and how deep things are. Functions are found by braces on text without comments,
literals and preprocessor lines; their statements by a small recursive parser, because braces
around single statements are optional here and indentation proves nothing."""
import dataclasses
import re

from .tree import Finding

FILE_LINES, HEADER_LINES, LINE_COLUMNS = 800, 200, 100
FUNCTION_LINES, NESTING, PARAMETERS, COMPLEXITY = 80, 4, 6, 25

CONTROL = {"if", "for", "while", "switch", "do"}
NAME = re.compile(r"\b([A-Za-z_]\w*)\s*\(")
ATTRIBUTE = {"__attribute__", "PRINTFLIKE", "CLEANUP", "_Alignas", "__has_feature"}
WORD = re.compile(r"[A-Za-z_]\w*|&&|\|\||[{}();:?=]")


@dataclasses.dataclass
class Function:
    name: str
    line: int
    lines: int
    parameters: int
    body: str  # without the outer braces; "" for a declaration


def closing(text, at):
    """Offset just behind the bracket that closes the one at `at`."""
    pairs, depth = {"(": ")", "{": "}", "[": "]"}, 0
    open_, close = text[at], pairs[text[at]]
    for m in re.finditer(re.escape(open_) + "|" + re.escape(close), text[at:]):
        depth += 1 if m[0] == open_ else -1
        if depth == 0:
            return at + m.end()
    return len(text)


def signature(head):
    """(name, parameter count) when `head` is that of a function, else None."""
    for m in NAME.finditer(head):
        if m[1] in ATTRIBUTE:
            continue
        if "=" in head[:m.start()] or re.search(r"\btypedef\b", head[:m.start()]):
            return None
        inside = head[m.end():closing(head, m.end() - 1) - 1]
        count, depth = (1 if inside.strip() not in ("", "void") else 0), 0
        for c in inside:
            depth += (c in "([{") - (c in ")]}")
            count += c == "," and depth == 0
        # By convention `Error *e` comes last in every function that can fail: not counted.
        return m[1], count - bool(re.search(r"\bError\s*\*\s*e\s*$", inside))
    return None


def scan(source):
    text, at, start = source.statements, 0, 0
    for m in iter(lambda: re.compile(r"[{};]").search(text, at), None):
        head = text[start:m.start()]
        begin = start + len(head) - len(head.lstrip())
        if m[0] == "{":
            end = closing(text, m.start())
            found = signature(head) if re.search(r"\)\s*$", head) else None
            if found:
                yield Function(found[0], source.line_of(begin),
                               text.count("\n", begin, end) + 1, found[1],
                               text[m.end():end - 1])
                start = end
            at = end
            continue
        if m[0] == ";":
            found = "{" not in head and signature(head)
            if found:
                yield Function(found[0], source.line_of(begin), 0, found[1], "")
        at = start = m.end()


def functions(source):
    """Functions with a body."""
    return [f for f in scan(source) if f.lines]


def declarations(source):
    """Functions that are declared only, and inline ones: what a header exports."""
    return [f for f in scan(source)]


class Body:
    """Walks the statements of one function and notes the deepest nesting of control statements
    and the cognitive complexity (1 + depth for each, 1 for else and for each run of && or ||)."""

    def __init__(self, text):
        self.words = WORD.findall(text)
        self.at, self.deepest, self.complexity = 0, 0, 0
        while self.at < len(self.words):
            self.statement(0)

    def peek(self, ahead=0):
        return self.words[self.at + ahead] if self.at + ahead < len(self.words) else ""

    def group(self):
        """Step over one bracketed group; count its boolean operators."""
        depth, last = 0, ""
        while self.at < len(self.words):
            word = self.words[self.at]
            self.at += 1
            if word in ("&&", "||") and word != last:
                self.complexity += 1
                last = word
            depth += (word in "({") - (word in ")}")
            if depth == 0:
                return

    def inside(self, depth, cost):
        self.deepest = max(self.deepest, depth + 1)
        self.complexity += cost
        self.statement(depth + 1)

    def block(self, depth):
        self.at += 1
        while self.at < len(self.words) and self.peek() != "}":
            self.statement(depth)
        self.at += 1

    def control(self, depth, cost):
        keyword = self.peek()
        self.at += 1
        if keyword != "do" and self.peek() == "(":
            self.group()
        self.inside(depth, cost)
        if keyword == "do" and self.peek() == "while":
            self.simple()
        if keyword == "if" and self.peek() == "else":
            self.at += 1
            if self.peek() == "if":
                self.control(depth, 1)
            else:
                self.inside(depth, 1)

    def label(self):
        questions = 0
        while self.at < len(self.words):
            word = self.peek()
            self.at += 1
            questions += (word == "?") - (word == ":" and questions > 0)
            if word == ":" and questions == 0:
                return

    def simple(self):
        while self.at < len(self.words):
            word = self.peek()
            if word in ("(", "{"):
                self.group()
            elif word == "}":
                return
            else:
                self.complexity += word in ("&&", "||")
                self.at += 1
            if word == ";":
                return

    def macro_loop(self):
        """IDENT ( ... ) {: a loop written as a macro."""
        if not re.match(r"[A-Za-z_]", self.peek()) or self.peek() == "return" or \
                self.peek(1) != "(":
            return False
        depth, i = 0, 1
        while self.at + i < len(self.words):
            depth += (self.peek(i) == "(") - (self.peek(i) == ")")
            i += 1
            if depth == 0:
                return self.peek(i) == "{"
        return False

    def statement(self, depth):
        word = self.peek()
        if word == "{":
            self.block(depth)
        elif word == "}":
            self.at += 1
        elif word in CONTROL:
            self.control(depth, 1 + depth)
        elif word in ("case", "default"):
            self.label()
        elif self.macro_loop():
            self.at += 1
            self.group()
            self.inside(depth, 1 + depth)
        else:
            self.simple()


def function_sizes(s):
    for f in functions(s):
        body = Body(f.body)
        for value, most, what, remedy in (
                (f.lines, FUNCTION_LINES, "lines", "split it by what it does"),
                (f.parameters, PARAMETERS, "parameters besides its Error",
                 "pass a struct of options"),
                (body.deepest, NESTING, "levels of nesting", "return early or make a function"),
                (body.complexity, COMPLEXITY, "points of complexity", "use a table or split it")):
            if value > most:
                yield Finding("sizes", s.path, f.line,
                              f"{f.name}() has {value} {what}, at most {most}", remedy, f.name)


def sizes(tree):
    """Files, functions, nesting, parameters, lines: all short enough to be read at once."""
    for s in tree.sources:
        lines = s.text.splitlines()
        most = HEADER_LINES if s.is_header else FILE_LINES
        if len(lines) > most:
            yield Finding("sizes", s.path, most + 1, f"{len(lines)} lines, at most {most}",
                          "one thing per file: split it")
        for n, line in enumerate(lines, 1):
            if len(line) > LINE_COLUMNS:
                yield Finding("sizes", s.path, n, f"{len(line)} columns, at most {LINE_COLUMNS}",
                              "break the line")
        yield from function_sizes(s)
    for path in tree.find("tools/**/*.py", "web/src/**/*.ts", "web/src/**/*.tsx"):
        n = len(path.read_text(errors="replace").splitlines())
        if n > FILE_LINES and "node_modules" not in path.parts:
            yield Finding("sizes", path.relative_to(tree.root).as_posix(), FILE_LINES + 1,
                          f"{n} lines, at most {FILE_LINES}", "one thing per file: split it")
