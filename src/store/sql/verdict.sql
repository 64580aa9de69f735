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

-- Whether a row after this one says another level, or that somebody decided.
-- name: verdict_moved_since
SELECT count(*) FROM (SELECT 1 FROM verdict v
     WHERE v.brand_id = $1 AND v.id > $2
       AND (v.level <> $3 OR COALESCE(v.shown, v.level) <> $4 OR COALESCE(v.decision_id, 0) <> $5)
     LIMIT 1) x;

-- name: verdict_get
SELECT @verdict_row@ FROM verdict v WHERE v.brand_id = $1 AND v.id = $2;

-- name: verdict_input
SELECT input FROM verdict WHERE brand_id = $1 AND id = $2;

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

-- Somebody may be harmed and waits: $3 the bits of the signals that must not be played down. A
-- question about such a matter is none.
-- name: decision_danger
SELECT count(*) FROM (SELECT 1 FROM desk_case c
     WHERE c.brand_id = $1 AND c.queue = 'waiting' AND c.signals <> 0
       AND (c.signals & CAST($3 AS BIGINT)) <> 0
       AND (c.mood = 'negative' OR c.class = 'rumour' OR c.severity = 'grave')
       AND @came_in_time@ LIMIT 1) x;

-- name: cause_insert
INSERT INTO verdict_cause (brand_id, incident_id, text, staff_id, at)
VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- The newest, when it is young enough.
-- name: cause_newest
SELECT c.id, c.text, c.staff_id, COALESCE(s.name, '') AS staff_name, c.at
  FROM verdict_cause c LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.brand_id = $1 AND c.at >= $2 ORDER BY c.at DESC, c.id DESC LIMIT 1;

-- Of what was here at $3: $7 negative ones alone, $8 guesses alone; bits of $9 subjects, $10 demands,
-- $11 signals, any of them, all 0: whatever they say; $12 least reach.
-- name: verdict_messages
SELECT x.id, x.case_id, c.channel, p.name AS author_name, x.written_at, x.mood, x.class, x.severity,
       x.reach, CASE WHEN length(x.text) > 280 THEN substr(x.text, 1, 280) || '…' ELSE x.text END
           AS text
  FROM (SELECT id, case_id, author_id, written_at, seen_at, mood, class, severity, reach, subjects,
               demands, signals, COALESCE(NULLIF(text, ''), title, '') AS text
          FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
           AND (written_at, id) < ($4, $5)
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
           AND state NOT IN ('deleted', 'erased')
         ORDER BY written_at DESC, id DESC LIMIT 10000) x
  JOIN desk_case c ON c.id = x.case_id
  LEFT JOIN author p ON p.id = x.author_id
 WHERE c.queue <> 'spam' AND c.is_secret = 0 AND x.seen_at <= $3
   AND ($7 = 0 OR x.mood = 'negative') AND ($8 = 0 OR x.class = 'rumour')
   AND (($9 = 0 AND $10 = 0 AND $11 = 0)
        OR (x.subjects & CAST($9 AS BIGINT)) <> 0 OR (x.demands & CAST($10 AS BIGINT)) <> 0
        OR (x.signals & CAST($11 AS BIGINT)) <> 0)
   AND x.reach >= $12
 ORDER BY x.written_at DESC, x.id DESC LIMIT $6;

-- The gravest word of each case that is grave, or high before the eyes of many, and waited at $2: it
-- waits still, or was answered later.
-- name: verdict_grave_messages
SELECT m.id, m.case_id, c.channel, p.name AS author_name, m.written_at, m.mood, m.class, c.severity,
       c.reach, CASE WHEN length(m.text) > 280 THEN substr(m.text, 1, 280) || '…'
                     ELSE COALESCE(NULLIF(m.text, ''), m.title, '') END AS text
  FROM (SELECT id FROM (SELECT id FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND severity = 'grave'
             ORDER BY last_at DESC LIMIT 1000) w
        UNION SELECT id FROM (SELECT id FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND severity = 'high' AND reach >= 10000
             ORDER BY last_at DESC LIMIT 1000) h
        UNION SELECT id FROM (SELECT id FROM desk_case
             WHERE brand_id = $1 AND answered_at >= $2
               AND (severity = 'grave' OR (severity = 'high' AND reach >= 10000))
             ORDER BY answered_at LIMIT 1000) a) x
  JOIN desk_case c ON c.id = x.id
  JOIN message m ON m.id = (SELECT k.id FROM message k
             WHERE k.case_id = c.id AND k.is_own = 0 AND k.seen_at <= $2
               AND k.state NOT IN ('deleted', 'erased')
             ORDER BY CASE k.severity WHEN 'grave' THEN 0 WHEN 'high' THEN 1 ELSE 2 END, k.id DESC
             LIMIT 1)
  LEFT JOIN author p ON p.id = m.author_id
 WHERE c.first_at <= $2 AND c.is_secret = 0 AND c.queue <> 'spam'
   AND (m.written_at, m.id) < ($3, $4)
 ORDER BY m.written_at DESC, m.id DESC LIMIT $5;

