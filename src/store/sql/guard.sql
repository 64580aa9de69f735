-- small table: rival: accounts that people wrote down
-- small table: person_print_state: one row
-- small table: person_salt: one row a brand

-- What a message is, before something is held against it.
-- name: guard_target
SELECT m.id AS message_id, m.case_id, m.author_id, c.author_id AS case_author_id, c.channel,
       m.class, c.class AS case_class, c.class_by, m.is_own, m.is_direct, m.state, m.title, m.text,
       m.link, m.written_at, p.name AS author_name, p.handle AS author_handle
  FROM message m JOIN desk_case c ON c.id = m.case_id
  LEFT JOIN author p ON p.id = m.author_id
 WHERE m.brand_id = $1 AND m.id = $2;

-- name: sealed_copy_insert
INSERT INTO sealed_copy (brand_id, message_id, case_id, channel, author_name, author_handle, title,
    text, link, written_at, sealed_at, salt, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
RETURNING id;

-- name: sealed_copy_get
SELECT s.id, s.message_id, s.case_id, s.channel, s.author_name, s.author_handle, s.title, s.text,
       s.link, s.written_at, s.sealed_at, s.salt, s.hash, c.is_secret, c.owner_id
  FROM sealed_copy s LEFT JOIN desk_case c ON c.id = s.case_id
 WHERE s.brand_id = $1 AND s.id = $2;

-- fragment: strike_row
k.id, k.author_id, k.case_id, k.message_id, k.copy_id, k.reason, k.state, k.staff_id,
       s.name AS staff_name, k.at, k.expires_at, k.appeal, k.appealed_at, k.remark, k.decided_by,
       d.name AS decided_name, k.decided_at, k.version

-- name: strike_insert
INSERT INTO strike (brand_id, author_id, case_id, message_id, copy_id, reason, state, staff_id, at,
    expires_at)
VALUES ($1, $2, $3, $4, $5, $6, 'given', $7, $8, $9)
ON CONFLICT (brand_id, message_id) DO NOTHING RETURNING id;

-- name: strike_get
SELECT @strike_row@
  FROM strike k LEFT JOIN staff s ON s.id = k.staff_id LEFT JOIN staff d ON d.id = k.decided_by
 WHERE k.brand_id = $1 AND k.id = $2;

-- Of confidential cases, as of all that follow of one author: $3 whoever asks sees all; else those
-- that $4 holds.
-- name: strike_of_author
SELECT @strike_row@
  FROM strike k LEFT JOIN staff s ON s.id = k.staff_id LEFT JOIN staff d ON d.id = k.decided_by
  JOIN desk_case c ON c.id = k.case_id
 WHERE k.brand_id = $1 AND k.author_id = $2 AND (c.is_secret = 0 OR $3 = 1 OR c.owner_id = $4)
 ORDER BY k.id DESC LIMIT 50;

-- name: strike_live
SELECT count(*) FROM strike
 WHERE brand_id = $1 AND author_id = $2 AND state <> 'lifted' AND expires_at > $3;

-- name: strike_of_message
SELECT count(*) FROM strike WHERE brand_id = $1 AND message_id = $2;

-- name: strike_update
UPDATE strike SET state = $4, appeal = $5,
       appealed_by = COALESCE(CAST($6 AS BIGINT), appealed_by), appealed_at = $7, remark = $8,
       decided_by = $9, decided_at = $10, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- fragment: guard_row
g.id, g.kind, g.author_id, g.case_id, g.message_id, g.copy_id, g.reason, g.note, g.correction,
       g.strikes,
       g.is_short, g.is_passed, g.state, g.asked_by, a.name AS asked_name, g.asked_at, g.ready_at,
       g.decided_by, d.name AS decided_name, g.decided_at, g.remark, g.expires_at, g.done_by,
       n.name AS done_name, g.done_at, g.watch_until, g.appeal, g.appealed_by, g.appealed_at,
       g.ended_by, g.ended_at, g.version

-- fragment: guard_from
guard_request g LEFT JOIN staff a ON a.id = g.asked_by LEFT JOIN staff d ON d.id = g.decided_by
  LEFT JOIN staff n ON n.id = g.done_by

-- name: guard_insert
INSERT INTO guard_request (brand_id, kind, author_id, case_id, message_id, copy_id, reason, note,
    strikes, is_short, is_passed, state, asked_by, asked_at, ready_at, correction)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'asked', $12, $13, $14, $15)
