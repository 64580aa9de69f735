-- Promises of ours, found in answers or written down by hand.
CREATE TABLE promise (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id      BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    reply_id     BIGINT,
    staff_id     BIGINT NOT NULL,      -- who gave it
    kind         TEXT NOT NULL,
    text         TEXT NOT NULL,
    due_at       BIGINT,
    state        TEXT NOT NULL,        -- found, open, kept, late, broken, dropped
    made_at      BIGINT NOT NULL,
    ended_at     BIGINT
);
CREATE INDEX promise_case ON promise(case_id, id);
CREATE INDEX promise_brand ON promise(brand_id, id);
