"""What the rules look at: every source file, with comments and literals told apart."""
import dataclasses
import pathlib
import re
from functools import cached_property

# The one place that holds the layers: folder below src/ -> what it may include besides itself.
LAYERS = {
    "base": "",
    "wire": "base",
    "text": "base",
    "learn": "base wire text",
    "detect": "base text",
    "store": "base",
    "desk": "base wire text detect store",
    "drill": "base text",
    "crisis": "base wire text detect store desk drill",
    "connect": "base wire text",
    "http": "base wire",
    "api": "base wire text detect store desk drill crisis http",
    "app": "base wire text learn detect store desk drill crisis connect http api",
}


@dataclasses.dataclass(frozen=True)
class Finding:
    rule: str
    path: str     # relative to the root
    line: int
    message: str  # what is wrong
    remedy: str   # what to do
    subject: str = ""  # what tools/lints/allow.txt names to permit it; the path when empty

    def __str__(self):
        return f"{self.path}:{self.line}: [{self.rule}] {self.message}; {self.remedy}"


TOKEN = re.compile(
    r'(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>'(?:\\.|[^'\\\n])+')", re.S)


def blank(text):
    return re.sub(r"[^\n]", " ", text)


class Source:
    """One C file. The views have the same length and lines as the text itself."""

    def __init__(self, root, path):
        self.file = path
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(errors="replace")
        parts = self.path.split("/")
        self.layer = parts[1] if parts[0] == "src" and len(parts) > 2 else ""
        self.is_header = path.suffix == ".h"
        self.is_test = parts[0] in ("tests", "bench") or \
            "testdata" in parts or bool(re.search(r"_(test|fuzz)\.[ch]$", self.path))

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def _view(self, hidden):
        def replace(m):
            text = m[0]
            if m.lastgroup not in hidden:
                return text
            if m.lastgroup == "comment":
                return blank(text)
            return text[0] + blank(text[1:-1]) + text[-1]
        return TOKEN.sub(replace, self.text)

    @cached_property
    def code(self):
        """Comments blank, literals empty."""
        return self._view({"comment", "string", "char"})

    @cached_property
    def code_and_strings(self):
        return self._view({"comment"})

    @cached_property
    def code_and_comments(self):
        return self._view({"string", "char"})

    @cached_property
    def statements(self):
        """`code` without preprocessor lines."""
        return re.sub(r"(?m)^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: blank(m[0]), self.code)

    @cached_property
    def defines(self):
        return "\n".join(re.findall(r"(?m)^[ \t]*#[ \t]*define(?:[^\n]*\\\n)*[^\n]*", self.code))

    @cached_property
    def identifiers(self):
        return set(re.findall(r"[A-Za-z_]\w*", self.code))

    def tokens(self, group):
        """(line, text) of each comment or string literal."""
        return [(self.line_of(m.start()), m[0]) for m in TOKEN.finditer(self.text)
                if m.lastgroup == group]

    @cached_property
    def comments(self):
        return self.tokens("comment")

    @cached_property
    def strings(self):
        return [(line, s[1:-1]) for line, s in self.tokens("string")]


class Tree:
    def __init__(self, root, build=None):
        self.root = pathlib.Path(root).resolve()
        self.build = pathlib.Path(build).resolve() if build else None

    def find(self, *patterns):
        return sorted(p for pattern in patterns for p in self.root.glob(pattern) if p.is_file())

    @cached_property
    def sources(self):
        return [Source(self.root, p) for p in self.find(
            "src/**/*.[ch]", "tests/**/*.[ch]", "bench/**/*.[ch]")]

    @property
    def product(self):
        return [s for s in self.sources if s.path.startswith("src/") and not s.is_test]
