-- Matters handed to departments.
-- small table: department_contact: a handful per brand

-- name: department_contact_list
-- unbounded: a handful per brand
SELECT c.department, c.name, c.address, c.staff_id, s.name AS staff_name, c.due_after,
       COALESCE(c.address, s.email) AS mail
  FROM department_contact c
  LEFT JOIN member m ON m.brand_id = c.brand_id AND m.staff_id = c.staff_id
  LEFT JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL
 WHERE c.brand_id = $1 ORDER BY c.department;

-- name: department_contact_put
INSERT INTO department_contact (brand_id, department, name, address, staff_id, due_after)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (brand_id, department) DO UPDATE SET name = excluded.name, address = excluded.address,
    staff_id = excluded.staff_id, due_after = excluded.due_after;

-- name: department_contact_count
SELECT count(*) FROM department_contact WHERE brand_id = $1;

-- The newest mail tells whether it reached them.
-- fragment: referral_mail_newest
FROM referral_mail m WHERE m.referral_id = r.id ORDER BY m.id DESC LIMIT 1

-- fragment: referral_row
r.id, r.problem_id, r.department, r.name, r.question, r.state, r.made_by, s.name AS made_name,
       r.made_at, r.due_at, r.answer, r.closed_name, r.closed_at, r.reminded_at, r.version,
       (SELECT count(*) FROM referral_case k WHERE k.referral_id = r.id) AS case_count,
       (SELECT min(k.case_id) FROM referral_case k WHERE k.referral_id = r.id) AS case_id,
       (SELECT m.state @referral_mail_newest@) AS mail,
       (SELECT m.failure @referral_mail_newest@) AS mail_failure

-- name: referral_get
SELECT @referral_row@ FROM referral r LEFT JOIN staff s ON s.id = r.made_by
 WHERE r.brand_id = $1 AND r.id = $2;

-- name: referral_of_case
SELECT @referral_row@
  FROM referral_case x JOIN referral r ON r.id = x.referral_id
  LEFT JOIN staff s ON s.id = r.made_by
 WHERE x.brand_id = $1 AND x.case_id = $2 ORDER BY r.id DESC LIMIT 50;

-- A question about a confidential case stands on its page alone.
-- fragment: referral_not_secret
NOT EXISTS (SELECT 1 FROM referral_case k JOIN desk_case c ON c.id = k.case_id
                    WHERE k.referral_id = r.id AND c.is_secret = 1)

-- name: referral_list_open
SELECT @referral_row@
  FROM referral r LEFT JOIN staff s ON s.id = r.made_by
 WHERE r.brand_id = $1 AND r.closed_at IS NULL AND (r.due_at, r.id) > ($2, $3)
   AND @referral_not_secret@
 ORDER BY r.due_at, r.id LIMIT $4;

-- name: referral_list_closed
SELECT @referral_row@
  FROM referral r LEFT JOIN staff s ON s.id = r.made_by
 WHERE r.brand_id = $1 AND r.closed_at IS NOT NULL AND (r.closed_at, r.id) < ($2, $3)
   AND @referral_not_secret@
 ORDER BY r.closed_at DESC, r.id DESC LIMIT $4;

-- name: referral_insert
INSERT INTO referral (brand_id, problem_id, department, name, address, question, state, made_by,
    made_at, due_at, token_hash, token)
VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, $8, $9, $10, $11) RETURNING id;

-- name: referral_case_insert
INSERT INTO referral_case (case_id, referral_id, brand_id)
SELECT c.id, CAST($3 AS BIGINT), c.brand_id FROM desk_case c
 WHERE c.brand_id = $1 AND c.id = $2 AND c.queue IN ('waiting', 'customer', 'watch', 'talk');

-- name: referral_problem_insert
INSERT INTO referral_case (case_id, referral_id, brand_id)
SELECT c.id, CAST($3 AS BIGINT), c.brand_id
  FROM problem_case k JOIN desk_case c ON c.id = k.case_id
 WHERE k.brand_id = $1 AND k.problem_id = $2
   AND c.queue IN ('waiting', 'customer', 'watch', 'talk') AND c.is_secret = 0
 ORDER BY k.at DESC LIMIT $4;

-- name: referral_cases_mark
UPDATE desk_case SET state = 'referred', version = version + 1
 WHERE brand_id = $1 AND state IN ('new', 'classified', 'answered')
   AND id IN (SELECT k.case_id FROM referral_case k WHERE k.referral_id = $2);

-- The last department that had it has said its word.
-- name: referral_cases_unmark
UPDATE desk_case SET state = CASE WHEN answered_at IS NULL THEN 'classified' ELSE 'answered' END,
       version = version + 1
 WHERE brand_id = $1 AND state = 'referred'
   AND id IN (SELECT k.case_id FROM referral_case k WHERE k.referral_id = $2)
   AND NOT EXISTS (SELECT 1 FROM referral_case o JOIN referral r ON r.id = o.referral_id
                    WHERE o.case_id = desk_case.id AND r.closed_at IS NULL);

-- name: referral_update
UPDATE referral SET state = $4, due_at = $5, answer = $6, closed_name = $7, closed_at = $8,
       reminded_at = $9, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND closed_at IS NULL;

