-- What a case shows in lists. Its text is that of the newest message that is not our own, or of
-- our own when there is none: kept once, with the message.
-- fragment: case_text
(SELECT CASE WHEN length(x.says) > 160 THEN substr(x.says, 1, 160) || '…' ELSE x.says END
   FROM (SELECT COALESCE(
       (SELECT COALESCE(NULLIF(m.text, ''), m.title, '') FROM message m
         WHERE m.case_id = c.id AND m.is_own = 0 ORDER BY m.id DESC LIMIT 1),
       (SELECT COALESCE(NULLIF(m.text, ''), m.title, '') FROM message m
         WHERE m.case_id = c.id ORDER BY m.id DESC LIMIT 1), '') AS says) x)

-- The link of its first message.
-- fragment: case_link
(SELECT m.link FROM message m WHERE m.case_id = c.id ORDER BY m.id LIMIT 1)

-- Of a confidential case a list shows that there is one, to everybody: its page is for those who may.
-- fragment: case_row
c.id, c.channel, CASE WHEN c.is_secret = 1 THEN NULL ELSE p.name END AS author_name, c.state, c.queue, c.sort_at, c.deadline_at, c.class,
       c.class_by, c.severity, c.mood, c.subjects, c.demands,
       CASE WHEN c.is_secret = 1 THEN '' ELSE @case_text@ END AS excerpt, c.message_count,
       c.owner_id, c.last_at, c.late_by, c.is_secret

-- What a list is narrowed to: the same parameters in every query that uses it.
-- fragment: case_fits
(CAST($2 AS TEXT) IS NULL OR c.channel = $2) AND (CAST($3 AS TEXT) IS NULL OR c.class = $3)
   AND (CAST($4 AS TEXT) IS NULL OR c.severity = $4) AND (CAST($5 AS TEXT) IS NULL OR c.mood = $5)
   AND (CAST($6 AS BIGINT) = 0 OR (c.subjects & $6) <> 0)
   AND (CAST($7 AS BIGINT) = 0 OR (c.demands & $7) <> 0)
   AND (CAST($8 AS BIGINT) IS NULL OR c.owner_id = $8)

-- name: case_insert
INSERT INTO desk_case (brand_id, source_id, author_id, channel, state, queue, sort_at, deadline_at,
    class, severity, mood, signals, is_direct, reach, first_at, last_at, signature, subjects,
    demands, harm, message_count, version, answered_at, late_by, decision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $21, $22, $23, $24)
RETURNING id;

-- name: case_get
SELECT c.id, c.source_id, s.name AS source_name, c.channel, c.author_id, p.name AS author_name,
       p.handle AS author_handle, c.state, c.queue, c.sort_at, c.deadline_at, c.class, c.class_by,
       c.severity, c.mood, c.signals, c.subjects, c.demands, c.harm, c.is_direct,
       (SELECT m.title FROM message m WHERE m.case_id = c.id ORDER BY m.id LIMIT 1) AS title,
       @case_text@ AS excerpt, @case_link@ AS link, c.reach,
       c.message_count, c.owner_id, o.name AS owner_name, c.decision, c.reason, c.review_at,
       c.first_at, c.last_at, c.answered_at, c.late_by, c.version, c.is_secret, k.problem_id,
       COALESCE(g.name, g.words) AS problem_name
  FROM desk_case c
  JOIN source s ON s.id = c.source_id
  LEFT JOIN problem_case k ON k.case_id = c.id
  LEFT JOIN problem g ON g.id = k.problem_id
  LEFT JOIN author p ON p.id = c.author_id
  LEFT JOIN staff o ON o.id = c.owner_id
 WHERE c.brand_id = $1 AND c.id = $2;

-- A page is filtered inside a window of bounded size, so that a rare filter never reads the
-- whole queue; the caller goes on with the next window.
-- name: case_page_up
SELECT @case_row@
  FROM (SELECT id, channel, author_id, state, queue, sort_at, deadline_at, class, class_by,
               severity, mood, subjects, demands, message_count, owner_id, last_at, late_by,
               is_secret
          FROM desk_case
         WHERE brand_id = $1 AND queue = $9 AND (sort_at, id) > ($10, $11)
         ORDER BY sort_at, id LIMIT $12) c
  LEFT JOIN author p ON p.id = c.author_id
 WHERE @case_fits@
 ORDER BY c.sort_at, c.id LIMIT $13;

