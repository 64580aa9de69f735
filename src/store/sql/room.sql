-- The room of a crisis: phases, steps, team, timeline; posts that were planned.
-- small table: quiet_day: made by people, some tens a brand

-- ---- phases ----

-- name: crisis_phases
SELECT p.id, p.phase, p.entered_at, p.entered_by, x.name AS entered_name, p.left_at, p.left_by,
       y.name AS left_name, p.missing, p.reason, p.owner_id, o.name AS owner_name
  FROM crisis_phase p LEFT JOIN staff x ON x.id = p.entered_by
  LEFT JOIN staff y ON y.id = p.left_by LEFT JOIN staff o ON o.id = p.owner_id
 WHERE p.brand_id = $1 AND p.crisis_id = $2 ORDER BY p.id DESC LIMIT 100;

-- name: crisis_phase_leave
UPDATE crisis_phase SET left_at = $3, left_by = $4, missing = $5, reason = $6
 WHERE brand_id = $1 AND crisis_id = $2 AND left_at IS NULL;

-- name: crisis_phase_own
UPDATE crisis_phase SET owner_id = $3
 WHERE brand_id = $1 AND crisis_id = $2 AND left_at IS NULL;

-- name: crisis_set_phase
UPDATE crisis SET phase = $4, phase_at = $5, closed_at = $6, closed_by = $7, close_reason = $8,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: crisis_end_at
UPDATE crisis SET to_seq = $3 WHERE brand_id = $1 AND id = $2;

-- name: crisis_change
UPDATE crisis SET name = $4, came_from = CASE WHEN problem_id = $5 THEN came_from END,
       problem_id = $5, statement_id = $6, lead_id = $7, word_every = $8,
       origin_by = CASE WHEN COALESCE(origin_source_id, 0) = COALESCE($9, 0) THEN origin_by
                        ELSE $10 END,
       origin_source_id = $9, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- Our first public word about it.
-- name: crisis_first_word
UPDATE crisis SET first_word_at = $3, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND first_word_at IS NULL;

-- The newest mass answer that was handed in as the first word about it.
-- name: crisis_holding_sent
SELECT @mass_row@
 WHERE m.brand_id = $1 AND m.crisis_id = $2
   AND m.state NOT IN ('draft', 'dropped') ORDER BY m.id DESC LIMIT 1;

-- ---- the freeze ----

-- name: crisis_freeze
UPDATE crisis SET is_frozen = $4, thaw_by = $5, thaw_at = $6, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- The newest one that keeps planned posts back.
-- name: crisis_frozen
SELECT @crisis_row@
 WHERE c.brand_id = $1 AND c.is_frozen = 1 AND c.phase <> 'closed' ORDER BY c.id DESC LIMIT 1;

-- ---- steps ----

-- fragment: crisis_step_row
s.id, s.crisis_id, s.phase, s.position, s.text, s.duty, s.staff_id, w.name AS staff_name, s.due_at,
       s.done_at, s.done_by, d.name AS done_name, s.skipped_at, s.reason, s.version
  FROM crisis_step s LEFT JOIN staff w ON w.id = s.staff_id LEFT JOIN staff d ON d.id = s.done_by

-- name: crisis_steps
SELECT @crisis_step_row@
 WHERE s.brand_id = $1 AND s.crisis_id = $2
 ORDER BY CASE s.phase WHEN 'preparation' THEN 0 WHEN 'response' THEN 1 WHEN 'reassurance' THEN 2
          ELSE 3 END, s.position, s.id LIMIT 500;

-- name: crisis_step_get
SELECT @crisis_step_row@ WHERE s.brand_id = $1 AND s.crisis_id = $2 AND s.id = $3;

-- What the playbook says, with a time for those of the phase it begins in.
-- name: crisis_steps_copy
-- unbounded: as many as its playbook has
INSERT INTO crisis_step (brand_id, crisis_id, phase, position, text, duty, minutes, due_at)
SELECT brand_id, $2, phase, position, text, duty, minutes,
       CASE WHEN phase = 'preparation' AND minutes > 0 THEN $4 + minutes * 60 END
  FROM playbook_step WHERE brand_id = $1 AND playbook_id = $3 ORDER BY phase, position;

-- name: crisis_steps_begin
UPDATE crisis_step SET due_at = $4 + minutes * 60
 WHERE brand_id = $1 AND crisis_id = $2 AND phase = $3 AND minutes > 0 AND due_at IS NULL
   AND done_at IS NULL AND skipped_at IS NULL;

-- name: crisis_step_insert
INSERT INTO crisis_step (brand_id, crisis_id, phase, position, text, duty, due_at)
VALUES ($1, $2, $3, (SELECT COALESCE(max(position), 0) + 1 FROM crisis_step
                      WHERE brand_id = $1 AND crisis_id = $2 AND phase = $3), $4, $5, $6)
