-- A strike is for behaviour, never for an opinion; it expires.
CREATE TABLE strike (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    author_id  BIGINT NOT NULL REFERENCES author(id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,
    reason     TEXT NOT NULL,
    staff_id   BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX strike_author ON strike(author_id, id);
CREATE INDEX strike_brand ON strike(brand_id, id);
