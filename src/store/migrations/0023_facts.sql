-- Buku fakta: what is known of a crisis, who says so, and how sure that is.
CREATE TABLE fact (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id   BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    text        TEXT NOT NULL,          -- one sentence
    source      TEXT NOT NULL,          -- who or what says so
    link        TEXT,                   -- where the evidence stands
    state       TEXT NOT NULL,          -- unsure, sure, refuted, replaced
    reason      TEXT,                   -- why it was refuted or doubted again
    replaced_by BIGINT,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    worded_by   BIGINT NOT NULL,        -- who wrote it last
    worded_at   BIGINT NOT NULL,
    verified_by BIGINT,
    verified_at BIGINT,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX fact_of ON fact(crisis_id, id);
CREATE INDEX fact_brand ON fact(brand_id);

-- As it stood after each act on it.
CREATE TABLE fact_change (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    fact_id  BIGINT NOT NULL REFERENCES fact(id) ON DELETE CASCADE,
    act      TEXT NOT NULL,
    text     TEXT NOT NULL,
    source   TEXT NOT NULL,
    link     TEXT,
    state    TEXT NOT NULL,
    reason   TEXT,
    staff_id BIGINT NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX fact_change_of ON fact_change(fact_id, id);
CREATE INDEX fact_change_brand ON fact_change(brand_id);

-- What a sentence of a public text rests on, by a person's word: the same sentence rests on the same
-- fact wherever it stands.
CREATE TABLE claim (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    digest    TEXT NOT NULL,            -- of its words (text/claim.h)
    fact_id   BIGINT REFERENCES fact(id) ON DELETE CASCADE, -- NULL: it needs none
    staff_id  BIGINT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE UNIQUE INDEX claim_of ON claim(crisis_id, digest);
CREATE INDEX claim_fact ON claim(fact_id);
CREATE INDEX claim_brand ON claim(brand_id);

-- Kabar kemajuan: one row for each text it had. What was published once stays to be read.
CREATE TABLE crisis_update (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id    BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,       -- the first, the second ..
    turn         BIGINT NOT NULL,       -- its first text, its second ..
    stage        TEXT NOT NULL,         -- checking, cause_found, fixed, watched, done
    known        TEXT NOT NULL,
    unknown      TEXT NOT NULL,
    doing        TEXT NOT NULL,
    next_at      BIGINT,                -- the next word; NULL: none is owed
    state        TEXT NOT NULL,         -- draft, approved, published, replaced, dropped
    author_id    BIGINT NOT NULL,       -- who wrote it last
    made_at      BIGINT NOT NULL,
    changed_at   BIGINT NOT NULL,
    approver_id  BIGINT,
    approved_at  BIGINT,
    published_at BIGINT,
    published_by BIGINT,
    ended_at     BIGINT,                -- when another text took its place
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX crisis_update_of ON crisis_update(crisis_id, number, turn);
CREATE INDEX crisis_update_brand ON crisis_update(brand_id);
CREATE UNIQUE INDEX crisis_update_open ON crisis_update(crisis_id) WHERE state IN ('draft', 'approved');

-- Where people posted it by hand.
CREATE TABLE crisis_post (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    number    BIGINT NOT NULL,          -- of the update
    channel   TEXT NOT NULL,
    link      TEXT NOT NULL,
    staff_id  BIGINT NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX crisis_post_of ON crisis_post(crisis_id, id);
CREATE INDEX crisis_post_brand ON crisis_post(brand_id);

-- What an update promised to all.
CREATE TABLE crisis_promise (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    number    BIGINT NOT NULL,          -- of the update
    kind      TEXT NOT NULL,            -- as promise.kind
    text      TEXT NOT NULL,
    due_at    BIGINT NOT NULL,
    state     TEXT NOT NULL,            -- open, kept, late, broken, dropped
    proof     TEXT,                     -- a link, or what can be seen
    called_at BIGINT,                   -- when somebody was called because it is overdue
    staff_id  BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    ended_at  BIGINT,
    version   BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX crisis_promise_of ON crisis_promise(crisis_id, id);
CREATE INDEX crisis_promise_open ON crisis_promise(brand_id, due_at) WHERE state = 'open';
CREATE INDEX crisis_promise_brand ON crisis_promise(brand_id);

-- Halaman kabar: what anybody may read of it.
CREATE TABLE crisis_page (
    crisis_id      BIGINT PRIMARY KEY REFERENCES crisis(id) ON DELETE CASCADE,
    brand_id       BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    slug           TEXT NOT NULL,
    title          TEXT NOT NULL,      -- as customers read it
    is_on          BIGINT NOT NULL,
    shows_promises BIGINT NOT NULL,
    changed_by     BIGINT NOT NULL,
    changed_at     BIGINT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX crisis_page_slug ON crisis_page(slug);
CREATE INDEX crisis_page_brand ON crisis_page(brand_id);

-- A mass answer that goes first to where it began: others follow when its first answer there left.
ALTER TABLE mass_answer ADD COLUMN first_source_id BIGINT;
-- Why it may go elsewhere before a word of ours stands where a crisis began.
ALTER TABLE mass_answer ADD COLUMN first_reason TEXT;