ON CONFLICT DO NOTHING RETURNING id;

-- name: guard_of_message
SELECT count(*) FROM guard_request
 WHERE brand_id = $1 AND message_id = $2 AND kind <> 'ban' AND state IN ('asked', 'approved', 'done');

-- name: guard_ban_of_author
SELECT count(*) FROM guard_request
 WHERE brand_id = $1 AND author_id = $2 AND kind = 'ban' AND state IN ('asked', 'approved', 'done');

-- name: guard_get
SELECT @guard_row@ FROM @guard_from@ WHERE g.brand_id = $1 AND g.id = $2;

-- name: guard_update
UPDATE guard_request SET state = $4, is_passed = $5, decided_by = $6, decided_at = $7, remark = $8,
       expires_at = $9, done_by = $10, done_at = $11, watch_until = $12, appeal = $13,
       appealed_by = $14, appealed_at = $15, ended_by = $16, ended_at = $17, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- Those somebody must do something about: asked, approved, and bans whose time is over.
-- name: guard_open
SELECT @guard_row@ FROM @guard_from@
 WHERE g.brand_id = $1 AND g.state IN ('asked', 'approved') AND g.id > $2 ORDER BY g.id LIMIT $3;

-- name: guard_over
SELECT @guard_row@ FROM @guard_from@
 WHERE g.brand_id = $1 AND g.kind = 'ban' AND g.state IN ('approved', 'done') AND g.state = 'done'
   AND g.expires_at <= $2
 ORDER BY g.expires_at LIMIT 50;

-- Backlash that is watched, the newest first.
-- name: guard_watched
SELECT @guard_row@ FROM @guard_from@
 WHERE g.brand_id = $1 AND g.done_at IS NOT NULL AND g.done_at > $2 AND g.kind <> 'ban'
 ORDER BY g.done_at DESC LIMIT 20;

-- name: guard_bans
SELECT @guard_row@ FROM @guard_from@
 WHERE g.brand_id = $1 AND g.kind = 'ban' AND g.state IN ('approved', 'done') AND g.expires_at > $2
 ORDER BY g.expires_at DESC LIMIT 100;

-- What was done in a stretch of time, the newest first.
-- name: guard_done_between
SELECT @guard_row@ FROM @guard_from@
 WHERE g.brand_id = $1 AND g.done_at IS NOT NULL AND g.done_at >= $2 AND g.done_at < $3
 ORDER BY g.done_at DESC, g.id DESC LIMIT 200;

-- name: guard_done_counts
-- unbounded: one row a kind
SELECT kind, count(*) AS count, sum(is_short) AS passed FROM guard_request
 WHERE brand_id = $1 AND done_at IS NOT NULL AND done_at >= $2 AND done_at < $3 GROUP BY kind;

-- name: guard_of_author
SELECT @guard_row@ FROM @guard_from@ JOIN desk_case c ON c.id = g.case_id
 WHERE g.brand_id = $1 AND g.author_id = $2 AND (c.is_secret = 0 OR $3 = 1 OR c.owner_id = $4)
 ORDER BY g.id DESC LIMIT 50;

-- The handles whose messages stand in the list of spam.
-- name: guard_banned
SELECT p.channel, p.handle FROM guard_request g JOIN author p ON p.id = g.author_id
 WHERE g.brand_id = $1 AND g.kind = 'ban' AND g.state IN ('approved', 'done') AND g.expires_at > $2
 LIMIT 10000;

-- New negative messages after one was hidden: of an author, and about the problem of its case.
-- name: guard_backlash
SELECT count(CASE WHEN x.author_id = $5 THEN 1 END) AS of_author,
       count(CASE WHEN k.problem_id = (SELECT problem_id FROM problem_case WHERE case_id = $4)
                  THEN 1 END) AS of_problem
  FROM (SELECT id, case_id, author_id FROM message
         WHERE brand_id = $1 AND written_at > $2 AND written_at <= $3 AND mood = 'negative'
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at LIMIT 5000) x
  LEFT JOIN problem_case k ON k.case_id = x.case_id;

-- ---- the same person ----

-- The others an author was linked with.
-- name: person_beside
SELECT high_id AS id FROM person_link WHERE brand_id = $1 AND low_id = $2 AND undone_at IS NULL
UNION ALL
SELECT low_id AS id FROM person_link WHERE brand_id = $1 AND high_id = $2 AND undone_at IS NULL
LIMIT 40;

