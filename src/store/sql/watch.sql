-- Negative messages with repeats of one author left out, where they were read already.
-- name: watch_buckets
SELECT at, total - negative + counted AS total, counted AS negative, replies,
       CASE WHEN negative = 0 THEN 0 ELSE negative_replies * counted / negative END
           AS negative_replies, spam
  FROM (SELECT at, total, negative, replies, negative_replies, spam,
               CASE WHEN people < 0 THEN negative ELSE people END AS counted
          FROM bucket WHERE brand_id = $1 AND at >= $2 AND at < $3 ORDER BY at LIMIT 20000) x
 ORDER BY at;

-- name: watch_unsettled
SELECT at, negative, people FROM bucket
 WHERE brand_id = $1 AND at >= $2 AND at < $3 AND people < 0 AND negative > 0
 ORDER BY at DESC LIMIT 288;

-- name: watch_counted
SELECT at, negative, people FROM bucket
 WHERE brand_id = $1 AND at >= $2 AND at < $3 AND negative > 0 ORDER BY at LIMIT 400;

-- name: watch_settle
UPDATE bucket SET people = $3 WHERE brand_id = $1 AND at = $2;

-- The newest first, so that a limit cuts the oldest. An author unknown counts by case.
-- name: watch_angry_rows
SELECT written_at AS at, COALESCE(author_id, -case_id) AS who, signature FROM message
 WHERE brand_id = $1 AND written_at >= $2 AND written_at < $3 AND mood = 'negative'
   AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
 ORDER BY written_at DESC LIMIT $4;

-- What came two hours after it was written, and later.
-- name: watch_late
SELECT CAST(COALESCE(sum(late), 0) AS BIGINT) FROM bucket
 WHERE brand_id = $1 AND at >= $2 AND at <= $3;

-- By the hour of the day (UTC): what each subject had in all, and the first hour known.
-- name: watch_subject_hours
SELECT (at / 3600) % 24 AS hour, CAST(sum(delivery) AS BIGINT) AS delivery,
       CAST(sum(packaging) AS BIGINT) AS packaging, CAST(sum(quality) AS BIGINT) AS quality,
       CAST(sum(wrong_item) AS BIGINT) AS wrong_item, CAST(sum(price) AS BIGINT) AS price,
       CAST(sum(payment) AS BIGINT) AS payment, CAST(sum(service) AS BIGINT) AS service,
       CAST(sum(app) AS BIGINT) AS app, CAST(sum(place) AS BIGINT) AS place,
       CAST(sum(other) AS BIGINT) AS other
  FROM bucket_subject WHERE brand_id = $1 AND at >= $2 AND at < $3
 GROUP BY (at / 3600) % 24 ORDER BY 1 LIMIT 24;

-- name: watch_subject_first
SELECT min(at) FROM bucket_subject WHERE brand_id = $1;

-- name: watch_incidents
SELECT count(*) FROM (SELECT 1 FROM incident
     WHERE brand_id = $1 AND is_test = 0 AND over_at IS NOT NULL AND opened_at >= $2
     ORDER BY id DESC LIMIT 1000) x;

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

-- What angry and guessing people wrote, by the newest 5,000; an author unknown counts by case. Bits:
-- $4 demands and $5 signals of a threat to the business, $6 subjects and $7 signals of our own doing.
-- name: watch_circumstances
SELECT count(DISTINCT CASE WHEN x.mood = 'negative' THEN x.who END) AS negative_people,
       count(DISTINCT CASE WHEN x.mood = 'negative' THEN c.channel END) AS channels,
       count(CASE WHEN x.class = 'rumour' THEN 1 END) AS rumours,
       count(CASE WHEN x.mood = 'negative' THEN 1 END) AS negative,
       count(CASE WHEN x.mood = 'negative' AND ((x.demands & CAST($4 AS BIGINT)) <> 0
                       OR (x.signals & CAST($5 AS BIGINT)) <> 0) THEN 1 END) AS business,
       count(CASE WHEN x.mood = 'negative' AND ((x.subjects & CAST($6 AS BIGINT)) <> 0
                       OR (x.signals & CAST($7 AS BIGINT)) <> 0) THEN 1 END) AS own_doing
  FROM (SELECT COALESCE(author_id, -case_id) AS who, case_id, mood, class, subjects, demands,
               signals
          FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at < $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 5000) x
  JOIN desk_case c ON c.id = x.case_id
 WHERE c.queue <> 'spam';

-- Each negative author once, by the most that was told of them.
-- name: watch_reach
SELECT CAST(COALESCE(sum(y.reach), 0) AS BIGINT) FROM (
    SELECT max(x.reach) AS reach
      FROM (SELECT COALESCE(author_id, -case_id) AS who, reach, mood FROM message
             WHERE brand_id = $1 AND written_at >= $2 AND written_at < $3
               AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
             ORDER BY written_at DESC LIMIT 5000) x
     WHERE x.mood = 'negative' AND x.reach > 0 GROUP BY x.who) y;

-- name: watch_subjects_now
SELECT count(CASE WHEN (subjects & 1) <> 0 THEN 1 END) AS delivery,
       count(CASE WHEN (subjects & 2) <> 0 THEN 1 END) AS packaging,
       count(CASE WHEN (subjects & 4) <> 0 THEN 1 END) AS quality,
       count(CASE WHEN (subjects & 8) <> 0 THEN 1 END) AS wrong_item,
       count(CASE WHEN (subjects & 16) <> 0 THEN 1 END) AS price,
       count(CASE WHEN (subjects & 32) <> 0 THEN 1 END) AS payment,
       count(CASE WHEN (subjects & 64) <> 0 THEN 1 END) AS service,
       count(CASE WHEN (subjects & 128) <> 0 THEN 1 END) AS app,
       count(CASE WHEN (subjects & 256) <> 0 THEN 1 END) AS place,
       count(CASE WHEN (subjects & 512) <> 0 THEN 1 END) AS other
  FROM (SELECT subjects, mood FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at < $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 5000) x
 WHERE mood = 'negative';

