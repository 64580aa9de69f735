-- small table: watcher: those of a brand who take duty
-- small table: shift: a few per person
-- small table: shift_exception: a few per person, past ones are removed

-- name: watcher_list
-- unbounded: those of a brand who take duty
SELECT w.staff_id, s.name, s.email, w.zone, w.quiet_from, w.quiet_to, w.quiet_level, w.tested_at
  FROM watcher w
  JOIN member m ON m.brand_id = w.brand_id AND m.staff_id = w.staff_id
  JOIN staff s ON s.id = w.staff_id
 WHERE w.brand_id = $1 AND s.ended_at IS NULL ORDER BY w.position, w.staff_id;

-- name: watcher_count
SELECT count(*) FROM watcher w
  JOIN member m ON m.brand_id = w.brand_id AND m.staff_id = w.staff_id
 WHERE w.brand_id = $1;

-- name: shift_list
-- unbounded: a few per person
SELECT staff_id, weekday, from_at, to_at FROM shift
 WHERE brand_id = $1 ORDER BY staff_id, weekday, from_at;

-- name: shift_exception_list
-- unbounded: a few per person
SELECT staff_id, day AS number, is_off, from_at, to_at FROM shift_exception
 WHERE brand_id = $1 AND day >= $2 ORDER BY staff_id, day, from_at;

-- name: watcher_keep
-- Every row's position is negative until it is put anew: what stays negative has left.
UPDATE watcher SET position = -1 WHERE brand_id = $1;

-- name: watcher_put
INSERT INTO watcher (brand_id, staff_id, position, zone, quiet_from, quiet_to, quiet_level, tested_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (brand_id, staff_id) DO UPDATE SET position = excluded.position, zone = excluded.zone,
       quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
       quiet_level = excluded.quiet_level;

-- name: watcher_drop_rest
DELETE FROM watcher WHERE brand_id = $1 AND position < 0;

-- name: shifts_clear
DELETE FROM shift WHERE brand_id = $1;

-- name: shift_exceptions_clear
DELETE FROM shift_exception WHERE brand_id = $1;

-- name: shift_insert
INSERT INTO shift (brand_id, staff_id, weekday, from_at, to_at) VALUES ($1, $2, $3, $4, $5);

-- name: shift_exception_insert
INSERT INTO shift_exception (brand_id, staff_id, day, is_off, from_at, to_at)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: watcher_tested
UPDATE watcher SET tested_at = $3
 WHERE brand_id = $1 AND staff_id = $2 AND tested_at <= $4;

-- Which of a brand's people can be reached how; who has none is mailed at the account's address.
-- name: wake_ways_of_brand
-- unbounded: a few per person
SELECT y.staff_id, y.way FROM member m JOIN wake_way y ON y.staff_id = m.staff_id
 WHERE m.brand_id = $1 ORDER BY y.staff_id, y.id;

-- name: owner_list
-- unbounded: owners of a brand
SELECT s.id AS staff_id, s.name, s.email FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.role = 'owner' AND s.ended_at IS NULL ORDER BY m.created_at, s.id;

-- name: person_of_brand_by_mail
SELECT s.id AS staff_id, s.name, s.email FROM staff s JOIN member m ON m.staff_id = s.id
 WHERE m.brand_id = $1 AND s.email = $2 AND s.ended_at IS NULL;

-- name: person_of_brand
SELECT s.id AS staff_id, s.name, s.email FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.staff_id = $2 AND s.ended_at IS NULL;
