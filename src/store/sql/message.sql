-- small table: search_state: one row

-- name: message_place
-- all brands: a source belongs to one
SELECT id, case_id FROM message WHERE source_id = $1 AND external_id = $2;

-- name: message_known
SELECT id, case_id, text, title, state, reply_id, rating FROM message
 WHERE brand_id = $1 AND source_id = $2 AND external_id = $3;

-- name: message_insert
INSERT INTO message (brand_id, source_id, external_id, case_id, author_id, waits_for, written_at,
    seen_at, title, text, link, language, mood, class, certainty, severity, signals,
    word_hits, signature, reach, is_own, is_direct, evidence, subjects, demands, harm, rating)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
    $21, $22, $23, $24, $25, $26, $27)
RETURNING id;

-- name: message_words_insert
-- engine: sqlite
INSERT INTO message_words (rowid, words) VALUES ($1, 'b' || $3 || ' ' || $2);
-- engine: pgsql
INSERT INTO message_words (message_id, brand_id, words) VALUES ($1, $3, to_tsvector('simple', $2))
ON CONFLICT (message_id) DO UPDATE SET words = excluded.words;

-- name: message_words_delete
-- all brands: the word table of one engine has no column for it
-- engine: sqlite
INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', $1, 'b' || $3 || ' ' || $2);
-- engine: pgsql
DELETE FROM message_words WHERE message_id = $1 AND brand_id = $3 AND CAST($2 AS TEXT) IS NOT NULL;

-- name: message_words_empty
-- all brands: the words of all are made anew
-- engine: sqlite
INSERT INTO message_words (message_words) VALUES ('delete-all');
-- engine: pgsql
TRUNCATE message_words;

-- name: message_said_of_brand
SELECT id, brand_id, title, text FROM message WHERE brand_id = $1 AND id > $2 ORDER BY id LIMIT $3;

-- name: message_said_after
-- all brands: the words of all are made anew
SELECT id, brand_id, title, text FROM message WHERE id > $1 ORDER BY id LIMIT $2;

-- name: search_state_get
SELECT reader, done_id FROM search_state;

-- For the one who makes words anew: held until the transaction ends.
-- name: search_state_lock
-- engine: sqlite
SELECT reader, done_id FROM search_state;
-- engine: pgsql
SELECT reader, done_id FROM search_state FOR UPDATE;

-- name: search_state_set
UPDATE search_state SET reader = $1, done_id = $2;

-- Newest first within the brand; $9 is the engine's own query text (desk/search.c). What does not
-- fit is told as such, so that a rare filter reads no more messages than a page of them.
-- A confidential case is not found by its words.
-- name: message_search
-- engine: sqlite
SELECT m.id, m.case_id, CASE WHEN c.is_secret = 0 AND @case_fits@ THEN 1 ELSE 0 END AS fits
  FROM message_words JOIN message m ON m.id = message_words.rowid JOIN desk_case c ON c.id = m.case_id
 WHERE message_words MATCH $9 AND message_words.rowid < $10 AND m.brand_id = $1
 ORDER BY message_words.rowid DESC LIMIT $11;
-- engine: pgsql
SELECT m.id, m.case_id, CASE WHEN c.is_secret = 0 AND @case_fits@ THEN 1 ELSE 0 END AS fits
  FROM message_words w JOIN message m ON m.id = w.message_id JOIN desk_case c ON c.id = m.case_id
 WHERE w.words @@ to_tsquery('simple', $9) AND w.message_id < $10 AND w.brand_id = $1
 ORDER BY w.message_id DESC LIMIT $11;

-- name: message_adopt_orphans
UPDATE message SET waits_for = NULL
 WHERE brand_id = $1 AND source_id = $2 AND waits_for = $3 RETURNING case_id;

-- name: message_orphan_case
SELECT case_id FROM message WHERE brand_id = $1 AND source_id = $2 AND waits_for = $3
 ORDER BY id LIMIT 1;

-- name: message_page
SELECT m.id, m.external_id, p.name AS author_name, p.handle AS author_handle, m.written_at,
       m.seen_at, m.title, m.text, m.link, m.state, m.language, m.mood, m.class, m.certainty,
       m.severity, m.signals, m.subjects, m.demands, m.harm, m.reach, m.rating, m.is_own,
       m.is_direct, m.reply_id, m.evidence AS evidence_text
  FROM message m LEFT JOIN author p ON p.id = m.author_id
 WHERE m.brand_id = $1 AND m.case_id = $2 AND m.id < $3 ORDER BY m.id DESC LIMIT $4;

-- name: message_change
UPDATE message SET title = $3, text = $4, state = $5, language = $6, mood = $7, class = $8,
       certainty = $9, severity = $10, signals = $11, word_hits = $12, signature = $13,
       evidence = $14, subjects = $15, demands = $16, harm = $17,
       rating = COALESCE(CAST($18 AS BIGINT), rating)
 WHERE brand_id = $1 AND id = $2;

