-- Jawab banyak: one answer to all of a problem, of a list, or of chosen cases.
CREATE TABLE mass_answer (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    problem_id  BIGINT,               -- whose latecomers get it too; NULL: of a list or chosen cases
    state       TEXT NOT NULL,        -- desk/mass.h
    mode        TEXT NOT NULL,        -- replies, post, both
    text        TEXT NOT NULL,
    post_text   TEXT NOT NULL,
    post_link   TEXT,
    overrides   BIGINT NOT NULL DEFAULT 0, -- its author saw what the checker asks about
    author_id   BIGINT NOT NULL,
    approver_id BIGINT,
    remark      TEXT,                 -- why it was given back, or why it stands still
    made_at     BIGINT NOT NULL,
    handed_at   BIGINT,               -- to the second person, or to the undo minute
    start_at    BIGINT,               -- end of the undo minute
    ended_at    BIGINT,
    late_until  BIGINT,               -- who joins the problem until then gets it too
    next_at     BIGINT,               -- when the program looks at it again; NULL: nothing to do
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX mass_answer_brand ON mass_answer(brand_id, id);
CREATE INDEX mass_answer_waiting ON mass_answer(brand_id) WHERE state = 'waiting';
CREATE INDEX mass_answer_next ON mass_answer(next_at) WHERE next_at IS NOT NULL;
CREATE INDEX mass_answer_draft ON mass_answer(made_at) WHERE state = 'draft';

-- What was handed in, and what the second person made of it.
CREATE TABLE mass_text (
    id        @id@,
    brand_id  BIGINT NOT NULL,
    mass_id   BIGINT NOT NULL REFERENCES mass_answer(id) ON DELETE CASCADE,
    text      TEXT NOT NULL,
    post_text TEXT NOT NULL,
    staff_id  BIGINT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX mass_text_mass ON mass_text(mass_id, id);

-- The snapshot: for whom it is, as they stood when it was made. brand_id without a reference of its
-- own: the brand takes its answers along, they their items.
CREATE TABLE mass_item (
    id           @id@,
    brand_id     BIGINT NOT NULL,
    mass_id      BIGINT NOT NULL REFERENCES mass_answer(id) ON DELETE CASCADE,
    case_id      BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    author_id    BIGINT,              -- the recipient: nobody else ever gets it
    handle       TEXT,
    source_id    BIGINT NOT NULL,
    channel      TEXT NOT NULL,
    case_version BIGINT NOT NULL,
    problem_id   BIGINT,
    class        TEXT NOT NULL,
    subjects     BIGINT NOT NULL,
    demands      BIGINT NOT NULL,
    is_public    BIGINT NOT NULL,
    is_reachable BIGINT NOT NULL,
    is_late      BIGINT NOT NULL DEFAULT 0,
    state        TEXT NOT NULL,       -- planned, skipped, handed, posted, taken_out, failed
    reason       TEXT NOT NULL,
    reply_id     BIGINT,
    done_at      BIGINT,              -- handed to the way out, or answered by the post
    UNIQUE (mass_id, case_id)
);
CREATE INDEX mass_item_state ON mass_item(mass_id, state, id);
CREATE INDEX mass_item_case ON mass_item(case_id);
CREATE INDEX mass_item_reply ON mass_item(reply_id) WHERE reply_id IS NOT NULL;
CREATE INDEX mass_item_pace ON mass_item(source_id, done_at) WHERE state = 'handed';
CREATE INDEX mass_item_posted ON mass_item(brand_id, done_at) WHERE state = 'posted';

-- Tombol darurat: while a row is open, nothing of its source, its channel, or (both NULL) of the
-- whole brand leaves.
CREATE TABLE halt (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    source_id BIGINT REFERENCES source(id) ON DELETE CASCADE,
    channel   TEXT,
    reason    TEXT NOT NULL,
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    ended_by  BIGINT,
    ended_at  BIGINT
);
CREATE INDEX halt_brand ON halt(brand_id, id);
CREATE INDEX halt_open ON halt(brand_id) WHERE ended_at IS NULL;
CREATE INDEX halt_source ON halt(source_id) WHERE source_id IS NOT NULL;
