-- Counts: answers among the messages, what came late (in the bucket of the time it came), and the
-- negative messages with repeats of one author left out: -1 until the watcher has read them.
ALTER TABLE bucket ADD COLUMN replies BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bucket ADD COLUMN negative_replies BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bucket ADD COLUMN late BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bucket ADD COLUMN people BIGINT NOT NULL DEFAULT -1;
CREATE INDEX bucket_unsettled ON bucket(brand_id, at) WHERE people < 0 AND negative > 0;

-- Negative messages of each subject by the hour; one column for each answer of the subject head.
CREATE TABLE bucket_subject (
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    at         BIGINT NOT NULL,
    delivery   BIGINT NOT NULL,
    packaging  BIGINT NOT NULL,
    quality    BIGINT NOT NULL,
    wrong_item BIGINT NOT NULL,
    price      BIGINT NOT NULL,
    payment    BIGINT NOT NULL,
    service    BIGINT NOT NULL,
    app        BIGINT NOT NULL,
    place      BIGINT NOT NULL,
    other      BIGINT NOT NULL,
    PRIMARY KEY (brand_id, at)
);

-- What is grave because many may see it.
CREATE INDEX desk_case_loud ON desk_case(brand_id, last_at)
    WHERE queue = 'waiting' AND severity = 'high' AND reach >= 10000;
-- Our last word that all can read, and the last answer of a source.
CREATE INDEX message_own ON message(brand_id, written_at) WHERE is_own = 1 AND is_direct = 0;
CREATE INDEX reply_sent ON reply(source_id, sent_at) WHERE sent_at IS NOT NULL;

-- What was judged, what it was judged from, and what a person made of it. Older rows have no input.
ALTER TABLE verdict ADD COLUMN shown TEXT;          -- the level people see; NULL: the same
ALTER TABLE verdict ADD COLUMN decision_id BIGINT;  -- that holds
ALTER TABLE verdict ADD COLUMN surprise DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE verdict ADD COLUMN excess DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE verdict ADD COLUMN usual_low DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE verdict ADD COLUMN usual_high DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE verdict ADD COLUMN input TEXT;          -- JSON: desk/scene.h

CREATE INDEX verdict_at ON verdict(brand_id, at);

CREATE TABLE verdict_decision (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    verdict_id  BIGINT NOT NULL,
    incident_id BIGINT,
    act         TEXT NOT NULL,        -- accept, lower, raise, dismiss
    level       TEXT NOT NULL,        -- that shall hold
    at_level    TEXT NOT NULL,        -- the program's when it was made
    reason      TEXT NOT NULL,
    staff_id    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    review_at   BIGINT,
    ended_at    BIGINT,
    ended_by    TEXT                  -- review, risen, danger, calm, replaced
);
CREATE INDEX verdict_decision_brand ON verdict_decision(brand_id, id);
CREATE INDEX verdict_decision_held ON verdict_decision(brand_id) WHERE ended_at IS NULL;
CREATE INDEX verdict_decision_incident ON verdict_decision(incident_id) WHERE incident_id IS NOT NULL;

-- "Sebab diketahui": what a person wrote down as the cause.
CREATE TABLE verdict_cause (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    incident_id BIGINT,
    text        TEXT NOT NULL,
    staff_id    BIGINT NOT NULL,
    at          BIGINT NOT NULL
);
CREATE INDEX verdict_cause_brand ON verdict_cause(brand_id, at);

-- When a source last brought something, and last held a word of ours.
ALTER TABLE source ADD COLUMN last_message_at BIGINT;
ALTER TABLE source ADD COLUMN last_own_at BIGINT;

-- Policy: after how many days an account that is silent, or not answered, is named.
ALTER TABLE brand ADD COLUMN quiet_days BIGINT NOT NULL DEFAULT 7;