-- The answer stands in every case it is about.
-- name: referral_note
INSERT INTO note (brand_id, case_id, staff_id, kind, who, text, at)
SELECT k.brand_id, k.case_id, CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT),
       CAST($6 AS TEXT), CAST($7 AS BIGINT)
  FROM referral_case k WHERE k.brand_id = $1 AND k.referral_id = $2;

-- name: referral_sealed
SELECT token, made_at, closed_at FROM referral WHERE brand_id = $1 AND id = $2;

-- name: referral_by_token
-- all brands: the token says which
SELECT r.id, r.brand_id, b.name AS brand_name, b.zone
  FROM referral r JOIN brand b ON b.id = r.brand_id
 WHERE r.token_hash = $1 AND r.closed_at IS NULL AND r.made_at > $2;

-- What customers wrote, of a few of the cases: the newest word of each, nothing of confidential ones.
-- name: referral_words
SELECT COALESCE(NULLIF(m.text, ''), m.title, '') AS text
  FROM (SELECT (SELECT max(w.id) FROM message w
                 WHERE w.case_id = k.case_id AND w.is_own = 0
                   AND w.state NOT IN ('deleted', 'erased')) AS message_id
          FROM (SELECT r.case_id FROM referral_case r JOIN desk_case c ON c.id = r.case_id
                 WHERE r.brand_id = $1 AND r.referral_id = $2 AND c.is_secret = 0
                 ORDER BY r.case_id LIMIT $3) k) x
  JOIN message m ON m.id = x.message_id
 ORDER BY m.id LIMIT $3;

-- Only where there is an address; nothing leaves the sample shop or a rehearsal.
-- name: referral_mail_insert
INSERT INTO referral_mail (brand_id, referral_id, is_reminder, state, due_at)
SELECT r.brand_id, r.id, CAST($3 AS BIGINT), 'due', CAST($4 AS BIGINT)
  FROM referral r JOIN brand b ON b.id = r.brand_id
 WHERE r.brand_id = $1 AND r.id = $2 AND r.address IS NOT NULL AND b.is_sample = 0
   AND b.drill_of IS NULL;

-- Those that wait for a matter that is closed meanwhile do not leave.
-- name: referral_mail_cancel
UPDATE referral_mail SET state = 'none', ended_at = $3
 WHERE brand_id = $1 AND referral_id = $2 AND ended_at IS NULL AND state = 'due';

-- name: referral_overdue
-- all brands: one thread serves everyone
SELECT id AS referral_id, brand_id, made_at,
       (SELECT min(k.case_id) FROM referral_case k WHERE k.referral_id = r.id) AS case_id,
       (SELECT count(*) FROM referral_case k WHERE k.referral_id = r.id) AS case_count
  FROM referral r WHERE closed_at IS NULL AND reminded_at IS NULL AND due_at <= $1
 ORDER BY due_at LIMIT 20;

-- name: referral_reminded
UPDATE referral SET reminded_at = $3 WHERE brand_id = $1 AND id = $2;

-- The end of a lease is when it is due again: who sent it was stopped.
-- name: referral_mail_claim
-- all brands: one thread serves everyone
-- engine: sqlite
UPDATE referral_mail SET state = 'sending', due_at = $2, tries = tries + 1
 WHERE id = (SELECT id FROM referral_mail WHERE ended_at IS NULL AND due_at <= $1 AND @real_brand@
              ORDER BY due_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE referral_mail SET state = 'sending', due_at = $2, tries = tries + 1
 WHERE id = (SELECT id FROM referral_mail WHERE ended_at IS NULL AND due_at <= $1 AND @real_brand@
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- name: referral_mail_out
-- all brands: one thread serves everyone
SELECT m.id, m.brand_id, m.referral_id, m.is_reminder, m.tries, r.department, r.name, r.address,
       r.question, r.due_at, r.made_at, r.token, b.name AS brand_name, b.zone, s.name AS made_name,
       CASE WHEN b.drill_of IS NULL THEN 0 ELSE 1 END AS is_drill,
       (SELECT count(*) FROM referral_case k WHERE k.referral_id = r.id) AS case_count,
       (SELECT min(k.case_id) FROM referral_case k WHERE k.referral_id = r.id) AS case_id
  FROM referral_mail m JOIN referral r ON r.id = m.referral_id JOIN brand b ON b.id = m.brand_id
  LEFT JOIN staff s ON s.id = r.made_by
 WHERE m.id = $1;

-- Only by whom it was claimed: the number of tries tells.
-- name: referral_mail_end
UPDATE referral_mail SET state = $4, due_at = $5, ended_at = $6, failure = $7
 WHERE brand_id = $1 AND id = $2 AND tries = $3 AND ended_at IS NULL;

-- name: referral_next
-- all brands: one thread serves everyone
SELECT COALESCE(min(at), 0) FROM (
    SELECT min(due_at) AS at FROM referral_mail WHERE ended_at IS NULL AND @real_brand@
    UNION ALL
    SELECT min(due_at) AS at FROM referral WHERE closed_at IS NULL AND reminded_at IS NULL) x;
