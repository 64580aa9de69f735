#!/usr/bin/env python3
"""sqlgen.py OUT.h OUT.c [--set NAME] FILE.sql... - turn named queries and migrations into C.

A query file (any .sql file outside a folder named migrations):

    -- name: case_list
    -- Free comments are dropped.
    -- unbounded: at most one row per brand        (a tag: see TAGS)
    SELECT id FROM desk_case WHERE brand_id = $1;

    -- name: case_search
    -- engine: sqlite
    SELECT ...;
    -- engine: pgsql
    SELECT ...;

Tables that never grow with use are declared once, in any query file:

    -- small table: setting: one row per setting of the program

What several queries share is written once, in any query file, and named as @case_row@ in them:

    -- fragment: case_row
    c.id, c.state

A migration is migrations/0001_case.sql for both engines, or the pair 0001_case.sqlite.sql and
0001_case.pgsql.sql; @id@ in it is the engine's automatic primary key. Everything doubtful is refused here, at build time: see the calls of stop().
"""
import argparse
import hashlib
import pathlib
import re
import sys

ENGINES = ("sqlite", "pgsql")
TAGS = {  # tag: the flag it sets in the table
    "unbounded": "QUERY_UNBOUNDED",    # may return any number of rows: says why that is fine
    "all brands": "QUERY_ALL_BRANDS",  # reads or writes across brands: says who may
    "scan ok": "QUERY_SCAN_OK",        # its plan may scan a table that grows: says why
}
PLANNED = {"select", "insert", "update", "delete", "with"}
TOKEN = re.compile(r"""
    (?P<comment>--[^\n]*|/\*.*?\*/)
  | (?P<text>'(?:[^']|'')*')
  | (?P<quoted>"(?:[^"]|"")*")
  | (?P<dollar>\$(?P<tag>[A-Za-z_]*)\$.*?\$(?P=tag)\$)
  | (?P<param>\$\d+)
  | (?P<word>[A-Za-z_][A-Za-z_0-9]*)
  | (?P<other>\d+(?:\.\d+)?|\S)
""", re.X | re.S)


def stop(where, why):
    sys.exit(f"sqlgen: {where}: {why}")


def tokens(sql):
    """(kind, text) of everything but white space and comments."""
    return [(m.lastgroup if m.lastgroup != "tag" else "dollar", m[0])
            for m in TOKEN.finditer(sql) if not m["comment"]]


# Adds one row and asks for its automatic key. SQLite knows the key without RETURNING, which opens a
# table of its own and a savepoint for every statement: half the cost of an insert, and each
# savepoint makes the full text write out what it has gathered.
NEW_ROW = re.compile(r"(?P<insert>\s*INSERT\s+INTO\s+\w+\s*\([^()]*\)\s*VALUES\s.*?)"
                     r"\s+RETURNING\s+id\s*", re.I | re.S)


def new_row(sql):
    """The INSERT without its RETURNING, or None when it may do more than add a row."""
    found = NEW_ROW.fullmatch(sql)
    return found["insert"] if found and "update" not in words(sql) else None


# The same of many rows at once, selected from what src/store/sqlite_rows.c was given. Without a
# savepoint: a row that does not fit ends the transaction, as it does in any case.
MANY = re.compile(r"\s*INSERT\s+(?P<into>INTO\s+\w+\s*\([^()]*\))\s*VALUES\s*"
                  r"\((?P<values>(?:\s*\$\d+\s*,)*\s*\$\d+\s*)\)\s*", re.I)
MANY_COLUMNS = 32


def many_rows(insert, parameters):
    """The INSERT of many rows, or None when it does more than add its parameters."""
    found = MANY.fullmatch(insert)
    if not found or parameters > MANY_COLUMNS:
        return None
    return f"INSERT OR ROLLBACK {found['into']}\nSELECT {found['values'].replace('$', 'c')} FROM given_rows"


def words(sql):
    return [text.lower() for kind, text in tokens(sql) if kind == "word"]


def c_text(sql, indent="        "):
    lines = sql.strip().splitlines() or [""]
    return ("\n" + indent).join(
        '"%s\\n"' % line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)