-- name: case_page_down
SELECT @case_row@
  FROM (SELECT id, channel, author_id, state, queue, sort_at, deadline_at, class, class_by,
               severity, mood, subjects, demands, message_count, owner_id, last_at, late_by,
               is_secret
          FROM desk_case
         WHERE brand_id = $1 AND queue = $9 AND (sort_at, id) < ($10, $11)
         ORDER BY sort_at DESC, id DESC LIMIT $12) c
  LEFT JOIN author p ON p.id = c.author_id
 WHERE @case_fits@
 ORDER BY c.sort_at DESC, c.id DESC LIMIT $13;

-- name: case_window_up
SELECT sort_at, id FROM desk_case WHERE brand_id = $1 AND queue = $2 AND (sort_at, id) > ($3, $4)
 ORDER BY sort_at, id LIMIT 1 OFFSET $5;

-- name: case_window_down
SELECT sort_at, id FROM desk_case WHERE brand_id = $1 AND queue = $2 AND (sort_at, id) < ($3, $4)
 ORDER BY sort_at DESC, id DESC LIMIT 1 OFFSET $5;

-- name: case_mine
SELECT @case_row@
  FROM desk_case c LEFT JOIN author p ON p.id = c.author_id
 WHERE c.brand_id = $1 AND c.owner_id = $8 AND c.queue IN ('waiting', 'watch', 'customer')
   AND (c.sort_at, c.id) > ($9, $10) AND @case_fits@
 ORDER BY c.sort_at, c.id LIMIT $11;

-- That a confidential case is theirs is a word of it: $3 whoever asks sees all; else what $4 holds.
-- name: case_of_author
SELECT @case_row@
  FROM desk_case c JOIN author p ON p.id = c.author_id
 WHERE c.brand_id = $1 AND c.author_id = $2 AND (c.is_secret = 0 OR $3 = 1 OR c.owner_id = $4)
 ORDER BY c.id DESC LIMIT 20;

-- name: case_latest_of_author
SELECT id AS case_id FROM desk_case
 WHERE brand_id = $1 AND author_id = $2 ORDER BY id DESC LIMIT 1;

-- name: case_row
SELECT @case_row@
  FROM desk_case c LEFT JOIN author p ON p.id = c.author_id
 WHERE c.brand_id = $1 AND c.id = $2;

-- Counted up to a bound: a badge says 10.000+.
-- name: case_count
SELECT count(*) FROM (SELECT 1 FROM desk_case WHERE brand_id = $1 AND queue = $2 LIMIT $3) x;

-- Of the lists that case_mine shows.
-- name: case_count_mine
SELECT count(*) FROM (SELECT 1 FROM desk_case
     WHERE brand_id = $1 AND owner_id = $2 AND queue = $3
       AND queue IN ('waiting', 'watch', 'customer') LIMIT $4) x;

-- name: case_update
UPDATE desk_case SET state = $4, queue = $5, sort_at = $6, deadline_at = $7, class = $8,
       class_by = $9, owner_id = $10, decision = $11, reason = $12, review_at = $13,
       answered_at = $14, late_by = $15, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- A new word ends what was decided when it takes the case back, and what a person said it is when
-- it is something else.
-- fragment: case_as_read
decision = CASE WHEN queue IN ('ignored', 'watch', 'spam') AND $4 = 'waiting' THEN 'none' ELSE decision END,
       reason = CASE WHEN queue IN ('ignored', 'watch', 'spam') AND $4 = 'waiting' THEN NULL ELSE reason END,
       review_at = CASE WHEN queue IN ('ignored', 'watch') AND $4 = 'waiting' THEN NULL ELSE review_at END,
       class_by = CASE WHEN class = $7 THEN class_by ELSE NULL END,
       state = $3, queue = $4, sort_at = $5, deadline_at = $6, class = $7, severity = $8,
       mood = $9, signals = $10, subjects = $11, demands = $12, harm = $13

