-- name: alarm_steps
-- unbounded: a ladder has a few steps
SELECT id, position, name, way, address, staff_id, wait FROM alarm_step
 WHERE brand_id = $1 ORDER BY position, id;

-- With the sealed secrets, for calling and for keeping them.
-- name: alarm_steps_sealed
-- unbounded: a ladder has a few steps
SELECT id, position, name, way, address, secret, staff_id, wait FROM alarm_step
 WHERE brand_id = $1 ORDER BY position, id;

-- name: alarm_step_count
-- How many the alarm would call: the steps of the ladder, or without one those on the roster, or
-- without either who owns the grave levels.
SELECT CASE WHEN s.steps > 0 THEN s.steps WHEN w.people > 0 THEN w.people ELSE l.owners END
  FROM (SELECT count(*) AS steps FROM alarm_step WHERE brand_id = $1) s,
       (SELECT count(*) AS people FROM watcher WHERE brand_id = $1) w,
       (SELECT count(DISTINCT COALESCE(owner_id, deputy_id)) AS owners FROM escalation_row
         WHERE brand_id = $1 AND level IN ('issue', 'crisis')) l;

-- name: alarm_steps_clear
DELETE FROM alarm_step WHERE brand_id = $1;

-- Of alarms that are not over: who is not on the ladder any more is not called, and their links end.
-- People who are called by the roster stay while a step of the ladder asks for such. A call that is being made meanwhile keeps its token, to write down how it went.
-- name: alarm_calls_dismiss
UPDATE alarm_call SET state = CASE WHEN state = 'due' THEN 'cancelled' ELSE state END,
       token_hash = NULL
 WHERE brand_id = $1 AND state <> 'calling'
   AND incident_id IN (SELECT id FROM incident WHERE brand_id = $1 AND over_at IS NULL)
   AND NOT EXISTS (SELECT 1 FROM alarm_step s
                    WHERE s.brand_id = $1
                      AND ((s.way = alarm_call.way AND s.address = alarm_call.address)
                           OR (alarm_call.staff_id IS NOT NULL
                               AND (s.way IN ('duty', 'next', 'owner')
                                    OR s.staff_id = alarm_call.staff_id))))
   AND NOT EXISTS (SELECT 1 FROM escalation_row e JOIN incident i ON i.id = alarm_call.incident_id
                    WHERE e.brand_id = $1 AND e.level = i.level
                      AND alarm_call.staff_id IN (e.owner_id, e.deputy_id));

-- name: alarm_step_insert
INSERT INTO alarm_step (brand_id, position, name, way, address, secret, wait, staff_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- Who owns a level of the escalation ladder, then who stands in.
-- name: level_people
SELECT s.id AS staff_id, s.name, s.email FROM escalation_row e
  JOIN member m ON m.brand_id = e.brand_id AND m.staff_id IN (e.owner_id, e.deputy_id)
  JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL
 WHERE e.brand_id = $1 AND e.level = $2
 ORDER BY CASE WHEN s.id = e.owner_id THEN 0 ELSE 1 END LIMIT 2;

-- Of the levels that wake people.
-- name: level_people_all
SELECT DISTINCT s.id AS staff_id, s.name, s.email FROM escalation_row e
  JOIN member m ON m.brand_id = e.brand_id AND m.staff_id IN (e.owner_id, e.deputy_id)
  JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL
 WHERE e.brand_id = $1 AND e.level IN ('issue', 'crisis') ORDER BY s.id LIMIT 4;

-- name: alarm_call_insert
INSERT INTO alarm_call (brand_id, incident_id, round, position, name, way, address, secret, state,
                        due_at, staff_id, way_id, recipient, is_report)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- name: alarm_calls_newest
SELECT id, incident_id, round, position, name, way, address, state, due_at, began_at, called_at,
       received_at, opened_at, failure, is_report
  FROM alarm_call WHERE brand_id = $1 AND incident_id = $2 ORDER BY id DESC LIMIT 200;

-- name: alarm_calls_next
SELECT id, incident_id, round, position, name, way, address, state, due_at, began_at, called_at,
       received_at, opened_at, failure, is_report
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
SELECT max(at) FROM (SELECT CASE WHEN way = 'hook' THEN called_at
                                 ELSE COALESCE(opened_at, received_at) END AS at
      FROM alarm_call
     WHERE brand_id = $1 AND state = 'called'
       AND (way = 'hook' OR opened_at IS NOT NULL OR received_at IS NOT NULL)
     ORDER BY called_at DESC LIMIT 1) x;

-- The doubled states below name the condition of the partial index in its own words, for SQLite.
-- name: alarm_any_due
-- all brands: the caller thread serves everyone
SELECT count(*) FROM (SELECT 1 FROM alarm_call
     WHERE state IN ('due', 'calling') AND due_at <= $1 AND @real_brand@ LIMIT 1) x;

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

-- Nobody is woken for what is over, in hand, or a day old, nor who left the brand meanwhile.
-- name: alarm_cancel_stale
-- all brands: the caller thread serves everyone
UPDATE alarm_call SET state = 'cancelled'
 WHERE state = 'due' AND state IN ('due', 'calling') AND due_at <= $1
   AND (due_at <= $2 OR incident_id IN (SELECT i.id FROM incident i
         WHERE i.id = alarm_call.incident_id
           AND (i.raised_at <= $2 OR i.over_at IS NOT NULL
                OR (i.is_test = 0 AND i.state <> 'open')))
        OR (staff_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM member m
             WHERE m.brand_id = alarm_call.brand_id AND m.staff_id = alarm_call.staff_id)));