RETURNING id;

-- name: crisis_step_count
SELECT count(*) FROM crisis_step WHERE brand_id = $1 AND crisis_id = $2;

-- name: crisis_step_open
SELECT count(*) FROM crisis_step
 WHERE brand_id = $1 AND crisis_id = $2 AND phase = $3 AND done_at IS NULL AND skipped_at IS NULL;

-- name: crisis_step_late
SELECT count(*) FROM crisis_step
 WHERE brand_id = $1 AND crisis_id = $2 AND phase = $3 AND due_at < $4 AND done_at IS NULL
   AND skipped_at IS NULL;

-- name: crisis_step_update
UPDATE crisis_step SET staff_id = $4, done_at = $5, done_by = $6, skipped_at = $7, reason = $8,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: crisis_step_place
UPDATE crisis_step SET position = $3, version = version + 1 WHERE brand_id = $1 AND id = $2;

-- Of phases that run; the others' time has not begun or is over.
-- name: crisis_step_untold
SELECT s.id, s.crisis_id FROM crisis_step s JOIN crisis c ON c.id = s.crisis_id
 WHERE s.brand_id = $1 AND s.due_at < $2 AND s.done_at IS NULL AND s.skipped_at IS NULL
   AND s.told_at IS NULL AND c.phase = s.phase LIMIT 100;

-- name: crisis_step_told
UPDATE crisis_step SET told_at = $3 WHERE brand_id = $1 AND id = $2;

-- ---- the team ----

-- fragment: crisis_member_row
m.id, m.crisis_id, m.staff_id, s.name AS staff_name, m.duty, m.from_at, m.until_at, m.ended_at,
       m.made_by, b.name AS made_name, m.made_at,
       CASE WHEN EXISTS (SELECT 1 FROM member x WHERE x.brand_id = m.brand_id
                          AND x.staff_id = m.staff_id) THEN 0 ELSE 1 END AS is_guest
  FROM crisis_member m LEFT JOIN staff s ON s.id = m.staff_id LEFT JOIN staff b ON b.id = m.made_by

-- name: crisis_members
SELECT @crisis_member_row@
 WHERE m.brand_id = $1 AND m.crisis_id = $2 ORDER BY m.id LIMIT 200;

-- name: crisis_member_get
SELECT @crisis_member_row@ WHERE m.brand_id = $1 AND m.crisis_id = $2 AND m.id = $3;

-- name: crisis_member_count
SELECT count(*) FROM crisis_member WHERE brand_id = $1 AND crisis_id = $2;

-- name: crisis_member_running
SELECT count(*) FROM crisis_member
 WHERE brand_id = $1 AND crisis_id = $2 AND from_at <= $3 AND until_at > $3 AND ended_at IS NULL;

-- name: crisis_member_same
SELECT count(*) FROM crisis_member
 WHERE brand_id = $1 AND crisis_id = $2 AND staff_id = $3 AND duty = $4 AND ended_at IS NULL
   AND until_at > $5;

