-- A rehearsal plays in a brand of its own beside the real one; nothing of such a brand leaves.
ALTER TABLE brand ADD COLUMN drill_of BIGINT REFERENCES brand(id) ON DELETE CASCADE;
CREATE INDEX brand_drill ON brand(drill_of) WHERE drill_of IS NOT NULL;

-- Belongs to the real brand, so that what was learned stays when the stage is gone.
CREATE TABLE drill (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    stage_id   BIGINT,                 -- the brand it plays in; NULL once that is gone
    pack       TEXT NOT NULL,
    seed       BIGINT NOT NULL,
    minutes    BIGINT NOT NULL,        -- 15, 30, 60
    speed      BIGINT NOT NULL,        -- so many times faster than the clock: 1, 2, 4
    state      TEXT NOT NULL,          -- running, paused, over
    beat       BIGINT NOT NULL DEFAULT 0, -- beats of twenty seconds played
    next_at    BIGINT,                 -- the next beat
    began_at   BIGINT NOT NULL,
    began_by   BIGINT NOT NULL,        -- staff; 0: the program
    first_at   BIGINT NOT NULL,        -- when the storm began, after an ordinary fortnight
    ended_at   BIGINT,
    level      TEXT NOT NULL DEFAULT 'normal', -- the highest reached
    origin_source_id BIGINT,           -- where the desk says it began, of the stage
    origin     TEXT,                   -- its channel
    score      BIGINT,                 -- 0 to 100
    went_well  TEXT,                   -- the three questions of the debrief
    to_change  TEXT,
    next_step  TEXT,
    told_by    BIGINT,
    told_at    BIGINT,
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX drill_brand ON drill(brand_id, id);
CREATE INDEX drill_stage ON drill(stage_id) WHERE stage_id IS NOT NULL;
CREATE INDEX drill_next ON drill(next_at) WHERE next_at IS NOT NULL;
CREATE UNIQUE INDEX drill_one ON drill(brand_id) WHERE state IN ('running', 'paused');

CREATE TABLE drill_member (
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    drill_id BIGINT NOT NULL REFERENCES drill(id) ON DELETE CASCADE,
    staff_id BIGINT NOT NULL REFERENCES staff(id),
    at       BIGINT NOT NULL,
    PRIMARY KEY (drill_id, staff_id)
);
CREATE INDEX drill_member_brand ON drill_member(brand_id, staff_id, drill_id);

-- What the team did, as it was read from the rows of the stage.
CREATE TABLE drill_act (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    drill_id     BIGINT NOT NULL REFERENCES drill(id) ON DELETE CASCADE,
    beat         BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    kind         TEXT NOT NULL,        -- drill/storm.h, and promise, kept
    is_at_origin BIGINT NOT NULL DEFAULT 0,
    object       TEXT NOT NULL,        -- reply, guard, contradiction, promise
    object_id    BIGINT NOT NULL,      -- of the stage
    case_id      BIGINT,
    staff_name   TEXT,
    text         TEXT,
    UNIQUE (drill_id, object, object_id, kind)
);
CREATE INDEX drill_act_brand ON drill_act(brand_id);

CREATE TABLE drill_score (
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    drill_id BIGINT NOT NULL REFERENCES drill(id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    value    BIGINT NOT NULL,
    points   BIGINT NOT NULL,
    most     BIGINT NOT NULL,
    act_id   BIGINT,                   -- the evidence
    PRIMARY KEY (drill_id, name)
);
CREATE INDEX drill_score_brand ON drill_score(brand_id);