-- name: alarm_claim
-- all brands: the caller thread serves everyone
-- engine: sqlite
UPDATE alarm_call SET state = 'calling', began_at = $1, lease_until = $2, token_hash = $3,
       tries = tries + 1
 WHERE id = (SELECT id FROM alarm_call
              WHERE state = 'due' AND state IN ('due', 'calling') AND due_at <= $1 AND @real_brand@
              ORDER BY due_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE alarm_call SET state = 'calling', began_at = $1, lease_until = $2, token_hash = $3,
       tries = tries + 1
 WHERE id = (SELECT id FROM alarm_call
              WHERE state = 'due' AND state IN ('due', 'calling') AND due_at <= $1 AND @real_brand@
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- Of the incident i, now: the level that is shown.
-- fragment: incident_now
CASE WHEN i.is_test = 1 THEN i.level
            ELSE COALESCE((SELECT COALESCE(v.shown, v.level) FROM verdict v
                            WHERE v.brand_id = i.brand_id ORDER BY v.id DESC LIMIT 1), i.level)
       END AS now_level

-- name: alarm_call_out
-- all brands: the caller thread serves everyone
-- The address and the secret of a person's way are read where the person keeps them.
SELECT c.id, c.brand_id, c.incident_id, c.round, c.way, c.way_id, c.name, c.recipient, c.is_report,
       COALESCE(y.address, c.address) AS address, COALESCE(y.secret, c.secret) AS secret,
       CASE WHEN c.way_id IS NOT NULL AND y.id IS NULL THEN 1 ELSE 0 END AS is_gone, s.language,
       p.external_id AS posted, b.name AS brand_name, i.level, i.is_test,
       COALESCE(i.counted_from, i.opened_at) AS opened_at, i.messages, @incident_now@,
       b.zone, CASE WHEN b.drill_of IS NULL THEN 0 ELSE 1 END AS is_drill
  FROM alarm_call c
  JOIN incident i ON i.id = c.incident_id
  JOIN brand b ON b.id = c.brand_id
  LEFT JOIN wake_way y ON y.id = c.way_id
  LEFT JOIN staff s ON s.id = c.staff_id
  LEFT JOIN alarm_post p ON p.incident_id = c.incident_id AND p.recipient = c.recipient
                        AND p.brand_id = c.brand_id
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

-- The step after a failed one is called without waiting, unless somebody of the same step was or is
-- still to be reached.
-- name: alarm_call_hasten
UPDATE alarm_call SET due_at = $5
 WHERE brand_id = $1 AND incident_id = $2 AND round = $3 AND state = 'due' AND due_at > $5
   AND position = (SELECT min(n.position) FROM alarm_call n
                    WHERE n.brand_id = $1 AND n.incident_id = $2 AND n.round = $3
                      AND n.position > $4 AND n.state = 'due')
   AND NOT EXISTS (SELECT 1 FROM alarm_call o
                    WHERE o.brand_id = $1 AND o.incident_id = $2 AND o.round = $3
                      AND o.position = $4 AND o.state IN ('due', 'calling', 'called'));

-- name: alarm_by_token
-- all brands: the token itself says whose call it is
SELECT c.id AS call_id, c.brand_id, c.incident_id, c.name, b.name AS brand_name, b.zone,
       c.opened_at, c.received_at, c.used, c.is_report, c.staff_id
  FROM alarm_call c
  JOIN incident i ON i.id = c.incident_id
  JOIN brand b ON b.id = c.brand_id
 WHERE c.token_hash = $1 AND COALESCE(c.called_at, c.lease_until) > $2 AND i.over_at IS NULL
   AND (c.staff_id IS NULL OR EXISTS (SELECT 1 FROM member m
         WHERE m.brand_id = c.brand_id AND m.staff_id = c.staff_id));

-- name: alarm_mark_opened
UPDATE alarm_call SET opened_at = $3 WHERE brand_id = $1 AND id = $2 AND opened_at IS NULL;

-- name: alarm_mark_received
UPDATE alarm_call SET received_at = $3
 WHERE brand_id = $1 AND id = $2 AND received_at IS NULL;

-- Each act once by each link: no row when it was used for that before.
-- name: alarm_use
UPDATE alarm_call SET used = used + $3
 WHERE brand_id = $1 AND id = $2 AND (used / $3) % 2 = 0;

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
             WHERE brand_id = $1 AND queue = 'waiting' AND severity = 'grave'
             ORDER BY last_at DESC LIMIT 200) grave) x
 CROSS JOIN desk_case c
  LEFT JOIN author p ON p.id = c.author_id
 WHERE c.id = x.case_id AND c.brand_id = $1 AND c.queue <> 'spam' AND c.is_secret = 0
 ORDER BY c.reach DESC, CASE WHEN c.severity = 'grave' THEN 0 ELSE 1 END, c.last_at DESC, c.id DESC
 LIMIT 5;

