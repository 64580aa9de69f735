-- Promises of ours, found in answers or written down by hand. An open one counts from given_at on:
-- the answer left, or a person wrote it down.
CREATE TABLE promise (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id      BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    reply_id     BIGINT,               -- NULL: by hand
    staff_id     BIGINT NOT NULL,      -- who gave it
    kind         TEXT NOT NULL,
    text         TEXT NOT NULL,        -- the sentence
    due_at       BIGINT,               -- NULL only while it is `found`
    timed_by     BIGINT,               -- staff who set the time; NULL: read from the text
    state        TEXT NOT NULL,        -- found, open, kept, late, broken, dropped
    confirmed_at BIGINT,
    given_at     BIGINT,
    reminded     BIGINT NOT NULL DEFAULT 0, -- 1: told that it is due soon, 2: that it is overdue
    moved        BIGINT NOT NULL DEFAULT 0, -- how often it was put off
    must_tell    BIGINT NOT NULL DEFAULT 0, -- the customer does not know the new time yet
    reason       TEXT,
    made_at      BIGINT NOT NULL,
    ended_at     BIGINT,
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX promise_case ON promise(case_id, id);
CREATE INDEX promise_ended ON promise(brand_id, ended_at, id);
CREATE INDEX promise_open ON promise(brand_id, due_at, id) WHERE state = 'open';
CREATE INDEX promise_found ON promise(brand_id, id) WHERE state = 'found';

-- Asking again after a case was closed.
CREATE TABLE follow_up (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id   BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    author_id BIGINT,                  -- the customer: any new word of theirs cancels it
    number    BIGINT NOT NULL,         -- 1 to 3
    due_at    BIGINT NOT NULL,
    state     TEXT NOT NULL,           -- planned, due, asked, needless, reopened, cancelled
    made_at   BIGINT NOT NULL,
    ended_at  BIGINT
);
CREATE INDEX follow_up_case ON follow_up(case_id, id);
CREATE INDEX follow_up_brand ON follow_up(brand_id, id);
CREATE INDEX follow_up_planned ON follow_up(brand_id, due_at) WHERE state = 'planned';
CREATE INDEX follow_up_made ON follow_up(brand_id, made_at) WHERE state = 'planned';
CREATE INDEX follow_up_author ON follow_up(author_id) WHERE state = 'planned';
CREATE INDEX follow_up_due ON follow_up(brand_id, due_at, id) WHERE state = 'due';

-- How a case ended; a row for each time it was closed.
CREATE TABLE closing (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id     BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    outcome     TEXT NOT NULL,         -- accepted, best_effort, no_reply, fair
    regretted   BIGINT NOT NULL,
    offered     BIGINT NOT NULL,
    responded   BIGINT NOT NULL,
    attempts    TEXT,                  -- one a line
    reason      TEXT,
    note_agreed BIGINT NOT NULL,
    staff_id    BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX closing_case ON closing(case_id, id);
CREATE INDEX closing_brand ON closing(brand_id, at);

-- What people ticked of the way from public to private; what left through the desk needs no tick.
CREATE TABLE handoff (
    case_id    BIGINT PRIMARY KEY REFERENCES desk_case(id) ON DELETE CASCADE,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    public_at  BIGINT,
    private_at BIGINT
);
CREATE INDEX handoff_brand ON handoff(brand_id);
