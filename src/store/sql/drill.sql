-- small table: drill: some a year
-- small table: drill_member: people times rehearsals
-- small table: drill_score: nine rows a rehearsal

-- fragment: drill_row
d.id, d.stage_id, d.pack, d.seed, d.minutes, d.speed, d.state, d.beat, d.next_at, d.began_at,
       d.began_by, w.name AS began_name, d.first_at, d.ended_at, d.level, d.origin, d.score,
       d.went_well, d.to_change, d.next_step, d.told_by, d.told_at, d.version
  FROM drill d LEFT JOIN staff w ON w.id = d.began_by

-- name: drill_insert
INSERT INTO drill (brand_id, stage_id, pack, seed, minutes, speed, state, next_at, began_at,
    began_by, first_at)
VALUES ($1, $2, $3, $4, $5, $6, 'running', $7, $7, $8, $7)
ON CONFLICT DO NOTHING RETURNING id;

-- name: drill_get
SELECT @drill_row@
 WHERE d.brand_id = $1 AND d.id = $2;

-- name: drill_list
SELECT @drill_row@
 WHERE d.brand_id = $1 AND d.id < $2 ORDER BY d.id DESC LIMIT $3;

-- The one that runs or waits.
-- name: drill_now
SELECT COALESCE(max(id), 0) FROM drill WHERE brand_id = $1 AND state IN ('running', 'paused');

-- That which plays in this brand, with the brand it is of.
-- name: drill_of_stage
-- all brands: a stage is told from its own side
SELECT d.id, d.brand_id, d.state, d.minutes, d.beat, d.pack FROM drill d WHERE d.stage_id = $1;

-- name: drill_due
-- all brands: one thread plays all of them
SELECT id, brand_id FROM drill WHERE next_at IS NOT NULL AND next_at <= $1 ORDER BY next_at LIMIT 20;

-- What was ended and never told about keeps its stage for a week.
-- name: drill_left_behind
-- all brands: one thread tidies for all of them
SELECT id, brand_id FROM drill WHERE stage_id IS NOT NULL AND state = 'over' AND ended_at <= $1
 ORDER BY id LIMIT 5;

-- Whoever plays a beat holds its row first: another process waits for it, and finds it played.
-- name: drill_beat_begin
UPDATE drill SET beat = beat
 WHERE brand_id = $1 AND id = $2 AND state = 'running' AND next_at <= $3;

-- name: drill_step
UPDATE drill SET beat = $3, next_at = $4, level = $5 WHERE brand_id = $1 AND id = $2;

-- name: drill_turn
UPDATE drill SET state = $4, next_at = $5, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: drill_end
UPDATE drill SET state = 'over', next_at = NULL, ended_at = $3, origin = $4, score = $5,
       version = version + 1
 WHERE brand_id = $1 AND id = $2;

-- name: drill_tell
UPDATE drill SET went_well = $4, to_change = $5, next_step = $6, told_by = $7, told_at = $8,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: drill_leave_stage
UPDATE drill SET stage_id = NULL WHERE brand_id = $1 AND id = $2;

-- name: drill_join
INSERT INTO drill_member (brand_id, drill_id, staff_id, at) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING;

-- Who wrote or decided something on the stage took part.
-- name: drill_join_author
INSERT INTO drill_member (brand_id, drill_id, staff_id, at)
SELECT $1, $2, m.staff_id, $4 FROM member m WHERE m.brand_id = $1 AND m.staff_id = $3
ON CONFLICT DO NOTHING;

-- name: drill_members
SELECT m.staff_id, s.name AS staff_name, m.at FROM drill_member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.drill_id = $2 ORDER BY m.at, m.staff_id LIMIT 200;

-- name: drill_passed
SELECT count(*) FROM drill_member m JOIN drill d ON d.id = m.drill_id
 WHERE m.brand_id = $1 AND m.staff_id = $2 AND d.state = 'over' AND d.score >= $3
   AND d.ended_at >= $4;

-- name: drill_last_at
SELECT COALESCE(max(ended_at), 0) FROM drill WHERE brand_id = $1 AND state = 'over' AND score > 0;

-- ---- the stage ----

-- name: drill_copy_policy
UPDATE policy_version SET rules = (SELECT p.rules FROM policy_version p WHERE p.brand_id = $2
                                    ORDER BY p.version DESC LIMIT 1)
 WHERE brand_id = $1;

-- name: drill_copy_signatures
INSERT INTO policy_signature (brand_id, staff_id, version, at)
SELECT $1, g.staff_id, 1, max(g.at) FROM policy_signature g
 WHERE g.brand_id = $2 AND g.version = (SELECT max(p.version) FROM policy_version p WHERE p.brand_id = $2)
 GROUP BY g.staff_id;

