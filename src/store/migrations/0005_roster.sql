-- Who takes duty in a brand, in the order in which they are next in line. Times of day are seconds
-- after midnight in the person's own zone.
CREATE TABLE watcher (
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id    BIGINT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    position    BIGINT NOT NULL,
    zone        BIGINT NOT NULL,
    quiet_from  BIGINT NOT NULL,
    quiet_to    BIGINT NOT NULL,             -- the same as quiet_from: no quiet hours
    quiet_level TEXT NOT NULL,               -- from this level on they are woken all the same
    tested_at   BIGINT NOT NULL DEFAULT 0,   -- the last monthly test of this person's ways
    PRIMARY KEY (brand_id, staff_id)
);

CREATE TABLE shift (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id BIGINT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    weekday  BIGINT NOT NULL,                -- 0 = Sunday, of its beginning
    from_at  BIGINT NOT NULL,
    to_at    BIGINT NOT NULL                 -- not after from_at: on the next day
);
CREATE INDEX shift_brand ON shift(brand_id, staff_id);

-- What a date has instead of its weekly shifts: nothing, or other hours.
CREATE TABLE shift_exception (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id BIGINT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    day      BIGINT NOT NULL,                -- days since 1970
    is_off   BIGINT NOT NULL,
    from_at  BIGINT NOT NULL,
    to_at    BIGINT NOT NULL
);
CREATE INDEX shift_exception_brand ON shift_exception(brand_id, day);

-- How a person is woken, whichever brand it is about.
CREATE TABLE wake_way (
    id         @id@,
    staff_id   BIGINT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    way        TEXT NOT NULL,                -- mail, hook, telegram, push
    name       TEXT NOT NULL,                -- as the person calls it: "HP toko"
    address    TEXT NOT NULL,                -- mail address, URL, chat; push: its service alone
    print      TEXT NOT NULL,                -- hash of the whole address: the same one twice is one
    secret     TEXT,                         -- sealed: of the hook, the subscription of the browser
    created_at BIGINT NOT NULL,
    ok_at      BIGINT,                       -- the last call that went through
    failed_at  BIGINT,
    failure    TEXT,
    UNIQUE (staff_id, print)
);

-- What is sent to the bot to link a chat, once.
CREATE TABLE wake_code (
    code_hash  TEXT PRIMARY KEY,
    staff_id   BIGINT NOT NULL REFERENCES staff(id) ON DELETE CASCADE,
    expires_at BIGINT NOT NULL
);
CREATE INDEX wake_code_expiry ON wake_code(expires_at);

-- What a brand says about its alarms beside the ladder.
CREATE TABLE alarm_setting (
    brand_id     BIGINT PRIMARY KEY REFERENCES brand(id) ON DELETE CASCADE,
    holding_text TEXT,                       -- the prepared holding answer
    tested_at    BIGINT NOT NULL DEFAULT 0   -- the last monthly test of the ladder's own addresses
);

-- Ladders that are there already are tested with the next working hours.
INSERT INTO alarm_setting (brand_id, tested_at) SELECT DISTINCT brand_id, 0 FROM alarm_step;

ALTER TABLE alarm_step ADD COLUMN staff_id BIGINT;        -- way person
ALTER TABLE alarm_call ADD COLUMN staff_id BIGINT;        -- whom, when the desk knows them
ALTER TABLE alarm_call ADD COLUMN way_id BIGINT;          -- wake_way; its address and secret are read there
ALTER TABLE alarm_call ADD COLUMN recipient TEXT;         -- the same for every call to one address
ALTER TABLE alarm_call ADD COLUMN is_report BIGINT NOT NULL DEFAULT 0; -- tells an owner what a test found
ALTER TABLE alarm_call ADD COLUMN began_at BIGINT;        -- when a caller took it
ALTER TABLE alarm_call ADD COLUMN received_at BIGINT;     -- the device says that it came
ALTER TABLE alarm_call ADD COLUMN used BIGINT NOT NULL DEFAULT 0; -- bits of what its link was used for
ALTER TABLE incident ADD COLUMN is_monthly BIGINT NOT NULL DEFAULT 0; -- a test the program began
ALTER TABLE incident ADD COLUMN failed BIGINT;            -- calls of it that failed, once it was judged
CREATE INDEX incident_monthly ON incident(id) WHERE is_monthly = 1 AND failed IS NULL;

-- The one alarm of an incident at one address: what comes later replaces it or stands below it.
CREATE TABLE alarm_post (
    id          @id@,
    brand_id    BIGINT NOT NULL,
    incident_id BIGINT NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    recipient   TEXT NOT NULL,
    call_id     BIGINT NOT NULL,             -- the newest call to it
    external_id TEXT NOT NULL,               -- of the first message there
    link        TEXT,                        -- sealed token of that call, for changing what stands there
    shown_at    BIGINT NOT NULL,             -- when what stands there was last true
    is_live     BIGINT NOT NULL DEFAULT 1,   -- changes with the incident
    UNIQUE (incident_id, recipient)
);
CREATE INDEX alarm_post_live ON alarm_post(shown_at) WHERE is_live = 1;
