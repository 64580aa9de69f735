-- Queries of the store's own tests.
-- small table: shelf: made by people

-- name: shelf_insert
INSERT INTO shelf (name) VALUES ($1) RETURNING id;

-- name: shelf_delete
DELETE FROM shelf WHERE id = $1;

-- name: note_insert
INSERT INTO note (shelf_id, title, body, kind, weight, is_open, due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- name: note_add
INSERT INTO note (title, kind) VALUES ($1, $2);

-- name: note_add_once
INSERT INTO note (title, kind) VALUES ($1, $2) ON CONFLICT (title) DO NOTHING RETURNING id;

-- name: note_get
SELECT id, shelf_id, title, body, kind, weight, is_open, due_at FROM note WHERE id = $1;

-- name: note_swapped
-- SQLite numbers $n by first appearance: here $3 comes first.
SELECT id, title FROM note WHERE title = $3 AND kind = $1 AND weight < $2;

-- name: note_all
-- unbounded: a test's few notes
-- scan ok: a test's few notes
SELECT id, title, kind FROM note ORDER BY id;

-- name: note_page
SELECT id, title, kind FROM note WHERE id > $1 ORDER BY id LIMIT $2;

-- name: note_without_limit
SELECT id, title FROM note WHERE id > $1 ORDER BY id;

-- name: note_unknown_column
SELECT id, title AS heading FROM note WHERE id = $1;

-- name: note_small_page
SELECT id AS title FROM note WHERE id = $1;

-- name: note_max_weight
-- scan ok: a test's few notes
SELECT max(weight) FROM note;

-- name: note_count
-- scan ok: a test's few notes
SELECT count(*) FROM note;

-- name: note_title
SELECT title FROM note WHERE id = $1;

-- name: note_close_all
UPDATE note SET is_open = 0 WHERE is_open = $1;

-- name: note_due
SELECT id, title FROM note WHERE is_open = 1 AND due_at < $1 ORDER BY due_at LIMIT 10;

-- name: note_open_list
-- Reads a partial index from its start.
SELECT id, title FROM note WHERE is_open = 1 ORDER BY due_at LIMIT 10;

-- name: note_found
-- engine: sqlite
SELECT n.id, n.title FROM note_word w JOIN note n ON n.id = w.rowid
 WHERE w.note_word MATCH $1 ORDER BY w.rowid DESC LIMIT 10;
-- engine: pgsql
SELECT n.id, n.title FROM note_word w JOIN note n ON n.id = w.note_id
 WHERE w.words @@ plainto_tsquery('simple', $1) ORDER BY w.note_id DESC LIMIT 10;

-- name: note_of_shelf
SELECT n.id, n.title FROM shelf s JOIN note n ON n.shelf_id = s.id WHERE s.name = $1
 ORDER BY n.id LIMIT 10;

-- name: shelf_scan
SELECT id, name AS title FROM shelf ORDER BY name LIMIT 50;

-- name: scan_by_body
-- Deliberately without an index, under an alias: store_check_plans must report it.
SELECT x.id, x.title FROM note AS x WHERE x.body = $1 LIMIT 10;

-- name: scan_by_order
SELECT id, title FROM note WHERE weight > $1 ORDER BY id LIMIT 10;

-- name: scan_to_update
UPDATE note SET body = NULL WHERE weight = $1;

-- name: scan_of_join
SELECT a.id, a.title FROM note a JOIN note b ON b.weight = a.weight WHERE a.id = $1 LIMIT 10;

-- name: counter_get
SELECT value FROM counter WHERE name = $1;

-- name: counter_add
INSERT INTO counter (name, value) VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET value = counter.value + $2;

-- name: counter_set
UPDATE counter SET value = $2 WHERE name = $1;

-- name: shelf_rename
UPDATE shelf SET name = $2 WHERE id = $1;

-- name: kill_me
-- engine: sqlite
SELECT 1;
-- engine: pgsql
SELECT count(*) FROM pg_terminate_backend(pg_backend_pid());

-- name: shelf_all
-- unbounded: a test's few shelves
SELECT id, name AS title FROM shelf ORDER BY id;

-- name: word_add
-- engine: sqlite
INSERT INTO note_word (rowid, words) VALUES ($1, $2);
-- engine: pgsql
INSERT INTO note_word (note_id, words) VALUES ($1, to_tsvector('simple', $2));