-- name: alarm_setting_get
SELECT holding_text, tested_at FROM alarm_setting WHERE brand_id = $1;

-- name: alarm_setting_make
INSERT INTO alarm_setting (brand_id, tested_at) VALUES ($1, $2) ON CONFLICT (brand_id) DO NOTHING;

-- name: alarm_holding_set
UPDATE alarm_setting SET holding_text = $2 WHERE brand_id = $1;

-- name: alarm_setting_tested
UPDATE alarm_setting SET tested_at = $2 WHERE brand_id = $1 AND tested_at <= $3;

-- name: alarm_post_put
INSERT INTO alarm_post (brand_id, incident_id, recipient, call_id, external_id, link, shown_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (incident_id, recipient) DO UPDATE SET call_id = excluded.call_id,
       external_id = excluded.external_id, link = excluded.link, shown_at = excluded.shown_at,
       is_live = 1;

-- What stands somewhere and is not true any more: claimed by setting its time. Mails stay as they
-- are; what was sent a day ago too.
-- name: alarm_post_claim
-- all brands: the caller thread serves everyone
UPDATE alarm_post SET shown_at = $1
 WHERE id = (SELECT p.id FROM alarm_post p JOIN incident i ON i.id = p.incident_id
              WHERE p.is_live = 1 AND p.shown_at < i.changed_at AND p.shown_at <= $2
                AND i.is_test = 0 AND NOT EXISTS (SELECT 1 FROM brand d WHERE d.id = p.brand_id
                                                     AND d.drill_of IS NOT NULL)
              ORDER BY p.shown_at LIMIT 1)
RETURNING id;

-- name: alarm_post_stale
-- all brands: the caller thread serves everyone
SELECT count(*) FROM (SELECT 1 FROM alarm_post p JOIN incident i ON i.id = p.incident_id
     WHERE p.is_live = 1 AND p.shown_at < i.changed_at AND p.shown_at <= $1 AND i.is_test = 0
       AND NOT EXISTS (SELECT 1 FROM brand d WHERE d.id = p.brand_id AND d.drill_of IS NOT NULL)
     LIMIT 1) x;

-- name: alarm_post_retire
-- all brands: the caller thread serves everyone
UPDATE alarm_post SET is_live = 0
 WHERE is_live = 1 AND shown_at <= $1;

-- name: alarm_post_end
UPDATE alarm_post SET is_live = 0 WHERE brand_id = $1 AND id = $2;

-- name: alarm_post_out
-- all brands: the caller thread serves everyone
SELECT p.id, p.brand_id, p.incident_id, c.way, c.way_id, c.name,
       COALESCE(y.address, c.address) AS address, COALESCE(y.secret, c.secret) AS secret,
       CASE WHEN c.way_id IS NOT NULL AND y.id IS NULL THEN 1 ELSE 0 END AS is_gone, s.language,
       p.external_id AS posted, p.link AS token, b.name AS brand_name, i.level, i.state,
       COALESCE(i.counted_from, i.opened_at) AS opened_at, i.changed_at, i.messages,
       @incident_now@, b.zone, COALESCE(t.name, i.taken_name) AS taken_name,
       CASE WHEN b.drill_of IS NULL THEN 0 ELSE 1 END AS is_drill
  FROM alarm_post p
  JOIN alarm_call c ON c.id = p.call_id
  JOIN incident i ON i.id = p.incident_id
  JOIN brand b ON b.id = p.brand_id
  LEFT JOIN wake_way y ON y.id = c.way_id
  LEFT JOIN staff s ON s.id = c.staff_id
  LEFT JOIN staff t ON t.id = i.taken_by
 WHERE p.id = $1;

-- Tests the program began whose calls are all made. Nobody made what was still waiting when the
-- test ended by itself; what a test by hand ended early is no failure.
-- name: alarm_tests_to_judge
-- all brands: the tester serves everyone
SELECT i.id AS incident_id, i.brand_id, i.over_at,
       (SELECT count(*) FROM alarm_call f WHERE f.brand_id = i.brand_id AND f.incident_id = i.id
           AND (f.state = 'failed'
                OR (f.state = 'cancelled' AND i.over_at - i.opened_at >= 1500))) AS failed
  FROM incident i
 WHERE i.is_monthly = 1 AND i.failed IS NULL
   AND NOT EXISTS (SELECT 1 FROM alarm_call c WHERE c.brand_id = i.brand_id
                      AND c.incident_id = i.id AND c.state IN ('due', 'calling'))
 ORDER BY i.id LIMIT 20;

-- name: alarm_test_judged
UPDATE incident SET failed = $3 WHERE brand_id = $1 AND id = $2 AND failed IS NULL;

-- name: incident_set_monthly
UPDATE incident SET is_monthly = 1, failed = $3 WHERE brand_id = $1 AND id = $2;

-- name: alarm_tests
SELECT i.id, i.opened_at, i.is_monthly,
       (SELECT count(*) FROM alarm_call c WHERE c.brand_id = $1 AND c.incident_id = i.id
           AND c.is_report = 0) AS calls,
       (SELECT count(*) FROM alarm_call c WHERE c.brand_id = $1 AND c.incident_id = i.id
           AND c.is_report = 0 AND c.state = 'called') AS reached,
       (SELECT count(*) FROM alarm_call c WHERE c.brand_id = $1 AND c.incident_id = i.id
           AND c.is_report = 0 AND c.state = 'failed') AS failed
  FROM (SELECT id, opened_at, is_monthly, is_test FROM incident WHERE brand_id = $1
         ORDER BY id DESC LIMIT 500) i
 WHERE i.is_test = 1 ORDER BY i.id DESC LIMIT 12;
