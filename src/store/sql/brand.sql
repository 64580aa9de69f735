-- small table: brand: a handful to some hundreds, made by people
-- small table: member: people times brands
-- small table: alarm_step: a ladder has a few steps

-- What may leave: nothing of a rehearsal does. Inside a query on one table with a brand_id.
-- fragment: real_brand
NOT EXISTS (SELECT 1 FROM brand d WHERE d.id = brand_id AND d.drill_of IS NOT NULL)

-- name: brand_insert
INSERT INTO brand (name, zone, is_sample, created_at, drill_of) VALUES ($1, $2, $3, $4, $5)
RETURNING id, name, zone, is_sample, drill_of, created_at;

-- name: brand_get
SELECT id, name, zone, is_sample, drill_of, created_at FROM brand WHERE id = $1;

-- name: brand_all
-- unbounded: brands are made by people
SELECT id, name, zone, is_sample, drill_of, created_at FROM brand ORDER BY id;

-- The crisis that is hot, of a brand b.
-- fragment: brand_crisis
(SELECT h.id FROM crisis h WHERE h.brand_id = b.id
    AND h.phase IN ('preparation', 'response', 'reassurance')) AS crisis_id

-- name: brand_of_staff
-- unbounded: brands are made by people
SELECT b.id, b.name, b.zone, b.is_sample, b.drill_of, b.created_at, m.role, @brand_crisis@
  FROM member m JOIN brand b ON b.id = m.brand_id
 WHERE m.staff_id = $1 ORDER BY b.is_sample, COALESCE(b.drill_of, 0), b.id;

-- name: brand_drill_stage
SELECT COALESCE(max(id), 0) FROM brand WHERE drill_of = $1;

-- name: brand_sample_id
SELECT COALESCE(max(id), 0) FROM brand WHERE is_sample = 1;

-- name: brand_delete
DELETE FROM brand WHERE id = $1;

-- name: event_next
UPDATE brand SET event_seq = event_seq + 1 WHERE id = $1 RETURNING event_seq;

-- name: event_insert
INSERT INTO event (brand_id, seq, kind, object_id, at) VALUES ($1, $2, $3, $4, $5);

-- name: event_after
SELECT seq, kind, object_id, at FROM event WHERE brand_id = $1 AND seq > $2 ORDER BY seq LIMIT $3;

-- name: event_heads
-- unbounded: one row a brand
SELECT id AS brand_id, event_seq AS seq FROM brand ORDER BY id;

-- name: event_newest
SELECT event_seq FROM brand WHERE id = $1;

-- name: event_oldest
SELECT COALESCE(min(seq), 0) FROM event WHERE brand_id = $1;

-- name: event_prune
DELETE FROM event WHERE brand_id = $1 AND seq <= $2;

-- name: brand_ids
-- unbounded: brands are made by people
SELECT id FROM brand ORDER BY id;
