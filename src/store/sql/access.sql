-- Akun resmi: desk/access.h.
-- small table: official_account: made by people, at most 200 a brand

-- Who left the brand, or was ended, is no member any more.
-- fragment: sign_in_is_gone
(i.has_left = 1 OR (i.staff_id IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM member g WHERE g.brand_id = i.brand_id AND g.staff_id = i.staff_id)))

-- fragment: sign_in_row
i.id, i.account_id, i.staff_id, w.name AS staff_name, i.name, i.has_left, i.device, i.is_personal,
       i.since, i.confirmed_at, i.confirmed_by, c.name AS confirmed_name, i.ended_at,
       n.name AS ended_name, i.version, a.owner_id AS account_owner_id,
       CASE WHEN @sign_in_is_gone@ THEN 1 ELSE 0 END AS is_gone
  FROM sign_in i JOIN official_account a ON a.id = i.account_id
  LEFT JOIN staff w ON w.id = i.staff_id
  LEFT JOIN staff c ON c.id = i.confirmed_by
  LEFT JOIN staff n ON n.id = i.ended_by

-- Whoever left looks after no account.
-- fragment: official_account_row
o.id, o.source_id, s.name AS source_name, o.channel, o.handle, w.id AS owner_id,
       w.name AS owner_name, o.recovery, o.two_step, o.reviewed_at, o.ended_at, o.version
  FROM official_account o
  LEFT JOIN source s ON s.id = o.source_id
  LEFT JOIN member m ON m.brand_id = o.brand_id AND m.staff_id = o.owner_id
  LEFT JOIN staff w ON w.id = m.staff_id

-- What is to be confirmed by $2 of the brand $1: each open sign-in, and each account without one.
-- fragment: access_things
(SELECT a.owner_id, a.handle, 0 AS is_bare, i.confirmed_at AS at,
           CASE WHEN i.confirmed_at <= $2 OR @sign_in_is_gone@ THEN 1 ELSE 0 END AS is_due
      FROM sign_in i JOIN official_account a ON a.id = i.account_id
     WHERE i.brand_id = $1 AND i.ended_at IS NULL AND a.ended_at IS NULL
     UNION ALL
    SELECT a.owner_id, a.handle, 1 AS is_bare, a.reviewed_at AS at,
           CASE WHEN a.reviewed_at <= $2 THEN 1 ELSE 0 END AS is_due
      FROM official_account a
     WHERE a.brand_id = $1 AND a.ended_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM sign_in i WHERE i.brand_id = a.brand_id
                          AND i.account_id = a.id AND i.ended_at IS NULL)) x

-- name: account_list
SELECT @official_account_row@
 WHERE o.brand_id = $1 ORDER BY o.channel, o.handle, o.id LIMIT 200;

-- name: account_get
SELECT @official_account_row@
 WHERE o.brand_id = $1 AND o.id = $2;

-- name: account_count
SELECT count(*) FROM official_account WHERE brand_id = $1;

-- name: account_named
SELECT count(*) FROM official_account
 WHERE brand_id = $1 AND channel = $2 AND handle = $3 AND id <> $4;

