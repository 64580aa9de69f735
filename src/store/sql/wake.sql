-- How people are woken. These tables are of a person, not of a brand.
-- small table: wake_way: a few per person
-- small table: wake_code: a few at a time, old ones are removed

-- name: wake_way_list
-- unbounded: a few per person
SELECT id, way, name, address, created_at, ok_at, failed_at, failure FROM wake_way
 WHERE staff_id = $1 ORDER BY id;

-- name: wake_way_count
SELECT count(*) FROM wake_way WHERE staff_id = $1;

-- name: wake_way_put
INSERT INTO wake_way (staff_id, way, name, address, print, secret, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (staff_id, print) DO UPDATE SET name = excluded.name, secret = excluded.secret,
       failed_at = NULL, failure = NULL
RETURNING id;

-- name: wake_way_get
SELECT id, way, name, address, created_at, ok_at, failed_at, failure FROM wake_way
 WHERE staff_id = $1 AND id = $2;

-- name: wake_way_remove
DELETE FROM wake_way WHERE staff_id = $1 AND id = $2;

-- A browser that is gone, by the word of its push service.
-- name: wake_way_drop
DELETE FROM wake_way WHERE id = $1;

-- name: wake_way_ok
UPDATE wake_way SET ok_at = $2, failed_at = NULL, failure = NULL WHERE id = $1;

-- name: wake_way_failed
UPDATE wake_way SET failed_at = $2, failure = $3 WHERE id = $1;

-- name: wake_code_clear
DELETE FROM wake_code WHERE staff_id = $1 OR expires_at <= $2;

-- name: wake_code_insert
INSERT INTO wake_code (code_hash, staff_id, expires_at) VALUES ($1, $2, $3);

-- name: wake_code_take
DELETE FROM wake_code WHERE code_hash = $1 AND expires_at > $2 RETURNING staff_id;

-- name: wake_code_open
SELECT COALESCE(max(expires_at), 0) FROM wake_code WHERE expires_at > $1;
