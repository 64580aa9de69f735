-- Seals of the log, and what an evidence file is made of.

-- name: seal_missing
-- all brands: one thread seals every log
SELECT h.brand_id, h.seq, h.hash FROM audit_head h
 WHERE h.seq > 0 AND NOT EXISTS (SELECT 1 FROM seal s WHERE s.brand_id = h.brand_id
                                    AND s.seq = h.seq AND s.hash = h.hash)
 ORDER BY h.brand_id LIMIT 10000;

-- name: seal_insert
INSERT INTO seal (brand_id, seq, at, hash, signature) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- The seal of each head, the one of the database, for the file beside it.
-- name: seal_heads
-- all brands: one thread writes the file
SELECT s.at, s.brand_id, s.seq, s.hash, s.signature
  FROM audit_head h JOIN seal s ON s.brand_id = h.brand_id AND s.seq = h.seq AND s.hash = h.hash
 WHERE h.seq > 0 ORDER BY h.brand_id LIMIT 10000;

-- name: seal_list
SELECT at, brand_id, seq, hash, signature FROM seal WHERE brand_id = $1
 ORDER BY seq DESC, at DESC LIMIT 50;

-- The first seal from a row on.
-- name: seal_after
SELECT at, brand_id, seq, hash, signature FROM seal WHERE brand_id = $1 AND seq >= $2
 ORDER BY seq, at LIMIT 1;

-- One row of the log alone.
-- name: audit_hash
SELECT brand_id, seq, hash FROM audit WHERE brand_id = $1 AND seq = $2;

-- The rows of the log about one case and what hangs on it.
-- name: proof_rows_of_case
-- unbounded: the log of one case
SELECT seq FROM audit WHERE brand_id = $1 AND object = 'case' AND object_id = $2
UNION SELECT a.seq FROM reply x JOIN audit a ON a.brand_id = x.brand_id AND a.object = 'reply'
         AND a.object_id = x.id WHERE x.brand_id = $1 AND x.case_id = $2
UNION SELECT a.seq FROM promise x JOIN audit a ON a.brand_id = x.brand_id AND a.object = 'promise'
         AND a.object_id = x.id WHERE x.brand_id = $1 AND x.case_id = $2
UNION SELECT a.seq FROM referral_case x JOIN audit a ON a.brand_id = x.brand_id
         AND a.object = 'referral' AND a.object_id = x.referral_id
        WHERE x.brand_id = $1 AND x.case_id = $2
UNION SELECT a.seq FROM message m JOIN strike x ON x.brand_id = m.brand_id AND x.message_id = m.id
         JOIN audit a ON a.brand_id = x.brand_id AND a.object = 'strike' AND a.object_id = x.id
        WHERE m.brand_id = $1 AND m.case_id = $2
UNION SELECT a.seq FROM message m JOIN guard_request x ON x.message_id = m.id
         JOIN audit a ON a.brand_id = x.brand_id AND a.object = 'guard' AND a.object_id = x.id
        WHERE m.brand_id = $1 AND m.case_id = $2 AND x.brand_id = $1
ORDER BY seq;

-- The rows about a crisis itself and its key statement.
-- name: proof_rows_of_crisis
-- unbounded: the log of one crisis
SELECT seq FROM audit WHERE brand_id = $1 AND object = 'crisis' AND object_id = $2
UNION SELECT a.seq FROM crisis c JOIN audit a ON a.brand_id = c.brand_id
         AND a.object = 'statement' AND a.object_id = c.statement_id
        WHERE c.brand_id = $1 AND c.id = $2
UNION SELECT a.seq FROM crisis c JOIN audit a ON a.brand_id = c.brand_id
         AND a.object = 'incident' AND a.object_id = c.incident_id
        WHERE c.brand_id = $1 AND c.id = $2
ORDER BY seq;

-- Its cases, the oldest first; confidential ones only where $5 says so.
-- name: proof_cases_of_crisis
SELECT k.case_id AS id FROM crisis c JOIN problem_case k ON @case_of_crisis@
  JOIN desk_case d ON d.id = k.case_id
 WHERE c.brand_id = $1 AND c.id = $2 AND k.case_id > $3
   AND (d.is_secret = 0 OR CAST($5 AS BIGINT) = 1)
 ORDER BY k.case_id LIMIT $4;