class Query:
    def __init__(self, where, name):
        self.where, self.name = where, name
        self.sql, self.tags = {}, {}

    def check(self):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", self.name):
            stop(self.where, "a name is lower case letters, digits and _")
        for engine in ENGINES:
            if not self.sql.get(engine):
                stop(self.where, f"has no SQL for {engine}")
            self.check_text(engine)
        counts = {self.parameter_count(engine) for engine in ENGINES}
        if len(counts) != 1:
            stop(self.where, "takes a different number of parameters per engine")
        self.parameters = counts.pop()
        insert = new_row(self.sql["sqlite"])
        self.new_row = insert is not None
        self.many = None
        if self.new_row:
            self.sql["sqlite"] = insert
            self.many = many_rows(insert, self.parameters)
        # An UPDATE .. WHERE id IN (SELECT .. LIMIT $1) RETURNING is limited as well.
        self.limited = all("limit" in words(self.sql[e]) for e in ENGINES)
        if self.limited and "unbounded" in self.tags:
            stop(self.where, "is tagged unbounded and has a LIMIT: drop one")

    def check_text(self, engine):
        found = tokens(self.sql[engine])
        if any(text == ";" for _, text in found):
            stop(self.where, f"holds more than one statement for {engine}")
        for (kind, text), (_, after) in zip(found, found[1:]):
            if kind == "word" and text.lower() == "select" and after == "*":
                stop(self.where, "SELECT *: name the columns, so that a migration cannot add one")
        if any(kind == "other" and text == "?" for kind, text in found):
            stop(self.where, "parameters are written $1, $2 ..")

    def parameter_count(self, engine):
        used = {int(text[1:]) for kind, text in tokens(self.sql[engine]) if kind == "param"}
        most = max(used, default=0)
        missing = set(range(1, most + 1)) - used
        if missing:
            stop(self.where, f"does not use ${min(missing)} for {engine}")
        return most

    def check_brands(self, tables):
        """A query on a table that belongs to a brand names the brand, or says why not."""
        if "all brands" in self.tags:
            return
        for engine in ENGINES:
            found = set(words(self.sql[engine]))
            if found & tables[engine] and "brand_id" not in found:
                table = sorted(found & tables[engine])[0]
                stop(self.where, f"reads or writes {table} without its brand_id; add it, or tag "
                                 "the query `-- all brands: reason`")


FRAGMENT = re.compile(r"@([a-z][a-z0-9_]*)@")
FRAGMENT_DEPTH = 4  # of fragments in fragments


def read_fragments(paths):
    """{name: text} of what the query files share."""
    out, name = {}, None
    for path in paths:
        name = None
        for number, line in enumerate(path.read_text().splitlines(), 1):
            tag = re.match(r"--\s*(fragment|name|small table)\s*:\s*(\S*)", line)
            if tag:
                name = tag[2] if tag[1] == "fragment" else None
                if name in out:
                    stop(f"{path.name}:{number}", f"there are two fragments {name}")
                if name is not None:
                    out[name] = []
            elif name and line.strip() and not line.lstrip().startswith("--"):
                out[name].append(line.rstrip())
    return {name: "\n".join(lines) for name, lines in out.items()}


def read_queries(path, small, fragments):
    query, engine, out = None, None, []

    def filled(where, line):
        for _ in range(FRAGMENT_DEPTH):
            for name in FRAGMENT.findall(line):
                if name not in fragments:
                    stop(where, f"there is no `-- fragment: {name}`")
                line = line.replace(f"@{name}@", fragments[name])
        if FRAGMENT.search(line):
            stop(where, "a fragment names itself")
        return line

    def end():
        if query in (None, FRAGMENT):
            return
        for e, lines in query.lines.items():
            query.sql[e] = "\n".join(lines).strip().removesuffix(";").rstrip()
        query.check()
        out.append(query)

    for number, line in enumerate(path.read_text().splitlines(), 1):
        where = f"{path.name}:{number}"
        tag = re.match(r"\s*--\s*([a-z][a-z ]*?)\s*:(.*)", line)
        key, value = (tag[1], tag[2].strip()) if tag else (None, None)
        if key == "fragment":
            end()
            query = FRAGMENT  # its lines were read before
        elif key == "name":
            end()
            query, engine = Query(f"{where}: {value}", value), None
            query.lines = {e: [] for e in ENGINES}
        elif key == "small table":
            table, _, reason = value.partition(":")
            if not reason.strip():
                stop(where, "write `-- small table: name: reason`")
            small[table.strip()] = reason.strip()
        elif key == "engine":
            if query in (None, FRAGMENT) or value not in ENGINES:
                stop(where, f"unknown engine or no query: {value}")
            if engine is None and any(query.lines[value]):
                stop(where, "SQL stands before the first `-- engine:`")
            engine = value
        elif key in TAGS:
            if query in (None, FRAGMENT) or not value:
                stop(where, f"`-- {key}:` needs a query before it and a reason after it")
            query.tags[key] = value
        elif line.strip() and not line.lstrip().startswith("--"):
            if query is None:
                stop(where, "SQL before the first `-- name:`")
            if query is FRAGMENT:
                continue
            for e in [engine] if engine else ENGINES:
                query.lines[e].append(filled(where, line.rstrip()))
    end()
    return out


