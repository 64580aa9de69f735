-- Why it happened: asked five times, with evidence, until it is known.
CREATE TABLE root_cause (
    crisis_id BIGINT PRIMARY KEY REFERENCES crisis(id) ON DELETE CASCADE,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    whys      TEXT NOT NULL,          -- JSON: crisis/cause.h
    text      TEXT,                   -- in one sentence
    evidence  TEXT,
    link      TEXT,
    due_at    BIGINT,                 -- by when it shall be known
    known_at  BIGINT,
    known_by  BIGINT,
    changed_by BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    version   BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX root_cause_brand ON root_cause(brand_id);

-- Perbaikan & pencegahan: done by somebody by a day, and looked at again whether it helped.
CREATE TABLE corrective_act (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id  BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,         -- corrective, preventive
    text       TEXT NOT NULL,
    owner_id   BIGINT NOT NULL,       -- staff
    due_at     BIGINT NOT NULL,
    done_at    BIGINT,
    done_by    BIGINT,
    proof      TEXT,                  -- what shows that it is done
    check_at   BIGINT,                -- when its effect is looked at
    effect     TEXT,                  -- worked, partly, failed; NULL: not looked at yet
    remark     TEXT,
    checked_at BIGINT,
    checked_by BIGINT,
    dropped_at BIGINT,                -- with its reason in remark
    made_by    BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX corrective_act_brand ON corrective_act(brand_id, id);
CREATE INDEX corrective_act_crisis ON corrective_act(crisis_id, id);

-- Pelajaran: what went right or wrong, and what changed because of it.
CREATE TABLE lesson (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id   BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    threat_id   BIGINT REFERENCES threat(id) ON DELETE SET NULL,
    playbook_id BIGINT REFERENCES playbook(id) ON DELETE SET NULL,
    kind        TEXT NOT NULL,        -- right, wrong
    text        TEXT NOT NULL,
    change      TEXT,                 -- what is done otherwise now
    change_kind TEXT NOT NULL,        -- none, threat, playbook, policy, other
    measure     TEXT,                 -- what is compared: "jam sampai kata pertama"
    before_text TEXT,
    after_text  TEXT,
    after_at    BIGINT,
    link        TEXT,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    removed_at  BIGINT,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX lesson_brand ON lesson(brand_id, id);
CREATE INDEX lesson_crisis ON lesson(crisis_id, id);
CREATE INDEX lesson_threat ON lesson(threat_id) WHERE threat_id IS NOT NULL;
CREATE INDEX lesson_playbook ON lesson(playbook_id) WHERE playbook_id IS NOT NULL;

-- What customers say of how we dealt with it, in two piles.
CREATE TABLE crisis_voice (
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id  BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL,
    pile       TEXT NOT NULL,         -- right, wrong, none
    staff_id   BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (crisis_id, message_id)
);
CREATE INDEX crisis_voice_brand ON crisis_voice(brand_id);
