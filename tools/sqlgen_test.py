#!/usr/bin/env python3
"""What sqlgen.py makes of good files, and what it refuses: one file tree per case."""
import pathlib
import tempfile
import unittest

import sqlgen

TABLES = "CREATE TABLE message (id @id@, brand_id BIGINT NOT NULL, text TEXT);"


def generate(files):
    """(message of the refusal, header, source) of sqlgen over {path: text}."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        out = [root / "out.gen.h", root / "out.gen.c"]
        message = ""
        try:
            sqlgen.main([str(p) for p in [*out, *(root / name for name in files)]])
        except SystemExit as refusal:
            message = str(refusal)
        return message, *(p.read_text() if p.exists() else "" for p in out)


class Sqlgen(unittest.TestCase):
    def accepts(self, sql, **migrations):
        message, header, source = generate(self.files(sql, migrations))
        self.assertEqual(message, "")
        return header, source

    def refuses(self, why, sql, **migrations):
        message, header, source = generate(self.files(sql, migrations))
        self.assertIn(why, message)
        self.assertEqual(header + source, "") # nothing is written

    @staticmethod
    def files(sql, migrations):
        files = {"sql/a.sql": sql} if sql is not None else {}
        return files | {f"migrations/{name.replace('__', '.')}.sql": text
                        for name, text in migrations.items()}

    def test_a_query_becomes_an_id_with_its_parameters(self):
        header, source = self.accepts("-- name: case_get\nSELECT id FROM t WHERE a = $2 OR b = $1;\n")
        self.assertIn("Q_CASE_GET, /* 2 parameters */", header)
        self.assertIn('"SELECT id FROM t WHERE a = $2 OR b = $1\\n"', source)

    def test_each_engine_has_its_own_text(self):
        _, source = self.accepts("-- name: a\n-- engine: sqlite\nSELECT 1;\n-- engine: pgsql\nSELECT 2;")
        self.assertLess(source.index("SELECT 1"), source.index("SELECT 2"))

    def test_a_fragment_stands_in_every_query_that_names_it(self):
        _, source = self.accepts("-- fragment: row\n-- why\nid,\n  b\n-- name: a\nSELECT @row@ FROM t;\n"
                                 "-- name: b\nSELECT @row@ FROM u;")
        self.assertEqual(source.count('"SELECT id,'), 4)  # two queries, two engines
        self.assertNotIn("@row@", source)

    def test_a_fragment_must_be_there_once(self):
        self.refuses("there is no `-- fragment: row`", "-- name: a\nSELECT @row@ FROM t;")
        self.refuses("names itself", "-- fragment: a\n@a@\n-- name: b\nSELECT @a@;")
        self.refuses("two fragments row", "-- fragment: row\nid\n-- fragment: row\nid\n")

    def test_a_parameter_in_a_text_or_comment_is_none(self):
        header, _ = self.accepts("-- name: a\nSELECT '$7', \"$8\" /* $9 */ FROM t WHERE b = $1 -- $2\n")
        self.assertIn("/* 1 parameter */", header)

    def test_tags_become_flags(self):
        _, source = self.accepts("-- name: a\n-- unbounded: few\n-- scan ok: few\nSELECT b FROM t;\n"
                                 "-- name: b\nSELECT c FROM t LIMIT 5;\n-- name: c\nCREATE TABLE x (y INT)")
        self.assertIn("QUERY_UNBOUNDED | QUERY_SCAN_OK | QUERY_HAS_PLAN", source)
        self.assertIn("QUERY_LIMITED | QUERY_HAS_PLAN", source)
        self.assertIn(".flags = 0,", source)

    def test_a_limit_in_a_text_does_not_count(self):
        _, source = self.accepts("-- name: a\nSELECT 'LIMIT' AS b FROM t")
        self.assertNotIn("QUERY_LIMITED", source)

    def test_a_new_row_is_asked_for_its_id_in_one_engine_only(self):
        _, source = self.accepts("-- name: a\nINSERT INTO t (b) VALUES ($1) RETURNING id;\n"
                                 "-- name: b\nINSERT INTO t (b) VALUES ($1) ON CONFLICT DO NOTHING"
                                 " RETURNING id;")
        self.assertEqual(source.count("RETURNING"), 2)
        self.assertEqual(source.count("QUERY_NEW_ROW"), 2)

    def test_many_new_rows_have_a_text_of_their_own(self):
        _, source = self.accepts("-- name: a\nINSERT INTO t (b, c, d)\nVALUES ($2, $1, $1)\nRETURNING id;")
        self.assertIn('"INSERT OR ROLLBACK INTO t (b, c, d)\\n"', source)
        self.assertIn('"SELECT c2, c1, c1 FROM given_rows\\n"', source)

    def test_what_adds_more_than_its_parameters_goes_row_by_row(self):
        names = ", ".join(f"c{n}" for n in range(33))
        values = ", ".join(f"${n + 1}" for n in range(33))
        _, source = self.accepts(
            "-- name: a\nINSERT INTO t (b, c) VALUES ($1, 'x') RETURNING id;\n"
            "-- name: b\nINSERT INTO t (b) VALUES ($1) ON CONFLICT DO NOTHING RETURNING id;\n"
            "-- name: c\nINSERT INTO t (b) VALUES ($1);\n"
            f"-- name: d\nINSERT INTO t ({names}) VALUES ({values}) RETURNING id;")
        self.assertNotIn("given_rows", source)

    def test_what_may_do_more_than_add_a_row_keeps_its_returning(self):
        _, source = self.accepts(
            "-- name: a\nINSERT INTO t (b) VALUES ($1) ON CONFLICT (b) DO UPDATE SET c = 1"
            " RETURNING id;\n-- name: b\nINSERT INTO t (b) SELECT d FROM u WHERE e = $1"
            " RETURNING id;\n-- name: c\nINSERT INTO t (b) VALUES ($1) RETURNING id, b;")
        self.assertEqual(source.count("RETURNING"), 6)
        self.assertNotIn("QUERY_NEW_ROW", source)

    def test_small_tables_are_listed(self):
        _, source = self.accepts("-- small table: setting: one per setting\n-- name: a\nSELECT 1")
        self.assertIn('"setting", /* one per setting */', source)

    def test_a_shared_migration_is_spelt_for_each_engine(self):
        _, source = self.accepts(None, **{"0001_a": TABLES})
        self.assertIn("id INTEGER PRIMARY KEY", source)
        self.assertIn("id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY", source)

    def test_a_key_that_may_be_given_twice_is_asked_for_by_name(self):
        _, source = self.accepts(None, **{"0001_a": TABLES.replace("@id@", "@rowid@")})
        self.assertNotIn("AUTOINCREMENT", source)
        self.assertIn("AUTOINCREMENT", self.accepts(None, **{"0001_a": TABLES})[1])

    def test_a_changed_text_changes_the_checksum(self):
        def checksum(text):
            source = self.accepts(None, **{"0001_a": text})[1]
            return source.split('.checksum = "')[1].split('"')[0]
        self.assertEqual(checksum(TABLES), checksum(TABLES.replace("\n", "\r\n")))
        self.assertNotEqual(checksum(TABLES), checksum(TABLES + " "))

    def test_bodies_of_triggers_and_functions_are_no_transactions(self):
        self.accepts(None, **{"0001_a__sqlite": "CREATE TRIGGER x AFTER INSERT ON t BEGIN SELECT 1; END;",
                              "0001_a__pgsql": "CREATE FUNCTION f() AS $$ BEGIN; COMMIT; END $$;"})

    def test_refusals_of_queries(self):
        for why, sql in [
            ("has no SQL for pgsql", "-- name: a\n-- engine: sqlite\nSELECT 1;"),
            ("has no SQL for sqlite", "-- name: a\n"),
            ("more than one statement", "-- name: a\nSELECT 1; SELECT 2;"),
            ("different number of parameters", "-- name: a\n-- engine: sqlite\nSELECT $1\n"
                                               "-- engine: pgsql\nSELECT $1, $2"),
            ("does not use $1", "-- name: a\nSELECT $2"),
            ("share this name", "-- name: a\nSELECT 1;\n-- name: a\nSELECT 2;"),
            ("SELECT *", "-- name: a\nSELECT * FROM t"),
            ("parameters are written", "-- name: a\nSELECT ?"),
            ("lower case", "-- name: aB\nSELECT 1"),
            ("before the first", "SELECT 1;\n-- name: a\nSELECT 1"),
            ("before the first `-- engine:`", "-- name: a\nSELECT 1\n-- engine: sqlite\nSELECT 2"),
            ("unknown engine", "-- name: a\n-- engine: oracle\nSELECT 1"),
            ("a reason after it", "-- name: a\n-- scan ok:\nSELECT 1"),
            ("small table", "-- small table: t\n-- name: a\nSELECT 1"),
            ("drop one", "-- name: a\n-- unbounded: few\nSELECT b FROM t LIMIT 1"),
        ]:
            with self.subTest(why):
                self.refuses(why, sql)

    def test_refusals_of_migrations(self):
        for why, files in [
            ("out of sequence", {"0002_a": "CREATE TABLE t (x INT)"}),
            ("out of sequence", {"0001_a": "SELECT 1", "0003_a": "SELECT 1"}),
            ("lacks an engine", {"0001_a__sqlite": "SELECT 1"}),
            ("two texts for sqlite", {"0001_a": "SELECT 1", "0001_a__sqlite": "SELECT 1"}),
            ("is NNNN_name.sql", {"1_a": "SELECT 1"}),
            ("is NNNN_name.sql", {"0001_a__oracle": "SELECT 1"}),
            ("no place in a migration", {"0001_a": "SELECT 1; COMMIT;"}),
            ("no place in a migration", {"0001_a": "PRAGMA foreign_keys=OFF;"}),
            ("CONCURRENTLY", {"0001_a": "CREATE INDEX CONCURRENTLY i ON t(x)"}),
            ("@what@ is unknown", {"0001_a": "CREATE TABLE t (id @what@)"}),
        ]:
            with self.subTest(why):
                self.refuses(why, None, **files)

    def test_a_query_on_a_brands_table_names_the_brand_or_says_why_not(self):
        tables = {"0001_a": TABLES}
        self.refuses("without its brand_id", "-- name: a\nSELECT text FROM message WHERE id = $1", **tables)
        self.accepts("-- name: a\nSELECT text FROM message WHERE brand_id = $1 AND id = $2", **tables)
        self.accepts("-- name: a\n-- all brands: retention\nDELETE FROM message WHERE id < $1", **tables)

    def test_a_later_brand_id_counts(self):
        self.refuses("without its brand_id", "-- name: a\nSELECT x FROM t WHERE y = $1",
                     **{"0001_a": "CREATE TABLE t (x INT, y INT);",
                        "0002_a": "ALTER TABLE t ADD COLUMN brand_id BIGINT;"})


if __name__ == "__main__":
    unittest.main()
