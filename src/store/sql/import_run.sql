-- name: import_unfinished
SELECT id, source_id, file, print, state, at_byte, taken, known, bad, started_at, ended_at
  FROM import_run
 WHERE brand_id = $1 AND print = $2 AND source_id = $3 AND state <> 'done'
 ORDER BY id DESC LIMIT 1;

-- name: import_insert
INSERT INTO import_run (brand_id, source_id, file, print, state, started_at)
VALUES ($1, $2, $3, $4, 'running', $5)
RETURNING id, source_id, file, print, state, at_byte, taken, known, bad, started_at, ended_at;

-- name: import_resume
UPDATE import_run SET state = 'running', ended_at = NULL WHERE brand_id = $1 AND id = $2;

-- name: import_update
-- all brands: import_begin gave the id for the brand of its caller
UPDATE import_run SET at_byte = $2, taken = $3, known = $4, bad = $5, state = $6, ended_at = $7
 WHERE id = $1 AND state <> 'done' RETURNING brand_id;

-- name: import_list
SELECT id, source_id, file, print, state, at_byte, taken, known, bad, started_at, ended_at
  FROM import_run WHERE brand_id = $1 ORDER BY id DESC LIMIT 100;
