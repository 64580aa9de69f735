-- Prepared texts, with fields in braces and a day after which nobody should use them.
CREATE TABLE prepared_text (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    language   TEXT NOT NULL,
    text       TEXT NOT NULL,
    expires_at BIGINT,
    UNIQUE (brand_id, name, language)
);
