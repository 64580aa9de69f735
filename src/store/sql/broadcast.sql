-- What all of the staff are told, by version, and who has read it.
-- small table: broadcast: a few for each crisis

-- What is true now for a crisis: of its key statement; else of its problem's; else of all cases.
-- name: broadcast_statement
SELECT v.statement_id, v.number, s.name, v.text
  FROM crisis c
  JOIN statement s ON s.brand_id = c.brand_id
   AND (s.id = c.statement_id
        OR (c.statement_id IS NULL AND (s.problem_id IS NULL OR @problem_of_crisis@)))
  JOIN statement_version v ON v.statement_id = s.id AND v.state = 'in_force'
 WHERE c.brand_id = $1 AND c.id = $2
 ORDER BY CASE WHEN s.problem_id IS NULL THEN 1 ELSE 0 END, v.from_at DESC, v.id DESC LIMIT 1;

-- name: broadcast_brand
-- all brands: the crisis says which
SELECT brand_id FROM crisis WHERE id = $1;

-- fragment: broadcast_row
b.id, b.crisis_id, b.statement_id, b.statement_number, b.text, b.say, b.avoid, b.send_to,
       b.made_by, s.name AS made_name, b.made_at, b.replaced_at, b.late_at,
       (SELECT count(*) FROM broadcast_receipt r WHERE r.broadcast_id = b.id
           AND r.token_hash IS NOT NULL) AS people,
       (SELECT count(*) FROM broadcast_receipt r WHERE r.broadcast_id = b.id
           AND r.token_hash IS NOT NULL AND r.read_at IS NOT NULL) AS readers
  FROM broadcast b LEFT JOIN staff s ON s.id = b.made_by

-- name: broadcast_list
SELECT @broadcast_row@
 WHERE b.brand_id = $1 AND b.crisis_id = $2 ORDER BY b.id DESC LIMIT 20;

-- name: broadcast_current
SELECT @broadcast_row@
 WHERE b.brand_id = $1 AND b.crisis_id = $2 AND b.replaced_at IS NULL;

-- name: broadcast_sealed
SELECT token, made_at FROM broadcast WHERE brand_id = $1 AND id = $2;

-- name: broadcast_insert
INSERT INTO broadcast (brand_id, crisis_id, statement_id, statement_number, text, say, avoid,
    send_to, made_by, made_at, token_hash, token)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id;

-- name: broadcast_replace
UPDATE broadcast SET replaced_at = $3
 WHERE brand_id = $1 AND crisis_id = $2 AND replaced_at IS NULL;

-- Everybody of the tree, and who has an account and does not stand there.
-- name: broadcast_people
SELECT contact_id, staff_id, name, team, mail, telegram FROM (
SELECT 0 AS part, t.position, t.id AS contact_id, s.id AS staff_id, t.name, t.team,
       COALESCE(t.mail, s.email) AS mail,
       COALESCE(t.telegram, (SELECT min(w.address) FROM wake_way w
         WHERE w.staff_id = s.id AND w.way = 'telegram')) AS telegram
  FROM tree_contact t
  LEFT JOIN member m ON m.brand_id = t.brand_id AND m.staff_id = t.staff_id
  LEFT JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL
 WHERE t.brand_id = $1
UNION ALL
SELECT 1, s.id, NULL, s.id, s.name, NULL, s.email,
       (SELECT min(w.address) FROM wake_way w WHERE w.staff_id = s.id AND w.way = 'telegram')
  FROM member m JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL
 WHERE m.brand_id = $1
   AND NOT EXISTS (SELECT 1 FROM tree_contact t WHERE t.brand_id = $1 AND t.staff_id = s.id)) x
 ORDER BY part, position, contact_id LIMIT $2;

-- name: broadcast_receipt_insert
INSERT INTO broadcast_receipt (brand_id, broadcast_id, contact_id, staff_id, name, team,
    token_hash, token)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- fragment: receipt_row
