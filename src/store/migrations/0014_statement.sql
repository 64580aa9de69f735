-- The key statement: what is true now, in slots, by version.
CREATE TABLE key_statement (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    problem_id BIGINT,
    name       TEXT NOT NULL,
    made_at    BIGINT NOT NULL
);
CREATE INDEX key_statement_brand ON key_statement(brand_id, id);
