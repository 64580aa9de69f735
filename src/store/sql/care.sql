-- The care of a case after its answer: promises, asking again, closing, public to private.

-- fragment: promise_row
p.id, p.case_id, p.reply_id, p.mass_id, p.staff_id, s.name AS staff_name, p.kind, p.text, p.due_at, p.timed_by,
       p.state, p.confirmed_at, p.given_at, p.moved, p.must_tell, p.reason, p.made_at, p.ended_at,
       p.version, c.owner_id, c.channel, w.name AS author_name
  FROM promise p
  JOIN desk_case c ON c.id = p.case_id
  LEFT JOIN staff s ON s.id = p.staff_id
  LEFT JOIN author w ON w.id = c.author_id

-- name: promise_insert
INSERT INTO promise (brand_id, case_id, reply_id, staff_id, kind, text, due_at, timed_by, state,
    confirmed_at, given_at, made_at, mass_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id;

-- name: promise_get
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.id = $2;

-- name: promise_of_case
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.case_id = $2 ORDER BY p.id DESC LIMIT 100;

-- name: promise_of_reply
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.case_id = $2 AND p.reply_id = $3 ORDER BY p.id LIMIT 100;

-- What the same post promises in the same words to others, not confirmed yet.
-- name: promise_of_post
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.mass_id = $2 AND p.text = $3 AND p.state = 'found'
   AND c.queue NOT IN ('done', 'spam', 'ignored') ORDER BY p.id
 LIMIT 2000;

-- $2: whose, by having given it or by owning the case; NULL: anybody's. Of confidential cases, here
-- and in the lists below: $6 whoever asks sees all; else those that $7 holds.
-- name: promise_open
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.state = 'open' AND p.given_at IS NOT NULL
   AND (CAST($2 AS BIGINT) IS NULL OR p.staff_id = $2 OR c.owner_id = $2)
   AND (p.due_at, p.id) > ($3, $4) AND (c.is_secret = 0 OR $6 = 1 OR c.owner_id = $7)
 ORDER BY p.due_at, p.id LIMIT $5;

-- name: promise_past
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.ended_at IS NOT NULL AND p.given_at IS NOT NULL
   AND (p.ended_at, p.id) < ($2, $3) AND (c.is_secret = 0 OR $5 = 1 OR c.owner_id = $6)
 ORDER BY p.ended_at DESC, p.id DESC LIMIT $4;

-- name: promise_found
SELECT @promise_row@
 WHERE p.brand_id = $1 AND p.state = 'found' AND p.given_at IS NOT NULL
   AND (CAST($2 AS BIGINT) IS NULL OR p.staff_id = $2 OR c.owner_id = $2) AND p.id < $3
   AND (c.is_secret = 0 OR $5 = 1 OR c.owner_id = $6)
 ORDER BY p.id DESC LIMIT $4;

-- name: promise_update
UPDATE promise SET due_at = $4, timed_by = $5, state = $6, confirmed_at = $7, given_at = $8,
       moved = $9, must_tell = $10, reason = $11, ended_at = $12, reminded = $13,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: promise_open_count
SELECT count(*) FROM promise WHERE brand_id = $1 AND case_id = $2 AND state = 'open';

-- The customer was written to: they know the new times.
-- name: promise_told
UPDATE promise SET must_tell = 0
 WHERE brand_id = $1 AND case_id = $2 AND state = 'open' AND must_tell = 1;

-- What the watcher has to tell or to end: $2 now, $3 within the hour, $4 broken when due before.
-- name: promise_to_watch
SELECT id FROM promise
 WHERE brand_id = $1 AND state = 'open' AND given_at IS NOT NULL AND due_at <= $3
   AND (due_at <= $4 OR (due_at <= $2 AND reminded < 2) OR reminded < 1)
 ORDER BY due_at LIMIT 100;

-- name: promise_reminded
UPDATE promise SET reminded = $3 WHERE brand_id = $1 AND id = $2;

-- name: promise_rates
-- unbounded: people of the business
SELECT p.staff_id, max(s.name) AS staff_name,
       CAST(sum(CASE WHEN p.state = 'kept' THEN 1 ELSE 0 END) AS BIGINT) AS kept,
       CAST(sum(CASE WHEN p.state = 'late' THEN 1 ELSE 0 END) AS BIGINT) AS late,
       CAST(sum(CASE WHEN p.state = 'broken' THEN 1 ELSE 0 END) AS BIGINT) AS broken
  FROM promise p LEFT JOIN staff s ON s.id = p.staff_id
 WHERE p.brand_id = $1 AND p.ended_at >= $2 AND p.ended_at < $3
   AND p.state IN ('kept', 'late', 'broken')
 GROUP BY p.staff_id ORDER BY 2, 1;

-- fragment: follow_row
f.id, f.case_id, f.number, f.due_at, f.state, f.made_at, f.ended_at, c.owner_id,
       o.name AS owner_name, c.channel, w.name AS author_name, @case_text@ AS excerpt
  FROM follow_up f
  JOIN desk_case c ON c.id = f.case_id
  LEFT JOIN staff o ON o.id = c.owner_id
  LEFT JOIN author w ON w.id = c.author_id

-- name: follow_insert
INSERT INTO follow_up (brand_id, case_id, author_id, number, due_at, state, made_at)
VALUES ($1, $2, $3, $4, $5, 'planned', $6);

-- name: follow_get
SELECT @follow_row@
 WHERE f.brand_id = $1 AND f.id = $2;

-- name: follow_of_case
SELECT @follow_row@
 WHERE f.brand_id = $1 AND f.case_id = $2 ORDER BY f.id DESC LIMIT 20;

-- name: follow_due
SELECT @follow_row@
 WHERE f.brand_id = $1 AND f.state = 'due'
   AND (CAST($2 AS BIGINT) IS NULL OR c.owner_id = $2 OR c.owner_id IS NULL)
   AND (c.is_secret = 0 OR $3 = 1 OR c.owner_id = $4)
 ORDER BY f.due_at, f.id LIMIT 100;

-- name: follow_to_watch
SELECT id FROM follow_up
 WHERE brand_id = $1 AND state = 'planned' AND due_at <= $2 ORDER BY due_at LIMIT 100;

-- Only from the state it was seen in.
-- name: follow_end
UPDATE follow_up SET state = $4, ended_at = $5 WHERE brand_id = $1 AND id = $2 AND state = $3;

-- The case itself moved on.
-- name: follow_end_case
UPDATE follow_up SET state = $3, ended_at = $4
 WHERE brand_id = $1 AND case_id = $2 AND (state = 'due' OR (state = 'planned' AND $5 = 1));

-- name: follow_heard_case
UPDATE follow_up SET state = 'cancelled', ended_at = $4
 WHERE brand_id = $1 AND case_id = $2 AND state IN ('planned', 'due') AND made_at < $3;

-- name: follow_heard_author
UPDATE follow_up SET state = 'cancelled', ended_at = $4
 WHERE brand_id = $1 AND author_id = $2 AND state = 'planned' AND made_at < $3;

-- When the oldest of the planned ones was planned; what was said before cancels none.
-- name: follow_oldest
SELECT COALESCE(min(made_at), 0) FROM follow_up WHERE brand_id = $1 AND state = 'planned';

-- name: closing_insert
INSERT INTO closing (brand_id, case_id, outcome, regretted, offered, responded, attempts, reason,
    note_agreed, staff_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- name: closing_latest
SELECT x.id, x.outcome, x.regretted, x.offered, x.responded, x.attempts, x.reason, x.note_agreed,
       x.staff_id, s.name AS staff_name, x.at
  FROM closing x LEFT JOIN staff s ON s.id = x.staff_id
 WHERE x.brand_id = $1 AND x.case_id = $2 ORDER BY x.id DESC LIMIT 1;

-- name: handoff_messages
SELECT min(CASE WHEN is_direct = 0 THEN written_at END) AS public_at,
       min(CASE WHEN is_direct = 1 THEN written_at END) AS private_at,
       CAST(COALESCE(sum(1 - is_direct), 0) AS BIGINT) AS public_turns,
       (SELECT min(i.done_at) FROM mass_item i
         WHERE i.brand_id = $1 AND i.case_id = $2 AND i.state = 'posted') AS post_at
  FROM message WHERE brand_id = $1 AND case_id = $2 AND is_own = 1 AND state <> 'deleted';

-- name: handoff_get
SELECT public_at, private_at FROM handoff WHERE brand_id = $1 AND case_id = $2;

-- name: handoff_put
INSERT INTO handoff (case_id, brand_id, public_at, private_at)
SELECT c.id, c.brand_id, $3, $4 FROM desk_case c WHERE c.brand_id = $1 AND c.id = $2
ON CONFLICT (case_id) DO UPDATE SET public_at = excluded.public_at,
    private_at = excluded.private_at;
