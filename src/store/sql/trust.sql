-- Who may send: vetting and quiz (src/crisis), pauses (src/desk).
-- small table: vetting: one row a person
-- small table: rights_pause: made when somebody passes the rules again and again

-- name: vetting_is_valid
SELECT count(*) FROM vetting
 WHERE brand_id = $1 AND staff_id = $2 AND verdict = 'fit' AND valid_until > $3;

-- fragment: vetting_row
v.id, v.staff_id, s.name AS staff_name, v.name, v.addresses AS addresses_text,
       v.answers AS answers_text, v.note, v.told_at, v.verdict, v.decided_at,
       d.name AS decided_name, v.valid_until, v.made_at, m.name AS made_name, v.version
  FROM vetting v LEFT JOIN staff s ON s.id = v.staff_id LEFT JOIN staff d ON d.id = v.decided_by
  LEFT JOIN staff m ON m.id = v.made_by

-- name: vetting_get
SELECT @vetting_row@
 WHERE v.brand_id = $1 AND v.id = $2;

-- name: vetting_list
SELECT @vetting_row@
 WHERE v.brand_id = $1 AND v.id < $2 ORDER BY v.id DESC LIMIT $3;

-- name: vetting_insert
INSERT INTO vetting (brand_id, staff_id, name, addresses, answers, verdict, made_by, made_at)
VALUES ($1, $2, $3, '[]', '[]', 'open', $4, $5) RETURNING id;

-- name: vetting_taken
-- Another record of the same person.
SELECT count(*) FROM vetting WHERE brand_id = $1 AND staff_id = $2 AND id <> $3;

-- name: vetting_store
UPDATE vetting SET staff_id = $4, addresses = $5, answers = $6, note = $7, told_at = $8,
       verdict = $9, decided_by = $10, decided_at = $11, valid_until = $12, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: vetting_delete
DELETE FROM vetting WHERE brand_id = $1 AND id = $2;

-- name: quiz_passed
-- The newest version of which this person passed the quiz; 0: none.
SELECT COALESCE(max(version), 0) FROM quiz_try
 WHERE brand_id = $1 AND staff_id = $2 AND is_passed = 1;

-- name: quiz_last
SELECT id, version, seed, began_at, ended_at, correct, is_passed FROM quiz_try
 WHERE brand_id = $1 AND staff_id = $2 ORDER BY id DESC LIMIT 1;

-- name: quiz_insert
INSERT INTO quiz_try (brand_id, staff_id, version, seed, began_at) VALUES ($1, $2, $3, $4, $5)
RETURNING id;

-- name: quiz_end
UPDATE quiz_try SET ended_at = $4, correct = $5, is_passed = $6
 WHERE brand_id = $1 AND staff_id = $2 AND id = $3 AND ended_at IS NULL;

-- name: quiz_results
-- unbounded: people of the business
SELECT s.id AS staff_id, s.name AS staff_name, m.role,
       COALESCE((SELECT max(q.version) FROM quiz_try q
                  WHERE q.brand_id = m.brand_id AND q.staff_id = m.staff_id AND q.is_passed = 1),
                0) AS passed_version,
       (SELECT max(q.ended_at) FROM quiz_try q
         WHERE q.brand_id = m.brand_id AND q.staff_id = m.staff_id AND q.is_passed = 1)
           AS passed_at,
       (SELECT count(*) FROM quiz_try q
         WHERE q.brand_id = m.brand_id AND q.staff_id = m.staff_id AND q.ended_at IS NOT NULL)
           AS tries
  FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND s.ended_at IS NULL ORDER BY s.name, s.id;

-- name: rights_pause_overrides
SELECT count(*) FROM clause_override
 WHERE brand_id = $1 AND staff_id = $2 AND at > $3
   AND at > COALESCE((SELECT max(r.lifted_at) FROM rights_pause r
                       WHERE r.brand_id = $1 AND r.staff_id = $2), 0);

-- name: rights_pause_insert
INSERT INTO rights_pause (brand_id, staff_id, overrides, at) VALUES ($1, $2, $3, $4);

-- name: rights_pause_is_on
SELECT count(*) FROM rights_pause WHERE brand_id = $1 AND staff_id = $2 AND lifted_at IS NULL;

-- fragment: rights_pause_row
r.id, r.staff_id, s.name AS staff_name, r.overrides, r.at, r.lifted_at, l.name AS lifted_name,
       r.reason
  FROM rights_pause r JOIN staff s ON s.id = r.staff_id LEFT JOIN staff l ON l.id = r.lifted_by

-- name: rights_pause_get
SELECT @rights_pause_row@
 WHERE r.brand_id = $1 AND r.id = $2;

-- name: rights_pause_list
SELECT @rights_pause_row@
 WHERE r.brand_id = $1 ORDER BY r.id DESC LIMIT 100;

-- name: rights_pause_lift
UPDATE rights_pause SET lifted_at = $3, lifted_by = $4, reason = $5
 WHERE brand_id = $1 AND id = $2 AND lifted_at IS NULL;