-- fragment: link_row
l.id, l.low_id, l.high_id, l.evidence, l.note, l.case_id, l.staff_id, s.name AS staff_name, l.at,
       l.undone_at

-- name: person_links
SELECT @link_row@ FROM person_link l LEFT JOIN staff s ON s.id = l.staff_id
  JOIN desk_case c ON c.id = l.case_id
 WHERE l.brand_id = $1 AND l.low_id = $2 AND l.undone_at IS NULL
   AND (c.is_secret = 0 OR $3 = 1 OR c.owner_id = $4)
 ORDER BY l.id LIMIT 40;

-- name: person_link_get
SELECT @link_row@ FROM person_link l LEFT JOIN staff s ON s.id = l.staff_id
 WHERE l.brand_id = $1 AND l.id = $2;

-- name: person_link_insert
INSERT INTO person_link (brand_id, low_id, high_id, evidence, note, case_id, staff_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING RETURNING id;

-- name: person_link_undo
UPDATE person_link SET undone_by = $3, undone_at = $4
 WHERE brand_id = $1 AND id = $2 AND undone_at IS NULL;

-- name: person_author
SELECT id, channel, handle, name, first_at FROM author WHERE brand_id = $1 AND id = $2;

-- Authors who gave what this one gave, but for what many share: a number of the shop's own, say.
-- name: person_alike
SELECT o.kind, o.author_id, a.channel, a.handle, a.name, m.case_id
  FROM person_print p
  JOIN person_print o ON o.brand_id = p.brand_id AND o.print = p.print AND o.author_id <> p.author_id
  JOIN author a ON a.id = o.author_id
  JOIN message m ON m.id = o.message_id
  JOIN desk_case c ON c.id = m.case_id AND c.is_secret = 0
 WHERE p.brand_id = $1 AND p.author_id = $2
   AND (SELECT count(*) FROM (SELECT 1 FROM person_print x
                               WHERE x.brand_id = p.brand_id AND x.print = p.print LIMIT 6) y) <= 5
 ORDER BY o.author_id LIMIT 20;

-- name: person_salt_get
SELECT salt FROM person_salt WHERE brand_id = $1;

-- name: person_salt_insert
INSERT INTO person_salt (brand_id, salt) VALUES ($1, $2) ON CONFLICT (brand_id) DO NOTHING;

-- name: person_print_done
SELECT done_id FROM person_print_state;

-- For the one who looks: held until the transaction ends.
-- name: person_print_lock
-- engine: sqlite
SELECT done_id FROM person_print_state;
-- engine: pgsql
SELECT done_id FROM person_print_state FOR UPDATE;

-- name: person_print_set
UPDATE person_print_state SET done_id = $1;

-- Whether somebody else's message was taken in long enough ago.
-- name: person_print_left
-- all brands: the messages of all are looked at
SELECT count(*) FROM (SELECT 1 FROM (SELECT seen_at FROM message WHERE id > $1 ORDER BY id LIMIT 1) x
                       WHERE x.seen_at <= $2) y;

-- name: person_print_insert
INSERT INTO person_print (brand_id, print, author_id, message_id, kind) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- name: person_print_messages
-- all brands: the messages of all are looked at
SELECT m.id, m.brand_id, m.author_id, m.is_own, m.state, m.seen_at, p.name, m.title,
       substr(m.text, 1, 4000) AS text
  FROM message m LEFT JOIN author p ON p.id = m.author_id
 WHERE m.id > $1 ORDER BY m.id LIMIT $2;

-- ---- competitors ----

-- name: rival_list
SELECT id, channel, handle, name, created_at FROM rival
 WHERE brand_id = $1 ORDER BY name, id LIMIT 500;

-- name: rival_count
SELECT count(*) FROM rival WHERE brand_id = $1;

-- name: rival_insert
INSERT INTO rival (brand_id, channel, handle, name, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (brand_id, channel, handle) DO NOTHING RETURNING id;

-- name: rival_delete
DELETE FROM rival WHERE brand_id = $1 AND id = $2;

-- name: rival_sighting_insert
INSERT INTO rival_sighting (brand_id, case_id, message_id, name, handle, kind, at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: rival_sightings
SELECT id, case_id, message_id, name, handle, kind, at FROM rival_sighting
 WHERE brand_id = $1 AND case_id = $2 ORDER BY id DESC LIMIT 20;
