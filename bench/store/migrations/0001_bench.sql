CREATE TABLE plain (
    id       @rowid@,
    brand_id BIGINT NOT NULL,
    source   TEXT NOT NULL,
    ext_id   TEXT NOT NULL,
    body     TEXT NOT NULL,
    at       BIGINT NOT NULL,
    state    TEXT NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    UNIQUE (source, ext_id)
);
CREATE TABLE full_message (
    id       @rowid@,
    brand_id BIGINT NOT NULL,
    source   TEXT NOT NULL,
    ext_id   TEXT NOT NULL,
    body     TEXT NOT NULL,
    at       BIGINT NOT NULL,
    state    TEXT NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    UNIQUE (source, ext_id)
);
CREATE INDEX full_message_brand ON full_message(brand_id, id);
CREATE INDEX full_message_new ON full_message(brand_id, at) WHERE state = 'new';
