-- name: overview_late
SELECT count(*) FROM (SELECT 1 FROM desk_case
     WHERE brand_id = $1 AND queue = 'waiting' AND sort_at < $2 LIMIT $3) x;

-- name: overview_replies
SELECT count(*) FROM (SELECT 1 FROM reply
     WHERE brand_id = $1 AND state = $2 AND state IN ('waiting', 'by_hand', 'unknown', 'failed')
     LIMIT $3) x;

-- name: overview_answered
SELECT count(*) FROM (SELECT 1 FROM desk_case
     WHERE brand_id = $1 AND answered_at IS NOT NULL AND answered_at >= $2 LIMIT $3) x;

-- name: overview_answer_times
SELECT answered_at - first_at AS seconds FROM desk_case
 WHERE brand_id = $1 AND answered_at IS NOT NULL AND answered_at >= $2
 ORDER BY answered_at DESC LIMIT 2000;

-- The grave ones first, then by deadline, then what was due before $2, newest first. CROSS JOIN keeps SQLite from walking all cases.
-- name: overview_todo
SELECT @case_row@
  FROM (SELECT case_id FROM (SELECT id AS case_id FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND severity = 'grave'
             ORDER BY last_at DESC LIMIT 5) grave
        UNION
        SELECT case_id FROM (SELECT id AS case_id FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND sort_at >= $2
             ORDER BY sort_at, id LIMIT 5) soon
        UNION
        SELECT case_id FROM (SELECT id AS case_id FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND sort_at < $2
             ORDER BY sort_at DESC, id DESC LIMIT 5) neglected) x
 CROSS JOIN desk_case c
  LEFT JOIN author p ON p.id = c.author_id
 WHERE c.id = x.case_id AND c.brand_id = $1
 ORDER BY CASE WHEN c.severity = 'grave' THEN 0 ELSE 1 END,
          CASE WHEN c.sort_at < $2 THEN 1 ELSE 0 END,
          CASE WHEN c.sort_at < $2 THEN -c.sort_at ELSE c.sort_at END, c.id LIMIT 5;
