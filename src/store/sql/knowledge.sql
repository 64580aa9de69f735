-- Buku pintar: questions and answers that people wrote.

-- fragment: knowledge_row
k.id, k.department, k.question, k.answer, k.subjects, k.owner_id, s.name AS owner_name,
       k.valid_until, k.changed_at, k.version

-- name: knowledge_list
-- unbounded: at most a thousand a brand
SELECT @knowledge_row@ FROM knowledge k LEFT JOIN staff s ON s.id = k.owner_id
 WHERE k.brand_id = $1 ORDER BY k.id DESC;

-- name: knowledge_get
SELECT @knowledge_row@ FROM knowledge k LEFT JOIN staff s ON s.id = k.owner_id
 WHERE k.brand_id = $1 AND k.id = $2;

-- name: knowledge_count
SELECT count(*) FROM knowledge WHERE brand_id = $1;

-- name: knowledge_insert
INSERT INTO knowledge (brand_id, department, question, answer, subjects, owner_id, valid_until,
    changed_by, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- name: knowledge_update
UPDATE knowledge SET department = $4, question = $5, answer = $6, subjects = $7, owner_id = $8,
       valid_until = $9, changed_by = $10, changed_at = $11, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- name: knowledge_delete
DELETE FROM knowledge WHERE brand_id = $1 AND id = $2;

-- What a case is about: the newest word of the customer and its subjects.
-- name: knowledge_case
SELECT c.subjects, (SELECT COALESCE(NULLIF(m.text, ''), m.title, '') FROM message m
                     WHERE m.case_id = c.id AND m.is_own = 0
                       AND m.state NOT IN ('deleted', 'erased')
                     ORDER BY m.id DESC LIMIT 1) AS text
  FROM desk_case c WHERE c.brand_id = $1 AND c.id = $2;
