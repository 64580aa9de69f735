-- small table: statement: made by people, a few a month
-- small table: statement_version: made by people, a few for each statement

-- Whether a statement, s.problem_id, speaks of a case: of all, or of its problem's (also after that
-- went into another one).
-- fragment: problem_of_case
(k.problem_id, k.came_from)

-- fragment: statement_row
s.id, s.name, s.problem_id, COALESCE(g.name, g.words) AS problem_name, s.made_by, s.made_at,
       f.number AS in_force, f.from_at, f.is_reading, f.read_done, f.read_total,
       o.number AS open_number, o.state AS open_state, o.from_at AS planned_at,
       (SELECT max(n.number) FROM statement_version n WHERE n.statement_id = s.id) AS newest,
       (SELECT count(*) FROM contradiction c WHERE c.brand_id = s.brand_id
           AND c.statement_id = s.id AND c.state = 'open') AS open_count,
       (SELECT count(*) FROM contradiction c WHERE c.brand_id = s.brand_id
           AND c.statement_id = s.id AND c.state = 'correcting') AS correcting_count,
       (SELECT count(*) FROM contradiction c WHERE c.brand_id = s.brand_id
           AND c.statement_id = s.id AND c.state IN ('done', 'dismissed')) AS ended_count
  FROM statement s
  LEFT JOIN statement_version f ON f.statement_id = s.id AND f.state = 'in_force'
  LEFT JOIN statement_version o ON o.statement_id = s.id AND o.state IN ('draft', 'approved')
  LEFT JOIN problem g ON g.id = s.problem_id

-- Those with a version in force or being written first, the newest first.
-- name: statement_list
SELECT @statement_row@
 WHERE s.brand_id = $1
 ORDER BY CASE WHEN f.id IS NOT NULL OR o.id IS NOT NULL THEN 0 ELSE 1 END, s.id DESC
 LIMIT $2 OFFSET $3;

-- name: statement_get
SELECT @statement_row@
 WHERE s.brand_id = $1 AND s.id = $2;

