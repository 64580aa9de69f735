"""What the object files and the headers export."""
import re
import subprocess

from .sizes import declarations, functions
from .tree import Finding

MUTABLE = re.compile(r"^(\.data(?!\.rel\.ro)|\.bss|\.tdata|\.tbss|COMMON|\*COM\*)")


def mutable_symbols(archive):
    """(object file, symbol) of everything writable in a static library."""
    listing = subprocess.run(["nm", "--format=sysv", str(archive)], capture_output=True,
                             text=True, check=True).stdout
    member = ""
    for line in listing.splitlines():
        m = re.match(r"Symbols from .*\[(.+)\]:", line)
        if m:
            member = m[1]
        cells = [c.strip() for c in line.split("|")]
        if len(cells) == 7 and cells[3] in ("OBJECT", "TLS") and MUTABLE.match(cells[6]):
            yield member, re.sub(r"\.\d+$", "", cells[0])


def globals_(tree):
    """Below app/ no state outlives a call: what must, lives in a struct that app/ makes."""
    if tree.build is None:
        return
    for archive in sorted(tree.build.glob("src/*/lib*.a")):
        layer = archive.parent.name
        if layer == "app":
            continue
        for member, name in mutable_symbols(archive):
            stem = re.sub(r"\.o$", "", member).split("_.._")[-1]
            path, line = f"src/{layer}/{stem}", 1
            for s in tree.product:
                if s.layer == layer and s.path.endswith(stem.split("/")[-1]):
                    m = re.search(r"\b" + re.escape(name) + r"\b", s.code)
                    path, line = s.path, s.line_of(m.start()) if m else 1
            yield Finding("globals", path, line, f"`{name}` can be changed",
                          "make it const, or a member of what the caller passes", name)


EXTERN = re.compile(r"\bextern\b[^;{]*?\b(\w+)\s*(?:\[[^\]]*\]\s*)*;")


def exported(header):
    for f in declarations(header):
        yield f.name, f.line
    for m in EXTERN.finditer(header.statements):
        yield m[1], header.line_of(m.start())


TABLE = re.compile(r"(?m)^(?:const )?[A-Za-z_][\w *]*?\b(\w+)\s*(?:\[[^\]]*\]\s*)*=[^=]")


def homes(product):
    """{function or table: the files that define it}; generated code has no home."""
    out = {}
    for s in product:
        if not s.is_header:
            for name in [f.name for f in functions(s)] + TABLE.findall(s.statements):
                out.setdefault(name, set()).add(s.path)
    return out


def exports(tree):
    """A header exports only what another file of the program uses."""
    product = tree.product
    in_macros = set()
    for s in product:
        in_macros |= set(re.findall(r"[A-Za-z_]\w*", s.defines))
    home = homes(product)
    for header in (s for s in product if s.is_header and ".gen." not in s.path):
        for name, line in exported(header):
            if name in in_macros:
                continue
            own = home.get(name, set()) | {header.path}
            users = [s for s in tree.sources if name in s.identifiers and s.path not in own]
            if any(not s.is_test for s in users):
                continue
            inside = sum(len(re.findall(r"\b" + name + r"\b", s.code))
                         for s in product if s.path in own and not s.is_header)
            if users and inside <= 1:
                yield Finding("exports", header.path, line, f"{name} is used by tests only",
                              "remove it with its tests, or use it", name)
            elif users:
                continue  # used in its own file and tested on its own
            elif inside > 1:
                yield Finding("exports", header.path, line, f"{name} is used in its own file only",
                              "make it static", name)
            else:
                yield Finding("exports", header.path, line, f"{name} is used nowhere",
                              "remove it", name)


EVENT_TABLE = "src/base/log_events.c"


def arguments(text, at):
    """The top-level arguments of the call whose bracket opens at `at`."""
    depth, start, out, quoted = 0, at + 1, [], False
    for i in range(at, len(text)):
        c = text[i]
        if c == '"' and text[i - 1] != "\\":
            quoted = not quoted
        if quoted:
            continue
        depth += (c in "([{") - (c in ")]}")
        if (c == "," and depth == 1) or depth == 0:
            out.append(text[start:i].strip())
            start = i + 1
        if depth == 0:
            return out
    return out


def events(tree):
    """Every event that is logged stands in the table, every one in the table is logged."""
    table, used = {}, set()
    for s in tree.product:
        if s.path == EVENT_TABLE:
            for m in re.finditer(r'\{\s*"([^"]+)",', s.code_and_strings):
                table[m[1]] = s.line_of(m.start())
    for s in tree.product:
        text = "" if s.path.startswith("src/base/log") else s.code_and_strings
        for m in re.finditer(r"\blog_event\s*\(", text):
            line, args = s.line_of(m.start()), arguments(text, m.end() - 1)
            event = args[2] if len(args) > 2 else ""
            # One literal, or a choice of two: `late ? "a.b" : "a.c"`.
            names = re.findall(r'"([^"]+)"', event)
            if not re.fullmatch(r'([^"]*\?\s*"[^"]+"\s*:\s*)?"[^"]+"', event):
                yield Finding("events", s.path, line, "the event is no literal name",
                              "write the name as it stands in " + EVENT_TABLE)
            used.update(names)
            for name in set(names) - set(table):
                yield Finding("events", s.path, line, f'event "{name}" is not in the table',
                              "add it with a sentence to " + EVENT_TABLE)
    for name in sorted(set(table) - used):
        yield Finding("events", EVENT_TABLE, table[name], f'event "{name}" is never logged',
                      "remove it or log it", name)
