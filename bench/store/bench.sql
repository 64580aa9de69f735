-- Queries of bench/store_bench.c.

-- name: plain_add
INSERT INTO plain (brand_id, source, ext_id, body, at, state, score) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: full_add
INSERT INTO full_message (brand_id, source, ext_id, body, at, state, score)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (source, ext_id) DO NOTHING RETURNING id;

-- name: word_add
-- engine: sqlite
INSERT INTO word (rowid, words) VALUES ($1, $2);
-- engine: pgsql
INSERT INTO word (message_id, words) VALUES ($1, to_tsvector('simple', $2));

-- name: full_get
SELECT id, brand_id, source, ext_id, body, at, state, score FROM full_message
 WHERE source = $1 AND ext_id = $2 AND brand_id = $3;

-- name: full_page
SELECT id, brand_id, source, ext_id, body, at, state, score FROM full_message
 WHERE brand_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3;
