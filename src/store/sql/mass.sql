-- name: mass_insert
INSERT INTO mass_answer (brand_id, problem_id, state, mode, text, post_text, author_id, writer_id,
    made_at)
VALUES ($1, $2, 'draft', 'replies', '', '', $3, $3, $4) RETURNING id;

-- fragment: mass_row
m.id, m.problem_id, COALESCE(g.name, g.words) AS problem_name, m.state, m.mode, m.text, m.post_text,
       m.post_link, m.first_source_id, m.first_reason, m.overrides, m.author_id, w.name AS author_name,
       COALESCE(m.writer_id, m.author_id) AS writer_id, m.sign_name, m.approver_id,
       p.name AS approver_name, m.remark, m.made_at, m.handed_at, m.start_at, m.ended_at,
       m.late_until, m.next_at, m.posted_at, m.version,
       (SELECT count(*) FROM mass_item i WHERE i.mass_id = m.id) AS item_count
  FROM mass_answer m
  LEFT JOIN problem g ON g.id = m.problem_id
  LEFT JOIN staff w ON w.id = m.author_id
  LEFT JOIN staff p ON p.id = m.approver_id

-- name: mass_get
SELECT @mass_row@
 WHERE m.brand_id = $1 AND m.id = $2;

-- name: mass_list
SELECT @mass_row@
 WHERE m.brand_id = $1 AND m.id < $2 AND (CAST($3 AS TEXT) IS NULL OR m.state = $3)
   AND (CAST($4 AS BIGINT) IS NULL OR m.problem_id = $4)
 ORDER BY m.id DESC LIMIT $5;

-- name: mass_store
UPDATE mass_answer SET state = $3, mode = $4, text = $5, post_text = $6, post_link = $7,
       overrides = $8, author_id = $9, approver_id = $10, remark = $11, handed_at = $12,
       start_at = $13, ended_at = $14, late_until = $15, next_at = $16, writer_id = $17, sign_name = $18,
       first_reason = $19, posted_at = $20, version = version + $21
 WHERE brand_id = $1 AND id = $2 AND version = $22;