-- name: proof_messages
SELECT m.id, m.case_id, s.name AS source, s.channel, p.name AS author, p.handle, m.written_at,
       m.seen_at, m.state, m.title, m.text, m.link, m.is_own
  FROM message m JOIN source s ON s.id = m.source_id LEFT JOIN author p ON p.id = m.author_id
 WHERE m.brand_id = $1 AND m.case_id = $2 AND m.id > $3 ORDER BY m.id LIMIT $4;

-- name: proof_versions
SELECT v.id, v.message_id, v.until_at, v.title, v.text
  FROM message m JOIN message_version v ON v.message_id = m.id
 WHERE m.brand_id = $1 AND m.case_id = $2 AND v.id > $3 ORDER BY v.id LIMIT $4;

-- name: proof_copies
SELECT x.id, x.message_id, x.case_id, x.channel, x.author_name, x.author_handle, x.title, x.text,
       x.link, x.written_at, x.sealed_at, x.salt, x.hash
  FROM sealed_copy x
 WHERE x.brand_id = $1 AND x.case_id = $2 AND x.id > $3 ORDER BY x.id LIMIT $4;

-- What the verify command reads of them, whoever they belong to.
-- name: sealed_copy_walk
-- all brands: verification walks every copy
SELECT x.id, x.message_id, x.case_id, x.channel, x.author_name, x.author_handle,
       x.title, x.text, x.link, x.written_at, x.sealed_at, x.salt, x.hash
  FROM sealed_copy x WHERE x.id > $1 ORDER BY x.id LIMIT $2;

-- ---- the daily seal by mail ----

-- Owners of real shops with something in their log, whose day has no mail yet.
-- name: seal_mail_plan
-- all brands: one thread plans for all
INSERT INTO seal_mail (brand_id, day, address, name, language, seq, hash, sealed_at, signature,
    due_at)
SELECT b.id, ($1 + b.zone) / 86400, s.email, s.name, s.language, x.seq, x.hash, x.at, x.signature,
       CAST($1 AS BIGINT)
  FROM brand b
  JOIN member m ON m.brand_id = b.id AND m.role = 'owner'
  JOIN staff s ON s.id = m.staff_id AND s.ended_at IS NULL AND s.is_sample = 0
  JOIN audit_head h ON h.brand_id = b.id
  JOIN seal x ON x.brand_id = b.id AND x.seq = h.seq AND x.hash = h.hash
 WHERE b.is_sample = 0 AND b.drill_of IS NULL AND ($1 + b.zone) % 86400 >= CAST($2 AS BIGINT)
   AND NOT EXISTS (SELECT 1 FROM seal_mail d WHERE d.brand_id = b.id AND d.address = s.email
                      AND (d.day = ($1 + b.zone) / 86400 OR d.hash = x.hash))
ON CONFLICT DO NOTHING;

-- The end of a lease is when it is due again: who sent it was stopped.
-- name: seal_mail_claim
-- all brands: one thread sends for all
-- engine: sqlite
UPDATE seal_mail SET due_at = $2, tries = tries + 1
 WHERE id = (SELECT id FROM seal_mail WHERE ended_at IS NULL AND due_at <= $1 AND @real_brand@
              ORDER BY due_at, id LIMIT 1)
RETURNING id;
-- engine: pgsql
UPDATE seal_mail SET due_at = $2, tries = tries + 1
 WHERE id = (SELECT id FROM seal_mail WHERE ended_at IS NULL AND due_at <= $1 AND @real_brand@
              ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id;

-- name: seal_mail_out
-- all brands: one thread sends for all
SELECT m.id, m.brand_id, m.address, m.name, m.language, m.seq, m.hash, m.sealed_at, m.signature,
       m.tries, b.name AS brand_name, b.zone
  FROM seal_mail m JOIN brand b ON b.id = m.brand_id WHERE m.id = $1;

-- Only by whom it was claimed: the number of tries tells.
-- name: seal_mail_end
UPDATE seal_mail SET due_at = $4, ended_at = $5, failure = $6
 WHERE brand_id = $1 AND id = $2 AND tries = $3 AND ended_at IS NULL;
