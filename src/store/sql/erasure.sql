-- What goes when a person asks for it (desk/erasure.h).

-- name: erasure_author
SELECT handle, erased_at FROM author WHERE brand_id = $1 AND id = $2;

-- In cases of others, too. An index by author would cost every import for an act of once a year.
-- name: erasure_messages
-- scan ok: a rare act of an owner reads all messages once
SELECT m.id, m.case_id, m.title, m.text
  FROM message m
 WHERE m.brand_id = $1 AND m.author_id = $2 AND m.id > $3 AND m.is_own = 0 AND m.state <> 'erased'
 ORDER BY m.id LIMIT $4;

-- name: erasure_message
UPDATE message SET title = NULL, text = '', link = NULL, evidence = NULL, rating = NULL,
       state = 'erased'
 WHERE brand_id = $1 AND id = $2;

-- name: erasure_versions
DELETE FROM message_version WHERE brand_id = $1 AND message_id = $2;

-- name: erasure_prints
DELETE FROM person_print WHERE brand_id = $1 AND message_id = $2;

-- As a competitor they were seen; whom they named stays.
-- name: erasure_sightings
UPDATE rival_sighting SET name = '', handle = ''
 WHERE brand_id = $1 AND case_id = $2 AND message_id = $3 AND kind = 'wrote';

-- Whom a mass answer was for: who has no address any more is left out of it (mass_look.c).
-- name: erasure_mass
-- scan ok: a rare act of an owner reads all items once
UPDATE mass_item SET handle = NULL WHERE brand_id = $1 AND author_id = $2 AND handle IS NOT NULL;

-- Where answers to them went; in cases of others, too. By mail nothing leaves without it.
-- name: erasure_replies
-- scan ok: a rare act of an owner reads all replies once
UPDATE reply SET to_address = ''
 WHERE brand_id = $1 AND to_address = (SELECT p.handle FROM author p WHERE p.brand_id = $1 AND p.id = $2);

-- With whom one spoke in their cases.
-- name: erasure_talks
UPDATE note SET who = NULL
 WHERE brand_id = $1 AND kind IN ('call', 'visit') AND who IS NOT NULL
   AND case_id IN (SELECT c.id FROM desk_case c WHERE c.brand_id = $1 AND c.author_id = $2);

-- The salt goes, too: without it the hash in the log can be of anything.
-- name: erasure_copies
UPDATE sealed_copy SET author_name = NULL, author_handle = NULL, title = NULL, text = '',
       link = NULL, salt = ''
 WHERE brand_id = $1 AND EXISTS (SELECT 1 FROM message m WHERE m.id = sealed_copy.message_id
                                    AND m.author_id = $2 AND m.is_own = 0);

-- name: erasure_log_texts
DELETE FROM audit_text WHERE brand_id = $1 AND seq IN (
    SELECT x.seq FROM desk_case c JOIN audit x ON x.brand_id = c.brand_id AND x.object = 'case'
           AND x.object_id = c.id
     WHERE c.brand_id = $1 AND c.author_id = $2
    UNION SELECT x.seq FROM audit x WHERE x.brand_id = $1 AND x.object = 'author'
           AND x.object_id = $2
    UNION SELECT x.seq FROM strike k JOIN audit x ON x.brand_id = k.brand_id
           AND x.object = 'strike' AND x.object_id = k.id
     WHERE k.brand_id = $1 AND k.author_id = $2
    UNION SELECT x.seq FROM guard_request g JOIN audit x ON x.brand_id = g.brand_id
           AND x.object = 'guard' AND x.object_id = g.id
     WHERE g.brand_id = $1 AND g.author_id = $2
    UNION SELECT x.seq FROM person_link l JOIN audit x ON x.brand_id = l.brand_id
           AND x.object = 'person' AND x.object_id = l.id
     WHERE l.brand_id = $1 AND (l.low_id = $2 OR l.high_id = $2));

-- name: erasure_links
DELETE FROM person_link WHERE brand_id = $1 AND (low_id = $2 OR high_id = $2);

-- name: erasure_name
UPDATE author SET name = '', handle = 'erased-' || id, honorific = NULL, erased_at = $3
 WHERE brand_id = $1 AND id = $2;
