-- name: alarm_steps
-- unbounded: a ladder has a few steps
SELECT id, position, name, way, address, wait FROM alarm_step
 WHERE brand_id = $1 ORDER BY position, id;

-- With the sealed secrets, for calling and for keeping them.
-- name: alarm_steps_sealed
-- unbounded: a ladder has a few steps
SELECT id, position, name, way, address, secret, wait FROM alarm_step
 WHERE brand_id = $1 ORDER BY position, id;

-- name: alarm_step_count
SELECT count(*) FROM alarm_step WHERE brand_id = $1;

-- name: alarm_steps_clear
DELETE FROM alarm_step WHERE brand_id = $1;

-- Of alarms that are not over: who is not on the ladder any more is not called, and their links end.
-- A call that is being made meanwhile keeps its token, to write down how it went.
-- name: alarm_calls_dismiss
UPDATE alarm_call SET state = CASE WHEN state = 'due' THEN 'cancelled' ELSE state END,
       token_hash = NULL
 WHERE brand_id = $1 AND state <> 'calling'
   AND incident_id IN (SELECT id FROM incident WHERE brand_id = $1 AND over_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM alarm_step s
                    WHERE s.brand_id = $1 AND s.way = alarm_call.way
                      AND s.address = alarm_call.address);

-- name: alarm_step_insert
INSERT INTO alarm_step (brand_id, position, name, way, address, secret, wait)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: alarm_call_insert
INSERT INTO alarm_call (brand_id, incident_id, round, position, name, way, address, secret, state,
                        due_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'due', $9);

-- name: alarm_calls_newest
SELECT id, incident_id, round, position, name, way, address, state, due_at, called_at, opened_at,
       failure
  FROM alarm_call WHERE brand_id = $1 AND incident_id = $2 ORDER BY id DESC LIMIT 200;

-- name: alarm_calls_next
SELECT id, incident_id, round, position, name, way, address, state, due_at, called_at, opened_at,
       failure
  FROM alarm_call WHERE brand_id = $1 AND incident_id = $2 AND state = 'due'
 ORDER BY due_at, id LIMIT 5;

-- How far the ladder came: rounds in which nobody could be reached do not count as calls.
-- name: alarm_progress
SELECT COALESCE(max(round), 0) AS last_round, COALESCE(max(due_at), 0) AS last_due,
       count(CASE WHEN state IN ('due', 'calling') THEN 1 END) AS pending,
       count(DISTINCT CASE WHEN state = 'called' AND round > $3 THEN round END) AS rounds
  FROM alarm_call WHERE brand_id = $1 AND incident_id = $2;

-- name: alarm_calls_cancel
UPDATE alarm_call SET state = 'cancelled'
 WHERE brand_id = $1 AND incident_id = $2 AND state = 'due';

-- name: alarm_last_good
SELECT max(at) FROM (SELECT CASE WHEN way = 'hook' THEN called_at ELSE opened_at END AS at
      FROM alarm_call
     WHERE brand_id = $1 AND state = 'called' AND (way = 'hook' OR opened_at IS NOT NULL)
     ORDER BY called_at DESC LIMIT 1) x;

-- The doubled states below name the condition of the partial index in its own words, for SQLite.
-- name: alarm_any_due
-- all brands: the caller thread serves everyone
SELECT count(*) FROM (SELECT 1 FROM alarm_call
     WHERE state IN ('due', 'calling') AND due_at <= $1 LIMIT 1) x;

-- name: alarm_lease_again
-- all brands: the caller thread serves everyone
UPDATE alarm_call SET state = 'due'
 WHERE state IN ('due', 'calling') AND due_at <= $1 AND state = 'calling' AND lease_until <= $1
   AND tries < $2;

-- name: alarm_lease_lost
-- all brands: the caller thread serves everyone
SELECT id, brand_id, incident_id, round, position FROM alarm_call
 WHERE state IN ('due', 'calling') AND due_at <= $1 AND state = 'calling' AND lease_until <= $1
 ORDER BY due_at LIMIT 20;

