-- What one walk over its cases tells of a problem; $2 is the time it is seen at. A problem that went
-- into another one (is_over 2 or 3) is told by nothing but problem_unmerge.
-- fragment: problem_sums
count(*) AS case_count, min(k.at) AS first_at, max(k.at) AS last_at,
               CAST(sum(CASE WHEN k.at > CAST($2 AS BIGINT) - 86400 THEN 1 ELSE 0 END) AS BIGINT) AS last_day,
               CAST(sum(CASE WHEN k.at <= CAST($2 AS BIGINT) - 86400 AND k.at > CAST($2 AS BIGINT) - 172800
                        THEN 1 ELSE 0 END) AS BIGINT) AS day_before

-- What is looked up for those that are shown. The sum of the largest of each bit is all of them
-- together: neither engine's older versions can join bits over rows.
-- fragment: problem_row
x.id, x.name, x.words, x.made_by, x.is_over, x.case_count, x.first_at, x.last_at, x.last_day,
       x.day_before, x.first_case_id,
       (SELECT count(*) FROM problem_case k JOIN desk_case c ON c.id = k.case_id
         WHERE k.problem_id = x.id AND c.queue = 'waiting') AS waiting,
       (SELECT COALESCE(max(c.demands & 1) + max(c.demands & 2) + max(c.demands & 4)
             + max(c.demands & 8) + max(c.demands & 16) + max(c.demands & 32)
             + max(c.demands & 64) + max(c.demands & 128), 0)
          FROM problem_case k JOIN desk_case c ON c.id = k.case_id
         WHERE k.problem_id = x.id) AS demands,
       (SELECT a.name FROM desk_case c JOIN author a ON a.id = c.author_id
         WHERE c.id = x.first_case_id AND c.is_secret = 0) AS first_author,
       (SELECT CASE WHEN length(m.text) > 160 THEN substr(m.text, 1, 160) || '…'
                    ELSE COALESCE(NULLIF(m.text, ''), m.title, '') END
          FROM message m JOIN desk_case c ON c.id = m.case_id
         WHERE m.case_id = x.first_case_id AND m.is_own = 0 AND c.is_secret = 0
           AND m.state NOT IN ('deleted', 'erased') ORDER BY m.id LIMIT 1) AS first_text

-- fragment: problem_first_case
(SELECT k.case_id FROM problem_case k WHERE k.problem_id = p.id
                 ORDER BY k.at, k.case_id LIMIT 1) AS first_case_id

-- name: problem_list
SELECT @problem_row@
  FROM (SELECT p.id, p.name, p.words, p.made_by, p.is_over, COALESCE(s.case_count, 0) AS case_count,
               s.first_at, s.last_at, COALESCE(s.last_day, 0) AS last_day,
               COALESCE(s.day_before, 0) AS day_before, @problem_first_case@
          FROM problem p
          LEFT JOIN (SELECT k.problem_id, @problem_sums@ FROM problem_case k
                      WHERE k.brand_id = $1 AND k.problem_id IS NOT NULL
                      GROUP BY k.problem_id) s ON s.problem_id = p.id
         WHERE p.brand_id = $1 AND p.is_over = $3
         ORDER BY COALESCE(s.last_day, 0) DESC, COALESCE(s.case_count, 0) DESC, p.id DESC
         LIMIT $4 OFFSET $5) x
 ORDER BY x.last_day DESC, x.case_count DESC, x.id DESC;

-- name: problem_get
SELECT @problem_row@
  FROM (SELECT p.id, p.name, p.words, p.made_by, p.is_over, s.case_count, s.first_at, s.last_at,
               COALESCE(s.last_day, 0) AS last_day, COALESCE(s.day_before, 0) AS day_before,
               @problem_first_case@
          FROM problem p, (SELECT @problem_sums@ FROM problem_case k
                            WHERE k.brand_id = $1 AND k.problem_id = $3) s
         WHERE p.brand_id = $1 AND p.id = $3 AND p.is_over < 2) x;

-- name: problem_cases
SELECT @case_row@
  FROM (SELECT k.case_id, k.at FROM problem_case k
         WHERE k.brand_id = $1 AND k.problem_id = $2 AND (k.at, k.case_id) < ($3, $4)
         ORDER BY k.at DESC, k.case_id DESC LIMIT $5) x
  JOIN desk_case c ON c.id = x.case_id
  LEFT JOIN author p ON p.id = c.author_id
 ORDER BY x.at DESC, x.case_id DESC;

-- name: problem_case_get
SELECT case_id, problem_id, at FROM problem_case WHERE brand_id = $1 AND case_id = $2;

-- name: problem_insert
INSERT INTO problem (brand_id, words, name, made_at, made_by, is_kept)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;

-- name: problem_change
UPDATE problem SET name = $3, is_over = $4 WHERE brand_id = $1 AND id = $2;

-- name: problem_keep
UPDATE problem SET is_kept = 1 WHERE brand_id = $1 AND id = $2;

-- name: problem_set_words
UPDATE problem SET words = $3 WHERE brand_id = $1 AND id = $2 AND words <> $3;

-- name: problem_delete
DELETE FROM problem WHERE brand_id = $1 AND id = $2;

-- name: problem_move_all
UPDATE problem_case SET problem_id = $3, came_from = $4 WHERE brand_id = $1 AND problem_id = $2;

-- Out of sight, for as long as the merge can be taken back.
-- name: problem_merge
UPDATE problem SET is_over = is_over + 2, is_kept = 1, merged_at = $3
 WHERE brand_id = $1 AND id = $2 AND is_over < 2;

