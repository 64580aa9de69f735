-- The key statement: what is true now about one matter, by version.
CREATE TABLE statement (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    problem_id BIGINT,                -- speaks of that problem's cases; NULL: of all
    name       TEXT NOT NULL,
    made_by    BIGINT NOT NULL,
    made_at    BIGINT NOT NULL
);
CREATE INDEX statement_brand ON statement(brand_id, id);
CREATE TABLE statement_version (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    statement_id BIGINT NOT NULL REFERENCES statement(id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    state        TEXT NOT NULL,       -- draft, approved, in_force, replaced, withdrawn
    slots        TEXT NOT NULL,       -- JSON: desk/statement.h
    text         TEXT NOT NULL,       -- the official wording for the public
    author_id    BIGINT NOT NULL,     -- who wrote it last
    made_at      BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL,
    approver_id  BIGINT,
    approved_at  BIGINT,
    from_at      BIGINT,              -- in force from here on; approved: when it shall be
    ended_at     BIGINT,
    ended_by     BIGINT,              -- staff
    reason       TEXT,                -- why it was withdrawn
    is_reading   BIGINT NOT NULL DEFAULT 0, -- earlier answers are still being read against it
    read_at      BIGINT NOT NULL DEFAULT 0, -- the last one read: when it left, and its id
    read_id      BIGINT NOT NULL DEFAULT 0,
    read_done    BIGINT NOT NULL DEFAULT 0,
    read_total   BIGINT NOT NULL DEFAULT 0,
    version      BIGINT NOT NULL DEFAULT 1,
    UNIQUE (statement_id, number)
);
CREATE INDEX statement_version_brand ON statement_version(brand_id, state, statement_id);
-- One being written and one in force, whoever else tries at the same moment.
CREATE UNIQUE INDEX statement_version_open ON statement_version(statement_id)
    WHERE state IN ('draft', 'approved');
CREATE UNIQUE INDEX statement_version_in_force ON statement_version(statement_id)
    WHERE state = 'in_force';

-- An answer that says something else than the statement in force.
CREATE TABLE contradiction (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    statement_id BIGINT NOT NULL,
    version_id   BIGINT NOT NULL REFERENCES statement_version(id) ON DELETE CASCADE,
    reply_id     BIGINT NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
    case_id      BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    state        TEXT NOT NULL,       -- open, correcting, done, dismissed, recalled, outdated
    findings     TEXT NOT NULL,       -- JSON: desk/contradiction.h
    found_at     BIGINT NOT NULL,
    begun_at     BIGINT,              -- somebody began a correction
    begun_by     BIGINT,
    ended_at     BIGINT,
    ended_by     BIGINT,
    reason       TEXT,                -- why it was dismissed
    UNIQUE (version_id, reply_id)
);
CREATE INDEX contradiction_brand ON contradiction(brand_id, statement_id, state, id);
CREATE INDEX contradiction_case ON contradiction(case_id, state);
CREATE INDEX contradiction_reply ON contradiction(reply_id);

-- What left, in its order, and what has not left yet.
CREATE INDEX reply_left ON reply(brand_id, sent_at, id) WHERE sent_at IS NOT NULL;
CREATE INDEX reply_pending ON reply(brand_id, id)
    WHERE state IN ('waiting', 'held', 'by_hand', 'failed');
