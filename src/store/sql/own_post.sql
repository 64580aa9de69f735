-- What stands on our own accounts and no answer of ours accounts for: desk/own_post.h.

-- New words of our own, not sent from here as far as that is known, since the source was connected.
-- name: own_post_new_public
SELECT m.id, m.case_id, m.source_id, m.text, m.title, m.link, m.written_at
  FROM message m JOIN source s ON s.id = m.source_id
 WHERE m.brand_id = $1 AND m.is_own = 1 AND m.is_direct = 0 AND m.written_at > $2
   AND m.reply_id IS NULL AND m.state IN ('live', 'edited') AND m.written_at >= s.created_at
   AND NOT EXISTS (SELECT 1 FROM own_post o WHERE o.message_id = m.id)
 ORDER BY m.written_at LIMIT 100;

-- name: own_post_new_private
SELECT m.id, m.case_id, m.source_id, m.text, m.title, m.link, m.written_at
  FROM message m JOIN source s ON s.id = m.source_id
 WHERE m.brand_id = $1 AND m.is_own = 1 AND m.is_direct = 1 AND m.written_at > $2
   AND m.reply_id IS NULL AND m.state IN ('live', 'edited') AND m.written_at >= s.created_at
   AND NOT EXISTS (SELECT 1 FROM own_post o WHERE o.message_id = m.id)
 ORDER BY m.written_at LIMIT 100;

-- What people of the desk wrote that may be what is seen now: in its case, ..
-- name: own_post_of_case
SELECT text FROM reply
 WHERE case_id = $2 AND brand_id = $1 AND state NOT IN ('waiting', 'returned', 'cancelled')
 ORDER BY id DESC LIMIT 50;

-- .. what left around that time, ..
-- name: own_post_of_sent
SELECT text FROM reply
 WHERE brand_id = $1 AND sent_at IS NOT NULL AND sent_at > $2 AND sent_at < $3
 ORDER BY sent_at DESC LIMIT 500;

-- .. what a person is to post by hand, ..
-- name: own_post_of_hand
SELECT text FROM reply
 WHERE brand_id = $1 AND state IN ('waiting', 'by_hand', 'unknown', 'failed')
   AND state IN ('by_hand', 'unknown', 'failed')
 ORDER BY id DESC LIMIT 200;

-- .. public posts of answers to many, official statements, ..
-- name: own_post_of_mass
SELECT post_text AS text, post_link AS link FROM mass_answer
 WHERE brand_id = $1 AND mode <> 'replies' AND state NOT IN ('draft', 'waiting', 'dropped')
 ORDER BY id DESC LIMIT 50;

-- name: own_post_of_statement
SELECT v.text FROM statement_version v
 WHERE v.brand_id = $1 AND v.state IN ('approved', 'in_force', 'replaced')
 ORDER BY v.id DESC LIMIT 50;

-- .. what people paste into their channels: progress updates, and where they said they did, ..
-- name: own_post_of_update
SELECT known AS text, unknown, doing FROM crisis_update
 WHERE brand_id = $1 AND state IN ('published', 'replaced') ORDER BY id DESC LIMIT 100;

-- name: own_post_of_update_link
SELECT link FROM crisis_post WHERE brand_id = $1 ORDER BY id DESC LIMIT 200;

-- .. planned posts, unless a freeze keeps them back, ..
-- name: own_post_of_planned
SELECT p.text, p.link FROM planned_post p
 WHERE p.brand_id = $1 AND p.state IN ('planned', 'posted')
   AND (p.state = 'posted' OR p.agreed_by IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM crisis c WHERE c.brand_id = $1 AND c.is_frozen = 1
                          AND c.phase <> 'closed'))
 ORDER BY p.due_at DESC LIMIT 200;

-- .. and the honest sentence in the place of a post that was taken down.
-- name: own_post_of_correction
SELECT correction AS text FROM guard_request
 WHERE brand_id = $1 AND kind = 'takedown' AND state IN ('approved', 'done')
   AND correction IS NOT NULL
 ORDER BY id DESC LIMIT 50;

-- name: own_post_insert
INSERT INTO own_post (brand_id, message_id, case_id, source_id, found_at, is_grave, state)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (message_id) DO NOTHING;

-- fragment: own_post_row
o.id, o.message_id, o.case_id, o.found_at, o.is_grave, o.state, o.decided_by,
       d.name AS decided_name, o.decided_at, o.remark, s.name AS source_name, c.channel,
       c.is_secret, c.owner_id, m.title, m.text, m.link, m.written_at, m.is_direct,
       (SELECT max(g.id) FROM guard_request g WHERE g.message_id = o.message_id
           AND g.brand_id = o.brand_id AND g.kind <> 'ban'
           AND g.state IN ('asked', 'approved', 'done')) AS guard_id
  FROM own_post o
  JOIN message m ON m.id = o.message_id
  JOIN desk_case c ON c.id = o.case_id
  JOIN source s ON s.id = o.source_id
  LEFT JOIN staff d ON d.id = o.decided_by

-- name: own_post_open
SELECT @own_post_row@
 WHERE o.brand_id = $1 AND o.state = 'open' AND o.found_at > 0 AND m.reply_id IS NULL
   AND m.state IN ('live', 'edited')
 ORDER BY o.is_grave DESC, o.found_at DESC LIMIT 50;

-- name: own_post_past
SELECT @own_post_row@
 WHERE o.brand_id = $1 AND o.state IN ('ours', 'taken_down') ORDER BY o.id DESC LIMIT 30;

-- name: own_post_get
SELECT @own_post_row@
 WHERE o.brand_id = $1 AND o.id = $2;

-- Counted as the list shows them.
-- name: own_post_count
SELECT count(*) FROM own_post o JOIN message m ON m.id = o.message_id
 WHERE o.brand_id = $1 AND o.state = 'open' AND m.reply_id IS NULL
   AND m.state IN ('live', 'edited');

-- name: own_post_end
UPDATE own_post SET state = $3, decided_by = $4, decided_at = $5, remark = $6
 WHERE brand_id = $1 AND id = $2 AND state = 'open';

-- name: own_post_taken
UPDATE own_post SET state = 'taken_down', decided_by = $3, decided_at = $4
 WHERE brand_id = $1 AND message_id = $2 AND state IN ('open', 'ours');