-- Who may send in the shop may send in its rehearsal: the verdict alone goes along.
-- name: drill_copy_vettings
INSERT INTO vetting (brand_id, staff_id, name, addresses, answers, verdict, valid_until, made_by,
    made_at)
SELECT $1, v.staff_id, v.name, '[]', '[]', v.verdict, v.valid_until, v.made_by, v.made_at
  FROM vetting v WHERE v.brand_id = $2 AND v.staff_id IS NOT NULL AND v.verdict = 'fit';

-- name: drill_copy_quizzes
INSERT INTO quiz_try (brand_id, staff_id, version, seed, began_at, ended_at, correct, is_passed)
SELECT $1, q.staff_id, 1, 0, max(q.began_at), max(q.ended_at), max(q.correct), 1 FROM quiz_try q
 WHERE q.brand_id = $2 AND q.is_passed = 1
   AND q.version = (SELECT max(p.version) FROM policy_version p WHERE p.brand_id = $2)
 GROUP BY q.staff_id;

-- name: drill_copy_people
INSERT INTO member (brand_id, staff_id, role, created_at)
SELECT $1, m.staff_id, m.role, $3 FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $2 AND s.ended_at IS NULL;

-- name: drill_copy_words
INSERT INTO word (brand_id, kind, text, created_at)
SELECT $1, w.kind, w.text, $3 FROM word w WHERE w.brand_id = $2;

-- Nothing goes out of a rehearsal: the way "sample" ends in the desk itself.
-- name: drill_copy_sources
INSERT INTO source (brand_id, name, channel, kind, own_handle, way_out, created_at)
SELECT $1, s.name, s.channel, 'file', s.own_handle, 'sample', $3 FROM source s WHERE s.brand_id = $2;

-- name: drill_make_source
INSERT INTO source (brand_id, name, channel, kind, way_out, created_at)
VALUES ($1, $2, $3, 'file', 'sample', $4) ON CONFLICT DO NOTHING;

-- name: drill_sources
SELECT id, name, channel FROM source WHERE brand_id = $1 ORDER BY id LIMIT 200;

-- The shop's own texts in the place of those every brand begins with.
-- name: drill_clear_prepared
DELETE FROM prepared_text
 WHERE brand_id = $1 AND EXISTS (SELECT 1 FROM brand b WHERE b.id = $2 AND b.has_words = 1);

-- Who approves what its playbooks say, where they are of the stage.
-- name: drill_copy_approvers
UPDATE playbook SET approver_id = (SELECT min(p.approver_id) FROM playbook p
    JOIN member m ON m.brand_id = $1 AND m.staff_id = p.approver_id
   WHERE p.brand_id = $2 AND p.name = playbook.name AND p.retired_at IS NULL)
 WHERE brand_id = $1;

-- Who owns the levels of its escalation ladder, and who stands in.
-- name: drill_copy_levels
UPDATE escalation_row SET
       owner_id = (SELECT e.owner_id FROM escalation_row e
           JOIN member m ON m.brand_id = $1 AND m.staff_id = e.owner_id
          WHERE e.brand_id = $2 AND e.level = escalation_row.level),
       deputy_id = (SELECT e.deputy_id FROM escalation_row e
           JOIN member m ON m.brand_id = $1 AND m.staff_id = e.deputy_id
          WHERE e.brand_id = $2 AND e.level = escalation_row.level)
 WHERE brand_id = $1;

-- name: drill_copy_prepared
INSERT INTO prepared_text (brand_id, kind, language, name, text, last_day, owner_id)
SELECT $1, t.kind, t.language, t.name, t.text, t.last_day, t.owner_id
  FROM prepared_text t JOIN brand b ON b.id = t.brand_id AND b.has_words = 1
 WHERE t.brand_id = $2 AND t.removed_at IS NULL;

-- The ordinary days before it began were answered in their time.
-- name: drill_settle_past
UPDATE desk_case SET state = 'done', queue = 'done', sort_at = last_at, deadline_at = NULL,
       answered_at = last_at + 900, version = version + 1
 WHERE brand_id = $1 AND queue <> 'done';

-- Whom the shop fears most.
-- name: drill_threats
SELECT t.name AS text FROM threat t WHERE t.brand_id = $1 AND t.retired_at IS NULL
 ORDER BY t.likelihood * t.effect DESC, t.id LIMIT 3;

-- name: drill_words
SELECT text FROM word WHERE brand_id = $1 AND kind = $2 ORDER BY id LIMIT 50;

-- name: drill_calls_off
UPDATE alarm_call SET state = 'cancelled'
 WHERE brand_id = $1 AND state = 'due'
   AND incident_id IN (SELECT i.id FROM incident i WHERE i.brand_id = $1 AND i.over_at IS NULL);

-- ---- what the team did there ----

