-- small table: brand: a handful to some hundreds, made by people
-- small table: member: people times brands
-- small table: alarm_step: a ladder has a few steps

-- name: brand_insert
INSERT INTO brand (name, zone, is_sample, created_at) VALUES ($1, $2, $3, $4)
RETURNING id, name, zone, is_sample, created_at;

-- name: brand_get
SELECT id, name, zone, is_sample, created_at FROM brand WHERE id = $1;

-- name: brand_all
-- unbounded: brands are made by people
SELECT id, name, zone, is_sample, created_at FROM brand ORDER BY id;

-- name: brand_of_staff
-- unbounded: brands are made by people
SELECT b.id, b.name, b.zone, b.is_sample, b.created_at, m.role
  FROM member m JOIN brand b ON b.id = m.brand_id
 WHERE m.staff_id = $1 ORDER BY b.is_sample, b.id;

-- name: brand_sample_id
SELECT COALESCE(max(id), 0) FROM brand WHERE is_sample = 1;

-- name: brand_delete
DELETE FROM brand WHERE id = $1;

-- name: policy_get
SELECT four_eyes, hold_public, hold_private, clock_comment, clock_chat, clock_marketplace,
       clock_review, clock_mail, clock_grave, hours_from, hours_to, alarm_level, quiet_days,
       policy_version
  FROM brand WHERE id = $1;

-- name: policy_set
UPDATE brand SET four_eyes = $2, hold_public = $3, hold_private = $4, clock_comment = $5,
       clock_chat = $6, clock_marketplace = $7, clock_review = $8, clock_mail = $9,
       clock_grave = $10, hours_from = $11, hours_to = $12, alarm_level = $13,
       quiet_days = $15, policy_version = policy_version + 1
 WHERE id = $1 AND policy_version = $14;

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
