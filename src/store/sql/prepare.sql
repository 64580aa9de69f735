-- What a shop prepares for the bad day: threats, playbooks, the handling matrix, the escalation ladder, and
-- how ready it is.
-- small table: playbook_step: made by people, at most 60 a playbook
-- small table: matrix_row: made by people, at most one a class and channel
-- small table: escalation_row: made by people, at most one a level
-- small table: ready_note: one row a part that people vouch for

-- fragment: threat_row
t.id, t.starter, t.name, t.side, t.situation, t.how, t.origin, t.harm_company, t.harm_brand,
       t.likelihood, t.effect, t.likelihood * t.effect AS score, t.signs AS signs_text,
       t.owner_id, s.name AS owner_name, t.reviewed_at, t.retired_at, t.version,
       (SELECT min(p.id) FROM playbook p WHERE p.threat_id = t.id AND p.brand_id = t.brand_id
           AND p.retired_at IS NULL) AS playbook_id
  FROM threat t LEFT JOIN staff s ON s.id = t.owner_id

-- The gravest first.
-- name: threat_list
SELECT @threat_row@
 WHERE t.brand_id = $1 AND (t.retired_at IS NOT NULL) = (CAST($2 AS BIGINT) = 1)
 ORDER BY t.likelihood * t.effect DESC, t.effect DESC, t.id LIMIT 200;

-- name: threat_get
SELECT @threat_row@
 WHERE t.brand_id = $1 AND t.id = $2;

-- name: threat_count
SELECT count(*) FROM threat WHERE brand_id = $1;

-- name: threat_named
SELECT count(*) FROM threat WHERE brand_id = $1 AND name = $2 AND id <> $3;

-- name: threat_insert
INSERT INTO threat (brand_id, starter, name, side, situation, how, origin, harm_company, harm_brand,
    likelihood, effect, signs, owner_id, reviewed_at, made_by, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $14, $14)
RETURNING id;

-- name: threat_update
UPDATE threat SET name = $4, side = $5, situation = $6, how = $7, origin = $8, harm_company = $9,
       harm_brand = $10, likelihood = $11, effect = $12, signs = $13, owner_id = $14,
       reviewed_at = $15, changed_at = $15, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: threat_retire
UPDATE threat SET retired_at = $3, changed_at = $4, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND (retired_at IS NULL) <> (CAST($3 AS BIGINT) IS NULL);

-- name: threat_review
UPDATE threat SET reviewed_at = $3, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND retired_at IS NULL;

-- Which of the starter list were taken over.
-- name: threat_taken
SELECT starter AS name, id FROM threat WHERE brand_id = $1 AND starter IS NOT NULL
 ORDER BY id LIMIT 200;

-- What customers said last in a case, newest first.
-- name: threat_case_said
SELECT m.id, m.case_id, m.title, m.text, m.signals FROM message m
 WHERE m.brand_id = $1 AND m.case_id = $2 AND m.is_own = 0 AND m.state IN ('live', 'edited')
 ORDER BY m.id DESC LIMIT 20;

-- Angry and guessing messages of a time, newest first; confidential cases are left out.
-- name: threat_alert_said
SELECT m.id, m.case_id, m.title, m.text, m.signals
  FROM (SELECT id, case_id, title, text, signals, state, written_at FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 300) m
  JOIN desk_case c ON c.id = m.case_id AND c.is_secret = 0
 WHERE m.state IN ('live', 'edited') ORDER BY m.written_at DESC, m.id DESC LIMIT 300;

-- Crises of this threat since a time: its history.
-- name: threat_history
SELECT count(*) FROM crisis WHERE brand_id = $1 AND threat_id = $2 AND opened_at >= $3;

-- fragment: playbook_row
p.id, p.threat_id, t.name AS threat_name, COALESCE(t.situation, 'accident') AS situation, p.starter, p.name, p.posture, p.holding,
       p.statement, p.approver_id, s.name AS approver_name, p.word_every, p.reviewed_at,
       p.retired_at, p.version,
       (SELECT count(*) FROM playbook_step x WHERE x.playbook_id = p.id
           AND x.brand_id = p.brand_id) AS steps_count
  FROM playbook p LEFT JOIN threat t ON t.id = p.threat_id
  LEFT JOIN staff s ON s.id = p.approver_id

