-- small table: sample_line: some forty lines of one brand, gone once they arrived

-- name: sample_line_insert
INSERT INTO sample_line (brand_id, due_at, line) VALUES ($1, $2, $3);

-- name: sample_line_due
-- all brands: there is one sample brand at most
SELECT id, brand_id, due_at, line FROM sample_line WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2;

-- name: sample_line_delete
-- all brands: by id
DELETE FROM sample_line WHERE id = $1;