-- name: problem_unmerge
UPDATE problem SET is_over = is_over - 2, merged_at = NULL
 WHERE brand_id = $1 AND id = $2 AND is_over >= 2;

-- name: problem_move_back
UPDATE problem_case SET problem_id = came_from, came_from = NULL
 WHERE brand_id = $1 AND problem_id = $2 AND came_from = $3;

-- name: problem_merged_expire
-- all brands: housekeeping
DELETE FROM problem WHERE merged_at < $1;

-- A person puts a case somewhere, or takes it out.
-- name: problem_case_put
INSERT INTO problem_case (case_id, brand_id, problem_id, at, put_by) VALUES ($2, $1, $3, $4, $5)
ON CONFLICT (case_id) DO UPDATE SET problem_id = excluded.problem_id, put_by = excluded.put_by,
    came_from = NULL;

-- The program does, where no person did.
-- name: problem_case_find
INSERT INTO problem_case (case_id, brand_id, problem_id, at)
SELECT c.id, c.brand_id, CAST($3 AS BIGINT), CAST($4 AS BIGINT)
  FROM desk_case c WHERE c.brand_id = $1 AND c.id = $2
ON CONFLICT (case_id) DO UPDATE SET problem_id = excluded.problem_id, came_from = NULL
  WHERE problem_case.put_by IS NULL;

-- Whether a problem g stays what it is but for single cases: a person shaped it, or works with it
-- now. One that is answered, or that a crisis is about, is joined with no other meanwhile. $3: now.
-- fragment: problem_stays
CASE WHEN g.is_kept = 1
                OR EXISTS (SELECT 1 FROM mass_answer w WHERE w.brand_id = $1 AND w.problem_id = g.id
                              AND w.state NOT IN ('dropped', 'stopped')
                              AND (w.state <> 'done' OR w.late_until > $3))
                OR EXISTS (SELECT 1 FROM crisis w WHERE w.brand_id = $1 AND w.problem_id = g.id
                              AND w.phase <> 'closed')
            THEN 1 ELSE 0 END

-- What may be about a problem: the newest angry or guessing messages, and complaints told calmly, by
-- the indexes made for them.
-- name: problem_window
SELECT m.id, m.case_id, m.written_at, m.title, substr(m.text, 1, 2000) AS text, k.problem_id, k.put_by, g.is_over,
       @problem_stays@ AS is_kept,
       CASE WHEN k.case_id IS NULL THEN 1 ELSE 0 END AS is_new
  FROM (SELECT x.id, x.case_id, x.written_at, x.title, x.text FROM (
            SELECT id, case_id, written_at, title, text FROM (SELECT id, case_id, written_at, title, text FROM message
             WHERE brand_id = $1 AND written_at > $2
               AND (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0
               AND class <> 'praise' AND state NOT IN ('deleted', 'erased')
             ORDER BY written_at DESC, id DESC LIMIT $4) angry
            UNION ALL
            SELECT id, case_id, written_at, title, text FROM (SELECT id, case_id, written_at, title, text FROM message
             WHERE brand_id = $1 AND written_at > $2
               AND (class = 'complaint' OR class = 'pressing' OR class = 'at_risk')
               AND mood <> 'negative' AND is_own = 0
               AND state NOT IN ('deleted', 'erased')
             ORDER BY written_at DESC, id DESC LIMIT $4) calm) x
         ORDER BY x.written_at DESC, x.id DESC LIMIT $4) m
  LEFT JOIN problem_case k ON k.case_id = m.case_id
  LEFT JOIN problem g ON g.id = k.problem_id
 ORDER BY m.written_at, m.id;

-- What is said when nothing is wrong: how cases of the lists begin that complain of nothing.
-- name: problem_usual
SELECT (SELECT substr(m.text, 1, 1000) FROM message m
         WHERE m.brand_id = $1 AND m.case_id = c.id AND m.is_own = 0
           AND m.state NOT IN ('deleted', 'erased') ORDER BY m.id LIMIT 1) AS text
  FROM (SELECT id, class, mood, first_at FROM (SELECT id, class, mood, first_at FROM desk_case
             WHERE brand_id = $1 AND queue = 'talk' AND sort_at > $2
             ORDER BY sort_at DESC LIMIT $3) talk
        UNION ALL
        SELECT id, class, mood, first_at FROM (SELECT id, class, mood, first_at FROM desk_case
             WHERE brand_id = $1 AND queue = 'waiting' AND sort_at > $2
             ORDER BY sort_at DESC LIMIT $3) waiting
        UNION ALL
        SELECT id, class, mood, first_at FROM (SELECT id, class, mood, first_at FROM desk_case
             WHERE brand_id = $1 AND queue = 'done' AND sort_at > $2
             ORDER BY sort_at DESC LIMIT $3) done) c
 WHERE c.class IN ('other', 'praise', 'question', 'criticism') AND c.mood <> 'negative'
 ORDER BY c.first_at, c.id LIMIT $4;

-- What people may have changed of the problems that take cases.
-- name: problem_state
SELECT g.id, @problem_stays@ AS is_kept, g.name
  FROM problem g WHERE g.brand_id = $1 AND g.is_over = 0 ORDER BY g.id LIMIT $2;

-- Those that nobody named or shaped, and no case is in any more.
-- name: problem_sweep
DELETE FROM problem
 WHERE brand_id = $1 AND is_kept = 0 AND name IS NULL
   AND NOT EXISTS (SELECT 1 FROM problem_case k WHERE k.problem_id = problem.id);