-- Everybody who wrote: the angry ones by message, the others by the cases that moved.
-- name: watch_people
SELECT count(DISTINCT who) FROM (
    SELECT who FROM (SELECT COALESCE(author_id, -case_id) AS who FROM message
         WHERE brand_id = $1 AND written_at >= $2 AND written_at < $3
           AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
         ORDER BY written_at DESC LIMIT 5000) angry
    UNION ALL
    SELECT who FROM (SELECT COALESCE(author_id, -id) AS who FROM desk_case
         WHERE brand_id = $1 AND queue = 'talk' AND sort_at >= $2 AND sort_at < $3
         ORDER BY sort_at DESC LIMIT 5000) talk
    UNION ALL
    SELECT who FROM (SELECT COALESCE(author_id, -id) AS who, last_at FROM desk_case
         WHERE brand_id = $1 AND queue = 'waiting' AND sort_at >= $2
         ORDER BY sort_at LIMIT 5000) waiting
     WHERE last_at >= $2 AND last_at < $3) people;

-- Of a case that waits: it is of the time since $2, or a word of theirs was here within a day. What
-- is imported long after it was written is history, and no alarm, and so is what waits for 90 days.
-- fragment: came_in_time
(c.last_at >= $2 OR (c.last_at >= CAST($2 AS BIGINT) - 7776000
          AND EXISTS (SELECT 1 FROM message m
                       WHERE m.case_id = c.id AND m.brand_id = $1 AND m.is_own = 0
                         AND m.seen_at <= m.written_at + 86400)))

-- Grave by itself, or high and before the eyes of many; the doubled words are those of the indexes.
-- name: watch_grave
SELECT (SELECT count(*) FROM (SELECT 1 FROM desk_case c
             WHERE c.brand_id = $1 AND c.queue = 'waiting' AND c.severity = 'grave'
               AND c.last_at <= $3 AND @came_in_time@ LIMIT 1000) x)
     + (SELECT count(*) FROM (SELECT 1 FROM desk_case c
             WHERE c.brand_id = $1 AND c.queue = 'waiting' AND c.severity = 'high'
               AND c.reach >= 10000 AND c.last_at <= $3 AND @came_in_time@ LIMIT 1000) y);

-- name: incident_get
SELECT i.id, i.level, i.state, i.opened_at, i.changed_at, i.over_at, i.taken_by,
       COALESCE(s.name, i.taken_name) AS taken_name, i.taken_until, i.reason, i.messages, i.is_test,
       COALESCE(i.counted_from, i.opened_at) AS counted_from, i.silent_at
  FROM incident i LEFT JOIN staff s ON s.id = i.taken_by
 WHERE i.brand_id = $1 AND i.id = $2;

-- name: incident_open
SELECT i.id, i.level, i.state, i.opened_at, i.changed_at, i.over_at, i.taken_by,
       COALESCE(s.name, i.taken_name) AS taken_name, i.taken_until, i.reason, i.messages, i.is_test,
       COALESCE(i.counted_from, i.opened_at) AS counted_from, i.silent_at
  FROM incident i LEFT JOIN staff s ON s.id = i.taken_by
 WHERE i.brand_id = $1 AND i.over_at IS NULL AND i.is_test = 0
 ORDER BY i.changed_at DESC LIMIT 1;

-- name: incident_row
SELECT id, brand_id, level, state, opened_at, changed_at, over_at, taken_by, taken_name,
       taken_until, reason, messages, is_test, raised_at, calm_at, round_base,
       COALESCE(counted_from, opened_at) AS counted_from, silent_at
  FROM incident WHERE brand_id = $1 AND id = $2;

-- name: incident_newest
SELECT id, brand_id, level, state, opened_at, changed_at, over_at, taken_by, taken_name,
       taken_until, reason, messages, is_test, raised_at, calm_at, round_base,
       COALESCE(counted_from, opened_at) AS counted_from, silent_at
  FROM incident WHERE brand_id = $1 AND is_test = 0 ORDER BY id DESC LIMIT 1;

-- name: incident_tests
SELECT id, brand_id, level, state, opened_at, changed_at, over_at, taken_by, taken_name,
       taken_until, reason, messages, is_test, raised_at, calm_at, round_base,
       COALESCE(counted_from, opened_at) AS counted_from, silent_at
  FROM incident
 WHERE brand_id = $1 AND over_at IS NULL AND is_test = 1 AND opened_at <= $2
 ORDER BY changed_at LIMIT 20;

-- name: incident_insert
INSERT INTO incident (brand_id, level, state, opened_at, changed_at, messages, is_test, raised_at,
                      counted_from)
VALUES ($1, $2, $3, $4, $4, $5, $6, $4, $7) RETURNING id;

-- name: incident_update
UPDATE incident SET level = $3, state = $4, changed_at = $5, over_at = $6, taken_by = $7,
       taken_name = $8, taken_until = $9, reason = $10, messages = $11, raised_at = $12,
       calm_at = $13, round_base = $14, silent_at = $15
 WHERE brand_id = $1 AND id = $2;

-- The last thing a person did in the brand, among its newest 2,000 log rows.
-- name: staff_last_act
SELECT max(at) FROM (SELECT at, staff_id FROM audit WHERE brand_id = $1
                      ORDER BY seq DESC LIMIT 2000) x
 WHERE staff_id <> 0;
