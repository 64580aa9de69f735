-- Complaints told calmly: with the alerts (message_alert) what problems are looked for among. Not
-- `class IN (..)`: SQLite makes a table of its own of that list for every row that is added.
CREATE INDEX message_calm ON message(brand_id, written_at)
    WHERE (class = 'complaint' OR class = 'pressing' OR class = 'at_risk') AND mood <> 'negative'
      AND is_own = 0;

-- Problems are listed by one walk over what is in them.
CREATE INDEX problem_case_brand ON problem_case(brand_id, problem_id, at);

-- A merge can be taken back for some days: the problem that went into another one stays out of sight
-- (is_over 2, or 3 when it was settled), and its cases know where they came from.
ALTER TABLE problem ADD COLUMN merged_at BIGINT;
ALTER TABLE problem_case ADD COLUMN came_from BIGINT;
CREATE INDEX problem_merged ON problem(merged_at) WHERE merged_at IS NOT NULL;

-- Messages up to last_id came in before their subjects, demands and harm were kept, or may have; they
-- are read again in their order, and done_id is how far that is.
CREATE TABLE reread (
    done_id BIGINT NOT NULL,
    last_id BIGINT NOT NULL
);
INSERT INTO reread (done_id, last_id) SELECT 0, COALESCE(max(id), 0) FROM message;
