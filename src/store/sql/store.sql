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