# Words of migrations that stand for what the engines spell differently.
SPELLING = {
    "@id@": {"sqlite": "INTEGER PRIMARY KEY",
             "pgsql": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
}
FORBIDDEN = {"begin", "commit", "rollback", "vacuum", "pragma", "attach", "detach", "savepoint"}


def check_migration(where, sql):
    """The store runs all migrations in one transaction of its own."""
    at_start = True
    for kind, text in tokens(sql):
        if at_start and kind == "word" and text.lower() in FORBIDDEN:
            stop(where, f"{text} has no place in a migration: it runs inside a transaction")
        if kind == "word" and text.lower() == "concurrently":
            stop(where, "CONCURRENTLY cannot run inside a transaction")
        at_start = text == ";"


# An automatic key that is never given twice, and one that may be after its row is gone: the
# second is cheaper for tables that take millions of rows in a row.
KEYS = {
    "@id@": {"sqlite": "INTEGER PRIMARY KEY AUTOINCREMENT",
             "pgsql": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
    "@rowid@": {"sqlite": "INTEGER PRIMARY KEY",
                "pgsql": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
}


def expand(sql, engine):
    for word, text in KEYS.items():
        sql = sql.replace(word, text[engine])
    return sql


class Migration:
    def __init__(self, stem, sql):
        self.stem, self.version = stem, int(stem[:4])
        self.sql = {e: self.spell(e, sql[e]) for e in ENGINES}
        text = "\0".join(self.sql[e] for e in ENGINES)
        self.checksum = hashlib.sha256(text.encode()).hexdigest()[:32]

    def spell(self, engine, sql):
        for word, texts in SPELLING.items():
            sql = sql.replace(word, texts[engine])
        left = re.search(r"@[a-z_]+@", sql)
        if left:
            stop(self.stem, f"{left[0]} is unknown: {', '.join(SPELLING)}")
        return sql


def read_migrations(paths):
    found = {}
    for path in paths:
        stem, _, engine = path.name.removesuffix(".sql").partition(".")
        if not re.fullmatch(r"\d{4}_[a-z0-9_]+", stem) or engine not in ("",) + ENGINES:
            stop(path.name, "a migration is NNNN_name.sql or NNNN_name.ENGINE.sql")
        sql = path.read_text().replace("\r\n", "\n")
        check_migration(path.name, sql)
        for e in [engine] if engine else ENGINES:
            if e in found.setdefault(stem, {}):
                stop(path.name, f"there are two texts for {e}")
            found[stem][e] = expand(sql, e)
    out = [Migration(stem, sql) for stem, sql in sorted(found.items())
           if set(sql) == set(ENGINES) or stop(stem, "lacks an engine")]
    for number, migration in enumerate(out, 1):
        if migration.version != number:
            stop(migration.stem, f"is out of sequence: number {number:04} was expected")
    return out


def brand_tables(migrations, engine):
    """Tables whose definition has a brand_id."""
    out = set()
    for migration in migrations:
        sql = migration.sql[engine]
        for m in re.finditer(r"create\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)\s*\((.*?);", sql,
                             re.I | re.S):
            if "brand_id" in words(m[2]):
                out.add(m[1].lower())
        for m in re.finditer(r"alter\s+table\s+(\w+)\s+add\s+(?:column\s+)?brand_id", sql, re.I):
            out.add(m[1].lower())
    return out


def plural(n, noun):
    return f"{n} {noun}{'' if n == 1 else 's'}"


def header(name, queries):
    upper = name.upper()
    prefix = "Q" if name == "store" else upper
    guard = f"STORE_{upper}_GEN_H" if name != "store" else "STORE_QUERIES_GEN_H"
    kind = "Query" if name == "store" else name.capitalize() + "Query"
    count = "QUERY__COUNT" if name == "store" else f"{upper}__COUNT"
    out = ["/* Made by tools/sqlgen.py from .sql files: edit those. */",
           f"#ifndef {guard}", f"#define {guard}", "", '#include "store/schema.h"', "",
           f"typedef enum {kind} {{"]
    out += [f"    {prefix}_{q.name.upper()}, /* {plural(q.parameters, 'parameter')} */"
            for q in queries]
    out += [f"    {count}", f"}} {kind};", "", f"extern const Schema {name}_schema;", "",
            "#endif", ""]
    return "\n".join(out)


def source(name, include, queries, migrations, small):
    out = [f'#include "{include}"', ""]
    out += [f"static const QueryText queries[{len(queries) or 1}] = {{"]
    for q in queries:
        flags = [TAGS[t] for t in TAGS if t in q.tags] + ["QUERY_LIMITED"] * q.limited
        flags += ["QUERY_NEW_ROW"] * q.new_row
        flags += ["QUERY_HAS_PLAN"] * all(words(s)[0] in PLANNED for s in q.sql.values())
        out += ["    {", f'        .name = "{q.name}",', f"        .parameters = {q.parameters},",
                f"        .flags = {' | '.join(flags) or '0'},"]
        out += [f"        .{e} =\n        {c_text(q.sql[e])}," for e in ENGINES]
        if q.many:
            out += [f"        .sqlite_many =\n        {c_text(q.many)},"]
        out += ["    },"]
    out += ["};", "", f"static const Migration migrations[{len(migrations) or 1}] = {{"]
    for m in migrations:
        out += ["    {", f"        .version = {m.version},", f'        .name = "{m.stem}",',
                f'        .checksum = "{m.checksum}",']
        out += [f"        .{e} =\n        {c_text(m.sql[e])}," for e in ENGINES]
        out += ["    },"]
    out += ["};", "", "static const char *const small_tables[] = {"]
    out += [f'    "{table}", /* {reason} */' for table, reason in sorted(small.items())]
    out += ["    0,", "};", "", f"const Schema {name}_schema = {{",
            "    .queries = queries,", f"    .query_count = {len(queries)},",
            "    .migrations = migrations,", f"    .migration_count = {len(migrations)},",
            "    .small_tables = small_tables,", "};", ""]
    return "\n".join(out)


def write_changed(path, text):
    """What is the same already is left alone: then nothing that includes it is built anew."""
    if not path.is_file() or path.read_text() != text:
        path.write_text(text)


def main(argv):
    ask = argparse.ArgumentParser()
    ask.add_argument("header", type=pathlib.Path)
    ask.add_argument("source", type=pathlib.Path)
    ask.add_argument("--set", default="store", dest="name")
    ask.add_argument("sql", nargs="+", type=pathlib.Path)
    args = ask.parse_args(argv)
    small = {}
    files = [p for p in args.sql if p.parent.name != "migrations"]
    fragments = read_fragments(files)
    queries = [q for p in files for q in read_queries(p, small, fragments)]
    seen = set()
    for query in queries:
        if query.name in seen:
            stop(query.where, "two queries share this name")
        seen.add(query.name)
    migrations = read_migrations([p for p in args.sql if p.parent.name == "migrations"])
    tables = {engine: brand_tables(migrations, engine) for engine in ENGINES}
    for query in queries:
        query.check_brands(tables)
    write_changed(args.header, header(args.name, queries))
    include = "store/" + args.header.name
    write_changed(args.source, source(args.name, include, queries, migrations, small))


if __name__ == "__main__":
    main(sys.argv[1:])