-- name: crisis_member_insert
INSERT INTO crisis_member (brand_id, crisis_id, staff_id, duty, from_at, until_at, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id;

-- name: crisis_member_end
UPDATE crisis_member SET ended_at = $4
 WHERE brand_id = $1 AND crisis_id = $2 AND id = $3 AND ended_at IS NULL;

-- What a person may do here at $3: by membership, and by each duty that runs.
-- name: role_now
-- unbounded: a membership and a few duties
SELECT m.role, NULL AS duty FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.staff_id = $2 AND s.ended_at IS NULL
UNION ALL
SELECT NULL AS role, d.duty FROM crisis_member d JOIN staff s ON s.id = d.staff_id
  JOIN crisis c ON c.id = d.crisis_id
 WHERE d.brand_id = $1 AND d.staff_id = $2 AND d.until_at > $3 AND d.from_at <= $3
   AND d.ended_at IS NULL AND c.phase <> 'closed' AND s.ended_at IS NULL;

-- Brands in which a person has a duty at $2.
-- name: brand_of_duty
-- all brands: those of one person
-- unbounded: a few duties
SELECT b.id, b.name, b.zone, b.is_sample, b.drill_of, b.created_at, d.duty, @brand_crisis@
  FROM crisis_member d JOIN brand b ON b.id = d.brand_id JOIN crisis c ON c.id = d.crisis_id
 WHERE d.staff_id = $1 AND d.until_at > $2 AND d.from_at <= $2 AND d.ended_at IS NULL
   AND c.phase <> 'closed' ORDER BY b.id;

-- ---- the timeline ----

-- name: audit_newest
SELECT COALESCE(max(seq), 0) FROM audit_head WHERE brand_id = $1;

-- name: crisis_span
SELECT from_seq, to_seq FROM crisis WHERE brand_id = $1 AND id = $2;

-- name: audit_span
SELECT a.seq, a.at, a.staff_id, s.name AS staff_name, a.act, a.object, a.object_id, a.detail,
       t.text
  FROM audit a LEFT JOIN staff s ON s.id = a.staff_id
  LEFT JOIN audit_text t ON t.brand_id = a.brand_id AND t.seq = a.seq
 WHERE a.brand_id = $1 AND a.seq > $2 AND a.seq < $3 ORDER BY a.seq DESC LIMIT $4;

-- ---- opening ----

-- name: playbook_plans
SELECT p.id, p.name, p.threat_id FROM playbook p
 WHERE p.brand_id = $1 AND p.retired_at IS NULL ORDER BY p.id LIMIT 200;

-- name: playbook_of
SELECT p.id, p.name, p.threat_id, p.word_every, p.approver_id FROM playbook p
 WHERE p.brand_id = $1 AND p.id = $2;

-- The first eight cases of a problem: where it began is told from them (desk/origin.h).
-- name: problem_first_cases
SELECT s.id, s.name, c.channel, s.created_at, k.at
  FROM problem_case k JOIN desk_case c ON c.id = k.case_id JOIN source s ON s.id = c.source_id
 WHERE k.brand_id = $1 AND k.problem_id = $2 ORDER BY k.at, k.case_id LIMIT 8;

-- ---- posts that were planned ----

-- fragment: planned_post_row
p.id, p.channel, p.text, p.due_at, p.state, p.made_by, m.name AS made_name, p.made_at, p.thaw_by,
       t.name AS thaw_name, p.agreed_by, g.name AS agreed_name, p.ended_by, e.name AS ended_name,
       p.ended_at, p.link, p.version
  FROM planned_post p LEFT JOIN staff m ON m.id = p.made_by LEFT JOIN staff t ON t.id = p.thaw_by
  LEFT JOIN staff g ON g.id = p.agreed_by LEFT JOIN staff e ON e.id = p.ended_by

-- name: planned_posts
SELECT @planned_post_row@
 WHERE p.brand_id = $1 AND p.state = 'planned' ORDER BY p.due_at, p.id LIMIT 200;

-- name: planned_posts_ended
SELECT @planned_post_row@
 WHERE p.brand_id = $1 AND p.state = $2 AND (p.due_at, p.id) < ($3, $4)
 ORDER BY p.due_at DESC, p.id DESC LIMIT $5;

-- name: planned_post_get
SELECT @planned_post_row@ WHERE p.brand_id = $1 AND p.id = $2;

-- name: planned_post_count
SELECT count(*) FROM planned_post WHERE brand_id = $1 AND state = 'planned';

-- Of what this crisis (opened at $2) keeps back; what was let out of an earlier one is history.
-- name: planned_post_let_out
SELECT count(*) FROM planned_post
 WHERE brand_id = $1 AND state IN ('planned', 'posted') AND agreed_by IS NOT NULL
   AND (state = 'planned' OR ended_at >= $2);

-- name: planned_post_insert
INSERT INTO planned_post (brand_id, channel, text, due_at, state, made_by, made_at)
VALUES ($1, $2, $3, $4, 'planned', $5, $6) RETURNING id;

-- name: planned_post_update
UPDATE planned_post SET channel = $4, text = $5, due_at = $6, state = $7, thaw_by = $8,
       agreed_by = $9, ended_by = $10, ended_at = $11, link = $12, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- A new freeze begins with nothing let out.
-- name: planned_post_freeze
UPDATE planned_post SET thaw_by = NULL, agreed_by = NULL, version = version + 1
 WHERE brand_id = $1 AND state = 'planned' AND thaw_by IS NOT NULL;

-- name: quiet_days
SELECT q.id, q.from_day, q.to_day, q.is_yearly, q.words, q.why, q.lesson_id, l.crisis_id,
       q.made_by, q.made_at
  FROM quiet_day q LEFT JOIN lesson l ON l.id = q.lesson_id
 WHERE q.brand_id = $1 AND (q.to_day >= $2 OR q.is_yearly = 1) ORDER BY q.from_day, q.id LIMIT 200;

-- name: quiet_day_count
SELECT count(*) FROM quiet_day WHERE brand_id = $1 AND (to_day >= $2 OR is_yearly = 1);

-- name: quiet_day_insert
INSERT INTO quiet_day (brand_id, from_day, to_day, why, made_by, made_at, is_yearly, words, lesson_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- name: quiet_day_delete
DELETE FROM quiet_day WHERE brand_id = $1 AND id = $2;
