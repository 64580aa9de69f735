-- small table: reread: one row

-- name: reread_get
SELECT done_id, last_id FROM reread;

-- For the one who reads: held until the transaction ends.
-- name: reread_lock
-- engine: sqlite
SELECT done_id, last_id FROM reread;
-- engine: pgsql
SELECT done_id, last_id FROM reread FOR UPDATE;

-- name: reread_set
UPDATE reread SET done_id = $1, last_id = $2;

-- name: reread_messages
-- all brands: the messages of all are read again
SELECT id, brand_id, case_id, subjects, demands, harm, is_own, title, text FROM message
 WHERE id > $1 AND id <= $2 AND state NOT IN ('deleted', 'erased') ORDER BY id LIMIT $3;

-- name: message_set_answers
UPDATE message SET subjects = $3, demands = $4, harm = $5 WHERE brand_id = $1 AND id = $2;

-- name: case_add_answers
UPDATE desk_case SET subjects = subjects | CAST($3 AS BIGINT), demands = demands | CAST($4 AS BIGINT),
       harm = harm | CAST($5 AS BIGINT)
 WHERE brand_id = $1 AND id = $2;

-- Cases that a correction may be about too: the newest that nobody gave a class, with what their
-- customer said last. Who is banned stays where bans put them.
-- name: reread_alike
SELECT c.id AS case_id, c.class AS case_class, m.id, m.class, m.title, substr(m.text, 1, 4000) AS text,
       m.is_direct, m.reach, (SELECT count(*) FROM message n WHERE n.case_id = c.id AND n.is_own = 0) AS said
  FROM (SELECT id, class, class_by, state FROM (SELECT id, class, class_by, state FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND sort_at > $2
             ORDER BY sort_at DESC LIMIT $3) waiting
        UNION ALL
        SELECT id, class, class_by, state FROM (SELECT id, class, class_by, state FROM desk_case
             WHERE brand_id = $1 AND queue = 'talk' AND sort_at > $2
             ORDER BY sort_at DESC LIMIT $3) talk
        UNION ALL
        SELECT id, class, class_by, state FROM (SELECT id, class, class_by, state FROM desk_case
             WHERE brand_id = $1 AND queue = 'spam' AND sort_at > $2
             ORDER BY sort_at DESC LIMIT $3) spam) c
  JOIN message m ON m.id = (SELECT max(n.id) FROM message n
                             WHERE n.case_id = c.id AND n.is_own = 0 AND n.state IN ('live', 'edited'))
 WHERE c.class_by IS NULL AND c.state = 'new' AND m.brand_id = $1
   AND NOT EXISTS (SELECT 1 FROM guard_request g
                    WHERE g.author_id = m.author_id AND g.kind = 'ban'
                      AND g.state IN ('approved', 'done') AND g.expires_at > $5)
 ORDER BY c.id DESC LIMIT $4;

-- name: message_set_class
UPDATE message SET class = $3, certainty = $4, severity = $5, evidence = $6
 WHERE brand_id = $1 AND id = $2;

-- name: correction_newest
SELECT m.title, substr(m.text, 1, 1000) AS text, x.now_is AS class
  FROM correction x JOIN message m ON m.id = x.message_id
 WHERE x.brand_id = $1 AND x.case_id = $2 AND m.state = 'live' ORDER BY x.id DESC LIMIT 1;
