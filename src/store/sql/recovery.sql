-- Root cause, corrective acts, lessons, and the way back (src/crisis).
-- small table: corrective_act: made by people, some tens a crisis
-- small table: lesson: made by people, some a crisis
-- small table: root_cause: one row a crisis
-- small table: crisis_voice: sorted by people

-- name: root_cause_get
SELECT r.crisis_id, r.whys AS whys_text, r.text, r.evidence, r.link, r.due_at, r.known_at,
       r.known_by, k.name AS known_name, r.changed_at, s.name AS changed_name, r.version
  FROM root_cause r LEFT JOIN staff k ON k.id = r.known_by
  LEFT JOIN staff s ON s.id = r.changed_by
 WHERE r.brand_id = $1 AND r.crisis_id = $2;

-- $3: the version that was read, 0 for none.
-- name: root_cause_write
INSERT INTO root_cause (crisis_id, brand_id, whys, text, evidence, link, due_at, changed_by,
    changed_at)
SELECT c.id, c.brand_id, $4, CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT),
       CAST($8 AS BIGINT), CAST($9 AS BIGINT), CAST($10 AS BIGINT)
  FROM crisis c
 WHERE c.brand_id = $1 AND c.id = $2
   AND COALESCE((SELECT r.version FROM root_cause r WHERE r.crisis_id = c.id), 0) = $3
ON CONFLICT (crisis_id) DO UPDATE SET whys = excluded.whys, text = excluded.text,
    evidence = excluded.evidence, link = excluded.link, due_at = excluded.due_at,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at,
    version = root_cause.version + 1;

-- name: root_cause_know
UPDATE root_cause SET known_at = $4, known_by = $5, changed_at = $6, version = version + 1
 WHERE brand_id = $1 AND crisis_id = $2 AND version = $3;

-- name: crisis_cause
UPDATE crisis SET cause_known_at = $3, version = version + 1 WHERE brand_id = $1 AND id = $2;

-- fragment: corrective_row
x.id, x.crisis_id, c.name AS crisis_name, x.kind, 'open' AS state, 0 AS is_late, x.text,
       x.owner_id, o.name AS owner_name, x.due_at, x.done_at, d.name AS done_name, x.proof,
       x.check_at, x.effect, x.remark, x.checked_at, k.name AS checked_name, x.dropped_at,
       x.made_at, x.version
  FROM corrective_act x JOIN crisis c ON c.id = x.crisis_id
  LEFT JOIN staff o ON o.id = x.owner_id LEFT JOIN staff d ON d.id = x.done_by
  LEFT JOIN staff k ON k.id = x.checked_by

-- name: corrective_get
SELECT @corrective_row@
 WHERE x.brand_id = $1 AND x.id = $2;

-- Of one crisis all; of the brand those that are not over.
-- name: corrective_list
SELECT @corrective_row@
 WHERE x.brand_id = $1
   AND (x.crisis_id = $2 OR (CAST($2 AS BIGINT) IS NULL AND x.checked_at IS NULL
                             AND x.dropped_at IS NULL))
 ORDER BY CASE WHEN x.done_at IS NULL AND x.dropped_at IS NULL THEN 0 ELSE 1 END, x.due_at, x.id
 LIMIT 200;