-- name: playbook_list
SELECT @playbook_row@
 WHERE p.brand_id = $1 AND (p.retired_at IS NOT NULL) = (CAST($2 AS BIGINT) = 1)
 ORDER BY COALESCE(t.likelihood * t.effect, 0) DESC, p.name, p.id LIMIT 200;

-- name: playbook_get
SELECT @playbook_row@
 WHERE p.brand_id = $1 AND p.id = $2;

-- name: playbook_count
SELECT count(*) FROM playbook WHERE brand_id = $1;

-- name: playbook_named
SELECT count(*) FROM playbook WHERE brand_id = $1 AND name = $2 AND id <> $3;

-- name: playbook_insert
INSERT INTO playbook (brand_id, threat_id, starter, name, posture, holding, statement, approver_id,
    word_every, reviewed_at, made_by, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10, $10)
RETURNING id;

-- name: playbook_update
UPDATE playbook SET threat_id = $4, name = $5, posture = $6, holding = $7, statement = $8,
       approver_id = $9, word_every = $10, reviewed_at = $11, changed_at = $11, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: playbook_retire
UPDATE playbook SET retired_at = $3, changed_at = $4, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND (retired_at IS NULL) <> (CAST($3 AS BIGINT) IS NULL);

-- name: playbook_review
UPDATE playbook SET reviewed_at = $3, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND retired_at IS NULL;

-- In the order of the work; phases stand in the order of their names' table, which C knows.
-- name: playbook_steps
SELECT phase, text, duty, minutes FROM playbook_step
 WHERE brand_id = $1 AND playbook_id = $2 ORDER BY position, id LIMIT 60;

-- name: playbook_step_clear
DELETE FROM playbook_step WHERE brand_id = $1 AND playbook_id = $2;

-- name: playbook_step_insert
INSERT INTO playbook_step (brand_id, playbook_id, phase, position, text, duty, minutes)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id;

-- name: matrix_own
SELECT id, class, channel, move, tone, role, minutes, version FROM matrix_row
 WHERE brand_id = $1 ORDER BY class, channel LIMIT 200;

