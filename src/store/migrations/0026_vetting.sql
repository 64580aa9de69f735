-- Pemeriksaan orang: who looked at which public pages of whom, what was seen, and what was decided.
-- Nothing of those pages is kept.
CREATE TABLE vetting (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id    BIGINT REFERENCES staff(id), -- NULL: not a person of the business yet
    name        TEXT NOT NULL,
    addresses   TEXT NOT NULL,      -- JSON: crisis/vetting.h
    answers     TEXT NOT NULL,      -- JSON
    note        TEXT,
    told_at     BIGINT,             -- when the person was told that they are looked at
    verdict     TEXT NOT NULL,      -- open, fit, unfit
    decided_by  BIGINT,
    decided_at  BIGINT,
    valid_until BIGINT,             -- of a verdict; then it is looked at again
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX vetting_brand ON vetting(brand_id, id);
CREATE UNIQUE INDEX vetting_staff ON vetting(brand_id, staff_id) WHERE staff_id IS NOT NULL;

-- Kuis kebijakan: one try of one person at one version of the policy.
CREATE TABLE quiz_try (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id   BIGINT NOT NULL REFERENCES staff(id),
    version    BIGINT NOT NULL,     -- of the policy
    seed       BIGINT NOT NULL,     -- of which questions, in which order
    began_at   BIGINT NOT NULL,
    ended_at   BIGINT,
    correct    BIGINT NOT NULL DEFAULT 0,
    is_passed  BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX quiz_try_of ON quiz_try(brand_id, staff_id, id);

-- Who passed the rules on their own word too often has each answer read by a second person, until an
-- approver lifts it.
CREATE TABLE rights_pause (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id   BIGINT NOT NULL REFERENCES staff(id),
    overrides  BIGINT NOT NULL,     -- how many it were in seven days
    at         BIGINT NOT NULL,
    lifted_at  BIGINT,
    lifted_by  BIGINT,
    reason     TEXT
);
CREATE INDEX rights_pause_brand ON rights_pause(brand_id, id);
CREATE UNIQUE INDEX rights_pause_now ON rights_pause(brand_id, staff_id) WHERE lifted_at IS NULL;
CREATE INDEX clause_override_staff ON clause_override(brand_id, staff_id, at);
