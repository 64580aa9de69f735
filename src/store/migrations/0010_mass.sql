-- One answer to many.
CREATE TABLE mass_answer (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    problem_id BIGINT,
    state      TEXT NOT NULL,
    text       TEXT NOT NULL,
    made_by    BIGINT NOT NULL,
    made_at    BIGINT NOT NULL
);
CREATE INDEX mass_answer_brand ON mass_answer(brand_id, id);
