-- name: draft_get
SELECT case_id, text, revision, updated_at FROM draft
 WHERE brand_id = $1 AND case_id = $2 AND staff_id = $3;

-- name: draft_update
UPDATE draft SET text = $5, revision = revision + 1, updated_at = $6
 WHERE brand_id = $1 AND case_id = $2 AND staff_id = $3 AND revision = $4;

-- name: draft_insert
INSERT INTO draft (case_id, staff_id, brand_id, text, revision, updated_at)
SELECT c.id, $3, c.brand_id, $4, 1, $5 FROM desk_case c WHERE c.brand_id = $1 AND c.id = $2
ON CONFLICT (case_id, staff_id) DO NOTHING;

-- name: draft_delete
DELETE FROM draft WHERE brand_id = $1 AND case_id = $2 AND staff_id = $3;

-- name: presence_get
SELECT staff_id, is_typing, until_at FROM presence
 WHERE brand_id = $1 AND case_id = $2 AND staff_id = $3;

-- name: presence_mark
INSERT INTO presence (case_id, staff_id, brand_id, is_typing, until_at)
SELECT c.id, $3, c.brand_id, $4, $5 FROM desk_case c WHERE c.brand_id = $1 AND c.id = $2
ON CONFLICT (case_id, staff_id) DO UPDATE SET is_typing = excluded.is_typing,
    until_at = excluded.until_at;

-- name: presence_all
SELECT p.case_id, p.staff_id, s.name AS staff_name, p.is_typing, p.until_at
  FROM presence p JOIN staff s ON s.id = p.staff_id
 WHERE p.brand_id = $1 AND p.until_at > $2 AND p.staff_id <> $3
 ORDER BY p.until_at DESC LIMIT 200;

-- name: presence_others
SELECT p.staff_id, s.name AS staff_name, p.is_typing, p.until_at
  FROM presence p JOIN staff s ON s.id = p.staff_id
 WHERE p.brand_id = $1 AND p.case_id = $2 AND p.staff_id <> $3 AND p.until_at > $4
 ORDER BY s.name LIMIT 20;

-- What went to others of late, by the index of what was sent from each source.
-- name: reply_texts_lately
SELECT r.id, r.case_id, c.author_id, r.text FROM source s
  JOIN reply r ON r.source_id = s.id AND r.sent_at >= $2
  JOIN desk_case c ON c.id = r.case_id
 WHERE s.brand_id = $1 AND r.brand_id = $1
 ORDER BY r.sent_at DESC LIMIT 64;

-- What happened in its case since it was written, while it has not left: the newest message that is
-- no answer of the desk, the customer's last change of what it answers, the newest other answer that
-- left or may leave, and a decision that ends or parks the case. NULL: nothing.
-- fragment: reply_meanwhile
CASE WHEN r.state NOT IN ('waiting', 'held', 'by_hand', 'failed') THEN NULL ELSE NULLIF(TRIM(
         COALESCE((SELECT 'message=' || max(x.id) || ' ' FROM message x
                    WHERE x.case_id = r.case_id AND x.id > COALESCE(r.message_id, 0)
                      AND x.reply_id IS NULL), '')
      || COALESCE((SELECT 'edit=' || max(v.id) || ' ' FROM message_version v
                    WHERE v.message_id = r.message_id AND v.until_at > r.created_at), '')
      || COALESCE((SELECT 'reply=' || max(o.id) || ' ' FROM reply o
                    WHERE o.case_id = r.case_id AND o.id <> r.id
                      AND (o.state IN ('waiting', 'held', 'by_hand', 'sending', 'unknown')
                           OR (o.state IN ('sent', 'confirmed') AND o.sent_at >= r.created_at))), '')
      || CASE WHEN c.state IN ('done', 'spam', 'ignored', 'watched') THEN 'state=' || c.state
              ELSE '' END), '') END

-- A stop that holds back what leaves by this source.
-- fragment: reply_halted
EXISTS (SELECT 1 FROM halt h WHERE h.brand_id = r.brand_id AND h.ended_at IS NULL
                 AND (h.source_id IS NULL OR h.source_id = r.source_id)
                 AND (h.channel IS NULL
                      OR h.channel = (SELECT s.channel FROM source s WHERE s.id = r.source_id)))

-- A reply with the names of its people and the page it belongs to.
-- fragment: reply_row
r.id, r.case_id, r.message_id, r.way, r.state, r.is_public, r.text, r.first_text,
       r.author_id, w.name AS author_name, r.approver_id, p.name AS approver_name, r.remark,
       r.send_at, r.sent_at, r.confirmed_at, r.tries, r.external_id, r.failure,
       COALESCE(m.link, @case_link@) AS link, r.gate, r.created_at, r.version,
       @reply_meanwhile@ AS meanwhile,
       CASE WHEN r.state IN ('waiting', 'held', 'by_hand', 'failed', 'unknown') AND @reply_halted@
            THEN 1 ELSE 0 END AS is_halted
  FROM reply r
  JOIN desk_case c ON c.id = r.case_id
  LEFT JOIN message m ON m.id = r.message_id
  LEFT JOIN staff w ON w.id = r.author_id
  LEFT JOIN staff p ON p.id = r.approver_id

-- name: reply_insert
INSERT INTO reply (brand_id, case_id, message_id, source_id, way, state, key, request_key,
    is_public, text, first_text, author_id, to_address, send_at, created_at, approver_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, $13, $14, $15)
RETURNING id;

-- name: reply_get
SELECT @reply_row@
 WHERE r.brand_id = $1 AND r.id = $2;

