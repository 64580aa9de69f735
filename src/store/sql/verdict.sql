-- fragment: verdict_row
v.id, v.at, v.level, COALESCE(v.shown, v.level) AS shown, v.decision_id, v.score, v.surprise,
       v.excess, v.more_needed, v.usual_low, v.usual_high, v.reasons AS reasons_text

-- name: verdict_insert
INSERT INTO verdict (brand_id, at, level, shown, decision_id, score, surprise, excess, more_needed,
                     usual_low, usual_high, reasons, input)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id;

-- name: verdict_latest
SELECT @verdict_row@ FROM verdict v WHERE v.brand_id = $1 ORDER BY v.id DESC LIMIT 1;

-- name: verdict_history
SELECT @verdict_row@ FROM verdict v WHERE v.brand_id = $1 ORDER BY v.id DESC LIMIT 200;

-- name: verdict_get
SELECT @verdict_row@ FROM verdict v WHERE v.brand_id = $1 AND v.id = $2;

-- name: verdict_input
SELECT input FROM verdict WHERE brand_id = $1 AND id = $2;

-- The newest row at or before a time.
-- name: verdict_at
SELECT @verdict_row@ FROM verdict v
 WHERE v.brand_id = $1 AND v.id >= $2 AND v.at >= $3 ORDER BY v.id LIMIT 1;

-- fragment: decision_row
d.id, d.verdict_id, d.incident_id, d.act, d.level, d.at_level, d.reason, d.staff_id,
       COALESCE(s.name, '') AS staff_name, d.at, d.review_at, d.ended_at, d.ended_by
  FROM verdict_decision d LEFT JOIN staff s ON s.id = d.staff_id

-- name: decision_held
SELECT @decision_row@
 WHERE d.brand_id = $1 AND d.ended_at IS NULL ORDER BY d.id DESC LIMIT 1;

-- name: decision_get
SELECT @decision_row@ WHERE d.brand_id = $1 AND d.id = $2;

-- name: decision_list
SELECT @decision_row@ WHERE d.brand_id = $1 ORDER BY d.id DESC LIMIT 50;

-- name: decision_insert
INSERT INTO verdict_decision (brand_id, verdict_id, incident_id, act, level, at_level, reason,
                              staff_id, at, review_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id;

-- name: decision_end
UPDATE verdict_decision SET ended_at = $2, ended_by = $3 WHERE brand_id = $1 AND ended_at IS NULL;

-- Somebody may be harmed and waits: $4 the bits of the signals that must not be played down.
-- name: decision_danger
SELECT count(*) FROM (SELECT 1 FROM (SELECT case_id, signals FROM message
             WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
               AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
             ORDER BY written_at DESC LIMIT 10000) x
      JOIN desk_case c ON c.id = x.case_id
     WHERE (x.signals & CAST($4 AS BIGINT)) <> 0 AND c.queue = 'waiting' LIMIT 1) y;

-- name: cause_insert
INSERT INTO verdict_cause (brand_id, incident_id, text, staff_id, at)
VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- The newest, when it is young enough.
-- name: cause_newest
SELECT c.id, c.text, c.staff_id, COALESCE(s.name, '') AS staff_name, c.at
  FROM verdict_cause c LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.brand_id = $1 AND c.at >= $2 ORDER BY c.at DESC, c.id DESC LIMIT 1;