-- fragment: trace_row
x.id, x.case_id, x.who, c.source_id, s.name AS source_name, c.channel, p.name AS author_name,
       p.handle, p.first_at AS heard_at, x.written_at, x.signature, x.reach, x.link,
       CASE WHEN length(x.text) > 160 THEN substr(x.text, 1, 160) || '…' ELSE x.text END AS text,
       c.is_secret, CASE WHEN x.state = 'deleted' THEN 1 ELSE 0 END AS is_deleted,
       CASE WHEN c.queue = 'spam' THEN 1 ELSE 0 END AS is_spam

-- fragment: trace_of
  JOIN desk_case c ON c.id = x.case_id
  JOIN source s ON s.id = c.source_id
  LEFT JOIN author p ON p.id = x.author_id
 ORDER BY x.written_at, x.id

-- The oldest first.
-- name: trace_rows
SELECT @trace_row@
  FROM (SELECT id, case_id, author_id, COALESCE(author_id, -case_id) AS who, written_at, state,
               signature, reach, link, COALESCE(NULLIF(text, ''), title, '') AS text
          FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
           AND state <> 'erased'
         ORDER BY written_at, id LIMIT 2000) x
@trace_of@;

-- Of the cases of one problem: what each began with, and what was angry or guessed in it.
-- name: trace_rows_of_problem
SELECT @trace_row@
  FROM (SELECT m.id, m.case_id, m.author_id, COALESCE(m.author_id, -m.case_id) AS who,
               m.written_at, m.state, m.signature, m.reach, m.link,
               COALESCE(NULLIF(m.text, ''), m.title, '') AS text
          FROM (SELECT case_id, at FROM problem_case WHERE brand_id = $1 AND problem_id = $2
                 ORDER BY at, case_id LIMIT 2000) k
          JOIN message m ON m.case_id = k.case_id AND m.brand_id = $1
         WHERE m.written_at <= $3
           AND (m.written_at = k.at OR m.mood = 'negative' OR m.class = 'rumour')
           AND m.class <> 'spam' AND m.is_own = 0 AND m.state <> 'erased'
         ORDER BY m.written_at, m.id LIMIT 2000) x
@trace_of@;

-- The whole text of one of them, for its digest.
-- name: trace_text
SELECT COALESCE(NULLIF(text, ''), title, '') AS text FROM message WHERE brand_id = $1 AND id = $2;

-- The newest verdict up to a time: what was usual then.
-- name: trace_verdict
SELECT id FROM verdict WHERE brand_id = $1 AND at <= $2 ORDER BY at DESC, id DESC LIMIT 1;

-- name: trace_sources
SELECT count(*) FROM (SELECT 1 FROM source WHERE brand_id = $1 AND is_paused = 0 LIMIT 1000) x;

-- name: trace_channels
SELECT count(*) FROM (SELECT DISTINCT channel FROM source WHERE brand_id = $1 AND is_paused = 0
                       LIMIT 100) x;

-- By quarters of an hour: where the rise began.
-- name: onset_quarters
SELECT (at / 900) * 900 AS at, CAST(sum(negative) AS BIGINT) AS negative,
       min(CASE WHEN negative > 0 THEN at END) AS first_at
  FROM bucket WHERE brand_id = $1 AND at >= $2 AND at <= $3
 GROUP BY (at / 900) * 900 ORDER BY 1 DESC LIMIT 200;

-- Our last word that all can read.
-- name: meter_last_word
SELECT max(written_at) FROM (SELECT written_at FROM message
     WHERE brand_id = $1 AND is_own = 1 AND is_direct = 0 AND written_at <= $2
     ORDER BY written_at DESC LIMIT 1) x;

-- name: meter_hours
SELECT (at / 3600) * 3600 AS at, CAST(sum(negative) AS BIGINT) AS negative
  FROM bucket WHERE brand_id = $1 AND at >= $2 AND at <= $3
 GROUP BY (at / 3600) * 3600 ORDER BY 1 LIMIT 100;

-- name: meter_guesses
SELECT (written_at / 3600) * 3600 AS at, count(*) AS guesses
  FROM (SELECT written_at, class FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 10000) x
 WHERE class = 'rumour' GROUP BY (written_at / 3600) * 3600 ORDER BY 1 LIMIT 100;

-- name: decision_set_incident
UPDATE verdict_decision SET incident_id = $3 WHERE brand_id = $1 AND id = $2;

-- The last word of a person on each alarm; the level the program had when that person raised it.
-- name: accuracy_incidents
SELECT x.id, x.level, x.opened_at, x.over_at, x.is_ended, x.usual_high,
       (SELECT d.act FROM verdict_decision d WHERE d.incident_id = x.id
         ORDER BY d.id DESC LIMIT 1) AS last_act,
       (SELECT count(*) FROM verdict_decision d
         WHERE d.incident_id = x.id AND d.act = 'raise' AND d.at = x.opened_at) AS is_raised
  FROM (SELECT i.id, i.level, i.opened_at, i.over_at,
               CASE WHEN i.reason IS NULL THEN 0 ELSE 1 END AS is_ended,
               (SELECT v.usual_high FROM verdict v WHERE v.brand_id = i.brand_id AND v.at = i.opened_at
                 ORDER BY v.id DESC LIMIT 1) AS usual_high
          FROM incident i WHERE i.brand_id = $1 AND i.is_test = 0
         ORDER BY i.id DESC LIMIT 200) x
 ORDER BY x.id DESC;
