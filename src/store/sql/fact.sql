-- small table: fact: made by people, some tens for a crisis
-- small table: claim: some hundreds for a crisis

-- fragment: fact_row
f.id, f.crisis_id, f.text, f.source, f.link, f.state, f.reason, f.replaced_by, f.made_by,
       m.name AS made_name, f.made_at, f.worded_by, w.name AS worded_name, f.worded_at,
       f.verified_by, v.name AS verified_name, f.verified_at, f.version,
       (SELECT count(*) FROM claim c WHERE c.fact_id = f.id) AS claims
  FROM fact f
  LEFT JOIN staff m ON m.id = f.made_by
  LEFT JOIN staff w ON w.id = f.worded_by
  LEFT JOIN staff v ON v.id = f.verified_by

-- name: fact_get
SELECT @fact_row@
 WHERE f.brand_id = $1 AND f.id = $2;

-- name: fact_list
SELECT @fact_row@
 WHERE f.brand_id = $1 AND f.crisis_id = $2 ORDER BY f.id LIMIT $3;

-- name: fact_insert
INSERT INTO fact (brand_id, crisis_id, text, source, link, state, made_by, made_at, worded_by, worded_at)
VALUES ($1, $2, $3, $4, $5, 'unsure', $6, $7, $6, $7) RETURNING id;

-- name: fact_store
UPDATE fact SET text = $4, source = $5, link = $6, state = $7, reason = $8, replaced_by = $9,
       worded_by = $10, worded_at = $11, verified_by = $12, verified_at = $13, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: fact_change_insert
INSERT INTO fact_change (brand_id, fact_id, act, text, source, link, state, reason, staff_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- name: fact_changes
SELECT h.id, h.act, h.text, h.source, h.link, h.state, h.reason, h.staff_id, s.name AS staff_name, h.at
  FROM fact_change h LEFT JOIN staff s ON s.id = h.staff_id
 WHERE h.brand_id = $1 AND h.fact_id = $2 ORDER BY h.id DESC LIMIT 100;

-- What people said that sentences rest on.
-- name: claim_list
SELECT c.digest, c.fact_id, f.text AS fact_text, f.state AS fact_state, c.staff_id, s.name AS staff_name
  FROM claim c
  LEFT JOIN fact f ON f.id = c.fact_id
  LEFT JOIN staff s ON s.id = c.staff_id
 WHERE c.brand_id = $1 AND c.crisis_id = $2 ORDER BY c.id LIMIT 5000;

-- name: claim_set
INSERT INTO claim (brand_id, crisis_id, digest, fact_id, staff_id, at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (crisis_id, digest) DO UPDATE SET fact_id = excluded.fact_id, staff_id = excluded.staff_id,
       at = excluded.at;

-- name: claim_clear
DELETE FROM claim WHERE brand_id = $1 AND crisis_id = $2 AND digest = $3;

-- What rested on a fact that another one replaced rests on that one.
-- name: claim_move
UPDATE claim SET fact_id = $3 WHERE brand_id = $1 AND fact_id = $2;

-- name: playbook_holds
SELECT count(*) FROM playbook WHERE brand_id = $1 AND retired_at IS NULL AND holding = $2;

-- name: reply_is_part
SELECT count(*) FROM mass_item i
 WHERE i.brand_id = $1 AND i.case_id = $2 AND i.reply_id = $3;

-- name: playbook_holding
SELECT holding FROM playbook WHERE brand_id = $1 AND id = $2 AND retired_at IS NULL;

-- name: problem_open_cases
SELECT count(*) FROM problem_case k JOIN desk_case c ON c.id = k.case_id
 WHERE c.brand_id = $1 AND k.problem_id = $2 AND c.queue NOT IN ('done', 'ignored', 'spam');

-- name: crisis_facts_sure
-- all brands: of a crisis that was read with its brand
SELECT count(*) FROM fact WHERE crisis_id = $1 AND state = 'sure';

-- name: crisis_updates_published
-- all brands: of a crisis that was read with its brand
SELECT count(*) FROM crisis_update WHERE crisis_id = $1 AND state = 'published';

-- name: problem_channels
SELECT DISTINCT x.channel
  FROM problem_case k JOIN desk_case c ON c.id = k.case_id JOIN source x ON x.id = c.source_id
 WHERE c.brand_id = $1 AND k.problem_id = $2 AND c.queue NOT IN ('done', 'ignored', 'spam') LIMIT 20;
