-- What a shop is afraid of, and what it does then.
CREATE TABLE threat (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    starter      TEXT,                  -- its key in the starter list; NULL: the shop's own
    name         TEXT NOT NULL,
    side         TEXT NOT NULL,         -- inside, outside
    how          TEXT,                  -- bagaimana
    origin       TEXT,                  -- dari mana: channel, group of people, event
    harm_company TEXT,
    harm_brand   TEXT,
    likelihood   BIGINT NOT NULL,       -- 1 to 5
    effect       BIGINT NOT NULL,       -- 1 to 5
    signs        TEXT NOT NULL,         -- JSON: early signs, words and signals
    owner_id     BIGINT,                -- staff
    reviewed_at  BIGINT NOT NULL,
    retired_at   BIGINT,
    made_by      BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX threat_brand ON threat(brand_id, id);

CREATE TABLE playbook (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    threat_id    BIGINT REFERENCES threat(id) ON DELETE SET NULL,
    starter      TEXT,
    name         TEXT NOT NULL,
    posture      TEXT NOT NULL,         -- inform, deny, diminish, rebuild
    holding      TEXT,                  -- the prepared holding answer; NULL: that of Kalimat siap
    statement    TEXT,                  -- the prepared official wording, with gaps to fill
    approver_id  BIGINT,                -- staff: who approves the first statement
    word_every   BIGINT NOT NULL,       -- seconds from one progress update to the next
    reviewed_at  BIGINT NOT NULL,
    retired_at   BIGINT,
    made_by      BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX playbook_brand ON playbook(brand_id, id);
CREATE INDEX playbook_threat ON playbook(threat_id);

CREATE TABLE playbook_step (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    playbook_id BIGINT NOT NULL REFERENCES playbook(id) ON DELETE CASCADE,
    phase       TEXT NOT NULL,
    position    BIGINT NOT NULL,
    text        TEXT NOT NULL,
    duty        TEXT NOT NULL,          -- lead, assessor, responder, monitor, spokesperson
    minutes     BIGINT NOT NULL         -- after the phase began; 0: no limit
);
CREATE INDEX playbook_step_of ON playbook_step(playbook_id, phase, position);
CREATE INDEX playbook_step_brand ON playbook_step(brand_id);

-- One bad day, from its opening to the lesson.
CREATE TABLE crisis (
    id                @id@,
    brand_id          BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    name              TEXT NOT NULL,
    phase             TEXT NOT NULL,    -- preparation, response, reassurance, recovery, closed
    phase_at          BIGINT NOT NULL,
    problem_id        BIGINT,           -- whose cases it is about; NULL: not told yet
    incident_id       BIGINT,           -- the alarm it came from
    threat_id         BIGINT,
    playbook_id       BIGINT,
    statement_id      BIGINT,           -- its key statement
    lead_id           BIGINT NOT NULL,  -- staff: Pimpinan
    origin_source_id  BIGINT,           -- where it began
    origin_message_id BIGINT,
    origin_by         BIGINT,           -- staff who said so; 0: the program
    word_every        BIGINT NOT NULL,
    first_word_at     BIGINT,           -- our first public word about it
    next_word_at      BIGINT,           -- by when the next one is owed
    cause_known_at    BIGINT,
    is_frozen         BIGINT NOT NULL DEFAULT 0, -- planned posts wait
    opened_by         BIGINT NOT NULL,
    opened_at         BIGINT NOT NULL,
    closed_by         BIGINT,
    closed_at         BIGINT,
    close_reason      TEXT,             -- why it closed without a lesson or a change
    version           BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX crisis_brand ON crisis(brand_id, id);
CREATE INDEX crisis_incident ON crisis(brand_id, incident_id) WHERE incident_id IS NOT NULL;
-- One is hot at a time; one that recovers stands beside it.
CREATE UNIQUE INDEX crisis_hot ON crisis(brand_id)
    WHERE phase IN ('preparation', 'response', 'reassurance');

-- The phases it went through; `missing` are the exit tests that did not hold when it left, and `reason`
-- says why it left all the same.
CREATE TABLE crisis_phase (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id  BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    phase      TEXT NOT NULL,
    entered_at BIGINT NOT NULL,
    entered_by BIGINT NOT NULL,
    left_at    BIGINT,
    left_by    BIGINT,
    missing    TEXT,
    reason     TEXT
);
CREATE INDEX crisis_phase_of ON crisis_phase(crisis_id, id);
CREATE INDEX crisis_phase_brand ON crisis_phase(brand_id);
CREATE UNIQUE INDEX crisis_phase_now ON crisis_phase(crisis_id) WHERE left_at IS NULL;

-- Tim sementara: a duty from here to there, with the rights it brings.
CREATE TABLE crisis_member (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    staff_id  BIGINT NOT NULL REFERENCES staff(id),
    duty      TEXT NOT NULL,            -- assessor, responder, monitor, spokesperson
    from_at   BIGINT NOT NULL,
    until_at  BIGINT NOT NULL,
    ended_at  BIGINT,                   -- sooner than planned
    made_by   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL
);
CREATE INDEX crisis_member_of ON crisis_member(crisis_id, id);
CREATE INDEX crisis_member_staff ON crisis_member(brand_id, staff_id, until_at);

-- What is to be done: copied from the playbook when it opens, and what people add.
CREATE TABLE crisis_step (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id  BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    phase      TEXT NOT NULL,
    position   BIGINT NOT NULL,
    text       TEXT NOT NULL,
    duty       TEXT NOT NULL,
    staff_id   BIGINT,                  -- who took it
    due_at     BIGINT,
    done_at    BIGINT,
    done_by    BIGINT,
    skipped_at BIGINT,
    reason     TEXT,                    -- why it was skipped
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX crisis_step_brand ON crisis_step(brand_id);
CREATE INDEX crisis_step_of ON crisis_step(crisis_id, phase, position, id);
CREATE INDEX crisis_step_due ON crisis_step(brand_id, due_at)
    WHERE done_at IS NULL AND skipped_at IS NULL;
