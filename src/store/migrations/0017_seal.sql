-- The signed heads of the log, as in the file beside the database: what an evidence file shows.
CREATE TABLE seal (
    brand_id  BIGINT NOT NULL,        -- 0: the installation; outlives the brand as the log does
    seq       BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    hash      TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (brand_id, seq, hash)
);
-- The newest one to the owners, once a day.
CREATE TABLE seal_mail (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    day      BIGINT NOT NULL,         -- days since 1970 in the brand's zone
    address  TEXT NOT NULL,
    name     TEXT NOT NULL,
    language TEXT NOT NULL,
    seq      BIGINT NOT NULL,
    hash     TEXT NOT NULL,
    sealed_at BIGINT NOT NULL,
    signature TEXT NOT NULL,
    due_at   BIGINT NOT NULL,         -- when it is (or its lease is) due
    tries    BIGINT NOT NULL DEFAULT 0,
    ended_at BIGINT,
    failure  TEXT,
    UNIQUE (brand_id, day, address)
);
CREATE INDEX seal_mail_due ON seal_mail(due_at) WHERE ended_at IS NULL;