-- name: account_insert
INSERT INTO official_account (brand_id, source_id, channel, handle, owner_id, recovery, two_step,
    reviewed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
RETURNING id;

-- name: account_update
UPDATE official_account SET source_id = $4, channel = $5, handle = $6, owner_id = $7,
       recovery = $8, two_step = $9, reviewed_at = $10, changed_by = $11, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: account_confirm
UPDATE official_account SET reviewed_at = $4, changed_by = $5, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND ended_at IS NULL;

-- name: account_end
UPDATE official_account SET ended_at = $4, changed_by = $5, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3
   AND (ended_at IS NULL) <> (CAST($4 AS BIGINT) IS NULL);

-- Whoever confirms all of an account has seen all of it.
-- name: account_touch
UPDATE official_account SET version = version + 1 WHERE brand_id = $1 AND id = $2;

-- Accounts of the sources that nobody wrote down here, each once.
-- name: account_offers
SELECT s.id AS source_id, s.name AS source_name, s.channel, s.own_handle AS handle FROM source s
 WHERE s.brand_id = $1 AND s.own_handle IS NOT NULL AND s.own_handle <> ''
   AND s.id = (SELECT min(t.id) FROM source t WHERE t.brand_id = s.brand_id
                  AND t.channel = s.channel AND t.own_handle = s.own_handle)
   AND NOT EXISTS (SELECT 1 FROM official_account o WHERE o.brand_id = s.brand_id
                      AND (o.source_id = s.id
                           OR (o.channel = s.channel AND o.handle = s.own_handle)))
 ORDER BY s.name LIMIT 200;

-- name: sign_in_list
SELECT @sign_in_row@
 WHERE i.brand_id = $1 AND i.ended_at IS NULL ORDER BY i.account_id, i.id LIMIT 10000;

-- The open ones, then what ended last.
-- name: sign_in_of_account
SELECT @sign_in_row@
 WHERE i.brand_id = $1 AND i.account_id = $2
 ORDER BY CASE WHEN i.ended_at IS NULL THEN 0 ELSE 1 END, i.ended_at DESC, i.id LIMIT 100;

-- name: sign_in_get
SELECT @sign_in_row@
 WHERE i.brand_id = $1 AND i.id = $2;

-- name: sign_in_count
SELECT count(*) FROM sign_in WHERE brand_id = $1 AND account_id = $2 AND ended_at IS NULL;

-- name: sign_in_insert
INSERT INTO sign_in (brand_id, account_id, staff_id, name, has_left, device, is_personal, since,
    confirmed_at, confirmed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
RETURNING id;

-- Whoever writes it has confirmed it.
-- name: sign_in_update
UPDATE sign_in SET staff_id = $4, name = $5, has_left = $6, device = $7, is_personal = $8,
       since = $9, confirmed_at = $10, confirmed_by = $11, prior_at = NULL, prior_by = NULL,
       version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND ended_at IS NULL;

-- name: sign_in_confirm
UPDATE sign_in SET prior_at = confirmed_at, prior_by = confirmed_by, confirmed_at = $4,
       confirmed_by = $5, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND ended_at IS NULL;

-- Those of who left are for a person to take back.
-- name: sign_in_confirm_all
UPDATE sign_in AS i SET prior_at = confirmed_at, prior_by = confirmed_by, confirmed_at = $3,
       confirmed_by = $4, version = version + 1
 WHERE i.brand_id = $1 AND i.account_id = $2 AND i.ended_at IS NULL AND NOT @sign_in_is_gone@;

-- name: sign_in_end
UPDATE sign_in SET ended_at = $4, ended_by = $5, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND ended_at IS NULL;

-- What was done last: the end, else the newest confirmation.
-- name: sign_in_undo
UPDATE sign_in SET
       confirmed_at = CASE WHEN ended_at IS NULL THEN prior_at ELSE confirmed_at END,
       confirmed_by = CASE WHEN ended_at IS NULL THEN prior_by ELSE confirmed_by END,
       prior_at = CASE WHEN ended_at IS NULL THEN NULL ELSE prior_at END,
       prior_by = CASE WHEN ended_at IS NULL THEN NULL ELSE prior_by END,
       ended_at = NULL, ended_by = NULL, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3
   AND (ended_at IS NOT NULL OR prior_at IS NOT NULL);

-- How much of the register holds, and the handle of an account that is to be looked at.
-- name: access_state
SELECT count(*) AS need,
       COALESCE(CAST(sum(CASE WHEN is_due = 0 AND is_bare = 0 THEN 1 ELSE 0 END) AS BIGINT), 0) AS have,
       COALESCE(CAST(sum(is_due) AS BIGINT), 0) AS due,
       COALESCE(min(at), 0) AS oldest,
       COALESCE(min(CASE WHEN is_due = 1 THEN handle END),
                min(CASE WHEN is_bare = 1 THEN handle END)) AS handle
  FROM @access_things@;

-- Of how many things due is whom to be told: who looks after the account, or nobody by name (0).
-- name: access_due
-- unbounded: people of a brand
SELECT COALESCE(m.staff_id, 0) AS staff_id, count(*) AS due
  FROM @access_things@ LEFT JOIN member m ON m.brand_id = $1 AND m.staff_id = x.owner_id
 WHERE x.is_due = 1 GROUP BY m.staff_id;

-- name: access_due_of
SELECT count(*)
  FROM @access_things@ LEFT JOIN member m ON m.brand_id = $1 AND m.staff_id = x.owner_id
 WHERE x.is_due = 1
   AND (m.staff_id = $3
        OR (m.staff_id IS NULL AND EXISTS (SELECT 1 FROM member k WHERE k.brand_id = $1
               AND k.staff_id = $3 AND k.role IN ('admin', 'owner'))));
