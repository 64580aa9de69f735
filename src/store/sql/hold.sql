-- Evidence that is kept until a hold is lifted (desk/legal_hold.h).
-- small table: legal_hold: a few a year

-- fragment: legal_hold_row
h.id, h.crisis_id, h.reason, h.made_by, m.name AS made_name, h.made_at, h.lifted_by,
       l.name AS lifted_name, h.lifted_at, h.lift_reason, h.version,
       (SELECT count(*) FROM legal_hold_case k WHERE k.brand_id = h.brand_id AND k.hold_id = h.id)
           AS cases
  FROM legal_hold h LEFT JOIN staff m ON m.id = h.made_by LEFT JOIN staff l ON l.id = h.lifted_by

-- name: legal_holds
SELECT @legal_hold_row@
 WHERE h.brand_id = $1 AND h.crisis_id = $2 ORDER BY h.id DESC LIMIT 50;

-- The one that is in force.
-- name: legal_hold_now
SELECT @legal_hold_row@
 WHERE h.brand_id = $1 AND h.crisis_id = $2 AND h.lifted_at IS NULL;

-- name: legal_hold_insert
INSERT INTO legal_hold (brand_id, crisis_id, from_at, reason, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id;

-- name: legal_hold_lift
UPDATE legal_hold SET lifted_by = $4, lifted_at = $5, lift_reason = $6, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND lifted_at IS NULL;

-- name: legal_hold_brands
-- all brands: one sweep looks after all of them
SELECT DISTINCT brand_id FROM legal_hold WHERE lifted_at IS NULL ORDER BY brand_id LIMIT 10000;

-- Cases of the problem that came since.
-- name: legal_hold_gather_problem
INSERT INTO legal_hold_case (brand_id, hold_id, case_id)
SELECT h.brand_id, h.id, k.case_id
  FROM legal_hold h
  JOIN crisis c ON c.id = h.crisis_id
  JOIN problem_case k ON @case_of_crisis@
 WHERE h.brand_id = $1 AND h.lifted_at IS NULL
ON CONFLICT DO NOTHING;

-- Of a crisis without a problem: what was angry or guessed while it ran.
-- name: legal_hold_gather_span
INSERT INTO legal_hold_case (brand_id, hold_id, case_id)
SELECT DISTINCT h.brand_id, h.id, m.case_id
  FROM legal_hold h
  JOIN crisis c ON c.id = h.crisis_id
  JOIN message m ON m.brand_id = h.brand_id AND m.written_at >= h.from_at
       AND m.written_at <= COALESCE(c.closed_at, $2)
       AND (m.mood = 'negative' OR m.class = 'rumour') AND m.class <> 'spam' AND m.is_own = 0
 WHERE h.brand_id = $1 AND h.lifted_at IS NULL AND c.problem_id IS NULL
ON CONFLICT DO NOTHING;

-- A crisis whose held cases this author wrote in; 0: none.
-- name: legal_hold_of_author
SELECT COALESCE((SELECT h.crisis_id
  FROM legal_hold h
  JOIN legal_hold_case k ON k.brand_id = h.brand_id AND k.hold_id = h.id
  JOIN message m ON m.case_id = k.case_id
 WHERE h.brand_id = $1 AND h.lifted_at IS NULL AND m.author_id = $2 AND m.is_own = 0
 ORDER BY h.id LIMIT 1), 0);

-- Any of the brand; 0: none.
-- name: legal_hold_of_brand
SELECT COALESCE((SELECT h.crisis_id FROM legal_hold h
 WHERE h.brand_id = $1 AND h.lifted_at IS NULL ORDER BY h.id LIMIT 1), 0);
