"""No failure is lost."""
import re

from .tree import Finding

RETURNS_ERR = re.compile(r"(?m)^[ \t]*((?:static |inline |NODISCARD )*)Err (\w+)\((\s*Error \*)?")


def errors(tree):
    """Who returns Err in a header is NODISCARD; nobody drops the Err of a static function."""
    for s in tree.product:
        own = set()
        for m in RETURNS_ERR.finditer(s.statements):
            if m[3]:  # err_wrap(e, ..) and its like fill an Error that is a failure already
                continue
            own.add(m[2])
            if s.is_header and "NODISCARD" not in m[1]:
                yield Finding("errors", s.path, s.line_of(m.start(2)),
                              f"{m[2]}() may be called without a look at its Err",
                              "declare it NODISCARD", m[2])
        if not own:
            continue
        # A call that is a statement of its own: nothing takes what it returns.
        dropped = re.compile(r"(?:[;{}]|\)|\belse)\s+(" + "|".join(sorted(own)) + r")\s*\(")
        for m in dropped.finditer(s.statements):
            yield Finding("errors", s.path, s.line_of(m.start(1)), f"drops the Err of {m[1]}()",
                          "TRY() it, or write (void) and why")
