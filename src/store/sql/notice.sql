-- Calm messages about deadlines and unknown posts: desk/notice.h.

-- $2: their last messages since then. One that failed told nothing, but is tried no sooner again than
-- any other; $3: those about official accounts, tried again after a day. Who is invented is told nothing.
-- name: notice_people
-- unbounded: people of a brand
SELECT s.id AS staff_id, m.role,
       COALESCE((SELECT max(n.made_at) FROM notice n
         WHERE n.staff_id = s.id AND n.made_at > $2 AND n.state NOT IN ('cancelled', 'failed')
           AND n.brand_id = $1 AND n.is_grave_only = 0), 0) AS told_at,
       COALESCE((SELECT max(n.made_at) FROM notice n
         WHERE n.staff_id = s.id AND n.made_at > $2 AND n.state NOT IN ('cancelled', 'failed')
           AND n.brand_id = $1), 0) AS told_grave_at,
       COALESCE((SELECT max(n.made_at) FROM notice n
         WHERE n.staff_id = s.id AND n.made_at > $2 AND n.state <> 'cancelled'), 0) AS messaged_at,
       COALESCE((SELECT max(n.made_at) FROM notice n
         WHERE n.staff_id = s.id AND n.made_at > $3 AND n.access > 0 AND n.brand_id = $1
           AND (n.state NOT IN ('cancelled', 'failed')
                OR (n.state = 'failed' AND n.made_at > $2))), 0) AS told_access_at
  FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND s.ended_at IS NULL AND s.is_sample = 0 ORDER BY s.id;

-- Waiting cases whose deadline is between $2 and $3, those longest overdue first.
-- name: notice_cases
SELECT c.id, c.deadline_at, c.last_at, c.owner_id, c.is_secret,
       CASE WHEN c.severity = 'grave' THEN 1 ELSE 0 END AS is_grave,
       (SELECT m.seen_at FROM message m WHERE m.case_id = c.id ORDER BY m.id LIMIT 1) AS seen_at
  FROM desk_case c
 WHERE c.brand_id = $1 AND c.queue = 'waiting' AND c.sort_at > $2 AND c.sort_at <= $3
   AND c.deadline_at IS NOT NULL
 ORDER BY c.sort_at, c.id LIMIT $4;

-- name: notice_posts
SELECT p.id, p.found_at, p.is_grave FROM own_post p JOIN message m ON m.id = p.message_id
 WHERE p.brand_id = $1 AND p.state = 'open' AND p.found_at > $2 AND m.reply_id IS NULL
   AND m.state IN ('live', 'edited')
 ORDER BY p.found_at DESC LIMIT 200;

-- name: notice_readers
SELECT case_id, staff_id FROM presence WHERE brand_id = $1 AND until_at > $2
 ORDER BY until_at DESC LIMIT 500;

-- name: notice_insert
INSERT INTO notice (brand_id, staff_id, state, made_at, soon, past, posts, is_grave_only, access)
VALUES ($1, $2, 'due', $3, $4, $5, $6, $7, $8) RETURNING id;

-- name: notice_case_insert
INSERT INTO notice_case (notice_id, position, brand_id, case_id) VALUES ($1, $2, $3, $4);

-- The doubled states below name the condition of the partial index in its own words, for SQLite.
-- name: notice_any_due
-- all brands: the caller thread serves everyone
SELECT count(*) FROM (SELECT 1 FROM notice
     WHERE state IN ('due', 'calling') AND made_at <= $1 AND @real_brand@ LIMIT 1) x;

-- Nobody is told late what was true then: $2 is the oldest that still leaves.
-- name: notice_cancel_stale
-- all brands: the caller thread serves everyone
UPDATE notice SET state = 'cancelled', lease_until = NULL
 WHERE state IN ('due', 'calling') AND made_at <= $2
   AND (state = 'due' OR lease_until <= $1);

-- name: notice_lease_again
-- all brands: the caller thread serves everyone
UPDATE notice SET state = 'due', lease_until = NULL
 WHERE state IN ('due', 'calling') AND made_at <= $1 AND state = 'calling' AND lease_until <= $1;

-- name: notice_claim
-- all brands: the caller thread serves everyone
-- engine: sqlite
UPDATE notice SET state = 'calling', lease_until = $2, tries = tries + 1
 WHERE id = (SELECT id FROM notice
              WHERE state = 'due' AND state IN ('due', 'calling') AND made_at <= $1 AND @real_brand@
              ORDER BY made_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE notice SET state = 'calling', lease_until = $2, tries = tries + 1
 WHERE id = (SELECT id FROM notice
              WHERE state = 'due' AND state IN ('due', 'calling') AND made_at <= $1 AND @real_brand@
              ORDER BY made_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- name: notice_out
-- all brands: the caller thread serves everyone
SELECT n.id, n.brand_id, n.staff_id, n.tries, n.made_at, n.soon, n.past, n.posts, n.is_grave_only,
       n.access, s.name, s.email, s.language, b.name AS brand_name, b.zone
  FROM notice n JOIN staff s ON s.id = n.staff_id JOIN brand b ON b.id = n.brand_id
 WHERE n.id = $1 AND s.ended_at IS NULL
   AND EXISTS (SELECT 1 FROM member m WHERE m.brand_id = n.brand_id AND m.staff_id = n.staff_id);

-- Those of its cases that still wait.
-- name: notice_out_cases
SELECT c.id, c.channel, c.class, c.severity, c.deadline_at, c.is_secret
  FROM notice_case k JOIN desk_case c ON c.id = k.case_id
 WHERE k.notice_id = $2 AND k.brand_id = $1 AND c.queue = 'waiting'
 ORDER BY k.position LIMIT 3;

-- The ways of a person, those that work first.
-- name: notice_ways
-- unbounded: a few per person
SELECT id AS way_id, way, address, secret FROM wake_way WHERE staff_id = $1
 ORDER BY CASE WHEN failed_at IS NULL THEN 0 ELSE 1 END, COALESCE(ok_at, 0) DESC, id;

-- Only by whom it was claimed: a lease that ran out may have gone to another.
-- name: notice_end
UPDATE notice SET state = $4, called_at = $5, way = $6, failure = $7, lease_until = NULL
 WHERE brand_id = $1 AND id = $2 AND tries = $3 AND state = 'calling'
RETURNING id;

-- name: notice_drop
-- all brands: the caller thread serves everyone
UPDATE notice SET state = 'cancelled', lease_until = NULL WHERE id = $1;

-- name: notice_list
SELECT n.id, n.staff_id, s.name AS staff_name, n.state, n.made_at, n.soon, n.past, n.posts,
       n.is_grave_only, n.access, n.called_at, n.way, n.failure
  FROM notice n JOIN staff s ON s.id = n.staff_id
 WHERE n.brand_id = $1 ORDER BY n.id DESC LIMIT 30;

-- name: notice_expire
-- all brands: what is old goes
-- scan ok: once an hour, a month of them
DELETE FROM notice WHERE made_at < $1;
