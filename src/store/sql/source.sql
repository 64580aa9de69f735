-- small table: source: made by people
-- small table: word: made by people

-- fragment: source_row
s.id, s.name, s.channel, s.kind, s.url, s.own_handle, s.way_out, s.out_url, s.out_lookup, s.out_from,
       s.is_paused, s.next_poll_at, s.last_ok_at, s.failures, s.last_error, s.created_at,
       s.last_message_at, s.last_own_at,
       (SELECT max(r.sent_at) FROM reply r
         WHERE r.source_id = s.id AND r.sent_at IS NOT NULL) AS last_sent_at

-- name: source_insert
INSERT INTO source (brand_id, name, channel, kind, url, secret, own_handle, way_out, out_url,
                    out_lookup, out_secret, out_from, is_paused, next_poll_at, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
RETURNING id;

-- name: source_update
UPDATE source SET name = $3, channel = $4, kind = $5, url = $6,
       secret = COALESCE(CAST($7 AS TEXT), secret), own_handle = $8, way_out = $9, out_url = $10,
       out_lookup = $11, out_secret = COALESCE(CAST($12 AS TEXT), out_secret), out_from = $13,
       is_paused = $14, next_poll_at = $15, failures = 0, last_error = NULL
 WHERE brand_id = $1 AND id = $2;

-- name: source_by_hand
SELECT id FROM source WHERE brand_id = $1 AND channel = $2 AND kind = 'hand' ORDER BY id LIMIT 1;

-- name: source_get
SELECT @source_row@
  FROM source s WHERE s.brand_id = $1 AND s.id = $2;

-- name: source_by_name
SELECT @source_row@
  FROM source s WHERE s.brand_id = $1 AND s.name = $2;

-- name: source_list
-- unbounded: made by people
SELECT @source_row@
  FROM source s WHERE s.brand_id = $1 ORDER BY s.name;

-- What came of a batch: the newest message of others and of our own; 0: none.
-- name: source_heard
UPDATE source SET last_message_at = CASE WHEN $3 > COALESCE(last_message_at, 0)
                                         THEN CAST($3 AS BIGINT) ELSE last_message_at END,
       last_own_at = CASE WHEN $4 > COALESCE(last_own_at, 0)
                          THEN CAST($4 AS BIGINT) ELSE last_own_at END
 WHERE brand_id = $1 AND id = $2;

-- name: source_keys
SELECT s.id, s.brand_id, s.name, s.url, s.etag, s.last_modified, s.own_handle, s.channel, s.secret,
       s.out_secret, s.failures, b.zone
  FROM source s JOIN brand b ON b.id = s.brand_id WHERE s.id = $1;

-- name: source_due
-- all brands: the poller serves everyone
SELECT s.id, s.brand_id, s.name, s.url, s.etag, s.last_modified, s.own_handle, s.channel, s.secret,
       s.out_secret, s.failures, b.zone
  FROM source s JOIN brand b ON b.id = s.brand_id
 WHERE s.next_poll_at IS NOT NULL AND s.next_poll_at <= $1 AND s.is_paused = 0
   AND b.drill_of IS NULL
 ORDER BY s.next_poll_at LIMIT 50;

-- name: source_polled
-- all brands: the poller serves everyone
UPDATE source SET next_poll_at = $2, failures = $3, etag = $4, last_modified = $5,
       url = COALESCE(CAST($6 AS TEXT), url), last_error = $7,
       last_ok_at = COALESCE(CAST($8 AS BIGINT), last_ok_at)
 WHERE id = $1;

-- name: word_list
-- unbounded: made by people
SELECT id, kind, text, created_at FROM word WHERE brand_id = $1 ORDER BY kind, text;

-- name: word_insert
INSERT INTO word (brand_id, kind, text, created_at) VALUES ($1, $2, $3, $4)
RETURNING id, kind, text, created_at;

-- name: word_count
SELECT count(*) FROM word WHERE brand_id = $1;

-- name: word_contacts
SELECT id, kind, text, created_at FROM word WHERE brand_id = $1 AND kind = 'contact'
 ORDER BY id LIMIT $2;

-- name: word_delete
DELETE FROM word WHERE brand_id = $1 AND id = $2;

-- name: department_list
-- unbounded: at most one row for each of ten subjects
SELECT subject, department FROM subject_department WHERE brand_id = $1 ORDER BY subject;

-- name: department_put
INSERT INTO subject_department (brand_id, subject, department) VALUES ($1, $2, $3)
ON CONFLICT (brand_id, subject) DO UPDATE SET department = excluded.department;

-- name: department_delete
DELETE FROM subject_department WHERE brand_id = $1 AND subject = $2;