r.id, r.broadcast_id, r.contact_id, r.staff_id, r.name, r.team, r.read_at, r.read_how,
       s.name AS read_name, CASE WHEN r.token_hash IS NULL THEN 1 ELSE 0 END AS is_sheet,
       (SELECT p.state FROM broadcast_post p WHERE p.receipt_id = r.id AND p.way = 'mail'
         ORDER BY p.id DESC LIMIT 1) AS mail,
       (SELECT p.state FROM broadcast_post p WHERE p.receipt_id = r.id AND p.way = 'telegram'
         ORDER BY p.id DESC LIMIT 1) AS telegram,
       c.phone
  FROM broadcast_receipt r
  LEFT JOIN staff s ON s.id = r.read_by
  LEFT JOIN tree_contact c ON c.id = r.contact_id

-- Who has not read it first.
-- name: broadcast_receipts
SELECT @receipt_row@
 WHERE r.brand_id = $1 AND r.broadcast_id = $2
 ORDER BY CASE WHEN r.read_at IS NULL THEN 0 ELSE 1 END, r.id LIMIT 1000;

-- name: broadcast_receipt_sealed
SELECT r.token, b.made_at
  FROM broadcast_receipt r JOIN broadcast b ON b.id = r.broadcast_id
 WHERE r.brand_id = $1 AND r.id = $2 AND b.crisis_id = $3 AND r.token IS NOT NULL;

-- name: broadcast_read
UPDATE broadcast_receipt SET read_at = $4, read_how = $5, read_by = $6
 WHERE brand_id = $1 AND broadcast_id = $2 AND id = $3 AND read_at IS NULL;

-- name: broadcast_read_own
UPDATE broadcast_receipt SET read_at = $4, read_how = 'desk'
 WHERE brand_id = $1 AND broadcast_id = $2 AND staff_id = $3 AND read_at IS NULL;

-- One who stands in the list and came by the printed sheet.
-- name: broadcast_read_named
UPDATE broadcast_receipt SET read_at = $4, read_how = 'sheet'
 WHERE brand_id = $1 AND broadcast_id = $2 AND lower(name) = lower($3) AND token_hash IS NOT NULL
   AND read_at IS NULL
   AND (SELECT count(*) FROM broadcast_receipt o
         WHERE o.broadcast_id = $2 AND lower(o.name) = lower($3) AND o.token_hash IS NOT NULL) = 1;

-- name: broadcast_is_named
SELECT count(*) FROM broadcast_receipt
 WHERE brand_id = $1 AND broadcast_id = $2 AND lower(name) = lower($3);

-- name: broadcast_sheet_insert
INSERT INTO broadcast_receipt (brand_id, broadcast_id, name, read_at, read_how)
VALUES ($1, $2, $3, $4, 'sheet')
ON CONFLICT DO NOTHING;

-- name: broadcast_sheet_count
SELECT count(*) FROM broadcast_receipt
 WHERE brand_id = $1 AND broadcast_id = $2 AND read_how = 'sheet' AND read_at > $3;

-- ---- the page behind a link ----

-- name: broadcast_by_receipt
-- all brands: the token says which
SELECT r.brand_id, b.crisis_id, b.id AS broadcast_id, r.id AS receipt_id, r.contact_id, r.staff_id,
       d.name AS brand_name, d.zone
  FROM broadcast_receipt r JOIN broadcast b ON b.id = r.broadcast_id
  JOIN crisis c ON c.id = b.crisis_id JOIN brand d ON d.id = r.brand_id
 WHERE r.token_hash = $1 AND b.made_at > $2 AND c.phase <> 'closed';

-- name: broadcast_by_sheet
-- all brands: the token says which
SELECT b.brand_id, b.crisis_id, b.id AS broadcast_id, d.name AS brand_name, d.zone
  FROM broadcast b JOIN crisis c ON c.id = b.crisis_id JOIN brand d ON d.id = b.brand_id
 WHERE b.token_hash = $1 AND b.made_at > $2 AND c.phase <> 'closed';

-- The same person in what replaced it.
-- name: broadcast_receipt_of
SELECT r.id, r.name, r.read_at FROM broadcast_receipt r
 WHERE r.brand_id = $1 AND r.broadcast_id = $2
   AND (r.id = $3 OR r.contact_id = $4 OR (r.contact_id IS NULL AND r.staff_id = $5))
 ORDER BY r.id LIMIT 1;

-- ---- on its way ----

-- Nothing leaves the sample shop.
-- name: broadcast_post_insert
INSERT INTO broadcast_post (brand_id, broadcast_id, receipt_id, way, address, is_reminder, state,
    due_at)
