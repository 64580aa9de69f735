#!/usr/bin/env python3
"""lint_test.py - proves that each rule of tools/lint.py reports what it forbids, and that a tree
that keeps the rules is silent. A rule that lost its sight fails here, not in silence."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import lint
from lints import sizes
from lints.tree import Source, Tree

CLEAN = {
    "src/base/README.md": "base\n",
    "src/base/log_events.h": "/* log_events.h - names. */\n#ifndef BASE_LOG_EVENTS_H\n"
                             "#define BASE_LOG_EVENTS_H\n\n#endif\n",
    "src/base/log_events.c": 'static const LogEvent t[] = {\n    { "a.b", "doc" },\n};\n',
    "src/app/README.md": "app\n",
    "src/app/main.c": '#include "base/shape.h"\n\nint main(void) {\n'
                      '    log_event(log, x ? LOG_INFO : LOG_WARN, "a.b", LOG_S("k", f(1, 2)));\n'
                      "    return shape_area(2, 3);\n}\n",
    "src/base/shape.h": "/* shape.h - areas. */\n#ifndef BASE_SHAPE_H\n#define BASE_SHAPE_H\n\n"
                        "int shape_area(int width, int height);\n\n#endif\n",
    "src/base/shape.c": '#include "base/shape.h"\n\n/* Says "SELECT 1" and strcpy(). TODO(#12) */\n'
                        "int shape_area(int width, int height) {\n    return width * height;\n}\n",
    "src/store/README.md": "store\n",
    "src/store/a_test.c": '#include "test.h"\n',
    "tests/test.h": "#ifndef TESTS_TEST_H\n#define TESTS_TEST_H\n#endif\n",
    "src/store/sql/a.sql": "-- name: a_list\nSELECT id FROM a WHERE brand_id = $1 ORDER BY id "
                           "LIMIT $2;\n-- name: b_list\n-- unbounded: few rows\n"
                           "SELECT id FROM b ORDER BY id;\n",
    "tools/lints/allow.txt": "# nothing\n",
}


def body(lines):
    return "int f(int a) {\n" + lines + "    return a;\n}\n"


DEEP = body("    for (;;)\n        while (a)\n            if (a) {\n                do\n"
            "                    if (a)\n                        a++;\n"
            "                while (a);\n            }\n")
TANGLED = body("    if (a && a || a)\n        a++;\n    else if (a)\n        a++;\n    else\n"
               "        while (a)\n            if (a)\n                a++;\n" * 4)
DOZEN = body("".join(f"    a += number_of_things({i});\n" for i in range(12)))

# rule: files that break it, each alone on top of CLEAN, with the line that must be named
BAD = {
    "layers": [({"src/base/x.c": '#include "base/shape.h"\n#include "app/y.h"\n'}, 2),
               ({"src/base/x.c": '#include "shape.h"\n'}, 1),
               ({"src/base/x.c": '#include "test.h"\n', "tests/test.h": "\n"}, 1),
               ({"src/odd/x.c": "int x;\n", "src/odd/README.md": "x\n"}, 1)],
    "logging": [({"src/store/x.c": '#include "base/log.h"\n'}, 1)],
    "third_party": [({"src/app/x.c": "#include <sqlite3.h>\n"}, 1),
                    ({"src/http/x.c": "#include <curl/curl.h>\n"}, 1)],
    "headers": [({"src/base/x.h": "/* x.h - fine. */\n#ifndef X_H\n#define X_H\n#endif\n"}, 2),
                ({"src/base/x.h": "#ifndef BASE_X_H\n#define BASE_X_H\n#endif\n"}, 1)],
    "readmes": [({"src/text/x.c": "\n"}, 1)],
    "names": [({"src/base/util.c": "\n"}, 1),
              ({"src/base/x.c": "static int data_manager(void) {\n    return 1;\n}\n"}, 1)],
    "sizes": [({"src/base/x.c": "\n" * 801}, 801),
              ({"src/base/x.h": "\n" * 201}, 201),
              ({"src/base/x.c": "/* " + "x" * 97 + " */\n"}, 1),
              ({"src/base/x.c": "\n" + body("    a++;\n" * 78)}, 2),
              ({"src/base/x.c": "int f(int a, int b, int c, int d, int (*e)(int, int), int g, "
                                "int h) {\n    return a;\n}\n"}, 1),
              ({"src/base/x.c": DEEP}, 1), ({"src/base/x.c": TANGLED}, 1)],
    "calls": [({"src/base/x.c": body("    strcpy(p, q);\n")}, 2),
              ({"src/base/x.c": body("    p = malloc(3);\n")}, 2),
              ({"src/text/x.c": body("    a = clock_now();\n")}, 2),
              ({"src/store/x.c": body("    return time (NULL);\n")}, 2),
              ({"src/desk/x.c": body("    a = open(p, 3);\n")}, 2),
              ({"src/detect/x.c": body("    crypto_random(p, 3);\n")}, 2)],
    "errors": [({"src/base/x.h": "\nErr x_do(int a, Error *e);\n"}, 2),
               ({"src/base/x.c": "static Err f(Error *e) {\n    return g(e);\n}\n\n"
                 "static Err x(int a) {\n    TRY(x(1));\n    if (a)\n        x(2);\n"
                 "    return x(3);\n}\n"}, 8)],
    "sql_text": [({"src/desk/x.c": 'const char *q = "SELECT id FROM a";\n'}, 1),
                 ({"src/api/x.c": 'f("DELETE FROM a");\n'}, 1)],
    "json_text": [({"src/api/x.c": 'f("{\\"id\\":%d}");\n'}, 1),
                  ({"src/api/x.c": 'f(", \\"id\\": 7");\n'}, 1)],
    "comments": [({"src/base/x.c": "/* TODO: later */\n"}, 1), ({"src/base/x.c": "// no\n"}, 1),
                 ({"src/base/x.c": "/* ====== types ====== */\n"}, 1),
                 ({"src/base/x.c": "/* types\n * -------------\n */\n"}, 2)],
    "layout": [({"src/base/x.c": "int a; \n"}, 1), ({"src/base/x.c": "\tint a;\n"}, 1),
               ({"src/base/x.c": "/* a \u2014 b */\n"}, 1), ({"src/base/x.c": "int a;"}, 1)],
    "clones": [({"src/base/x.c": "\n" + DOZEN, "src/base/y.c": "\n\n" + DOZEN}, 3)],
    "exports": [({"src/base/x.h": "\nint x_one(void);\n", "src/base/x.c": "int x_one(void) {\n"
                  "    return x_one();\n}\n"}, 2),
                ({"src/base/x.h": "\nextern const int x_table[];\n"}, 2),
                ({"src/base/x.h": "int x_one(void);\n",
                  "src/base/x_test.c": "int a = x_one();\n"}, 1)],
    "events": [({"src/app/x.c": '\nlog_event(log, LOG_INFO, "c.d");\n'}, 2),
               ({"src/app/x.c": "log_event(log, LOG_INFO, name);\n"}, 1),
               ({"src/base/log_events.c": 'x = { "a.b", "doc" },\n    { "not.used", "" };\n'},
                2)],
    "queries": [({"src/store/sql/b.sql": "-- name: c_list\nSELECT id FROM c ORDER BY id;\n"}, 1)],
    "remedies": [({"src/wire/README.md": "wire\n", "src/wire/x.c":
                   '\nFAIL_FIELD(e, "a", "is too %d", f(1, 2));\nFAIL_FIELD(e, "a", "%s", t[1]);\n'}, 2),
                 ({"src/api/README.md": "api\n", "src/api/remedies.c":
                   '\nx = {\n    { "is too " A " b", "too", "Terlalu." },\n};\n'}, 3)],
    "troubles": [({"src/connect/README.md": "connect\n", "src/connect/fetch.c":
                   '\nFAIL(e, ERR_IO, "it is %d" " wide", 3);\n'}, 2),
                 ({"web/src/dict/trouble.ts": "const rows = [\n  ['nobody says this', 'a', 'b'],\n"},
                  2)],
    "globals": [],  # needs object files: test_globals
}


def tree_of(folder, files, build=None):
    root = pathlib.Path(folder)
    for name, text in {**CLEAN, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Tree(root, build)


class Rules(unittest.TestCase):
    def findings(self, files, rules=tuple(lint.RULES), build=None):
        with tempfile.TemporaryDirectory() as folder:
            return lint.check(tree_of(folder, files, build), rules)

    def test_a_clean_tree_is_silent(self):
        self.assertEqual([str(f) for f in self.findings({})], [])

    def test_every_rule_has_a_bad_example(self):
        self.assertEqual(set(BAD), set(lint.RULES))

    def test_every_bad_example_is_found_at_its_line(self):
        for rule, examples in BAD.items():
            for files, line in examples:
                with self.subTest(rule=rule, files=files):
                    found = self.findings(files, [rule])
                    self.assertIn(line, [f.line for f in found], [str(f) for f in found])

    def test_every_finding_names_file_line_rule_and_remedy(self):
        for rule, examples in BAD.items():
            for files, _ in examples:
                for finding in self.findings(files, [rule]):
                    self.assertRegex(str(finding), r"^[\w./]+:\d+: \[" + rule + r"\] .+; .+")

    def test_globals(self):
        with tempfile.TemporaryDirectory() as folder:
            build = pathlib.Path(folder) / "build" / "src" / "base"
            build.mkdir(parents=True)
            source = build / "x.c"
            source.write_text("const int a[2] = { 1, 2 };\n"
                              "const char *const names[] = { \"a\", \"b\" };\n"
                              "int bad_bss;\nint *f(void);\n"
                              "int *f(void) { static int bad_local = 7; return &bad_local; }\n"
                              "__thread int bad_thread;\n")
            subprocess.run(["cc", "-fPIC", "-fno-common", "-c", "x.c", "-o", "x.c.o"], cwd=build,
                           check=True)
            subprocess.run(["ar", "csrD", "libbase.a", "x.c.o"], cwd=build, check=True)
            found = self.findings({"src/base/x.c": source.read_text()}, ["globals"],
                                  pathlib.Path(folder) / "build")
        self.assertEqual({f.subject: f.line for f in found},
                         {"bad_bss": 3, "bad_local": 5, "bad_thread": 6})
        self.assertTrue(all(f.path == "src/base/x.c" for f in found))

    def test_an_allowance_permits_and_a_stale_one_is_found(self):
        bad = {"src/base/x.c": body("    abort();\n")}
        self.assertTrue(self.findings(bad, ["calls"]))
        allow = {"tools/lints/allow.txt": "calls src/base/x.c:abort because\n"}
        self.assertEqual(self.findings({**bad, **allow}, ["calls"]), [])
        self.assertEqual([f.rule for f in self.findings(allow, ["calls"])], ["allow"])
        with self.assertRaises(SystemExit):
            self.findings({"tools/lints/allow.txt": "calls src/base/x.c:abort\n"}, ["calls"])


class Scanner(unittest.TestCase):
    def scan(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "src" / "base" / "x.c"
            path.parent.mkdir(parents=True)
            path.write_text(text)
            return list(sizes.scan(Source(pathlib.Path(folder), path)))

    def test_functions_are_told_from_tables_and_types(self):
        found = self.scan(
            "struct A { int (*f)(int); };\n#define M(x) { x }\n"
            "static const struct A t[] = { { f }, { g(1) } };\n"
            "typedef Err Fn(int a);\nenum { N = sizeof(int) };\n"
            "void f(const char *fmt, ...) __attribute__((format(printf, 1, 2)));\n"
            "__attribute__((noinline)) static int g(void) {\n    char c = '{', *s = \"}\";\n"
            "    return c; /* } */\n}\nErr h(int a, Error *e) {\n}\n")
        self.assertEqual([(f.name, f.line, f.lines, f.parameters) for f in found],
                         [("f", 6, 0, 2), ("g", 7, 4, 0), ("h", 11, 2, 1)])

    def measure(self, text):
        measured = sizes.Body(text)
        return measured.deepest, measured.complexity

    def test_nesting_and_complexity_do_not_need_braces(self):
        for text, want in (
                ("x = (A){ 1, f(2) }; return x;", (0, 0)),
                ("if (a) b(); else if (c) d(); else e();", (1, 3)),
                ("for (;;) if (a) b();", (2, 3)),
                ("do { x(); } while (a && b); y();", (1, 2)),
                ("EACH(item, list) { if (a) b(); }", (2, 3)),
                ("switch (a) { case 1: if (b) c(); break; case X ? 2 : 3: default: d(); }", (2, 3)),
                ("return a && b && c || d;", (0, 3))):
            with self.subTest(text):
                self.assertEqual(self.measure(text), want)


if __name__ == "__main__":
    sys.exit(unittest.main())
