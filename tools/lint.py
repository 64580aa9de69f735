#!/usr/bin/env python3
"""lint.py [--root DIR] [--build DIR] [RULE...] - check the rules of the tree, all or those named.

Each finding says file, line, rule, what is wrong and what to do. A finding that is right for a
reason is permitted in tools/lints/allow.txt; an entry there that permits nothing is a finding
itself. --build names a build directory for the rules that read object files (default: build/,
or the one meson tests from). tools/lint_test.py proves that every rule still finds something.
"""
import argparse
import os
import pathlib
import re
import sys

from lints import calls, errors, literals, queries, remedies, sizes, structure, symbols, troubles
from lints.tree import Finding, Tree

RULES = {
    "layers": structure.layers,
    "logging": structure.logging,
    "third_party": structure.third_party,
    "headers": structure.headers,
    "readmes": structure.readmes,
    "names": structure.names,
    "sizes": sizes.sizes,
    "calls": calls.calls,
    "errors": errors.errors,
    "sql_text": literals.sql_text,
    "json_text": literals.json_text,
    "comments": literals.comments,
    "layout": literals.layout,
    "clones": literals.clones,
    "globals": symbols.globals_,
    "exports": symbols.exports,
    "events": symbols.events,
    "queries": queries.queries,
    "remedies": remedies.remedies,
    "troubles": troubles.troubles,
}
ALLOW = "tools/lints/allow.txt"


def allowances(tree):
    """{(rule, subject): line} of allow.txt: `rule subject reason` a line, # starts a comment."""
    path, out = tree.root / ALLOW, {}
    for n, line in enumerate(path.read_text().splitlines() if path.is_file() else [], 1):
        if not line.strip() or line.startswith("#"):
            continue
        m = re.match(r"(\w+)\s+(\S+)\s+(\S.*)", line)
        if not m or m[1] not in RULES:
            sys.exit(f"{ALLOW}:{n}: write `rule subject reason`, with a rule of tools/lint.py")
        out[m[1], m[2]] = n
    return out


def check(tree, rules):
    allowed, used, findings = allowances(tree), set(), []
    for rule in rules:
        for finding in RULES[rule](tree):
            key = next(((rule, s) for s in (finding.subject, finding.path)
                        if (rule, s) in allowed), None)
            if key:
                used.add(key)
            else:
                findings.append(finding)
    for (rule, subject), line in allowed.items():
        needs_build = rule == "globals" and tree.build is None
        if rule in rules and (rule, subject) not in used and not needs_build:
            findings.append(Finding("allow", ALLOW, line, f"`{rule} {subject}` permits nothing",
                                    "remove it"))
    return findings


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    here = pathlib.Path(__file__).resolve().parent.parent
    default = os.environ.get("MESON_BUILD_ROOT") or here / "build"
    parser.add_argument("--root", default=here)
    parser.add_argument("--build", default=default if pathlib.Path(default).is_dir() else None)
    parser.add_argument("rules", nargs="*", metavar="RULE", help=" ".join(RULES))
    options = parser.parse_args()
    unknown = set(options.rules) - set(RULES)
    if unknown:
        parser.error(f"no rule {' '.join(sorted(unknown))}; there are {' '.join(RULES)}")
    findings = check(Tree(options.root, options.build), options.rules or list(RULES))
    for finding in sorted(findings, key=lambda f: (f.path, f.line)):
        print(finding)
    if findings:
        print(f"{len(findings)} findings", file=sys.stderr)
    return bool(findings)


if __name__ == "__main__":
    sys.exit(main())