-- Whose turn it is. What stands in its way until $2 is claimed by nobody else.
-- name: mass_claim
-- all brands: the program goes on with everybody's
-- engine: sqlite
UPDATE mass_answer SET next_at = $2
 WHERE id = (SELECT id FROM mass_answer WHERE next_at <= $1 ORDER BY next_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE mass_answer SET next_at = $2
 WHERE id = (SELECT id FROM mass_answer WHERE next_at <= $1 ORDER BY next_at, id
              LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- name: mass_brand
-- all brands: after mass_claim
SELECT brand_id FROM mass_answer WHERE id = $1;

-- name: mass_draft_expire
-- all brands: housekeeping
DELETE FROM mass_answer WHERE state = 'draft' AND made_at < $1;

-- name: mass_text_insert
INSERT INTO mass_text (brand_id, mass_id, text, post_text, staff_id, at)
VALUES ($1, $2, $3, $4, $5, $6);

-- name: mass_texts
SELECT t.id, t.text, t.post_text, t.staff_id, s.name AS staff_name, t.at
  FROM mass_text t LEFT JOIN staff s ON s.id = t.staff_id
 WHERE t.brand_id = $1 AND t.mass_id = $2 ORDER BY t.id DESC LIMIT 20;

-- What a case is like now, beside its own record.
-- name: mass_look
SELECT (SELECT count(*) FROM presence p
         WHERE p.case_id = c.id AND p.is_typing = 1 AND p.until_at > $3) AS typing,
       (SELECT count(*) FROM reply r WHERE r.case_id = c.id
           AND r.state IN ('waiting', 'returned', 'held', 'by_hand', 'sending', 'unknown', 'failed')) AS unsent,
       (SELECT count(*) FROM guard_request g WHERE g.brand_id = c.brand_id
           AND g.author_id = c.author_id AND g.kind = 'ban' AND g.state IN ('approved', 'done')
           AND g.expires_at > $3) AS banned,
       (SELECT count(*) FROM promise v WHERE v.brand_id = c.brand_id AND v.case_id = c.id
           AND v.kind = 'word' AND v.state = 'open' AND v.given_at <= $4) AS owed,
       (SELECT count(*) FROM message m WHERE m.brand_id = c.brand_id AND m.case_id = c.id
           AND m.is_own = 1 AND m.state <> 'deleted'
           AND NOT EXISTS (SELECT 1 FROM mass_item i
                            WHERE i.case_id = c.id AND i.reply_id = m.reply_id)) AS talks,
       k.problem_id, k.came_from
  FROM desk_case c
  LEFT JOIN problem_case k ON k.case_id = c.id
 WHERE c.brand_id = $1 AND c.id = $2;

-- name: mass_item_insert
INSERT INTO mass_item (brand_id, mass_id, case_id, author_id, handle, source_id, channel,
    case_version, problem_id, class, subjects, demands, is_public, is_reachable, is_late, state, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) RETURNING id;

-- How an item stands: its own state, that of the whole before anything leaves, that of its reply after.
-- fragment: mass_stand
CASE i.state
            WHEN 'planned' THEN CASE m.state WHEN 'waiting' THEN 'waiting' WHEN 'counting' THEN 'held'
                                             ELSE 'planned' END
            WHEN 'handed' THEN CASE r.state WHEN 'sent' THEN 'direct' WHEN 'confirmed' THEN 'direct'
                                            WHEN 'by_hand' THEN 'by_hand' WHEN 'unknown' THEN 'unsure'
                                            WHEN 'failed' THEN 'failed' WHEN 'cancelled' THEN 'taken_out'
                                            ELSE 'underway' END
            WHEN 'posted' THEN 'by_post' ELSE i.state END

-- fragment: mass_item_row
i.id, i.mass_id, i.case_id, i.author_id, a.name AS author_name, i.handle, i.source_id,
       s.name AS source_name, i.channel, i.case_version, i.problem_id, i.class, i.subjects,
       i.demands, i.is_public, i.is_reachable, i.is_late, i.state, @mass_stand@ AS stand, i.reason,
       i.reply_id, r.text AS reply_text, i.done_at, r.sent_at, c.is_secret
  FROM mass_item i
  JOIN desk_case c ON c.id = i.case_id
  JOIN mass_answer m ON m.id = i.mass_id
  JOIN source s ON s.id = i.source_id
  LEFT JOIN author a ON a.id = i.author_id
  LEFT JOIN reply r ON r.id = i.reply_id

-- name: mass_items
SELECT @mass_item_row@
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.id > $3
   AND (CAST($4 AS TEXT) IS NULL OR @mass_stand@ = $4)
   AND (CAST($5 AS TEXT) IS NULL OR i.reason = $5)
 ORDER BY i.id LIMIT $6;

-- name: mass_items_after
SELECT @mass_item_row@
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.state = 'planned' AND i.id > $3
 ORDER BY i.id LIMIT $4;

-- name: mass_item_get
SELECT @mass_item_row@
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.id = $3;

-- name: mass_item_nth
SELECT @mass_item_row@
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.state = 'planned' ORDER BY i.id LIMIT 1 OFFSET $3;

-- What is to be handed to one account.
-- name: mass_items_planned
SELECT @mass_item_row@
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.state = 'planned' AND i.source_id = $3
 ORDER BY i.id LIMIT $4;

-- name: mass_item_set
UPDATE mass_item SET state = $4, reason = $5, reply_id = $6, done_at = $7
 WHERE brand_id = $1 AND mass_id = $2 AND id = $3;

-- Without a post nobody reaches them; with one it is for them too.
-- name: mass_items_reach
UPDATE mass_item SET state = CASE WHEN $3 = 'replies' THEN 'skipped' ELSE 'planned' END,
       reason = CASE WHEN $3 = 'replies' THEN 'unreachable' ELSE 'none' END
 WHERE brand_id = $1 AND mass_id = $2 AND is_reachable = 0
   AND ((state = 'planned' AND $3 = 'replies') OR (state = 'skipped' AND reason = 'unreachable'));

-- name: mass_items_again
UPDATE mass_item SET state = 'planned', reason = 'none'
 WHERE brand_id = $1 AND mass_id = $2 AND state = 'skipped' AND reason IN ('text', 'answered', 'wrote_again');

-- What waited in the way out during a pause leaves no sooner than $3.
-- name: mass_replies_resume
UPDATE reply SET send_at = $3, version = version + 1
 WHERE brand_id = $1 AND state = 'held' AND send_at < $3
   AND id IN (SELECT reply_id FROM mass_item WHERE mass_id = $2 AND state = 'handed');

-- Those a stop calls back that promise something.
-- name: mass_replies_promising
SELECT r.id, r.case_id FROM mass_item i JOIN reply r ON r.id = i.reply_id
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.state = 'handed' AND r.state IN ('held', 'by_hand')
   AND r.ask_first = 0
   AND EXISTS (SELECT 1 FROM promise p WHERE p.brand_id = $1 AND p.case_id = r.case_id
                  AND p.reply_id = r.id AND p.state IN ('found', 'open'))
 ORDER BY r.id LIMIT 10000;

-- What may have arrived already is asked by key no more: a person looks.
-- name: mass_replies_stop
UPDATE reply SET state = CASE ask_first WHEN 1 THEN 'unknown' ELSE 'cancelled' END, send_at = NULL,
       version = version + 1
 WHERE brand_id = $1 AND state IN ('held', 'by_hand')
   AND id IN (SELECT reply_id FROM mass_item WHERE mass_id = $2 AND state = 'handed');

-- name: mass_stopped_of_reply
SELECT count(*) FROM mass_item i JOIN mass_answer m ON m.id = i.mass_id
 WHERE i.brand_id = $1 AND i.reply_id = $2 AND m.state = 'stopped';

-- name: mass_of_reply
SELECT COALESCE(max(mass_id), 0) FROM mass_item WHERE brand_id = $1 AND reply_id = $2;

-- name: mass_items_stop
UPDATE mass_item SET state = 'taken_out', reason = 'stopped'
 WHERE brand_id = $1 AND mass_id = $2 AND state = 'planned';

-- How many stand how, why, and where.
-- name: mass_groups
SELECT i.source_id, s.name AS source_name, i.channel, s.way_out AS way, i.is_public, i.is_reachable,
       @mass_stand@ AS stand, i.reason, count(*) AS count
  FROM mass_item i
  JOIN mass_answer m ON m.id = i.mass_id
  JOIN source s ON s.id = i.source_id
  LEFT JOIN reply r ON r.id = i.reply_id
 WHERE i.brand_id = $1 AND i.mass_id = $2
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 7, 8 LIMIT 1000;

-- name: mass_people
SELECT count(DISTINCT author_id) AS people, CAST(COALESCE(sum(is_late), 0) AS BIGINT) AS late
  FROM mass_item WHERE brand_id = $1 AND mass_id = $2;

-- Accounts with something to hand over, but for those an emergency stop holds.
-- name: mass_accounts_due
SELECT i.source_id, i.channel, count(*) AS planned
  FROM mass_item i
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.state = 'planned'
   AND NOT EXISTS (SELECT 1 FROM halt h WHERE h.brand_id = i.brand_id AND h.ended_at IS NULL
                      AND (h.source_id IS NULL OR h.source_id = i.source_id)
                      AND (h.channel IS NULL OR h.channel = i.channel))
 GROUP BY i.source_id, i.channel ORDER BY i.source_id LIMIT 200;

-- name: mass_planned
SELECT count(*) FROM mass_item WHERE brand_id = $1 AND mass_id = $2 AND state = 'planned';

-- name: mass_exposed
SELECT count(*) FROM mass_item
 WHERE brand_id = $1 AND mass_id = $2 AND state = 'planned' AND is_public = 1;

-- On which accounts those of a crisis ($3) are answered for all to read.
-- name: mass_public_places
SELECT DISTINCT i.source_id FROM crisis c
  JOIN mass_item i ON i.brand_id = c.brand_id AND i.mass_id = $2 AND i.state = 'planned'
   AND i.is_public = 1 AND i.is_reachable = 1
 WHERE c.brand_id = $1 AND c.id = $3
   AND (c.problem_id IS NULL OR EXISTS (SELECT 1 FROM problem_case k
                                         WHERE k.case_id = i.case_id AND @case_of_crisis@))
 ORDER BY i.source_id LIMIT 2000;

-- name: mass_first_source
UPDATE mass_answer SET crisis_id = $3, first_source_id = $4, first_reason = $5, version = version + 1
 WHERE brand_id = $1 AND id = $2;

-- How its answers stand where it goes first: those that left, and those that still may.
-- name: mass_first_stand
SELECT CAST(COALESCE(sum(CASE WHEN r.state IN ('sent', 'confirmed') OR i.state = 'posted' THEN 1 ELSE 0 END), 0) AS BIGINT) AS left_count,
       CAST(COALESCE(sum(CASE WHEN i.state = 'planned' OR r.state IN ('waiting', 'held', 'by_hand', 'sending', 'unknown')
                              THEN 1 ELSE 0 END), 0) AS BIGINT) AS open_count
  FROM mass_item i LEFT JOIN reply r ON r.id = i.reply_id
 WHERE i.brand_id = $1 AND i.mass_id = $2 AND i.source_id = $3;

-- How much an account took lately, from all mass answers.
-- name: mass_paced
SELECT count(*) FROM mass_item
 WHERE brand_id = $1 AND source_id = $2 AND state = 'handed' AND done_at > $3;

-- Cases that joined the problem since.
-- name: mass_latecomers
SELECT k.case_id AS id FROM problem_case k
 WHERE k.brand_id = $1 AND k.problem_id = $2
   AND NOT EXISTS (SELECT 1 FROM mass_item i WHERE i.mass_id = $3 AND i.case_id = k.case_id)
 ORDER BY k.at DESC, k.case_id DESC LIMIT $4;

-- Which mass answers a case is in, for its page.
-- name: mass_of_case
SELECT i.mass_id, m.state, i.id AS item_id, @mass_stand@ AS stand, i.reason, i.reply_id,
       m.post_link, i.done_at
  FROM mass_item i
  JOIN mass_answer m ON m.id = i.mass_id
  LEFT JOIN reply r ON r.id = i.reply_id
 WHERE i.brand_id = $1 AND i.case_id = $2 AND m.state <> 'draft' AND m.state <> 'dropped'
 ORDER BY i.mass_id DESC LIMIT 5;

-- name: mass_answered_by_post
SELECT count(*) FROM (SELECT 1 FROM mass_item
     WHERE brand_id = $1 AND state = 'posted' AND done_at >= $2 LIMIT $3) x;

-- name: mass_waiting
SELECT count(*) FROM (SELECT 1 FROM mass_answer
     WHERE brand_id = $1 AND state = 'waiting' LIMIT $2) x;
