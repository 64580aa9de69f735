-- name: halt_insert
INSERT INTO halt (brand_id, source_id, channel, reason, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- fragment: halt_row
h.id, h.source_id, x.name AS source_name, h.channel, h.reason, h.made_by, s.name AS made_name,
       h.made_at, h.ended_by, h.ended_at
  FROM halt h
  LEFT JOIN source x ON x.id = h.source_id
  LEFT JOIN staff s ON s.id = h.made_by

-- name: halt_get
SELECT @halt_row@
 WHERE h.brand_id = $1 AND h.id = $2;

-- name: halt_open
SELECT @halt_row@
 WHERE h.brand_id = $1 AND h.ended_at IS NULL ORDER BY h.id DESC LIMIT 50;

-- name: halt_same
SELECT count(*) FROM halt
 WHERE brand_id = $1 AND ended_at IS NULL AND COALESCE(source_id, 0) = COALESCE(CAST($2 AS BIGINT), 0)
   AND COALESCE(channel, '') = COALESCE(CAST($3 AS TEXT), '');

-- name: halt_end
UPDATE halt SET ended_by = $3, ended_at = $4 WHERE brand_id = $1 AND id = $2 AND ended_at IS NULL;
