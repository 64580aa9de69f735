-- small table: audit_head: one row a brand

-- The newest row, held until the transaction ends. No RETURNING: in SQLite each of those makes the
-- full text write out what it has gathered.
-- name: audit_head_lock
-- engine: sqlite
SELECT brand_id, seq, hash FROM audit_head WHERE brand_id = $1;
-- engine: pgsql
SELECT brand_id, seq, hash FROM audit_head WHERE brand_id = $1 FOR UPDATE;

-- name: audit_head_set
INSERT INTO audit_head (brand_id, seq, hash) VALUES ($1, $2, $3)
ON CONFLICT (brand_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash;

-- name: audit_heads
-- unbounded: one row a brand
SELECT brand_id, seq, hash FROM audit_head ORDER BY brand_id;

-- name: audit_insert
INSERT INTO audit (brand_id, seq, at, staff_id, act, object, object_id, detail, commitment, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: audit_text_insert
INSERT INTO audit_text (brand_id, seq, salt, text) VALUES ($1, $2, $3, $4);

-- name: audit_page
SELECT a.seq, a.at, a.staff_id, s.name AS staff_name, a.act, a.object, a.object_id, a.detail,
       a.commitment, a.hash
  FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
 WHERE a.brand_id = $1 AND a.seq < $2
   AND (CAST($3 AS BIGINT) IS NULL OR a.staff_id = $3)
   AND (CAST($4 AS TEXT) IS NULL OR a.object = $4)
 ORDER BY a.seq DESC LIMIT $5;

-- name: audit_of_object
SELECT a.seq, a.at, a.staff_id, s.name AS staff_name, a.act, a.object, a.object_id, a.detail,
       a.commitment, a.hash
  FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
 WHERE a.brand_id = $1 AND a.object = $2 AND a.object_id = $3 AND a.seq < $4
 ORDER BY a.seq DESC LIMIT $5;

-- name: audit_walk
SELECT a.seq, a.at, a.staff_id, a.act, a.object, a.object_id, a.detail, a.commitment, a.hash,
       t.salt, t.text
  FROM audit a LEFT JOIN audit_text t ON t.brand_id = a.brand_id AND t.seq = a.seq
 WHERE a.brand_id = $1 AND a.seq > $2 ORDER BY a.seq LIMIT $3;

-- name: audit_brands
-- unbounded: one row a brand
-- all brands: verification walks every chain
-- scan ok: verification reads everything anyway
SELECT brand_id, max(seq) AS seq, '' AS hash FROM audit GROUP BY brand_id
UNION SELECT brand_id, seq, hash FROM audit_head ORDER BY brand_id;
