-- What customers ask for and what was decided of it; what the shop offers.
-- small table: solution: a menu that people wrote, at most a hundred a brand

-- name: solution_list
-- unbounded: at most a hundred a brand
SELECT id, name, text, cost, role FROM solution WHERE brand_id = $1 ORDER BY cost, name;

-- name: solution_get
SELECT id, name, text, cost, role FROM solution WHERE brand_id = $1 AND id = $2;

-- name: solution_count
SELECT count(*) FROM solution WHERE brand_id = $1;

-- name: solution_named
SELECT count(*) FROM solution WHERE brand_id = $1 AND name = $2 AND id <> $3;

-- name: solution_insert
INSERT INTO solution (brand_id, name, text, cost, role) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- name: solution_update
UPDATE solution SET name = $3, text = $4, cost = $5, role = $6 WHERE brand_id = $1 AND id = $2;

-- name: solution_delete
DELETE FROM solution WHERE brand_id = $1 AND id = $2;

-- fragment: demand_row
r.id, r.case_id, r.demand, r.state, r.decision, r.reason, r.amount, r.due_at, r.solution_id,
       o.name AS solution_name, r.asked_by, s.name AS asked_name, r.asked_at, r.decided_by,
       d.name AS decided_name, r.decided_at, r.done_at, r.remark, r.version

-- fragment: demand_names
LEFT JOIN solution o ON o.id = r.solution_id
  LEFT JOIN staff s ON s.id = r.asked_by LEFT JOIN staff d ON d.id = r.decided_by

-- name: demand_of_case
-- unbounded: at most one row for each of eight demands
SELECT @demand_row@ FROM demand_ruling r @demand_names@
 WHERE r.brand_id = $1 AND r.case_id = $2 ORDER BY r.id;

-- name: demand_get
SELECT @demand_row@ FROM demand_ruling r @demand_names@ WHERE r.brand_id = $1 AND r.id = $2;

-- name: demand_bits
SELECT demands, demands_ruled FROM desk_case WHERE brand_id = $1 AND id = $2;

-- What is given in a case beside one demand: the limit is one of the whole case.
-- name: demand_given
SELECT COALESCE(CAST(sum(amount) AS BIGINT), 0) FROM demand_ruling
 WHERE brand_id = $1 AND case_id = $2 AND demand <> $3 AND state <> 'returned';

-- name: demand_granted
SELECT COALESCE(CAST(sum(amount) AS BIGINT), 0) FROM demand_ruling
 WHERE brand_id = $1 AND case_id = $2 AND state IN ('decided', 'done');

-- name: demand_put
INSERT INTO demand_ruling (brand_id, case_id, demand, state, decision, reason, amount, due_at,
    solution_id, asked_by, asked_at, decided_by, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (case_id, demand) DO UPDATE SET state = excluded.state, decision = excluded.decision,
    reason = excluded.reason, amount = excluded.amount, due_at = excluded.due_at,
    solution_id = excluded.solution_id, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
    decided_by = excluded.decided_by, decided_at = excluded.decided_at, done_at = NULL,
    remark = NULL, version = demand_ruling.version + 1;

-- name: demand_change
UPDATE demand_ruling SET state = $4, decided_by = $5, decided_at = $6, done_at = $7, remark = $8,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: demand_mark
UPDATE desk_case SET demands = demands | CAST($3 AS BIGINT),
       demands_ruled = demands_ruled | CAST($3 AS BIGINT), version = version + 1
 WHERE brand_id = $1 AND id = $2;

-- name: demand_unmark
UPDATE desk_case SET demands_ruled = demands_ruled & ~CAST($3 AS BIGINT), version = version + 1
 WHERE brand_id = $1 AND id = $2;

-- Cases in which something asked for was not decided, the newest first.
-- name: demand_open
SELECT c.id AS case_id, c.demands & ~c.demands_ruled AS bits,
       CASE WHEN c.is_secret = 1 THEN NULL ELSE p.name END AS author_name, c.first_at
  FROM (SELECT id, demands, demands_ruled, author_id, first_at, is_secret FROM desk_case
         WHERE brand_id = $1 AND (demands & ~demands_ruled) <> 0
           AND queue IN ('waiting', 'customer', 'watch') AND id < $2
         ORDER BY id DESC LIMIT $3) c
  LEFT JOIN author p ON p.id = c.author_id
 ORDER BY c.id DESC;

-- name: demand_in_state
SELECT @demand_row@, CASE WHEN c.is_secret = 1 THEN NULL ELSE a.name END AS author_name, c.is_secret
  FROM demand_ruling r @demand_names@
  JOIN desk_case c ON c.id = r.case_id LEFT JOIN author a ON a.id = c.author_id
 WHERE r.brand_id = $1 AND r.state = $2 AND (r.asked_at, r.id) < ($3, $4)
 ORDER BY r.asked_at DESC, r.id DESC LIMIT $5;

-- The newest of the open ones, by problem and by what is asked for together.
-- name: demand_open_sums
SELECT COALESCE(k.problem_id, 0) AS problem_id, COALESCE(g.name, g.words) AS problem_name, x.bits,
       count(*) AS count
  FROM (SELECT id, demands & ~demands_ruled AS bits FROM desk_case
         WHERE brand_id = $1 AND (demands & ~demands_ruled) <> 0
           AND queue IN ('waiting', 'customer', 'watch') ORDER BY id DESC LIMIT $2) x
  LEFT JOIN problem_case k ON k.case_id = x.id
  LEFT JOIN problem g ON g.id = k.problem_id
 GROUP BY k.problem_id, COALESCE(g.name, g.words), x.bits
 ORDER BY count(*) DESC LIMIT $2;

-- name: demand_sums
SELECT x.demand, x.state, x.decision, count(*) AS count, CAST(sum(x.amount) AS BIGINT) AS amount
  FROM (SELECT demand, state, decision, amount FROM demand_ruling
         WHERE brand_id = $1 ORDER BY id DESC LIMIT $2) x
 GROUP BY x.demand, x.state, x.decision LIMIT 200;
