-- What kind of trouble a threat would be, by which a posture is suggested: victim, accident, preventable, rumour.
ALTER TABLE threat ADD COLUMN situation TEXT NOT NULL DEFAULT 'accident';

-- When somebody wrote it anew or retired it; a review alone changes nothing.
ALTER TABLE threat ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE playbook ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;

-- The handling matrix: what a shop changed of it. Where no row stands, the program's own holds.
CREATE TABLE matrix_row (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    class      TEXT NOT NULL,
    channel    TEXT NOT NULL,           -- "" = every channel without a row of its own
    move       TEXT NOT NULL,           -- the first move
    tone       TEXT NOT NULL,
    role       TEXT NOT NULL,           -- the least that answers
    minutes    BIGINT NOT NULL,         -- until the first word
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version    BIGINT NOT NULL DEFAULT 1,
    UNIQUE (brand_id, class, channel)
);

-- What the desk cannot see for itself and a person says: when it was done last.
CREATE TABLE ready_note (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    part       TEXT NOT NULL,           -- a name of crisis/readiness.c
    at         BIGINT NOT NULL,
    staff_id   BIGINT NOT NULL,
    UNIQUE (brand_id, part)
);
