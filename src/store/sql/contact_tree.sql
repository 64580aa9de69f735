-- The tree of contacts, and the audiences beside it.
-- small table: tree_contact: at most some hundred a brand
-- small table: audience: made by people, some ten a brand

-- fragment: tree_row
t.id, t.name, t.role, t.team, t.phone, t.mail, t.telegram, t.staff_id, s.name AS staff_name,
       t.caller_id, t.position, t.version
  FROM tree_contact t
  LEFT JOIN member m ON m.brand_id = t.brand_id AND m.staff_id = t.staff_id
  LEFT JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL

-- name: tree_list
-- unbounded: TREE_CONTACTS_MOST
SELECT @tree_row@
 WHERE t.brand_id = $1 ORDER BY t.position, t.id;

-- name: tree_get
SELECT @tree_row@
 WHERE t.brand_id = $1 AND t.id = $2;

-- name: tree_count
SELECT count(*) FROM tree_contact WHERE brand_id = $1;

-- name: tree_insert
INSERT INTO tree_contact (brand_id, name, role, team, phone, mail, telegram, staff_id, caller_id,
    position)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id;

-- name: tree_update
UPDATE tree_contact SET name = $4, role = $5, team = $6, phone = $7, mail = $8, telegram = $9,
       staff_id = $10, caller_id = $11, position = $12, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- Whom they called is called by who called them.
-- name: tree_hand_on
UPDATE tree_contact SET caller_id = $3, version = version + 1 WHERE brand_id = $1 AND caller_id = $2;

-- name: tree_remove
DELETE FROM tree_contact WHERE brand_id = $1 AND id = $2;

-- Where words were sent to them goes, too.
-- name: tree_forget
DELETE FROM broadcast_post WHERE brand_id = $1
   AND receipt_id IN (SELECT r.id FROM broadcast_receipt r WHERE r.contact_id = $2);

-- name: tree_members
-- unbounded: people of the business
SELECT s.id AS staff_id, s.name
  FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND s.ended_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM tree_contact t WHERE t.brand_id = $1 AND t.staff_id = s.id)
 ORDER BY s.name, s.id;

-- ---- audiences ----

-- name: audience_list
SELECT id, starter, name, channel, teller, words, position, version FROM audience
 WHERE brand_id = $1 AND retired_at IS NULL ORDER BY position, id LIMIT 100;

-- name: audience_get
SELECT id, starter, name, channel, teller, words, position, version FROM audience
 WHERE brand_id = $1 AND id = $2 AND retired_at IS NULL;

-- name: audience_count
SELECT count(*) FROM audience WHERE brand_id = $1 AND retired_at IS NULL;

-- name: audience_insert
INSERT INTO audience (brand_id, starter, name, channel, teller, words, position)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- name: audience_update
UPDATE audience SET name = $4, channel = $5, teller = $6, words = $7, position = $8,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL;

-- name: audience_retire
UPDATE audience SET retired_at = $3, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND retired_at IS NULL;

-- Those that stand in the map with the newest word to each in this crisis.
-- name: audience_of_crisis
SELECT d.id, d.starter, d.name, d.channel, d.teller, d.words, d.position, w.said, w.channel AS told_by_way,
       w.statement_id, w.statement_number, w.at AS told_at, s.name AS told_by,
       (SELECT count(*) FROM audience_told n
         WHERE n.crisis_id = CAST($2 AS BIGINT) AND n.audience_id = d.id) AS told_count
  FROM audience d
  LEFT JOIN audience_told w ON w.id = (SELECT max(n.id) FROM audience_told n
        WHERE n.crisis_id = CAST($2 AS BIGINT) AND n.audience_id = d.id)
  LEFT JOIN staff s ON s.id = w.by_id
 WHERE d.brand_id = $1 AND d.retired_at IS NULL ORDER BY d.position, d.id LIMIT 100;

-- name: audience_tell
INSERT INTO audience_told (brand_id, crisis_id, audience_id, said, channel, statement_id,
    statement_number, at, by_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- name: audience_of_starter
SELECT min(id) FROM audience WHERE brand_id = $1 AND starter = $2 AND retired_at IS NULL;

-- How many were not told yet in this crisis.
-- name: audience_untold
SELECT count(*) FROM audience d
 WHERE d.brand_id = $1 AND d.retired_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM audience_told n
        WHERE n.crisis_id = CAST($2 AS BIGINT) AND n.audience_id = d.id);