-- Versions begin at the time, so that a row that was reset and made anew is not taken for the old one.
-- name: matrix_insert
INSERT INTO matrix_row (brand_id, class, channel, move, tone, role, minutes, changed_by, changed_at,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
ON CONFLICT DO NOTHING RETURNING id;

-- name: matrix_update
UPDATE matrix_row SET move = $5, tone = $6, role = $7, minutes = $8, changed_by = $9,
       changed_at = $10, version = version + 1
 WHERE brand_id = $1 AND class = $2 AND channel = $3 AND version = $4;

-- name: matrix_delete
DELETE FROM matrix_row WHERE brand_id = $1 AND class = $2 AND channel = $3;

-- name: matrix_case
SELECT class, channel FROM desk_case WHERE brand_id = $1 AND id = $2;

-- Whoever left the brand meanwhile owns nothing.
-- name: escalation_own
SELECT e.id, e.level, e.holds_when, o.id AS owner_id, o.name AS owner_name, d.id AS deputy_id,
       d.name AS deputy_name, e.move, e.tell, e.minutes, e.version
  FROM escalation_row e
  LEFT JOIN member mo ON mo.brand_id = e.brand_id AND mo.staff_id = e.owner_id
  LEFT JOIN staff o ON o.id = mo.staff_id AND o.ended_at IS NULL
  LEFT JOIN member md ON md.brand_id = e.brand_id AND md.staff_id = e.deputy_id
  LEFT JOIN staff d ON d.id = md.staff_id AND d.ended_at IS NULL
 WHERE e.brand_id = $1 ORDER BY e.level LIMIT 10;

-- As those of the matrix.
-- name: escalation_insert
INSERT INTO escalation_row (brand_id, level, holds_when, owner_id, deputy_id, move, tell, minutes,
    changed_by, changed_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
ON CONFLICT DO NOTHING RETURNING id;

-- name: escalation_update
UPDATE escalation_row SET holds_when = $4, owner_id = $5, deputy_id = $6, move = $7, tell = $8,
       minutes = $9, changed_by = $10, changed_at = $11, version = version + 1
 WHERE brand_id = $1 AND level = $2 AND version = $3;

-- name: escalation_delete
DELETE FROM escalation_row WHERE brand_id = $1 AND level = $2 AND version = $3;

-- Live threats by side, and the grave ones that a playbook is ready for.
-- name: ready_threats
SELECT COALESCE(CAST(sum(CASE WHEN side = 'inside' THEN 1 ELSE 0 END) AS BIGINT), 0) AS inside,
       COALESCE(CAST(sum(CASE WHEN side = 'outside' THEN 1 ELSE 0 END) AS BIGINT), 0) AS outside,
       COALESCE(min(reviewed_at), 0) AS oldest
  FROM threat WHERE brand_id = $1 AND retired_at IS NULL;

-- name: ready_playbooks
SELECT count(*) AS need,
       COALESCE(CAST(sum(CASE WHEN EXISTS (
           SELECT 1 FROM playbook p WHERE p.threat_id = t.id AND p.brand_id = t.brand_id
              AND p.retired_at IS NULL AND p.holding IS NOT NULL AND p.statement IS NOT NULL
              AND p.approver_id IS NOT NULL
              AND EXISTS (SELECT 1 FROM playbook_step s WHERE s.playbook_id = p.id
                             AND s.brand_id = p.brand_id))
           THEN 1 ELSE 0 END) AS BIGINT), 0) AS have
  FROM threat t
 WHERE t.brand_id = $1 AND t.retired_at IS NULL AND t.likelihood * t.effect >= $2;

-- How many of the two gravest levels have an owner.
-- name: ready_owners
SELECT count(*) FROM escalation_row e
  JOIN member m ON m.brand_id = e.brand_id AND m.staff_id = e.owner_id
  JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL
 WHERE e.brand_id = $1 AND e.level IN ('issue', 'crisis');

-- The grave threat, the gravest first, whose playbook lacks most; for the next step.
-- name: ready_playbook_next
SELECT t.id AS threat_id, t.name AS name, COALESCE(p.id, 0) AS playbook_id
  FROM threat t
  LEFT JOIN playbook p ON p.threat_id = t.id AND p.brand_id = t.brand_id AND p.retired_at IS NULL
 WHERE t.brand_id = $1 AND t.retired_at IS NULL AND t.likelihood * t.effect >= $2
   AND NOT EXISTS (SELECT 1 FROM playbook q WHERE q.threat_id = t.id AND q.brand_id = t.brand_id
              AND q.retired_at IS NULL AND q.holding IS NOT NULL AND q.statement IS NOT NULL
              AND q.approver_id IS NOT NULL
              AND EXISTS (SELECT 1 FROM playbook_step s WHERE s.playbook_id = q.id
                             AND s.brand_id = q.brand_id))
 ORDER BY t.likelihood * t.effect DESC, t.id LIMIT 1;

-- What people vouched for.
-- name: ready_notes
SELECT n.part, n.at, n.staff_id, s.name AS staff_name
  FROM ready_note n LEFT JOIN staff s ON s.id = n.staff_id
 WHERE n.brand_id = $1 ORDER BY n.part LIMIT 50;

-- name: ready_note_put
INSERT INTO ready_note (brand_id, part, at, staff_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (brand_id, part) DO UPDATE SET at = excluded.at, staff_id = excluded.staff_id;

-- Contacts of the tree, and those who can be told by some way.
-- name: ready_contacts
SELECT count(*) AS need,
       COALESCE(CAST(sum(CASE WHEN phone IS NOT NULL OR mail IS NOT NULL OR telegram IS NOT NULL
                                OR staff_id IS NOT NULL THEN 1 ELSE 0 END) AS BIGINT), 0) AS have
  FROM tree_contact WHERE brand_id = $1;

-- Sources that are listened to.
-- name: ready_sources
SELECT count(*) FROM source WHERE brand_id = $1 AND is_paused = 0;

-- How much of what is prepared, and of the policy, was written anew or retired since it opened.
-- name: crisis_register_changes
-- all brands: by id
SELECT (SELECT count(*) FROM threat t
         WHERE t.brand_id = c.brand_id AND t.changed_at >= c.opened_at)
     + (SELECT count(*) FROM playbook p
         WHERE p.brand_id = c.brand_id AND p.changed_at >= c.opened_at)
     + (SELECT count(*) FROM matrix_row m
         WHERE m.brand_id = c.brand_id AND m.changed_at >= c.opened_at)
     + (SELECT count(*) FROM escalation_row l
         WHERE l.brand_id = c.brand_id AND l.changed_at >= c.opened_at)
     + (SELECT count(*) FROM policy_version v
         WHERE v.brand_id = c.brand_id AND v.at >= c.opened_at) AS changes
  FROM crisis c WHERE c.id = $1;
