-- small table: sample_line: some forty lines of one brand, gone once they arrived

-- name: sample_line_insert
INSERT INTO sample_line (brand_id, due_at, line) VALUES ($1, $2, $3);

-- name: sample_line_due
-- all brands: there is one sample brand at most
-- Nothing arrives before somebody can watch.
SELECT id, brand_id, due_at, line FROM sample_line
 WHERE due_at <= $1 AND EXISTS (SELECT 1 FROM staff WHERE is_sample = 0)
 ORDER BY due_at, id LIMIT $2;

-- The first of them arrives at $2, the others as far behind it as before.
-- name: sample_line_begin
UPDATE sample_line SET due_at = due_at + CAST($2 AS BIGINT) -
       (SELECT min(first.due_at) FROM sample_line first WHERE first.brand_id = $1)
 WHERE brand_id = $1;

-- name: sample_line_delete
-- all brands: by id
DELETE FROM sample_line WHERE id = $1;