-- name: message_rate
UPDATE message SET rating = $3 WHERE brand_id = $1 AND id = $2;

-- name: message_set_state
UPDATE message SET state = $3 WHERE brand_id = $1 AND id = $2;

-- name: message_version_insert
INSERT INTO message_version (brand_id, message_id, title, text, until_at)
VALUES ($1, $2, $3, $4, $5);

-- name: message_version_list
SELECT id, title, text, until_at FROM message_version
 WHERE brand_id = $1 AND message_id = $2 ORDER BY id DESC LIMIT 200;

-- name: message_newest_of_case
SELECT id, external_id, title FROM message
 WHERE brand_id = $1 AND case_id = $2 AND is_own = 0 ORDER BY id DESC LIMIT 1;

-- name: message_language_of_case
SELECT language FROM message
 WHERE brand_id = $1 AND case_id = $2 AND is_own = 0 ORDER BY id DESC LIMIT 1;

-- name: message_of_case
SELECT id, external_id, title FROM message WHERE brand_id = $1 AND case_id = $2 AND id = $3;

-- name: message_own_insert
INSERT INTO message (brand_id, source_id, external_id, case_id, written_at, seen_at, text, language,
    mood, class, certainty, severity, is_own, is_direct, reply_id)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, 'neutral', 'other', 1, 'low', 1, $8, $9)
RETURNING id;

-- name: author_find
SELECT id, name FROM author WHERE brand_id = $1 AND channel = $2 AND handle = $3;

-- name: author_insert
INSERT INTO author (brand_id, channel, handle, name, first_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING RETURNING id;

-- name: author_rename
UPDATE author SET name = $3 WHERE brand_id = $1 AND id = $2;

-- name: author_get
SELECT id, channel, handle, name, first_at FROM author WHERE brand_id = $1 AND id = $2;

-- What came anew makes its negative ones uncounted by people: see desk/scene_fold.c.
-- name: bucket_add
INSERT INTO bucket (brand_id, at, total, negative, spam, replies, negative_replies, late)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (brand_id, at) DO UPDATE SET total = bucket.total + excluded.total,
    negative = bucket.negative + excluded.negative, spam = bucket.spam + excluded.spam,
    replies = bucket.replies + excluded.replies,
    negative_replies = bucket.negative_replies + excluded.negative_replies,
    late = bucket.late + excluded.late,
    people = CASE WHEN excluded.negative > 0 THEN -1 ELSE bucket.people END;

-- Columns in the order of the answers of the subject head (text/heads.c).
-- name: bucket_subject_add
INSERT INTO bucket_subject (brand_id, at, delivery, packaging, quality, wrong_item, price, payment,
                            service, app, place, other)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (brand_id, at) DO UPDATE SET delivery = bucket_subject.delivery + excluded.delivery,
    packaging = bucket_subject.packaging + excluded.packaging,
    quality = bucket_subject.quality + excluded.quality,
    wrong_item = bucket_subject.wrong_item + excluded.wrong_item,
    price = bucket_subject.price + excluded.price,
    payment = bucket_subject.payment + excluded.payment,
    service = bucket_subject.service + excluded.service,
    app = bucket_subject.app + excluded.app, place = bucket_subject.place + excluded.place,
    other = bucket_subject.other + excluded.other;

-- name: hook_seen_insert
INSERT INTO hook_seen (signature_hash, at) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- name: hook_seen_expire
DELETE FROM hook_seen WHERE at <= $1;

-- What a follow-up changes of its case.
-- name: case_core
SELECT id, state, queue, sort_at, deadline_at, class, class_by, severity, mood, signals, subjects,
       demands, harm, is_direct, reach, first_at, last_at, answered_at
  FROM desk_case WHERE brand_id = $1 AND id = $2;

-- name: case_grow_answered
UPDATE desk_case SET answered_at = COALESCE(answered_at, $3),
       late_by = CASE WHEN CAST($4 AS BIGINT) > COALESCE(late_by, 0) THEN $4 ELSE late_by END, decision = 'answer'
 WHERE brand_id = $1 AND id = $2;

-- name: message_any_orphan
SELECT count(*) FROM (SELECT 1 FROM message
 WHERE brand_id = $1 AND source_id = $2 AND waits_for IS NOT NULL LIMIT 1) x;

-- name: message_case_of
SELECT case_id FROM message WHERE brand_id = $1 AND source_id = $2 AND external_id = $3;

-- When the first word of ours in a case was written, and the last of ours and of theirs; 0: none.
-- name: case_talk
SELECT COALESCE(min(CASE WHEN is_own = 1 THEN written_at END), 0) AS first_own,
       COALESCE(max(CASE WHEN is_own = 1 THEN written_at END), 0) AS last_own,
       COALESCE(max(CASE WHEN is_own = 0 THEN written_at END), 0) AS last_theirs
  FROM message WHERE brand_id = $1 AND case_id = $2;