-- What others can read, or one customer; not recorded yet.
-- name: drill_words_said
SELECT r.id AS object_id, r.case_id, r.is_public, r.text, r.sent_at AS at, r.author_id AS staff_id,
       w.name AS staff_name, s.channel, c.class
  FROM reply r
  JOIN desk_case c ON c.id = r.case_id
  JOIN source s ON s.id = r.source_id
  LEFT JOIN staff w ON w.id = r.author_id
 WHERE r.brand_id = $1 AND r.sent_at >= $2
   AND NOT EXISTS (SELECT 1 FROM drill_act a WHERE a.drill_id = $3 AND a.object = 'reply'
                      AND a.object_id = r.id)
 ORDER BY r.sent_at, r.id LIMIT 100;

-- Criticism that somebody asked to hide or delete: not what a crowd would want gone itself.
-- name: drill_hidings
SELECT g.id AS object_id, g.case_id, g.asked_at AS at, g.reason AS text, g.asked_by AS staff_id,
       w.name AS staff_name, s.channel
  FROM guard_request g
  JOIN desk_case c ON c.id = g.case_id
  JOIN source s ON s.id = c.source_id
  LEFT JOIN staff w ON w.id = g.asked_by
 WHERE g.brand_id = $1 AND g.asked_at >= $2 AND g.kind IN ('hide', 'delete')
   AND g.state NOT IN ('refused', 'withdrawn') AND c.class NOT IN ('spam', 'troll')
   AND NOT EXISTS (SELECT 1 FROM drill_act a WHERE a.drill_id = $3 AND a.object = 'guard'
                      AND a.object_id = g.id)
 ORDER BY g.id LIMIT 100;

-- name: drill_contradictions
SELECT x.id AS object_id, x.case_id, x.found_at AS at, r.text, r.author_id AS staff_id,
       w.name AS staff_name, s.channel
  FROM contradiction x
  JOIN reply r ON r.id = x.reply_id
  JOIN source s ON s.id = r.source_id
  LEFT JOIN staff w ON w.id = r.author_id
 WHERE x.brand_id = $1 AND x.found_at >= $2 AND x.state NOT IN ('dismissed', 'recalled', 'outdated')
   AND NOT EXISTS (SELECT 1 FROM drill_act a WHERE a.drill_id = $3 AND a.object = 'contradiction'
                      AND a.object_id = x.id)
 ORDER BY x.id LIMIT 100;

-- name: drill_act_insert
INSERT INTO drill_act (brand_id, drill_id, beat, at, kind, is_at_origin, object, object_id, case_id,
    staff_name, text)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING;

-- name: drill_acts
SELECT a.id, a.beat, a.at, a.kind, a.is_at_origin, a.object, a.object_id, a.case_id, a.staff_name,
       a.text
  FROM drill_act a WHERE a.drill_id = $2 AND a.brand_id = $1 ORDER BY a.beat, a.id LIMIT 500;

-- ---- how it ended ----

-- name: drill_levels
SELECT v.at, v.level FROM verdict v WHERE v.brand_id = $1 AND v.at >= $2 ORDER BY v.at, v.id LIMIT 500;

-- The first eight angry ones.
-- name: drill_first_cases
SELECT s.id, s.name, c.channel, s.created_at, c.first_at AS at
  FROM desk_case c JOIN source s ON s.id = c.source_id
 WHERE c.brand_id = $1 AND c.first_at >= $2 AND c.mood = 'negative'
 ORDER BY c.first_at, c.id LIMIT 8;

-- To one customer and to all.
-- name: drill_promises
SELECT count(*) AS made,
       COALESCE(sum(CASE WHEN state = 'kept' OR (state = 'open' AND due_at > $3) THEN 1 ELSE 0 END), 0) AS kept
  FROM (SELECT p.state, p.due_at FROM promise p
         WHERE p.brand_id = $1 AND p.made_at >= $2 AND p.state IN ('open', 'kept', 'late', 'broken')
        UNION ALL
        SELECT c.state, c.due_at FROM crisis_promise c
         WHERE c.brand_id = $1 AND c.made_at >= $2 AND c.state IN ('open', 'kept', 'late', 'broken')) x;

-- Of those who took part, who has read what all of the staff were told last.
-- name: drill_receipts
SELECT count(*) AS people,
       COALESCE(sum(CASE WHEN r.read_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS readers
  FROM broadcast_receipt r JOIN drill_member m ON m.drill_id = $2 AND m.staff_id = r.staff_id
 WHERE r.brand_id = $1
   AND r.broadcast_id = (SELECT max(b.id) FROM broadcast b WHERE b.brand_id = $1 AND b.made_at >= $3);

-- name: drill_score_put
INSERT INTO drill_score (brand_id, drill_id, name, value, points, most, act_id)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING;

-- name: drill_scores
SELECT s.name, s.value, s.points, s.most, s.act_id FROM drill_score s
 WHERE s.drill_id = $2 AND s.brand_id = $1 LIMIT 20;
