-- small table: threat: made by people, some tens a brand
-- small table: playbook: made by people, some tens a brand
-- small table: crisis: a few a year

-- fragment: crisis_row
c.id, c.name, c.phase, c.phase_at, c.problem_id, COALESCE(g.name, g.words) AS problem_name,
       c.incident_id, c.threat_id, t.name AS threat_name, c.playbook_id, p.name AS playbook_name,
       c.statement_id, c.lead_id, l.name AS lead_name, c.origin_source_id, x.name AS origin_name,
       x.channel AS origin_channel, c.origin_message_id, c.origin_by, c.word_every,
       c.first_word_at, c.next_word_at, c.cause_known_at, c.is_frozen, c.thaw_by, c.opened_by,
       o.name AS opened_name, c.opened_at, c.closed_by, c.closed_at, c.close_reason, c.version
  FROM crisis c
  LEFT JOIN problem g ON g.id = c.problem_id
  LEFT JOIN threat t ON t.id = c.threat_id
  LEFT JOIN playbook p ON p.id = c.playbook_id
  LEFT JOIN source x ON x.id = c.origin_source_id
  LEFT JOIN staff l ON l.id = c.lead_id
  LEFT JOIN staff o ON o.id = c.opened_by

-- What belongs to a crisis c: each case k of its problem. Problems that are joined take it along
-- (crisis_carry), so a case has one problem and a crisis one, too. desk/crisis_now.h asks.
-- fragment: case_of_crisis
k.brand_id = c.brand_id AND k.problem_id = c.problem_id

-- Whether what speaks of the problem of s speaks of it, also after that problem went into its own.
-- fragment: problem_of_crisis
(s.problem_id = c.problem_id OR EXISTS (SELECT 1 FROM problem_case k
          WHERE @case_of_crisis@ AND k.came_from = s.problem_id))

-- name: crisis_get
SELECT @crisis_row@
 WHERE c.brand_id = $1 AND c.id = $2;

-- The hot one.
-- name: crisis_now
SELECT @crisis_row@
 WHERE c.brand_id = $1 AND c.phase IN ('preparation', 'response', 'reassurance');

-- name: crisis_list
SELECT @crisis_row@
 WHERE c.brand_id = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3;

-- name: crisis_insert
INSERT INTO crisis (brand_id, name, phase, phase_at, problem_id, incident_id, threat_id,
    playbook_id, lead_id, word_every, opened_by, opened_at, origin_source_id, is_frozen, from_seq)
VALUES ($1, $2, 'preparation', $3, $4, $5, $6, $7, $8, $9, $10, $3, $11, $12, $13)
ON CONFLICT DO NOTHING RETURNING id;

-- name: crisis_phase_begin
INSERT INTO crisis_phase (brand_id, crisis_id, phase, entered_at, entered_by, owner_id)
VALUES ($1, $2, $3, $4, $5, $6);

-- ---- what belongs to it ----

-- name: crisis_has_case
SELECT count(*) FROM crisis c JOIN problem_case k ON @case_of_crisis@
 WHERE c.brand_id = $1 AND c.id = $2 AND k.case_id = $3;

-- Whether a mass answer still goes to somebody of it.
-- name: crisis_has_mass
SELECT count(*) FROM crisis c JOIN mass_item i ON i.brand_id = c.brand_id AND i.mass_id = $3
   AND i.state = 'planned'
  JOIN problem_case k ON k.case_id = i.case_id AND @case_of_crisis@
 WHERE c.brand_id = $1 AND c.id = $2;

-- name: crisis_has_problem
SELECT count(*) FROM crisis c
  JOIN (SELECT CAST($3 AS BIGINT) AS problem_id) s ON @problem_of_crisis@
 WHERE c.brand_id = $1 AND c.id = $2;

-- Those about a problem; of $3: those alone that a joining took there from that one.
-- name: crisis_of_problem
SELECT c.id FROM crisis c
 WHERE c.brand_id = $1 AND c.problem_id = $2
   AND (CAST($3 AS BIGINT) IS NULL OR c.came_from = CAST($3 AS BIGINT)) ORDER BY c.id LIMIT 1000;

-- name: crisis_carry
UPDATE crisis SET problem_id = $3, came_from = $4, version = version + 1
 WHERE brand_id = $1 AND id = $2;
