-- small table: policy_version: made by people, a few a month
-- small table: policy_signature: people times versions

-- name: policy_get
SELECT version, rules FROM policy_version WHERE brand_id = $1 ORDER BY version DESC LIMIT 1;

-- name: policy_at
SELECT version, rules FROM policy_version WHERE brand_id = $1 AND version = $2;

-- name: policy_insert
INSERT INTO policy_version (brand_id, version, at, staff_id, rules) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (brand_id, version) DO NOTHING;

-- name: policy_versions
SELECT p.version, p.at, p.staff_id, s.name AS staff_name,
       (SELECT count(*) FROM policy_signature g
         WHERE g.brand_id = p.brand_id AND g.version = p.version) AS signatures
  FROM policy_version p LEFT JOIN staff s ON s.id = p.staff_id
 WHERE p.brand_id = $1 ORDER BY p.version DESC LIMIT 100;

-- name: policy_signers
-- unbounded: people of the business
SELECT s.id AS staff_id, s.name AS staff_name, m.role,
       COALESCE((SELECT max(g.version) FROM policy_signature g
                  WHERE g.brand_id = m.brand_id AND g.staff_id = m.staff_id), 0) AS version,
       (SELECT max(g.at) FROM policy_signature g
         WHERE g.brand_id = m.brand_id AND g.staff_id = m.staff_id) AS at
  FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND s.ended_at IS NULL ORDER BY s.name, s.id;

-- name: policy_sign
INSERT INTO policy_signature (brand_id, staff_id, version, at) VALUES ($1, $2, $3, $4)
ON CONFLICT (brand_id, staff_id, version) DO NOTHING;

-- name: policy_signed
-- The newest version this person signed; 0: none.
SELECT COALESCE(max(version), 0) FROM policy_signature WHERE brand_id = $1 AND staff_id = $2;

-- name: policy_made_at
SELECT at FROM policy_version WHERE brand_id = $1 AND version = $2;

-- name: clause_override_insert
INSERT INTO clause_override (brand_id, clause, version, staff_id, object, object_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: clause_override_counts
-- unbounded: one row a clause
SELECT clause AS name, count(*) AS overrides FROM clause_override
 WHERE brand_id = $1 AND at > $2 GROUP BY clause;
