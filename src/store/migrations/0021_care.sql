-- What people decided of a case, in the order they did: to ignore it until a review date, to watch
-- it, that it is spam. "review" is the program bringing one back.
CREATE TABLE case_decision (
    id        @id@,
    brand_id  BIGINT NOT NULL,
    case_id   BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    decision  TEXT NOT NULL,
    reason    TEXT,
    staff_id  BIGINT,                 -- NULL: the program
    at        BIGINT NOT NULL,
    review_at BIGINT
);
CREATE INDEX case_decision_case ON case_decision(case_id, id);

-- Messages to people about deadlines and about posts nobody here sent: one a person and quarter of an
-- hour. By which of their ways it went is known once it did.
CREATE TABLE notice (
    id            @id@,
    brand_id      BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id      BIGINT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    state         TEXT NOT NULL,              -- due, calling, called, failed, cancelled
    made_at       BIGINT NOT NULL,
    soon          BIGINT NOT NULL,            -- cases about to pass
    past          BIGINT NOT NULL,            -- cases that passed
    posts         BIGINT NOT NULL,            -- posts of our own nobody here sent
    is_grave_only BIGINT NOT NULL,            -- said nothing of what is ordinary
    tries         BIGINT NOT NULL DEFAULT 0,
    lease_until   BIGINT,
    called_at     BIGINT,
    way           TEXT,
    failure       TEXT
);
CREATE INDEX notice_open ON notice(made_at) WHERE state IN ('due', 'calling');
CREATE INDEX notice_staff ON notice(staff_id, made_at);
CREATE INDEX notice_brand ON notice(brand_id, id);
-- The worst cases it named.
CREATE TABLE notice_case (
    notice_id BIGINT NOT NULL REFERENCES notice(id) ON DELETE CASCADE,
    position  BIGINT NOT NULL,
    brand_id  BIGINT NOT NULL,
    case_id   BIGINT NOT NULL,
    PRIMARY KEY (notice_id, position)
);

-- Messages of our own accounts that no answer of ours accounts for.
CREATE TABLE own_post (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL UNIQUE,
    case_id    BIGINT NOT NULL,
    source_id  BIGINT NOT NULL,
    found_at   BIGINT NOT NULL,
    is_grave   BIGINT NOT NULL,               -- the sentence checker would stop it
    state      TEXT NOT NULL,                 -- open, ours, taken_down
    decided_by BIGINT,
    decided_at BIGINT,
    remark     TEXT
);
CREATE INDEX own_post_open ON own_post(brand_id, found_at) WHERE state = 'open';
CREATE INDEX own_post_brand ON own_post(brand_id, id);

-- What is said in its place, of a post of our own that is taken down.
ALTER TABLE guard_request ADD COLUMN correction TEXT;
CREATE INDEX message_own_direct ON message(brand_id, written_at)
    WHERE is_own = 1 AND is_direct = 1 AND reply_id IS NULL;
