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
