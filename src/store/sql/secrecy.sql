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

-- name: secret_set
UPDATE desk_case SET is_secret = $3, owner_id = $4, version = version + 1
 WHERE brand_id = $1 AND id = $2;