-- Nobody is woken for what is over, in hand, or a day old.
-- name: alarm_cancel_stale
-- all brands: the caller thread serves everyone
UPDATE alarm_call SET state = 'cancelled'
 WHERE state = 'due' AND state IN ('due', 'calling') AND due_at <= $1
   AND (due_at <= $2 OR incident_id IN (SELECT i.id FROM incident i
         WHERE i.id = alarm_call.incident_id
           AND (i.raised_at <= $2 OR i.over_at IS NOT NULL
                OR (i.is_test = 0 AND i.state <> 'open'))));

-- name: alarm_claim
-- all brands: the caller thread serves everyone
-- engine: sqlite
UPDATE alarm_call SET state = 'calling', lease_until = $2, token_hash = $3, tries = tries + 1
 WHERE id = (SELECT id FROM alarm_call
              WHERE state = 'due' AND state IN ('due', 'calling') AND due_at <= $1
              ORDER BY due_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE alarm_call SET state = 'calling', lease_until = $2, token_hash = $3, tries = tries + 1
 WHERE id = (SELECT id FROM alarm_call
              WHERE state = 'due' AND state IN ('due', 'calling') AND due_at <= $1
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- name: alarm_call_out
-- all brands: the caller thread serves everyone
SELECT c.id, c.brand_id, c.incident_id, c.way, c.name, c.address, c.secret,
       b.name AS brand_name, i.level, i.is_test, i.opened_at, i.messages, b.zone
  FROM alarm_call c
  JOIN incident i ON i.id = c.incident_id
  JOIN brand b ON b.id = c.brand_id
 WHERE c.id = $1;

-- Only by whom the call was claimed: a lease that ran out may have gone to another.
-- name: alarm_call_end
UPDATE alarm_call SET state = $4, called_at = $5, failure = $6, lease_until = NULL
 WHERE brand_id = $1 AND id = $2 AND token_hash = $3 AND state IN ('calling', 'due')
RETURNING id;

-- name: alarm_call_place
SELECT id, brand_id, incident_id, round, position FROM alarm_call WHERE brand_id = $1 AND id = $2;

-- name: alarm_call_lost
UPDATE alarm_call SET state = 'failed', failure = $3, lease_until = NULL
 WHERE brand_id = $1 AND id = $2;

-- The step after a failed one is called without waiting.
-- name: alarm_call_hasten
UPDATE alarm_call SET due_at = $5
 WHERE brand_id = $1 AND incident_id = $2 AND round = $3 AND state = 'due' AND due_at > $5
   AND position = (SELECT min(n.position) FROM alarm_call n
                    WHERE n.brand_id = $1 AND n.incident_id = $2 AND n.round = $3
                      AND n.position > $4 AND n.state = 'due');

-- name: alarm_by_token
-- all brands: the token itself says whose call it is
SELECT c.id AS call_id, c.brand_id, c.incident_id, c.name, b.name AS brand_name, b.zone, c.opened_at
  FROM alarm_call c
  JOIN incident i ON i.id = c.incident_id
  JOIN brand b ON b.id = c.brand_id
 WHERE c.token_hash = $1 AND COALESCE(c.called_at, c.lease_until) > $2 AND i.over_at IS NULL;

-- name: alarm_mark_opened
UPDATE alarm_call SET opened_at = $3 WHERE brand_id = $1 AND id = $2 AND opened_at IS NULL;

-- The cases behind the alarm, the most seen first. CROSS JOIN keeps SQLite from walking all cases
-- of the brand.
-- name: alarm_cases
SELECT @case_row@
  FROM (SELECT case_id FROM (SELECT case_id FROM message
             WHERE brand_id = $1 AND written_at >= $2
               AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
             ORDER BY written_at DESC LIMIT 2000) angry
        UNION
        SELECT case_id FROM (SELECT id AS case_id FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND severity = 'grave' AND last_at >= $2
             ORDER BY last_at DESC LIMIT 200) grave) x
 CROSS JOIN desk_case c
  LEFT JOIN author p ON p.id = c.author_id
 WHERE c.id = x.case_id AND c.brand_id = $1 AND c.queue <> 'spam'
 ORDER BY c.reach DESC, CASE WHEN c.severity = 'grave' THEN 0 ELSE 1 END, c.last_at DESC, c.id DESC
 LIMIT 5;
