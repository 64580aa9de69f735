-- small table: crisis_update: some tens for a crisis
-- small table: crisis_page: one for a crisis

-- fragment: update_row
u.id, u.crisis_id, u.number, u.turn, u.stage, u.known, u.unknown, u.doing, u.next_at, u.state,
       u.author_id, w.name AS author_name, u.made_at, u.changed_at, u.approver_id,
       p.name AS approver_name, u.approved_at, u.published_at, u.ended_at, u.version
  FROM crisis_update u
  LEFT JOIN staff w ON w.id = u.author_id
  LEFT JOIN staff p ON p.id = u.approver_id

-- name: update_get
SELECT @update_row@
 WHERE u.brand_id = $1 AND u.id = $2;

-- Newest first; of one update the newest text first.
-- name: update_list
SELECT @update_row@
 WHERE u.brand_id = $1 AND u.crisis_id = $2 AND u.state <> 'dropped'
 ORDER BY u.number DESC, u.turn DESC LIMIT 500;

-- What was published, as anybody may read it.
-- name: update_public
SELECT @update_row@
 WHERE u.brand_id = $1 AND u.crisis_id = $2 AND u.state IN ('published', 'replaced')
 ORDER BY u.number DESC, u.turn DESC LIMIT 500;

-- name: update_newest
SELECT COALESCE(max(number), 0) FROM crisis_update
 WHERE brand_id = $1 AND crisis_id = $2 AND state <> 'dropped';

-- name: update_insert
INSERT INTO crisis_update (brand_id, crisis_id, number, turn, stage, known, unknown, doing, next_at,
    state, author_id, made_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'draft', $10, $11, $11)
ON CONFLICT DO NOTHING RETURNING id;

-- name: update_store
UPDATE crisis_update SET stage = $4, known = $5, unknown = $6, doing = $7, next_at = $8, state = $9,
       author_id = $10, changed_at = $11, approver_id = $12, approved_at = $13, published_at = $14,
       published_by = $15, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- Its earlier text stays to be read.
-- name: update_replace
UPDATE crisis_update SET state = 'replaced', ended_at = $4
 WHERE brand_id = $1 AND crisis_id = $2 AND number = $3 AND state = 'published';

-- name: crisis_word_given
UPDATE crisis SET next_word_at = $3, version = version + 1 WHERE brand_id = $1 AND id = $2;

-- Our first public word, when something that was published can be read somewhere.
-- name: crisis_word_heard
UPDATE crisis SET first_word_at = $3, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND first_word_at IS NULL
   AND EXISTS (SELECT 1 FROM crisis_update u WHERE u.brand_id = $1 AND u.crisis_id = $2
                AND u.state IN ('published', 'replaced'))
   AND (EXISTS (SELECT 1 FROM crisis_post p WHERE p.brand_id = $1 AND p.crisis_id = $2)
        OR EXISTS (SELECT 1 FROM crisis_page g WHERE g.brand_id = $1 AND g.crisis_id = $2
                    AND g.is_on = 1));

-- name: post_insert
INSERT INTO crisis_post (brand_id, crisis_id, number, channel, link, staff_id, at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- name: post_list
SELECT p.id, p.number, p.channel, p.link, p.staff_id, s.name AS staff_name, p.at
  FROM crisis_post p LEFT JOIN staff s ON s.id = p.staff_id
 WHERE p.brand_id = $1 AND p.crisis_id = $2 ORDER BY p.id DESC LIMIT 500;

-- fragment: crisis_promise_row
p.id, p.crisis_id, p.number, p.kind, p.text, p.due_at, p.state, p.proof, p.made_at, p.ended_at,
       p.version
  FROM crisis_promise p

-- name: crisis_promise_insert
INSERT INTO crisis_promise (brand_id, crisis_id, number, kind, text, due_at, state, staff_id, made_at)
VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8) RETURNING id;

-- name: crisis_promise_list
SELECT @crisis_promise_row@
 WHERE p.brand_id = $1 AND p.crisis_id = $2 ORDER BY p.id DESC LIMIT 200;

-- What its texts promised so far.
-- name: crisis_promise_of_update
SELECT @crisis_promise_row@
 WHERE p.brand_id = $1 AND p.crisis_id = $2 AND p.number = $3 AND p.state <> 'dropped'
 ORDER BY p.id LIMIT 200;

-- name: crisis_promise_get
SELECT @crisis_promise_row@
 WHERE p.brand_id = $1 AND p.id = $2;

-- name: crisis_promise_end
UPDATE crisis_promise SET state = $4, proof = $5, ended_at = $6, version = version + 1
 WHERE brand_id = $1 AND id = $2 AND version = $3;

-- The next word came.
-- name: crisis_word_kept
UPDATE crisis_promise SET state = CASE WHEN due_at < $4 THEN 'late' ELSE 'kept' END, ended_at = $4,
       version = version + 1
 WHERE brand_id = $1 AND crisis_id = $2 AND number < $3 AND kind = 'word' AND state = 'open';

-- Words that are overdue and for which nobody was called.
-- name: crisis_word_overdue
SELECT p.id, p.crisis_id, p.due_at
  FROM crisis_promise p JOIN crisis c ON c.id = p.crisis_id
 WHERE p.brand_id = $1 AND p.state = 'open' AND p.due_at < $2 AND p.kind = 'word'
   AND p.called_at IS NULL AND c.phase <> 'closed' ORDER BY p.due_at LIMIT 10;

-- name: crisis_word_called
UPDATE crisis_promise SET called_at = $3 WHERE brand_id = $1 AND id = $2 AND called_at IS NULL;

-- fragment: crisis_page_row
g.crisis_id, c.name AS crisis_name, c.brand_id, b.name AS brand_name, b.zone, g.slug, g.title, g.is_on,
       g.shows_promises, g.changed_at, g.version
  FROM crisis_page g
  JOIN crisis c ON c.id = g.crisis_id
  JOIN brand b ON b.id = g.brand_id

-- name: crisis_page_get
SELECT @crisis_page_row@
 WHERE g.brand_id = $1 AND g.crisis_id = $2;

-- name: crisis_page_by_slug
-- all brands: whoever has the address
SELECT @crisis_page_row@
 WHERE g.slug = $1 AND g.is_on = 1 AND b.drill_of IS NULL;

-- name: crisis_page_insert
INSERT INTO crisis_page (crisis_id, brand_id, slug, title, is_on, shows_promises, changed_by, changed_at)
VALUES ($1, $2, $3, $4, 0, 0, $5, $6) ON CONFLICT DO NOTHING;

-- name: crisis_page_store
UPDATE crisis_page SET slug = $4, title = $5, is_on = $6, shows_promises = $7, changed_by = $8, changed_at = $9,
       version = version + 1
 WHERE brand_id = $1 AND crisis_id = $2 AND version = $3;

-- name: crisis_page_slug_taken
-- all brands: addresses are the installation's
SELECT count(*) FROM crisis_page WHERE slug = $1 AND crisis_id <> $2;