-- name: reply_by_request
SELECT COALESCE(max(id), 0) FROM reply WHERE brand_id = $1 AND request_key = $2;

-- name: reply_of_case
SELECT @reply_row@
 WHERE r.brand_id = $1 AND r.case_id = $2 ORDER BY r.id LIMIT 200;

-- $3: whoever asks sees all; else of confidential cases those $4 holds.
-- name: reply_in_state
SELECT @reply_row@
 WHERE r.brand_id = $1 AND r.state = $2 AND (c.is_secret = 0 OR $3 = 1 OR c.owner_id = $4)
   AND r.state IN ('waiting', 'by_hand', 'unknown', 'failed') ORDER BY r.id LIMIT 200;

-- name: reply_update
UPDATE reply SET state = $4, text = $5, approver_id = $6, remark = $7, send_at = $8, sent_at = $9,
       confirmed_at = $10, external_id = $11, failure = $12, ask_first = $13, lookups = $14,
       lease_until = NULL, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: reply_core
SELECT id, brand_id, case_id, source_id, way, state, key, is_public, text, author_id, approver_id,
       remark, send_at, sent_at, confirmed_at, external_id, failure, ask_first, lookups, tries,
       created_at, version
  FROM reply WHERE brand_id = $1 AND id = $2;

-- name: approver_others
SELECT count(*) FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.staff_id <> $2 AND s.ended_at IS NULL
   AND m.role IN ('approver', 'admin', 'owner');

-- What no emergency stop holds back, and no pause of the mass answer it is part of; nothing of a
-- rehearsal leaves.
-- fragment: reply_may_leave
@real_brand@
                AND NOT EXISTS (SELECT 1 FROM mass_item i JOIN mass_answer m ON m.id = i.mass_id
                 WHERE i.reply_id = r.id AND m.state = 'paused')
                AND NOT @reply_halted@

-- name: outbox_claim
-- all brands: the sender serves everyone
-- $3 to $5 are sources for which the other senders are under way.
-- engine: sqlite
UPDATE reply SET state = 'sending', lease_until = $2, tries = tries + 1, version = version + 1
 WHERE id = (SELECT id FROM reply r WHERE state = 'held' AND send_at <= $1
                AND source_id NOT IN ($3, $4, $5) AND @reply_may_leave@
              ORDER BY send_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE reply SET state = 'sending', lease_until = $2, tries = tries + 1, version = version + 1
 WHERE id = (SELECT id FROM reply r WHERE state = 'held' AND send_at <= $1
                AND source_id NOT IN ($3, $4, $5) AND @reply_may_leave@
              ORDER BY send_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- A rehearsal ends its replies itself: they go nowhere.
-- name: outbox_claim_drill
UPDATE reply SET state = 'sending', lease_until = $3, tries = tries + 1, version = version + 1
 WHERE id = (SELECT r.id FROM reply r JOIN brand b ON b.id = r.brand_id
              WHERE r.brand_id = $1 AND b.drill_of IS NOT NULL AND r.state = 'held' AND r.send_at <= $2
              ORDER BY r.send_at, r.id LIMIT 1)
RETURNING id;

-- name: outbox_row
-- all brands: the sender serves everyone
SELECT r.id AS reply_id, r.brand_id, r.case_id, r.source_id, r.tries, r.way, r.is_public,
       r.ask_first AS is_lookup, r.key, r.text, r.to_address, p.name AS to_name, s.out_url, s.out_lookup, s.out_secret, s.out_from,
       b.name AS brand_name, CASE WHEN b.drill_of IS NULL THEN 0 ELSE 1 END AS is_drill, s.name AS source_name, m.external_id AS answers_id, m.title,
       COALESCE(m.link, @case_link@) AS link
  FROM reply r
  JOIN brand b ON b.id = r.brand_id
  JOIN source s ON s.id = r.source_id
  JOIN desk_case c ON c.id = r.case_id
  LEFT JOIN message m ON m.id = r.message_id
  LEFT JOIN author p ON p.id = c.author_id
 WHERE r.id = $1;

-- name: outbox_expired
-- all brands: the sender serves everyone
-- engine: sqlite
SELECT id, brand_id FROM reply WHERE state = 'sending' AND lease_until <= $1
 ORDER BY lease_until LIMIT 50;
-- engine: pgsql
SELECT id, brand_id FROM reply WHERE state = 'sending' AND lease_until <= $1
 ORDER BY lease_until LIMIT 50 FOR UPDATE SKIP LOCKED;

-- name: reply_try_insert
INSERT INTO reply_try (brand_id, reply_id, began_at, outcome) VALUES ($1, $2, $3, 'running')
RETURNING id;

-- name: reply_try_running
SELECT COALESCE(max(id), 0) FROM reply_try
 WHERE brand_id = $1 AND reply_id = $2 AND outcome = 'running';

-- name: reply_try_end
UPDATE reply_try SET ended_at = $3, outcome = $4, detail = $5
 WHERE brand_id = $1 AND id = $2 AND outcome = 'running';

-- name: message_own_adopt
UPDATE message SET reply_id = $4
 WHERE brand_id = $1 AND source_id = $2 AND external_id = $3 AND case_id = $5 AND is_own = 1
   AND reply_id IS NULL;

-- name: message_of_reply
SELECT id, external_id, text FROM message
 WHERE brand_id = $1 AND case_id = $2 AND reply_id = $3 ORDER BY id LIMIT 1;

-- What was never said is no message: of our own alone.
-- name: message_own_delete
DELETE FROM message WHERE brand_id = $1 AND id = $2 AND is_own = 1;
