"""Where files are, what they include and how headers begin."""
import re

from .tree import LAYERS, Finding

INCLUDE = re.compile(r'(?m)^[ \t]*#[ \t]*include[ \t]+(?:"([^"\n]+)"|<([^>\n]+)>)')
LIBRARY_LAYERS = ("base", "wire", "text", "detect", "store", "desk", "drill", "crisis", "connect")

# Outside headers and the layers that may see them, so that a library can be exchanged in one
# place.
THIRD_PARTY = {
    "sqlite3.h": "store", "libpq-fe.h": "store", "json.h": "wire", "json-c/": "wire",
    "microhttpd.h": "http", "gnutls/": "http", "curl/": "connect", "libxml/": "wire connect",
    "utf8proc.h": "text", "qrencode.h": "wire", "linear.h": "learn", "sodium.h": "base", "zlib.h": "wire connect http app",
}


def included(source):
    """(line, "own/header.h" or None, "system.h" or None) of each #include."""
    for m in INCLUDE.finditer(source.code_and_strings):
        yield source.line_of(m.start()), m[1], m[2]


def layers(tree):
    """A layer includes only itself and the layers below it."""
    for s in tree.sources:
        if not s.path.startswith("src/"):
            continue
        if s.layer not in LAYERS:
            yield Finding("layers", s.path, 1, "not inside a known layer",
                          "move it to one of " + " ".join(LAYERS))
            continue
        allowed = LAYERS[s.layer].split()
        for line, own, system in included(s):
            if own is None or (s.is_test and (tree.root / "tests" / own).is_file()):
                continue
            layer = own.split("/")[0] if "/" in own else ""
            if layer not in LAYERS:
                yield Finding("layers", s.path, line, f'"{own}" names no layer',
                              'write "layer/file.h"')
            elif layer != s.layer and layer not in allowed:
                yield Finding("layers", s.path, line, f"{s.layer} may not include {layer}",
                              f"move the type down, or take a callback (allowed: "
                              f"{LAYERS[s.layer] or 'nothing'})")


def logging(tree):
    """Library layers return errors; http, api and app log them."""
    for s in tree.product:
        if s.layer not in LIBRARY_LAYERS or s.path.startswith("src/base/log"):
            continue
        for line, own, _ in included(s):
            if own == "base/log.h":
                yield Finding("logging", s.path, line, f"{s.layer} may not log",
                              "return Err with a filled Error and let the caller log it")


def third_party(tree):
    """An outside library is seen by the layer that wraps it and by no other."""
    for s in tree.product:
        for line, _, system in included(s):
            for name, where in THIRD_PARTY.items():
                if system and s.layer not in where.split() and \
                        (system == name or (name.endswith("/") and system.startswith(name))):
                    yield Finding("third_party", s.path, line,
                                  f"<{system}> belongs to {where.replace(' ', ', ')}",
                                  "call that layer instead")


def headers(tree):
    """Headers start with what they are for and are guarded by LAYER_FILE_H."""
    for s in tree.sources:
        if not s.is_header:
            continue
        name = s.path.rsplit("/", 1)[-1]
        if not re.match(r"/\* " + re.escape(name) + r" - \S", s.text) and s.layer:
            yield Finding("headers", s.path, 1, "does not say what it is",
                          f"begin with `/* {name} - one sentence.`")
        folder = "/".join(s.path.split("/")[1 if s.layer else 0:])
        guard = re.sub(r"\W", "_", folder).upper()
        m = re.search(r"(?m)^#ifndef (\w+)\n#define (\w+)$", s.text)
        if not m or m[1] != guard or m[2] != guard:
            yield Finding("headers", s.path, s.line_of(m.start()) if m else 1,
                          "has another include guard or none", f"use {guard}")


def readmes(tree):
    """Every folder of src/ tells newcomers where to start."""
    for folder in sorted(p for p in tree.root.glob("src/*") if p.is_dir()):
        if not (folder / "README.md").is_file():
            path = folder.relative_to(tree.root).as_posix()
            yield Finding("readmes", path + "/README.md", 1, "is missing",
                          "say purpose, key types, what it must never do, where to start")


VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "data", "info",
         "process", "stuff"}


def names(tree):
    """Names say what a thing is: no util, helper, common, manager, data, info, process."""
    from .sizes import functions
    for s in tree.product:
        stem = re.sub(r"\.gen$", "", s.file.stem)
        for word in VAGUE & set(stem.split("_")):
            yield Finding("names", s.path, 1, f"a file named `{word}` collects anything",
                          "name it after the one thing it holds")
        for f in functions(s):
            for word in (VAGUE - {"data", "info"}) & set(f.name.split("_")):
                yield Finding("names", s.path, f.line, f"`{f.name}` says `{word}`",
                              "use a verb and a noun of the subject", f.name)