-- name: case_reread
UPDATE desk_case SET @case_as_read@, version = version + 1 WHERE brand_id = $1 AND id = $2;

-- $16 messages came to it.
-- name: case_grow
UPDATE desk_case SET @case_as_read@, last_at = $14, reach = $15,
       message_count = message_count + $16, version = version + $16
 WHERE brand_id = $1 AND id = $2;

-- name: case_due_review
SELECT id FROM desk_case
 WHERE brand_id = $1 AND queue = $2 AND sort_at <= $3 ORDER BY sort_at LIMIT 100;

-- What is still under way in a case: answers that a person must see to, departments that have not
-- answered, demands that nobody decided.
-- name: case_running
SELECT (SELECT count(*) FROM reply r WHERE r.brand_id = $1 AND r.case_id = $2
           AND r.state IN ('waiting', 'by_hand', 'unknown')) AS replies,
       (SELECT count(*) FROM referral_case x JOIN referral f ON f.id = x.referral_id
         WHERE x.brand_id = $1 AND x.case_id = $2 AND f.closed_at IS NULL) AS referrals,
       (SELECT count(*) FROM demand_ruling d
         WHERE d.brand_id = $1 AND d.case_id = $2 AND d.state = 'waiting') AS demands;

-- name: case_decision_insert
INSERT INTO case_decision (brand_id, case_id, decision, reason, staff_id, at, review_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: case_decisions
SELECT d.id, d.decision, d.reason, d.staff_id, s.name AS staff_name, d.at, d.review_at
  FROM case_decision d LEFT JOIN staff s ON s.id = d.staff_id
 WHERE d.brand_id = $1 AND d.case_id = $2 ORDER BY d.id DESC LIMIT 20;

-- The message it is about: the newest that was read as the case was, else the first.
-- name: correction_insert
INSERT INTO correction (brand_id, case_id, was, now_is, staff_id, at, message_id)
VALUES ($1, $2, $3, $4, $5, $6,
    COALESCE((SELECT max(id) FROM message
               WHERE case_id = $2 AND is_own = 0 AND state = 'live' AND class = $3),
             (SELECT min(id) FROM message WHERE case_id = $2 AND is_own = 0 AND state = 'live')));

-- What was edited or taken back since says nothing any more: its writer chose the words.
-- name: correction_list
SELECT m.title, substr(m.text, 1, 1000) AS text, x.now_is AS class
  FROM (SELECT id, message_id, now_is FROM correction WHERE brand_id = $1
         ORDER BY id DESC LIMIT $2) x
  JOIN message m ON m.id = x.message_id
 WHERE m.state = 'live'
 ORDER BY x.id DESC;

-- What people of all brands said, for learning: the last word on each message.
-- name: correction_texts
-- all brands: a model is made of all or of one ($1 NULL or a brand)
-- scan ok: asked by a person before a training of a minute
SELECT m.title, m.text, x.now_is AS class
  FROM correction x JOIN message m ON m.id = x.message_id
 WHERE (CAST($1 AS BIGINT) IS NULL OR x.brand_id = $1) AND m.state = 'live'
   AND x.id = (SELECT max(y.id) FROM correction y WHERE y.message_id = x.message_id)
   AND NOT EXISTS (SELECT 1 FROM desk_case c WHERE c.id = x.case_id AND c.is_secret = 1)
 ORDER BY x.id LIMIT $2;

-- name: note_insert
INSERT INTO note (brand_id, case_id, staff_id, text, at) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- name: note_talk_insert
INSERT INTO note (brand_id, case_id, staff_id, kind, who, text, agreed, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- name: note_list
SELECT n.id, n.kind, n.staff_id, s.name AS staff_name, n.who, n.text, n.agreed, n.at
  FROM note n LEFT JOIN staff s ON s.id = n.staff_id
 WHERE n.brand_id = $1 AND n.case_id = $2 ORDER BY n.id LIMIT 200;
