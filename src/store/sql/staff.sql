-- small table: staff: people of the business
-- small table: session: a few per person, expired ones are removed
-- small table: invitation: a few, expired ones are removed

-- name: staff_count
SELECT count(*) FROM staff WHERE is_sample = 0;

-- name: staff_insert
INSERT INTO staff (email, name, password_hash, language, is_sample, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id, email, name, language, is_sample, created_at;

-- name: staff_get
SELECT id, email, name, sign_name, language, is_sample, created_at, ended_at FROM staff WHERE id = $1;

-- name: staff_by_email
SELECT id, email, name, language, is_sample, created_at, ended_at, password_hash
  FROM staff WHERE email = $1;

-- name: staff_secret
SELECT id, email, name, language, is_sample, created_at, ended_at, password_hash
  FROM staff WHERE id = $1;

-- name: staff_of_brand
-- unbounded: people of the business
SELECT s.id, s.email, s.name, s.sign_name, s.language, s.is_sample, m.created_at, s.ended_at, m.role
  FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 ORDER BY s.name, s.id;

-- name: staff_set_password
UPDATE staff SET password_hash = $2 WHERE id = $1;

-- name: staff_set_language
UPDATE staff SET language = $2 WHERE id = $1;

-- name: staff_end
UPDATE staff SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL;

-- name: staff_rejoin
UPDATE staff SET ended_at = NULL, password_hash = $2, name = $3 WHERE id = $1;

-- name: staff_all
-- unbounded: people of the business
SELECT id, email, name, language, is_sample, created_at, ended_at FROM staff ORDER BY id;

-- name: member_role
SELECT m.role FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.staff_id = $2 AND s.ended_at IS NULL;

-- name: member_set
INSERT INTO member (brand_id, staff_id, role, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (brand_id, staff_id) DO UPDATE SET role = excluded.role;

-- A brand and its rehearsals, of which nobody is who is not of the brand.
-- fragment: with_rehearsals
(brand_id = $1 OR brand_id IN (SELECT d.id FROM brand d WHERE d.drill_of = $1))

-- name: member_remove
DELETE FROM member WHERE staff_id = $2 AND @with_rehearsals@;

-- name: member_change
UPDATE member SET role = $3 WHERE staff_id = $2 AND @with_rehearsals@;

-- Whoever goes leaves their duties, too: how many ended.
-- name: member_duties_end
UPDATE crisis_member SET ended_at = $3
 WHERE staff_id = $2 AND @with_rehearsals@ AND ended_at IS NULL AND until_at > $3;

-- name: member_duties_end_everywhere
-- all brands: a person was ended
UPDATE crisis_member SET ended_at = $2
 WHERE staff_id = $1 AND ended_at IS NULL AND until_at > $2;

-- Nor does who goes own or stand in for a level of the escalation ladder.
-- name: member_levels_end
UPDATE escalation_row SET owner_id = NULLIF(owner_id, $2), deputy_id = NULLIF(deputy_id, $2),
       version = version + 1
 WHERE (owner_id = $2 OR deputy_id = $2) AND @with_rehearsals@;

-- name: member_levels_end_everywhere
-- all brands: a person was ended
UPDATE escalation_row SET owner_id = NULLIF(owner_id, $1), deputy_id = NULLIF(deputy_id, $1),
       version = version + 1
 WHERE owner_id = $1 OR deputy_id = $1;

-- name: member_remove_everywhere
-- all brands: a person was ended
DELETE FROM member WHERE staff_id = $1;

-- name: member_sole_owner_of
-- all brands: a person is about to be ended
SELECT count(*) FROM member m WHERE m.staff_id = $1 AND m.role = 'owner'
   AND NOT EXISTS (SELECT 1 FROM brand b WHERE b.id = m.brand_id
                      AND (b.is_sample = 1 OR b.drill_of IS NOT NULL))
   AND NOT EXISTS (SELECT 1 FROM member o JOIN staff s ON s.id = o.staff_id
                    WHERE o.brand_id = m.brand_id AND o.role = 'owner' AND o.staff_id <> $1
                      AND s.ended_at IS NULL AND s.is_sample = 0);

-- Brands of a person ($1) that another ($2) does not own. The sample shop is nobody's: a person who
-- is only there stands for one such brand, unless invented or the other owns a real brand.
-- name: member_beyond
-- all brands: a person is about to be ended
SELECT (SELECT count(*) FROM member m JOIN brand b ON b.id = m.brand_id
         WHERE m.staff_id = $1 AND b.is_sample = 0 AND b.drill_of IS NULL
           AND NOT EXISTS (SELECT 1 FROM member o WHERE o.brand_id = m.brand_id
                            AND o.staff_id = $2 AND o.role = 'owner'))
     + (SELECT count(*) FROM staff s WHERE s.id = $1 AND s.is_sample = 0
           AND NOT EXISTS (SELECT 1 FROM member o JOIN brand b ON b.id = o.brand_id
                            WHERE o.staff_id = $2 AND o.role = 'owner' AND b.is_sample = 0));

-- name: member_owners
SELECT count(*) FROM member m JOIN staff s ON s.id = m.staff_id
 WHERE m.brand_id = $1 AND m.role = 'owner' AND m.staff_id <> $2 AND s.ended_at IS NULL;

-- name: member_owns_any
-- all brands: may this person make another brand? In the sample shop everybody may be owner.
SELECT count(*) FROM member m JOIN brand b ON b.id = m.brand_id
 WHERE m.staff_id = $1 AND m.role = 'owner' AND b.is_sample = 0;

-- name: session_insert
INSERT INTO session (token_hash, staff_id, address, agent, created_at, seen_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $5, $6);

-- name: session_find
SELECT x.id, x.staff_id, x.address, x.agent, x.acts_as, x.created_at, x.seen_at, x.expires_at
  FROM session x JOIN staff s ON s.id = x.staff_id
 WHERE x.token_hash = $1 AND x.expires_at > $2 AND x.seen_at > $3 AND s.ended_at IS NULL;

-- name: session_touch
UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2;

-- name: session_of_staff
SELECT id, staff_id, address, agent, created_at, seen_at, expires_at FROM session
 WHERE staff_id = $1 ORDER BY seen_at DESC LIMIT 200;

-- name: session_end
DELETE FROM session WHERE id = $1 AND staff_id = $2;

-- name: session_end_all
DELETE FROM session WHERE staff_id = $1 AND id <> $2;

-- name: session_expire
DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2;

-- name: login_try_add
INSERT INTO login_try (who, at) VALUES ($1, $2);

-- name: login_try_count
SELECT count(*) FROM login_try WHERE who = $1 AND at > $2;

-- name: login_try_clear
DELETE FROM login_try WHERE who = $1;

-- name: login_try_expire
DELETE FROM login_try WHERE at <= $1;

-- name: invitation_insert
INSERT INTO invitation (token_hash, brand_id, email, name, role, made_by, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: invitation_find
-- all brands: found by its secret token
SELECT brand_id, email, name, role, made_by, expires_at FROM invitation
 WHERE token_hash = $1 AND expires_at > $2;

-- name: invitation_use
-- all brands: found by its secret token
DELETE FROM invitation WHERE token_hash = $1;

-- name: invitation_expire
-- all brands: housekeeping
DELETE FROM invitation WHERE expires_at <= $1;

-- name: sample_staff_end
UPDATE staff SET ended_at = $1
 WHERE is_sample = 1 AND id IN (SELECT staff_id FROM member WHERE brand_id = $2);

-- name: session_act_as
UPDATE session SET acts_as = $2 WHERE id = $1;

-- name: sample_colleague
SELECT count(*) FROM member m JOIN staff s ON s.id = m.staff_id JOIN brand b ON b.id = m.brand_id
 WHERE m.brand_id = $1 AND m.staff_id = $2 AND s.is_sample = 1 AND s.ended_at IS NULL
   AND b.is_sample = 1;