-- name: corrective_insert
INSERT INTO corrective_act (brand_id, crisis_id, kind, text, owner_id, due_at, check_at, made_by,
    made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- name: corrective_store
UPDATE corrective_act SET kind = $4, text = $5, owner_id = $6, due_at = $7, check_at = $8,
       done_at = $9, done_by = CASE WHEN CAST($9 AS BIGINT) IS NULL THEN NULL
                                    ELSE COALESCE(done_by, $10) END,
       proof = $11, effect = $12, remark = $13, checked_at = $14,
       checked_by = CASE WHEN CAST($14 AS BIGINT) IS NULL THEN NULL
                         ELSE COALESCE(checked_by, $15) END,
       dropped_at = $16, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- fragment: lesson_row
l.id, l.crisis_id, c.name AS crisis_name, c.opened_at AS crisis_at, l.threat_id,
       t.name AS threat_name, l.playbook_id, p.name AS playbook_name, l.kind, l.text, l.change,
       l.change_kind, l.measure, l.before_text, l.after_text, l.after_at, l.link,
       s.name AS made_name, l.made_at, l.version
  FROM lesson l JOIN crisis c ON c.id = l.crisis_id
  LEFT JOIN threat t ON t.id = l.threat_id LEFT JOIN playbook p ON p.id = l.playbook_id
  LEFT JOIN staff s ON s.id = l.made_by

-- name: lesson_get
SELECT @lesson_row@
 WHERE l.brand_id = $1 AND l.id = $2;

-- name: lesson_list
SELECT @lesson_row@
 WHERE l.brand_id = $1 AND l.id < $2 AND l.removed_at IS NULL
   AND (CAST($3 AS BIGINT) IS NULL OR l.crisis_id = $3)
   AND ((CAST($4 AS BIGINT) IS NULL AND CAST($5 AS BIGINT) IS NULL)
        OR l.threat_id = $4 OR l.playbook_id = $5)
 ORDER BY l.id DESC LIMIT $6;

-- Whether what a lesson is tied to belongs here: both, or none.
-- name: lesson_ties
SELECT CASE WHEN (CAST($2 AS BIGINT) IS NULL
                  OR EXISTS (SELECT 1 FROM threat t WHERE t.brand_id = $1 AND t.id = $2))
             AND (CAST($3 AS BIGINT) IS NULL
                  OR EXISTS (SELECT 1 FROM playbook p WHERE p.brand_id = $1 AND p.id = $3))
            THEN 1 ELSE 0 END;

-- name: lesson_insert
INSERT INTO lesson (brand_id, crisis_id, threat_id, playbook_id, kind, text, change, change_kind,
    measure, before_text, after_text, after_at, link, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id;

-- name: lesson_store
UPDATE lesson SET threat_id = $4, playbook_id = $5, kind = $6, text = $7, change = $8,
       change_kind = $9, measure = $10, before_text = $11, after_text = $12, after_at = $13,
       link = $14, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: lesson_remove
UPDATE lesson SET removed_at = $3, version = version + 1 WHERE brand_id = $1 AND id = $2;

-- Counted up to a thousand.
-- name: return_state
SELECT (SELECT count(*) FROM (SELECT 1 FROM crisis c JOIN problem_case k ON @case_of_crisis@
            JOIN desk_case d ON d.id = k.case_id
           WHERE c.brand_id = $1 AND c.id = $2 AND d.queue = 'waiting'
           LIMIT 1000) u) AS unanswered,
       (SELECT count(*) FROM (SELECT 1 FROM crisis c JOIN problem_case k ON @case_of_crisis@
             JOIN promise p ON p.case_id = k.case_id
            WHERE c.brand_id = $1 AND c.id = $2 AND p.brand_id = $1 AND p.state = 'open'
            LIMIT 1000) o)
       + (SELECT count(*) FROM crisis_promise w WHERE w.brand_id = $1 AND w.crisis_id = $2
           AND w.state = 'open') AS promises,
       (SELECT count(*) FROM corrective_act x WHERE x.brand_id = $1 AND x.crisis_id = $2
           AND x.done_at IS NULL AND x.dropped_at IS NULL) AS corrective,
       0 AS is_frozen,
       CASE WHEN EXISTS (SELECT 1 FROM lesson l WHERE l.brand_id = $1 AND l.crisis_id = $2
           AND l.removed_at IS NULL) THEN 1 ELSE 0 END AS has_lesson,
       0 AS has_changed;

-- name: recovery_counts
SELECT COALESCE(sum(total - spam), 0) AS messages, COALESCE(sum(negative), 0) AS negative
  FROM bucket WHERE brand_id = $1 AND at >= $2 AND at < $3;

-- The terms of the index message_rating; what was said by spam counts where it stands, too.
-- name: recovery_stars
SELECT count(*) AS rated, COALESCE(sum(rating), 0) AS sum FROM message
 WHERE brand_id = $1 AND written_at >= $2 AND written_at < $3
   AND rating IS NOT NULL AND is_own = 0 AND state <> 'deleted';

-- The median over the newest thousand that were answered in that time.
-- name: recovery_answer
SELECT COALESCE((SELECT w.waited FROM (
    SELECT x.waited, row_number() OVER (ORDER BY x.waited) AS place, count(*) OVER () AS many
      FROM (SELECT answered_at - first_at AS waited FROM desk_case
             WHERE brand_id = $1 AND answered_at >= $2 AND answered_at < $3
             ORDER BY answered_at DESC LIMIT 1000) x) w
  WHERE w.place = (w.many + 1) / 2), 0);

-- What customers say of how a crisis c was dealt with is a message m of a case d, written since it
-- began to recover (r), however often that was; nothing of confidential cases. It stands in a case
-- of its problem, or elsewhere: in another case of somebody who wrote one of those, by themselves.
-- fragment: began_recovery
(SELECT f.crisis_id, min(f.entered_at) AS since FROM crisis_phase f
         WHERE f.brand_id = $1 AND f.crisis_id = $2 AND f.phase = 'recovery' GROUP BY f.crisis_id)

-- fragment: is_voice
d.last_at >= r.since AND d.is_secret = 0 AND m.written_at >= r.since AND m.is_own = 0
   AND m.state NOT IN ('deleted', 'erased') AND m.brand_id = c.brand_id

-- A person who said what the case is knows better than the reading of a message.
-- fragment: is_voice_elsewhere
m.author_id = d.author_id AND d.queue <> 'spam'
   AND CASE WHEN d.class_by IS NULL THEN m.class ELSE d.class END <> 'spam'

-- The next of the accounts that people linked with those in `same`: one person (desk/person.h).
-- fragment: same_person
SELECT CASE WHEN l.low_id = s.id THEN l.high_id ELSE l.low_id END
   FROM same s JOIN person_link l ON l.low_id = s.id OR l.high_id = s.id
  WHERE l.undone_at IS NULL

-- Who wrote a confidential case is not known by it here. CROSS JOIN keeps SQLite from walking all
-- messages: the cost is that of the cases. Links are followed from those who have any, not from
-- all: PostgreSQL takes each step for ten times the one before.
-- name: voice_list
WITH RECURSIVE wrote(id) AS (
 SELECT DISTINCT w.author_id FROM crisis c JOIN problem_case k ON @case_of_crisis@
   JOIN desk_case w ON w.id = k.case_id AND w.is_secret = 0
  WHERE c.brand_id = $1 AND c.id = $2 AND w.author_id IS NOT NULL),
same(id) AS (
 SELECT l.high_id FROM person_link l
  WHERE l.brand_id = $1 AND l.undone_at IS NULL AND l.low_id IN (SELECT id FROM wrote)
  UNION
 SELECT l.low_id FROM person_link l
  WHERE l.brand_id = $1 AND l.undone_at IS NULL AND l.high_id IN (SELECT id FROM wrote)
  UNION @same_person@),
said(case_id, is_elsewhere) AS (
 SELECT k.case_id, 0 FROM crisis c JOIN problem_case k ON @case_of_crisis@
  WHERE c.brand_id = $1 AND c.id = $2
  UNION ALL
 SELECT o.id, 1 FROM (SELECT id FROM wrote UNION SELECT id FROM same) s CROSS JOIN desk_case o
  WHERE o.author_id = s.id AND NOT EXISTS (
        SELECT 1 FROM crisis c JOIN problem_case k ON @case_of_crisis@
         WHERE c.brand_id = $1 AND c.id = $2 AND k.case_id = o.id))
SELECT m.id AS message_id, m.case_id, x.is_elsewhere, p.name AS author_name, m.text, m.written_at,
       v.pile
  FROM crisis c JOIN @began_recovery@ r ON r.crisis_id = c.id
  CROSS JOIN said x CROSS JOIN desk_case d CROSS JOIN message m
  LEFT JOIN author p ON p.id = m.author_id
  LEFT JOIN crisis_voice v ON v.crisis_id = c.id AND v.message_id = m.id
 WHERE c.brand_id = $1 AND c.id = $2 AND d.id = x.case_id AND m.case_id = d.id AND m.id < $3
   AND @is_voice@ AND (x.is_elsewhere = 0 OR (@is_voice_elsewhere@)) AND COALESCE(v.pile, '') = $4
 ORDER BY m.id DESC LIMIT $5;

-- The same set, asked from the side of one message.
-- fragment: is_voice_of_crisis
@is_voice@
   AND (EXISTS (SELECT 1 FROM problem_case k WHERE k.case_id = d.id AND @case_of_crisis@)
        OR (@is_voice_elsewhere@ AND EXISTS (
            WITH RECURSIVE same(id) AS (SELECT d.author_id UNION @same_person@)
            SELECT 1 FROM same s JOIN desk_case w ON w.author_id = s.id AND w.is_secret = 0
              JOIN problem_case k ON k.case_id = w.id AND @case_of_crisis@)))

-- What was sorted and is no voice any more (its case became confidential, accounts were taken apart)
-- counts no more.
-- name: voice_counts
SELECT COALESCE(sum(CASE WHEN v.pile = 'right' THEN 1 ELSE 0 END), 0) AS "right",
       COALESCE(sum(CASE WHEN v.pile = 'wrong' THEN 1 ELSE 0 END), 0) AS wrong
  FROM crisis_voice v JOIN message m ON m.id = v.message_id JOIN desk_case d ON d.id = m.case_id
  JOIN crisis c ON c.id = v.crisis_id JOIN @began_recovery@ r ON r.crisis_id = c.id
 WHERE v.brand_id = $1 AND v.crisis_id = $2 AND @is_voice_of_crisis@;

-- name: voice_sort
INSERT INTO crisis_voice (brand_id, crisis_id, message_id, pile, staff_id, at)
SELECT c.brand_id, c.id, m.id, $4, CAST($5 AS BIGINT), CAST($6 AS BIGINT)
  FROM message m JOIN desk_case d ON d.id = m.case_id
  JOIN crisis c ON c.brand_id = $1 AND c.id = $2
  JOIN @began_recovery@ r ON r.crisis_id = c.id
 WHERE m.id = $3 AND @is_voice_of_crisis@
ON CONFLICT (crisis_id, message_id) DO UPDATE SET pile = excluded.pile,
    staff_id = excluded.staff_id, at = excluded.at;