-- name: statement_insert
INSERT INTO statement (brand_id, problem_id, name, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
RETURNING id;

-- name: statement_change
UPDATE statement SET name = $3, problem_id = $4 WHERE brand_id = $1 AND id = $2;

-- fragment: version_row
v.id, v.statement_id, v.number, v.state, v.slots AS slots_text, v.text, v.author_id,
       w.name AS author_name, v.made_at, v.changed_at, v.approver_id, p.name AS approver_name,
       v.approved_at, v.from_at, v.ended_at, x.name AS ended_name, v.reason, v.is_reading,
       v.read_done, v.read_total, v.version
  FROM statement_version v
  LEFT JOIN staff w ON w.id = v.author_id
  LEFT JOIN staff p ON p.id = v.approver_id
  LEFT JOIN staff x ON x.id = v.ended_by

-- name: statement_versions
SELECT @version_row@
 WHERE v.brand_id = $1 AND v.statement_id = $2 ORDER BY v.number DESC LIMIT 100;

-- name: statement_version_get
SELECT @version_row@
 WHERE v.brand_id = $1 AND v.statement_id = $2 AND v.number = $3;

-- The version people went by before this one: the last that was in force.
-- name: statement_version_before
SELECT @version_row@
 WHERE v.brand_id = $1 AND v.statement_id = $2 AND v.number < $3
   AND (v.state IN ('in_force', 'replaced') OR (v.state = 'withdrawn' AND v.from_at <= v.ended_at))
 ORDER BY v.number DESC LIMIT 1;

-- name: statement_version_insert
INSERT INTO statement_version (brand_id, statement_id, number, state, slots, text, author_id,
    made_at, changed_at)
SELECT s.brand_id, s.id, $3, 'draft', $4, $5, $6, $7, $7 FROM statement s
 WHERE s.brand_id = $1 AND s.id = $2
ON CONFLICT DO NOTHING;

-- name: statement_version_store
UPDATE statement_version SET state = $5, slots = $6, text = $7, author_id = $8, changed_at = $9,
       approver_id = $10, approved_at = $11, from_at = $12, ended_at = $13, ended_by = $14,
       reason = $15, version = version + 1
 WHERE brand_id = $1 AND statement_id = $2 AND number = $3 AND version = $4;

-- name: statement_replace
UPDATE statement_version SET state = 'replaced', ended_at = $3, ended_by = $4, is_reading = 0,
       version = version + 1
 WHERE brand_id = $1 AND statement_id = $2 AND state = 'in_force';

-- What holds for a case, that of its own problem first.
-- name: statement_of_case
SELECT v.id AS version_id, v.statement_id, s.name, v.number, s.problem_id, v.slots AS slots_text,
       v.text, v.from_at, p.name AS approver_name
  FROM statement_version v
  JOIN statement s ON s.id = v.statement_id
  LEFT JOIN staff p ON p.id = v.approver_id
 WHERE v.brand_id = $1 AND v.state = 'in_force'
   AND (s.problem_id IS NULL OR EXISTS (SELECT 1 FROM problem_case k
        WHERE k.case_id = $2 AND k.brand_id = $1 AND s.problem_id IN @problem_of_case@))
 ORDER BY CASE WHEN s.problem_id IS NULL THEN 1 ELSE 0 END, v.from_at DESC, v.id DESC LIMIT 20;

-- name: statement_any
SELECT count(*) FROM (SELECT 1 FROM statement_version
     WHERE brand_id = $1 AND state = 'in_force' LIMIT 1) x;

-- What holds for any case that a mass answer is for.
-- name: statement_of_mass
SELECT v.id AS version_id, v.statement_id, s.name, v.number, s.problem_id, v.slots AS slots_text,
       v.text, v.from_at, p.name AS approver_name
  FROM statement_version v
  JOIN statement s ON s.id = v.statement_id
  LEFT JOIN staff p ON p.id = v.approver_id
 WHERE v.brand_id = $1 AND v.state = 'in_force'
   AND (s.problem_id IS NULL OR EXISTS (SELECT 1 FROM mass_item i
        JOIN problem_case k ON k.case_id = i.case_id
        WHERE i.mass_id = $2 AND i.state = 'planned' AND k.brand_id = $1
          AND s.problem_id IN @problem_of_case@))
 ORDER BY CASE WHEN s.problem_id IS NULL THEN 1 ELSE 0 END, v.from_at DESC, v.id DESC LIMIT 20;

-- ---- reading again ----

-- name: statement_work
-- all brands: one job for everyone
SELECT v.brand_id, v.statement_id, v.number FROM statement_version v
 WHERE (v.state = 'approved' AND v.from_at <= $1) OR v.is_reading = 1
 ORDER BY v.id LIMIT 50;

-- name: statement_place
SELECT v.id AS version_id, v.statement_id, s.name, v.number, s.problem_id, v.from_at, v.is_reading,
       v.read_at, v.read_id, v.read_done, v.read_total
  FROM statement_version v JOIN statement s ON s.id = v.statement_id
 WHERE v.brand_id = $1 AND v.statement_id = $2 AND v.number = $3;

-- name: statement_set_place
UPDATE statement_version SET is_reading = $4, read_at = $5, read_id = $6, read_done = $7,
       read_total = $8
 WHERE brand_id = $1 AND statement_id = $2 AND number = $3;

-- name: reply_left_count
SELECT count(*) FROM (SELECT 1 FROM reply r
 WHERE r.brand_id = $1 AND r.sent_at > $2 AND r.sent_at IS NOT NULL LIMIT $3) x;

-- Answers that left, in their order, whether they are about these cases or not.
-- name: reply_left_page
SELECT r.id, r.case_id, r.text, r.sent_at,
       CASE WHEN CAST($4 AS BIGINT) IS NULL THEN 1
            WHEN EXISTS (SELECT 1 FROM problem_case k
                 WHERE k.case_id = r.case_id AND CAST($4 AS BIGINT) IN @problem_of_case@) THEN 1
            ELSE 0 END AS is_about
  FROM reply r
 WHERE r.brand_id = $1 AND (r.sent_at, r.id) > ($2, $3) AND r.sent_at IS NOT NULL
 ORDER BY r.sent_at, r.id LIMIT $5;

-- Answers that left about the statement's cases since it is in force.
-- name: reply_left_about
SELECT count(*) FROM (SELECT 1 FROM reply r
 WHERE r.brand_id = $1 AND r.sent_at > $2 AND r.sent_at IS NOT NULL
   AND (CAST($3 AS BIGINT) IS NULL OR EXISTS (SELECT 1 FROM problem_case k
        WHERE k.case_id = r.case_id AND CAST($3 AS BIGINT) IN @problem_of_case@))
 LIMIT $4) x;

-- What has not left and certainly did not arrive: not a look-up whose try ended unknown.
-- name: reply_pending_page
SELECT r.id, r.case_id, r.text, 0 AS sent_at,
       CASE WHEN CAST($3 AS BIGINT) IS NULL THEN 1
            WHEN EXISTS (SELECT 1 FROM problem_case k
                 WHERE k.case_id = r.case_id AND CAST($3 AS BIGINT) IN @problem_of_case@) THEN 1
            ELSE 0 END AS is_about
  FROM reply r
 WHERE r.brand_id = $1 AND r.id > $2 AND r.state IN ('waiting', 'held', 'by_hand', 'failed')
   AND r.ask_first = 0
 ORDER BY r.id LIMIT $4;

-- ---- contradictions ----

-- name: contradiction_insert
INSERT INTO contradiction (brand_id, statement_id, version_id, reply_id, case_id, state, findings,
    found_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (version_id, reply_id) DO NOTHING;

-- What was settled or is being settled about an answer.
-- name: contradiction_of_reply
SELECT c.findings AS findings_text FROM contradiction c
 WHERE c.brand_id = $1 AND c.reply_id = $2 AND c.statement_id = $3
   AND c.state IN ('correcting', 'done', 'dismissed') ORDER BY c.id DESC LIMIT 20;

-- fragment: contradiction_row
c.id, c.statement_id, v.number, c.reply_id, c.case_id, c.state, c.findings AS findings_text,
       c.found_at, r.sent_at, r.is_public, r.author_id, w.name AS author_name, d.channel,
       p.name AS customer_name, c.begun_at, c.begun_by, b.name AS begun_name, c.ended_at,
       x.name AS ended_name, c.reason, d.is_secret, d.owner_id
  FROM contradiction c
  JOIN statement_version v ON v.id = c.version_id
  JOIN reply r ON r.id = c.reply_id
  JOIN desk_case d ON d.id = c.case_id
  LEFT JOIN author p ON p.id = d.author_id
  LEFT JOIN staff w ON w.id = r.author_id
  LEFT JOIN staff b ON b.id = c.begun_by
  LEFT JOIN staff x ON x.id = c.ended_by

-- name: contradiction_list
SELECT @contradiction_row@
 WHERE c.brand_id = $1 AND c.statement_id = $2 AND c.state = $3 AND c.id > $4
 ORDER BY c.id LIMIT $5;

-- name: contradiction_get
SELECT @contradiction_row@
 WHERE c.brand_id = $1 AND c.id = $2;

-- All that is open or under way in one case: one correction tells the person all of it.
-- name: contradiction_of_case
SELECT @contradiction_row@
 WHERE c.brand_id = $1 AND c.case_id = $2 AND c.state IN ('open', 'correcting')
 ORDER BY c.id LIMIT 50;

-- name: contradiction_begin
UPDATE contradiction SET state = 'correcting', begun_at = $3, begun_by = $4
 WHERE brand_id = $1 AND case_id = $2 AND state IN ('open', 'correcting');

-- name: contradiction_dismiss
UPDATE contradiction SET state = 'dismissed', ended_at = $3, ended_by = $4, reason = $5
 WHERE brand_id = $1 AND id = $2 AND state IN ('open', 'correcting');

-- The correction is out: an answer that was written after somebody began it.
-- name: contradiction_answer
UPDATE contradiction SET state = 'done', ended_at = $3, ended_by = $4
 WHERE brand_id = $1 AND case_id = $2 AND state = 'correcting' AND reply_id <> $5
   AND begun_at <= (SELECT r.created_at FROM reply r WHERE r.id = $5);

-- The answer did not leave after all: what it ended at $3 is to be corrected still.
-- name: contradiction_unanswer
UPDATE contradiction SET state = 'correcting', ended_at = NULL, ended_by = NULL
 WHERE brand_id = $1 AND case_id = $2 AND state = 'done' AND ended_at = $3;

-- The version says nothing any more: what nobody began to correct is found anew by the next one.
-- name: contradiction_outdate
UPDATE contradiction SET state = 'outdated', ended_at = $3
 WHERE brand_id = $1 AND statement_id = $2 AND state = 'open';
