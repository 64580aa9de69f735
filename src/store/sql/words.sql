-- small table: prepared_text: made by people, some dozens a brand, at most 200

-- fragment: prepared_row
p.id, p.kind, p.language, p.name, p.text, p.last_day, p.owner_id, s.name AS owner_name,
       p.used_at, p.times, p.version
  FROM prepared_text p LEFT JOIN staff s ON s.id = p.owner_id

-- name: prepared_list
SELECT @prepared_row@
 WHERE p.brand_id = $1 AND p.removed_at IS NULL ORDER BY p.name, p.id LIMIT 200;

-- name: prepared_get
SELECT @prepared_row@
 WHERE p.brand_id = $1 AND p.id = $2 AND p.removed_at IS NULL;

-- name: prepared_count
SELECT count(*) FROM prepared_text WHERE brand_id = $1 AND removed_at IS NULL;

-- name: prepared_insert
INSERT INTO prepared_text (brand_id, kind, language, name, text, last_day, owner_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id;

-- name: prepared_update
UPDATE prepared_text SET kind = $4, language = $5, name = $6, text = $7, last_day = $8,
       owner_id = $9, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3 AND removed_at IS NULL;

-- name: prepared_used
UPDATE prepared_text SET times = times + 1, used_at = $3 WHERE brand_id = $1 AND id = $2;

-- name: prepared_remove
UPDATE prepared_text SET removed_at = $3, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND removed_at IS NULL;

-- name: prepared_restore
UPDATE prepared_text SET removed_at = NULL, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND removed_at IS NOT NULL;

-- name: prepared_forget
DELETE FROM prepared_text WHERE brand_id = $1 AND removed_at < $2;

-- name: brand_has_words
SELECT has_words FROM brand WHERE id = $1;

-- name: brand_give_words
UPDATE brand SET has_words = 1 WHERE id = $1 AND has_words = 0;

-- name: author_honorific
SELECT COALESCE(honorific, 'unknown') AS honorific FROM author WHERE brand_id = $1 AND id = $2;

-- name: author_set_honorific
UPDATE author SET honorific = $3 WHERE brand_id = $1 AND id = $2;

-- name: staff_set_sign_name
UPDATE staff SET sign_name = $2 WHERE id = $1;

-- name: reply_set_gate
UPDATE reply SET gate = $3 WHERE brand_id = $1 AND id = $2;

-- What was said last in a case, newest first.
-- name: case_said
SELECT text, is_own, language, written_at FROM message
 WHERE brand_id = $1 AND case_id = $2 AND state IN ('live', 'edited') ORDER BY id DESC LIMIT $3;
