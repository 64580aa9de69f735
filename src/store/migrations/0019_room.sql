-- What a room needs beside 0016: who leads a phase, where its timeline begins, how the freeze ends.
ALTER TABLE crisis ADD COLUMN from_seq BIGINT NOT NULL DEFAULT 0; -- the log up to here was before it
ALTER TABLE crisis ADD COLUMN to_seq BIGINT;         -- the last row of its timeline, once it is closed
ALTER TABLE crisis ADD COLUMN thaw_by BIGINT;        -- who asked to end the freeze
ALTER TABLE crisis ADD COLUMN thaw_at BIGINT;
ALTER TABLE crisis_phase ADD COLUMN owner_id BIGINT; -- staff: who answers for it
ALTER TABLE crisis_step ADD COLUMN minutes BIGINT NOT NULL DEFAULT 0; -- after its phase began
ALTER TABLE crisis_step ADD COLUMN told_at BIGINT;   -- when everybody was told that it is late

CREATE INDEX crisis_member_duty ON crisis_member(staff_id, until_at);

-- What the shop means to post, so that it can be held back. Nothing here is posted by the program.
CREATE TABLE planned_post (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    channel   TEXT NOT NULL,
    text      TEXT NOT NULL,
    due_at    BIGINT NOT NULL,
    state     TEXT NOT NULL,            -- planned, posted, cancelled
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    thaw_by   BIGINT,                   -- asked to let it out of the freeze
    agreed_by BIGINT,                   -- a second person who agreed
    ended_by  BIGINT,
    ended_at  BIGINT,
    link      TEXT,                     -- where it stands
    version   BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX planned_post_state ON planned_post(brand_id, state, due_at, id);

-- "Jangan unggah": days on which nothing is posted.
CREATE TABLE quiet_day (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    from_day TEXT NOT NULL,             -- 2026-12-25, in the brand's zone
    to_day   TEXT NOT NULL,
    why      TEXT NOT NULL,
    made_by  BIGINT NOT NULL,
    made_at  BIGINT NOT NULL
);
CREATE INDEX quiet_day_brand ON quiet_day(brand_id, to_day);
