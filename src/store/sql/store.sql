-- The store's own bookkeeping. This file is the first of every set of queries.

-- small table: schema_migration: one row per migration of the program

-- name: migration_table
CREATE TABLE IF NOT EXISTS schema_migration (
  version BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at BIGINT NOT NULL
);

-- name: migration_table_count
-- engine: sqlite
SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration';
-- engine: pgsql
SELECT count(*) FROM pg_catalog.pg_class
 WHERE oid = to_regclass('schema_migration');

-- name: migration_lock
-- One process at a time: SQLite's writer lock does it, PostgreSQL needs one of its own.
-- engine: sqlite
SELECT 1;
-- engine: pgsql
SELECT count(*) FROM pg_advisory_xact_lock(727417);

-- name: migration_list
-- unbounded: one row per migration of the program
SELECT version, checksum FROM schema_migration ORDER BY version;

-- name: migration_record
INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4);

-- name: migration_version
SELECT coalesce(max(version), 0) FROM schema_migration;

-- name: store_problem
-- Up to twenty findings, worst first.
-- engine: sqlite
SELECT integrity_check AS text FROM pragma_integrity_check(20) WHERE integrity_check <> 'ok'
UNION ALL
SELECT 'row ' || coalesce(rowid, 0) || ' of ' || "table" || ' refers to a missing row of ' || parent
  FROM pragma_foreign_key_check LIMIT 20;
-- engine: pgsql
-- scan ok: the catalogue
SELECT 'constraint ' || conname || ' is not valid' AS text FROM pg_catalog.pg_constraint
 WHERE NOT convalidated
UNION ALL
SELECT 'index ' || CAST(CAST(indexrelid AS regclass) AS TEXT) || ' is not valid' FROM pg_catalog.pg_index
 WHERE NOT indisvalid LIMIT 20;

-- name: plan_table
-- Whether $1 is a table of this schema and not a subquery, an alias or a function.
-- engine: sqlite
SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = $1;
-- engine: pgsql
SELECT count(*) FROM pg_catalog.pg_class
 WHERE oid = to_regclass($1) AND relname NOT LIKE 'pg\_%';

-- name: plan_partial_index
-- Whether the index $1 holds only some rows: a list of work to do, read from its start.
-- engine: sqlite
SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = $1 AND sql LIKE '%WHERE%';
-- engine: pgsql
SELECT count(*) FROM pg_catalog.pg_index
 WHERE indexrelid = to_regclass($1) AND indpred IS NOT NULL;
