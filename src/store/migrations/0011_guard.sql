-- A message as it was when something was held against it. Outlives what the platform shows; the log
-- has the hash, the salt lets the text be erased without breaking that.
CREATE TABLE sealed_copy (
    id            @id@,
    brand_id      BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    message_id    BIGINT NOT NULL,
    case_id       BIGINT NOT NULL,
    channel       TEXT NOT NULL,
    author_name   TEXT,
    author_handle TEXT,
    title         TEXT,
    text          TEXT NOT NULL,
    link          TEXT,
    written_at    BIGINT NOT NULL,
    sealed_at     BIGINT NOT NULL,
    salt          TEXT NOT NULL,
    hash          TEXT NOT NULL
);
CREATE INDEX sealed_copy_brand ON sealed_copy(brand_id, id);

-- A strike is for behaviour, never for an opinion; a message gives one at most, lifted or not.
CREATE TABLE strike (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    author_id   BIGINT NOT NULL REFERENCES author(id) ON DELETE CASCADE,
    case_id     BIGINT NOT NULL,
    message_id  BIGINT NOT NULL,
    copy_id     BIGINT NOT NULL,
    reason      TEXT NOT NULL,
    state       TEXT NOT NULL,         -- given, appealed, kept, lifted
    staff_id    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL,
    appeal      TEXT,
    appealed_by BIGINT,
    appealed_at BIGINT,
    remark      TEXT,                  -- of who decided the appeal
    decided_by  BIGINT,
    decided_at  BIGINT,
    version     BIGINT NOT NULL DEFAULT 1,
    UNIQUE (brand_id, message_id)
);
CREATE INDEX strike_author ON strike(author_id, id);

-- To hide, delete or report a message, or to ban who wrote it: asked, confirmed by somebody else, done
-- by hand on the platform.
CREATE TABLE guard_request (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,         -- hide, delete, report, ban
    author_id   BIGINT REFERENCES author(id) ON DELETE CASCADE,
    case_id     BIGINT NOT NULL,
    message_id  BIGINT NOT NULL,
    copy_id     BIGINT NOT NULL,
    reason      TEXT NOT NULL,
    note        TEXT,
    strikes     BIGINT NOT NULL DEFAULT 0, -- live ones when a ban was asked for
    is_short    BIGINT NOT NULL DEFAULT 0, -- fewer than the policy wants: an owner's word is needed
    is_passed   BIGINT NOT NULL DEFAULT 0, -- and was given
    state       TEXT NOT NULL,         -- asked, approved, refused, withdrawn, done, lifted, ended
    asked_by    BIGINT NOT NULL,
    asked_at    BIGINT NOT NULL,
    ready_at    BIGINT NOT NULL,       -- the end of the cool-off
    decided_by  BIGINT,
    decided_at  BIGINT,
    remark      TEXT,
    expires_at  BIGINT,                -- of a ban
    done_by     BIGINT,
    done_at     BIGINT,
    watch_until BIGINT,                -- of the backlash
    appeal      TEXT,
    appealed_by BIGINT,
    appealed_at BIGINT,
    ended_by    BIGINT,
    ended_at    BIGINT,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX guard_request_brand ON guard_request(brand_id, id);
CREATE INDEX guard_request_author ON guard_request(author_id, id);
CREATE INDEX guard_request_done ON guard_request(brand_id, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX guard_request_open ON guard_request(brand_id, id) WHERE state IN ('asked', 'approved');
CREATE INDEX guard_request_ban ON guard_request(brand_id, expires_at)
    WHERE kind = 'ban' AND state IN ('approved', 'done');
-- One at a time: of a message, and of a person's ban.
CREATE UNIQUE INDEX guard_request_message ON guard_request(message_id)
    WHERE kind <> 'ban' AND state IN ('asked', 'approved', 'done');
CREATE UNIQUE INDEX guard_request_banned ON guard_request(author_id)
    WHERE kind = 'ban' AND state IN ('asked', 'approved', 'done');

-- A person's claim that two authors are one. The smaller id first, so that a pair is one row.
CREATE TABLE person_link (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    low_id    BIGINT NOT NULL REFERENCES author(id) ON DELETE CASCADE,
    high_id   BIGINT NOT NULL REFERENCES author(id) ON DELETE CASCADE,
    evidence  TEXT NOT NULL,           -- phone, mail, order, name, other
    note      TEXT,
    case_id   BIGINT NOT NULL,         -- on whose page it was said
    staff_id  BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    undone_by BIGINT,
    undone_at BIGINT
);
CREATE INDEX person_link_brand ON person_link(brand_id, id);
CREATE INDEX person_link_low ON person_link(low_id, undone_at);
CREATE INDEX person_link_high ON person_link(high_id, undone_at);
CREATE UNIQUE INDEX person_link_pair ON person_link(low_id, high_id) WHERE undone_at IS NULL;

-- Telephone numbers, addresses, order numbers and names that authors gave, as salted hashes: enough to
-- see that two are alike, never what they are. Gone with the message that told it.
CREATE TABLE person_print (
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    print      TEXT NOT NULL,
    author_id  BIGINT NOT NULL REFERENCES author(id) ON DELETE CASCADE,
    message_id BIGINT NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,          -- phone, mail, order, name
    PRIMARY KEY (brand_id, print, author_id)
);
CREATE INDEX person_print_author ON person_print(author_id);
CREATE INDEX person_print_message ON person_print(message_id);
CREATE TABLE person_salt (
    brand_id BIGINT PRIMARY KEY REFERENCES brand(id) ON DELETE CASCADE,
    salt     TEXT NOT NULL
);
-- How far the messages of all brands were looked at for them.
CREATE TABLE person_print_state (
    done_id BIGINT NOT NULL
);
INSERT INTO person_print_state (done_id) VALUES (0);

-- Accounts of competitors, and where they were seen in matters of ours.
CREATE TABLE rival (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    handle     TEXT NOT NULL,          -- lower case, without its @
    name       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (brand_id, channel, handle)
);
CREATE TABLE rival_sighting (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id    BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    name       TEXT NOT NULL,          -- of the competitor, as it was then
    handle     TEXT NOT NULL,
    kind       TEXT NOT NULL,          -- wrote, named
    at         BIGINT NOT NULL
);
CREATE INDEX rival_sighting_case ON rival_sighting(brand_id, case_id, id);
