-- name: watch_buckets
SELECT at, total, negative, spam FROM bucket
 WHERE brand_id = $1 AND at >= $2 AND at <= $3 ORDER BY at LIMIT 9000;

-- name: watch_first_bucket
SELECT min(at) FROM bucket WHERE brand_id = $1;

-- name: watch_negative_since
SELECT CAST(COALESCE(sum(negative), 0) AS BIGINT) FROM bucket WHERE brand_id = $1 AND at >= $2;

-- Half hours from the five-minute buckets.
-- name: watch_pulse
SELECT (at / 1800) * 1800 AS at, CAST(sum(total) AS BIGINT) AS total,
       CAST(sum(negative) AS BIGINT) AS negative
  FROM bucket WHERE brand_id = $1 AND at >= $2 AND at <= $3
 GROUP BY (at / 1800) * 1800 ORDER BY 1 LIMIT 2000;

-- What angry and guessing people wrote, by the newest 10,000; an author unknown counts by case.
-- name: watch_angry
SELECT count(DISTINCT CASE WHEN x.mood = 'negative' THEN COALESCE(x.author_id, -x.case_id) END)
           AS negative_people,
       count(DISTINCT CASE WHEN x.mood = 'negative' THEN c.channel END) AS channels,
       CAST(COALESCE(sum(CASE WHEN x.class = 'rumour' THEN 1 ELSE 0 END), 0) AS BIGINT) AS rumours
  FROM (SELECT author_id, case_id, mood, class FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 10000) x
  JOIN desk_case c ON c.id = x.case_id
 WHERE c.queue <> 'spam';

-- Everybody who wrote: the angry ones by message, the others by the cases that moved.
-- name: watch_people
SELECT count(DISTINCT who) FROM (
    SELECT who FROM (SELECT COALESCE(author_id, -case_id) AS who FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at <= $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 10000) angry
    UNION ALL
    SELECT who FROM (SELECT COALESCE(author_id, -id) AS who FROM desk_case
         WHERE brand_id = $1 AND queue = 'talk' AND sort_at >= $2 AND sort_at <= $3
         ORDER BY sort_at DESC LIMIT 10000) talk
    UNION ALL
    SELECT who FROM (SELECT COALESCE(author_id, -id) AS who, last_at FROM desk_case
         WHERE brand_id = $1 AND queue = 'waiting' AND sort_at >= $2
         ORDER BY sort_at LIMIT 10000) waiting
     WHERE last_at >= $2 AND last_at <= $3) people;

-- name: watch_grave
SELECT count(*) FROM (SELECT 1 FROM desk_case
     WHERE brand_id = $1 AND queue = 'waiting' AND severity = 'grave'
       AND last_at >= $2 AND last_at <= $3 LIMIT 1000) x;

-- name: verdict_insert
INSERT INTO verdict (brand_id, at, level, score, more_needed, reasons)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- name: verdict_latest
SELECT id, at, level, score, more_needed, reasons AS reasons_text
  FROM verdict WHERE brand_id = $1 ORDER BY id DESC LIMIT 1;

-- name: verdict_history
SELECT id, at, level, score, more_needed, reasons AS reasons_text
  FROM verdict WHERE brand_id = $1 ORDER BY id DESC LIMIT 200;

-- name: incident_get
SELECT i.id, i.level, i.state, i.opened_at, i.changed_at, i.over_at, i.taken_by,
       COALESCE(s.name, i.taken_name) AS taken_name, i.taken_until, i.reason, i.messages, i.is_test
  FROM incident i LEFT JOIN staff s ON s.id = i.taken_by
 WHERE i.brand_id = $1 AND i.id = $2;

-- name: incident_open
SELECT i.id, i.level, i.state, i.opened_at, i.changed_at, i.over_at, i.taken_by,
       COALESCE(s.name, i.taken_name) AS taken_name, i.taken_until, i.reason, i.messages, i.is_test
  FROM incident i LEFT JOIN staff s ON s.id = i.taken_by
 WHERE i.brand_id = $1 AND i.over_at IS NULL AND i.is_test = 0
 ORDER BY i.changed_at DESC LIMIT 1;

-- name: incident_row
SELECT id, brand_id, level, state, opened_at, changed_at, over_at, taken_by, taken_name,
       taken_until, reason, messages, is_test, raised_at, calm_at, round_base
  FROM incident WHERE brand_id = $1 AND id = $2;

-- name: incident_newest
SELECT id, brand_id, level, state, opened_at, changed_at, over_at, taken_by, taken_name,
       taken_until, reason, messages, is_test, raised_at, calm_at, round_base
  FROM incident WHERE brand_id = $1 AND is_test = 0 ORDER BY id DESC LIMIT 1;

-- name: incident_tests
SELECT id, brand_id, level, state, opened_at, changed_at, over_at, taken_by, taken_name,
       taken_until, reason, messages, is_test, raised_at, calm_at, round_base
  FROM incident
 WHERE brand_id = $1 AND over_at IS NULL AND is_test = 1 AND opened_at <= $2
 ORDER BY changed_at LIMIT 20;

-- name: incident_insert
INSERT INTO incident (brand_id, level, state, opened_at, changed_at, messages, is_test, raised_at)
VALUES ($1, $2, $3, $4, $4, $5, $6, $4) RETURNING id;

-- name: incident_update
UPDATE incident SET level = $3, state = $4, changed_at = $5, over_at = $6, taken_by = $7,
       taken_name = $8, taken_until = $9, reason = $10, messages = $11, raised_at = $12,
       calm_at = $13, round_base = $14
 WHERE brand_id = $1 AND id = $2;

-- The last thing a person did in the brand, among its newest 2,000 log rows.
-- name: staff_last_act
SELECT max(at) FROM (SELECT at, staff_id FROM audit WHERE brand_id = $1
                      ORDER BY seq DESC LIMIT 2000) x
 WHERE staff_id <> 0;