SELECT d.id, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), 0, 'due',
       CAST($6 AS BIGINT)
  FROM brand d WHERE d.id = $1 AND d.is_sample = 0 AND d.drill_of IS NULL;

-- Once more by the ways that it went before, to who has not read it.
-- name: broadcast_post_again
INSERT INTO broadcast_post (brand_id, broadcast_id, receipt_id, way, address, is_reminder, state,
    due_at)
SELECT p.brand_id, p.broadcast_id, p.receipt_id, p.way, p.address, 1, 'due', CAST($3 AS BIGINT)
  FROM broadcast_receipt r JOIN broadcast_post p ON p.receipt_id = r.id
 WHERE r.brand_id = $1 AND r.broadcast_id = $2 AND r.read_at IS NULL AND p.is_reminder = 0
   AND p.ended_at IS NOT NULL;

-- name: broadcast_reminded_at
SELECT COALESCE(max(p.due_at), 0) FROM broadcast_post p
 WHERE p.brand_id = $1 AND p.broadcast_id = $2 AND p.is_reminder = 1;

-- name: broadcast_post_cancel
UPDATE broadcast_post SET state = 'none', ended_at = $3
 WHERE brand_id = $1 AND ended_at IS NULL AND state = 'due'
   AND broadcast_id IN (SELECT b.id FROM broadcast b WHERE b.crisis_id = $2);

-- The end of a lease is when it is due again: who sent it was stopped.
-- name: broadcast_post_claim
-- all brands: one thread serves everyone
-- engine: sqlite
UPDATE broadcast_post SET state = 'sending', due_at = $2, tries = tries + 1
 WHERE id = (SELECT id FROM broadcast_post WHERE ended_at IS NULL AND due_at <= $1
                AND @real_brand@ ORDER BY due_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE broadcast_post SET state = 'sending', due_at = $2, tries = tries + 1
 WHERE id = (SELECT id FROM broadcast_post WHERE ended_at IS NULL AND due_at <= $1
                AND @real_brand@ ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- name: broadcast_post_out
-- all brands: one thread serves everyone
SELECT p.id, p.brand_id, p.broadcast_id, b.crisis_id, p.receipt_id, p.way, p.address,
       p.is_reminder, p.tries, r.name, r.token, r.read_at, b.text, b.say, b.avoid, b.send_to,
       b.replaced_at, b.statement_id, b.statement_number, d.name AS brand_name, d.zone,
       CASE WHEN d.is_sample = 1 OR d.drill_of IS NOT NULL THEN 1 ELSE 0 END AS is_sample, c.phase
  FROM broadcast_post p JOIN broadcast b ON b.id = p.broadcast_id
  JOIN broadcast_receipt r ON r.id = p.receipt_id JOIN brand d ON d.id = p.brand_id
  JOIN crisis c ON c.id = b.crisis_id
 WHERE p.id = $1;

-- Only by whom it was claimed: the number of tries tells.
-- name: broadcast_post_end
UPDATE broadcast_post SET state = $4, due_at = $5, ended_at = $6, failure = $7
 WHERE brand_id = $1 AND id = $2 AND tries = $3 AND ended_at IS NULL;

-- name: broadcast_late
-- all brands: one thread serves everyone
SELECT b.id, b.brand_id, b.crisis_id,
       (SELECT count(*) FROM broadcast_receipt r WHERE r.broadcast_id = b.id
           AND r.token_hash IS NOT NULL AND r.read_at IS NULL) AS unread
  FROM broadcast b WHERE b.replaced_at IS NULL AND b.late_at IS NULL AND b.made_at <= $1
 ORDER BY b.made_at LIMIT 20;

-- name: broadcast_late_told
UPDATE broadcast SET late_at = $3 WHERE brand_id = $1 AND id = $2;

-- name: broadcast_next
-- all brands: one thread serves everyone
SELECT COALESCE(min(at), 0) FROM (
    SELECT min(due_at) AS at FROM broadcast_post WHERE ended_at IS NULL
    UNION ALL
    SELECT min(made_at) + $1 AS at FROM broadcast WHERE replaced_at IS NULL AND late_at IS NULL) x;
