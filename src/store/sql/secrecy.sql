-- Confidential cases.

-- name: secret_case
SELECT is_secret, owner_id FROM desk_case WHERE brand_id = $1 AND id = $2;

-- name: secret_message
SELECT c.is_secret, c.owner_id FROM message m JOIN desk_case c ON c.id = m.case_id
 WHERE m.brand_id = $1 AND m.id = $2;

-- name: secret_reply
SELECT c.is_secret, c.owner_id FROM reply r JOIN desk_case c ON c.id = r.case_id
 WHERE r.brand_id = $1 AND r.id = $2;

-- Of several cases the one that is confidential, if any.
-- name: secret_referral
SELECT c.is_secret, c.owner_id FROM referral_case k JOIN desk_case c ON c.id = k.case_id
 WHERE k.brand_id = $1 AND k.referral_id = $2 ORDER BY c.is_secret DESC, c.id LIMIT 1;

-- name: secret_demand
SELECT c.is_secret, c.owner_id FROM demand_ruling r JOIN desk_case c ON c.id = r.case_id
 WHERE r.brand_id = $1 AND r.id = $2;

-- name: secret_guard
SELECT c.is_secret, c.owner_id FROM guard_request g JOIN desk_case c ON c.id = g.case_id
 WHERE g.brand_id = $1 AND g.id = $2;

-- name: secret_strike
SELECT c.is_secret, c.owner_id FROM strike k JOIN desk_case c ON c.id = k.case_id
 WHERE k.brand_id = $1 AND k.id = $2;

-- name: secret_contradiction
SELECT c.is_secret, c.owner_id FROM contradiction x JOIN desk_case c ON c.id = x.case_id
 WHERE x.brand_id = $1 AND x.id = $2;

-- name: secret_promise
SELECT c.is_secret, c.owner_id FROM promise p JOIN desk_case c ON c.id = p.case_id
 WHERE p.brand_id = $1 AND p.id = $2;

-- name: secret_follow_up
SELECT c.is_secret, c.owner_id FROM follow_up f JOIN desk_case c ON c.id = f.case_id
 WHERE f.brand_id = $1 AND f.id = $2;

-- name: secret_link
SELECT c.is_secret, c.owner_id FROM person_link l JOIN desk_case c ON c.id = l.case_id
 WHERE l.brand_id = $1 AND l.id = $2;

-- name: secret_mass_item
SELECT c.is_secret, c.owner_id FROM mass_item i JOIN desk_case c ON c.id = i.case_id
 WHERE i.brand_id = $1 AND i.id = $2;

-- name: secret_own_post
SELECT c.is_secret, c.owner_id FROM own_post o JOIN desk_case c ON c.id = o.case_id
 WHERE o.brand_id = $1 AND o.id = $2;

-- name: secret_set
UPDATE desk_case SET is_secret = $3, owner_id = $4, version = version + 1
 WHERE brand_id = $1 AND id = $2;
