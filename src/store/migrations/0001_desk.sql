-- The desk's tables. @id@ and @rowid@ become the engine's automatic primary key. Times are seconds since
-- 1970 UTC, booleans 0/1, enums their names. Every table of a brand carries brand_id.

CREATE TABLE brand (
    id          @id@,
    name        TEXT NOT NULL,
    zone        BIGINT NOT NULL DEFAULT 25200,
    is_sample   BIGINT NOT NULL DEFAULT 0,
    -- policy, one row with the brand (desk/policy.h)
    four_eyes          BIGINT NOT NULL DEFAULT 1,
    hold_public        BIGINT NOT NULL DEFAULT 30,
    hold_private       BIGINT NOT NULL DEFAULT 10,
    clock_comment      BIGINT NOT NULL DEFAULT 3600,
    clock_chat         BIGINT NOT NULL DEFAULT 900,
    clock_marketplace  BIGINT NOT NULL DEFAULT 1800,
    clock_review       BIGINT NOT NULL DEFAULT 86400,
    clock_mail         BIGINT NOT NULL DEFAULT 14400,
    clock_grave        BIGINT NOT NULL DEFAULT 900,
    hours_from         BIGINT NOT NULL DEFAULT 28800,
    hours_to           BIGINT NOT NULL DEFAULT 72000,
    alarm_level        TEXT NOT NULL DEFAULT 'issue',
    policy_version     BIGINT NOT NULL DEFAULT 1,
    -- head of the brand's event sequence; the row is the lock that keeps it without gaps
    event_seq   BIGINT NOT NULL DEFAULT 0,
    created_at  BIGINT NOT NULL
);

CREATE TABLE staff (
    id            @id@,
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language      TEXT NOT NULL DEFAULT 'id',
    is_sample     BIGINT NOT NULL DEFAULT 0, -- an invented colleague of the sample shop
    created_at    BIGINT NOT NULL,
    ended_at      BIGINT
);

CREATE TABLE member (
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    staff_id   BIGINT NOT NULL REFERENCES staff(id),
    role       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (brand_id, staff_id)
);
CREATE INDEX member_staff ON member(staff_id);

CREATE TABLE session (
    id         @id@,
    token_hash TEXT NOT NULL UNIQUE,
    staff_id   BIGINT NOT NULL REFERENCES staff(id),
    address    TEXT NOT NULL,
    agent      TEXT NOT NULL,
    acts_as    BIGINT,               -- an invented colleague, in the sample shop only
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_staff ON session(staff_id);
CREATE INDEX session_expiry ON session(expires_at);

-- Invitations: a link that lets a new person choose a password, once.
CREATE TABLE invitation (
    token_hash TEXT PRIMARY KEY,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    email      TEXT NOT NULL,
    name       TEXT NOT NULL,
    role       TEXT NOT NULL,
    made_by    BIGINT NOT NULL REFERENCES staff(id),
    expires_at BIGINT NOT NULL
);
CREATE INDEX invitation_brand ON invitation(brand_id);

CREATE TABLE login_try (
    id  @id@,
    who TEXT NOT NULL, -- 'a:' + account hash or 'p:' + peer address
    at  BIGINT NOT NULL
);
CREATE INDEX login_try_who ON login_try(who, at);
CREATE INDEX login_try_at ON login_try(at);

CREATE TABLE source (
    id            @id@,
    brand_id      BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    name          TEXT NOT NULL,
    channel       TEXT NOT NULL,
    kind          TEXT NOT NULL,           -- how messages come in: file, hook, feed, hand
    url           TEXT,                    -- feed
    secret        TEXT,                    -- hook: sealed
    own_handle    TEXT,                    -- the shop's own name there
    way_out       TEXT NOT NULL,           -- browser, hook, mail
    out_url       TEXT,
    out_lookup    TEXT,
    out_secret    TEXT,                    -- sealed
    out_from      TEXT,
    is_paused     BIGINT NOT NULL DEFAULT 0,
    etag          TEXT,
    last_modified TEXT,
    next_poll_at  BIGINT,
    last_ok_at    BIGINT,
    failures      BIGINT NOT NULL DEFAULT 0,
    last_error    TEXT,
    created_at    BIGINT NOT NULL,
    UNIQUE (brand_id, name)
);
CREATE INDEX source_poll ON source(next_poll_at) WHERE next_poll_at IS NOT NULL;

CREATE TABLE word (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    text       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (brand_id, text)
);

-- People outside who write to or about the brand.
CREATE TABLE author (
    id         @rowid@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    channel    TEXT NOT NULL,
    handle     TEXT NOT NULL,
    name       TEXT NOT NULL,
    first_at   BIGINT NOT NULL,
    erased_at  BIGINT,
    UNIQUE (brand_id, handle, channel)
);

CREATE TABLE desk_case (
    id            @rowid@,
    brand_id      BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    source_id     BIGINT NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    author_id     BIGINT REFERENCES author(id),
    channel       TEXT NOT NULL,
    state         TEXT NOT NULL,
    queue         TEXT NOT NULL,      -- which list it stands in: waiting, customer, watch, talk, spam, done
    sort_at       BIGINT NOT NULL,    -- deadline, review time or last message, by queue
    deadline_at   BIGINT,
    class         TEXT NOT NULL,
    class_by      BIGINT,             -- staff who said so; NULL: the program
    severity      TEXT NOT NULL,
    mood          TEXT NOT NULL,
    signals       BIGINT NOT NULL DEFAULT 0,
    is_direct     BIGINT NOT NULL DEFAULT 0,
    reach         BIGINT NOT NULL DEFAULT 0,
    message_count BIGINT NOT NULL DEFAULT 1,
    owner_id      BIGINT,
    decision      TEXT NOT NULL DEFAULT 'none',
    reason        TEXT,
    review_at     BIGINT,
    first_at      BIGINT NOT NULL,
    last_at       BIGINT NOT NULL,
    answered_at   BIGINT,             -- first answer of ours
    late_by       BIGINT,             -- seconds past the deadline, frozen at the answer
    signature     BIGINT NOT NULL DEFAULT 0,
    version       BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX desk_case_queue ON desk_case(brand_id, queue, sort_at, id);
CREATE INDEX desk_case_author ON desk_case(author_id, id);
CREATE INDEX desk_case_owner ON desk_case(brand_id, owner_id, sort_at, id) WHERE owner_id IS NOT NULL;
-- Few rows each: grave matters nobody has handled, and what the answering times are taken from.
CREATE INDEX desk_case_grave ON desk_case(brand_id, last_at)
    WHERE queue = 'waiting' AND severity = 'grave';
CREATE INDEX desk_case_answered ON desk_case(brand_id, answered_at) WHERE answered_at IS NOT NULL;

-- brand_id without a reference of its own: the brand takes its cases along, they their messages.
CREATE TABLE message (
    id              @rowid@,
    brand_id        BIGINT NOT NULL,
    source_id       BIGINT NOT NULL,
    external_id     TEXT NOT NULL,
    case_id         BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    author_id       BIGINT,
    waits_for       TEXT,             -- parent id not seen yet
    written_at      BIGINT NOT NULL,
    seen_at         BIGINT NOT NULL,
    title           TEXT,
    text            TEXT NOT NULL,
    link            TEXT,
    state           TEXT NOT NULL DEFAULT 'live', -- live, edited, deleted, erased
    language        TEXT NOT NULL,
    mood            TEXT NOT NULL,
    class           TEXT NOT NULL,
    certainty       DOUBLE PRECISION NOT NULL,
    severity        TEXT NOT NULL,
    signals         BIGINT NOT NULL DEFAULT 0,
    word_hits       BIGINT NOT NULL DEFAULT 0,
    signature       BIGINT NOT NULL DEFAULT 0,
    reach           BIGINT NOT NULL DEFAULT 0,
    is_own          BIGINT NOT NULL DEFAULT 0,
    is_direct       BIGINT NOT NULL DEFAULT 0,
    reply_id        BIGINT,           -- when this is an answer that left through the outbox
    evidence        TEXT,             -- JSON list
    UNIQUE (external_id, source_id)   -- the telling column first: comparing stops there
);
CREATE INDEX message_case ON message(case_id, id);
CREATE INDEX message_orphan ON message(source_id, waits_for) WHERE waits_for IS NOT NULL;
-- What a judgement of the last hours counts people in: angry and guessing messages alone.
CREATE INDEX message_alert ON message(brand_id, written_at)
    WHERE (mood = 'negative' OR class = 'rumour') AND class <> 'spam' AND is_own = 0;

CREATE TABLE message_version (
    id         @id@,
    brand_id   BIGINT NOT NULL,
    message_id BIGINT NOT NULL REFERENCES message(id) ON DELETE CASCADE,
    title      TEXT,
    text       TEXT NOT NULL,
    until_at   BIGINT NOT NULL
);
CREATE INDEX message_version_message ON message_version(message_id, id);

-- What a person said against the program's class: kept for learning.
CREATE TABLE correction (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id    BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    was        TEXT NOT NULL,
    now_is     TEXT NOT NULL,
    staff_id   BIGINT NOT NULL,
    at         BIGINT NOT NULL
);
CREATE INDEX correction_brand ON correction(brand_id, id);
CREATE INDEX correction_case ON correction(case_id);

CREATE TABLE note (
    id       @id@,
    brand_id BIGINT NOT NULL,
    case_id  BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    staff_id BIGINT NOT NULL,
    text     TEXT NOT NULL,
    at       BIGINT NOT NULL
);
CREATE INDEX note_case ON note(case_id, id);

CREATE TABLE draft (
    case_id    BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    staff_id   BIGINT NOT NULL,
    brand_id   BIGINT NOT NULL,
    text       TEXT NOT NULL,
    revision   BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (case_id, staff_id)
);

CREATE TABLE presence (
    case_id   BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    staff_id  BIGINT NOT NULL,
    brand_id  BIGINT NOT NULL,
    is_typing BIGINT NOT NULL,
    until_at  BIGINT NOT NULL,
    PRIMARY KEY (case_id, staff_id)
);

-- Answers on their way out. The row is the intent: it exists before anything leaves.
CREATE TABLE reply (
    id            @id@,
    brand_id      BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id       BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    message_id    BIGINT,             -- the message it answers
    source_id     BIGINT NOT NULL,
    way           TEXT NOT NULL,      -- browser, hook, mail
    state         TEXT NOT NULL,
    key           TEXT NOT NULL,      -- the same on every try; the other side may know it
    request_key   TEXT NOT NULL,      -- the client's Idempotency-Key
    is_public     BIGINT NOT NULL,
    text          TEXT NOT NULL,
    first_text    TEXT NOT NULL,      -- as its author wrote it, for the diff
    author_id     BIGINT NOT NULL,    -- staff
    approver_id   BIGINT,
    remark        TEXT,               -- of the approver who returned it
    to_address    TEXT,
    send_at       BIGINT,
    lease_until   BIGINT,
    sent_at       BIGINT,
    confirmed_at  BIGINT,
    external_id   TEXT,
    tries         BIGINT NOT NULL DEFAULT 0,
    ask_first     BIGINT NOT NULL DEFAULT 0, -- an earlier try ended unknown: look up by key
    lookups       BIGINT NOT NULL DEFAULT 0,
    failure       TEXT,
    created_at    BIGINT NOT NULL,
    version       BIGINT NOT NULL DEFAULT 1,
    UNIQUE (brand_id, request_key)
);
CREATE INDEX reply_case ON reply(case_id, id);
CREATE INDEX reply_due ON reply(send_at) WHERE state = 'held';
CREATE INDEX reply_lease ON reply(lease_until) WHERE state = 'sending';
CREATE INDEX reply_open ON reply(brand_id, state, id)
    WHERE state IN ('waiting', 'by_hand', 'unknown', 'failed');

CREATE TABLE reply_try (
    id       @id@,
    brand_id BIGINT NOT NULL,
    reply_id BIGINT NOT NULL REFERENCES reply(id) ON DELETE CASCADE,
    began_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome  TEXT NOT NULL,           -- running, sent, refused, not_sent, unknown, found, not_found
    detail   TEXT
);
CREATE INDEX reply_try_reply ON reply_try(reply_id, id);

-- What happened, for the live screen; cut to the newest by count.
CREATE TABLE event (
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    seq       BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    object_id BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    PRIMARY KEY (brand_id, seq)
);

-- Append-only, chained by hash; personal text only as a salted commitment.
CREATE TABLE audit (
    brand_id   BIGINT NOT NULL,       -- 0: the installation
    seq        BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    staff_id   BIGINT NOT NULL,       -- 0: the program
    act        TEXT NOT NULL,
    object     TEXT NOT NULL,
    object_id  BIGINT NOT NULL,
    detail     TEXT NOT NULL,         -- never personal text
    commitment TEXT NOT NULL,
    hash       TEXT NOT NULL,
    PRIMARY KEY (brand_id, seq)
);
CREATE INDEX audit_object ON audit(brand_id, object, object_id, seq);
CREATE TABLE audit_head (
    brand_id BIGINT PRIMARY KEY,
    seq      BIGINT NOT NULL,
    hash     TEXT NOT NULL
);
CREATE TABLE audit_text (
    brand_id BIGINT NOT NULL,
    seq      BIGINT NOT NULL,
    salt     TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (brand_id, seq)
);

-- Counts in buckets of five minutes by time written, spam and repeats apart.
CREATE TABLE bucket (
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    at       BIGINT NOT NULL,
    total    BIGINT NOT NULL,
    negative BIGINT NOT NULL,
    spam     BIGINT NOT NULL,
    PRIMARY KEY (brand_id, at)
);

CREATE TABLE verdict (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    at          BIGINT NOT NULL,
    level       TEXT NOT NULL,
    score       DOUBLE PRECISION NOT NULL,
    more_needed BIGINT NOT NULL,
    reasons     TEXT NOT NULL         -- JSON list
);
CREATE INDEX verdict_brand ON verdict(brand_id, id);

CREATE TABLE incident (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    level       TEXT NOT NULL,
    state       TEXT NOT NULL,        -- open, taken, watched, over
    opened_at   BIGINT NOT NULL,
    changed_at  BIGINT NOT NULL,
    over_at     BIGINT,
    taken_by    BIGINT,
    taken_name  TEXT,                 -- who took it on the page behind the link, without sign-in
    taken_until BIGINT,               -- the acknowledgement lapses
    reason      TEXT,
    messages    BIGINT NOT NULL DEFAULT 0,
    is_test     BIGINT NOT NULL DEFAULT 0,
    raised_at   BIGINT NOT NULL,      -- when it opened or last reached a higher level
    calm_at     BIGINT,               -- since when the level is below the alarm level
    round_base  BIGINT NOT NULL DEFAULT 0 -- rounds of calls up to here were of an earlier series
);
CREATE INDEX incident_brand ON incident(brand_id, id);
CREATE INDEX incident_open ON incident(brand_id, changed_at) WHERE over_at IS NULL;

-- The ladder: who is woken, in which order, after how many minutes.
CREATE TABLE alarm_step (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    position   BIGINT NOT NULL,
    name       TEXT NOT NULL,
    way        TEXT NOT NULL,         -- mail, hook
    address    TEXT NOT NULL,
    secret     TEXT,                  -- sealed, for hook
    wait       BIGINT NOT NULL        -- seconds after the step before
);
CREATE INDEX alarm_step_brand ON alarm_step(brand_id, position, id);

CREATE TABLE alarm_call (
    id          @id@,
    brand_id    BIGINT NOT NULL,
    incident_id BIGINT NOT NULL REFERENCES incident(id) ON DELETE CASCADE,
    round       BIGINT NOT NULL,
    position    BIGINT NOT NULL,
    name        TEXT NOT NULL,
    way         TEXT NOT NULL,
    address     TEXT NOT NULL,
    secret      TEXT,
    state       TEXT NOT NULL,        -- due, calling, called, failed, cancelled
    due_at      BIGINT NOT NULL,
    called_at   BIGINT,
    lease_until BIGINT,
    tries       BIGINT NOT NULL DEFAULT 0,
    token_hash  TEXT,
    opened_at   BIGINT,
    failure     TEXT
);
CREATE INDEX alarm_call_due ON alarm_call(due_at) WHERE state IN ('due', 'calling');
CREATE INDEX alarm_call_incident ON alarm_call(incident_id, id);
CREATE INDEX alarm_call_done ON alarm_call(brand_id, called_at) WHERE state = 'called';
CREATE UNIQUE INDEX alarm_call_token ON alarm_call(token_hash) WHERE token_hash IS NOT NULL;

-- A hook's signature is taken once.
CREATE TABLE hook_seen (
    signature_hash TEXT PRIMARY KEY,
    at             BIGINT NOT NULL
);
CREATE INDEX hook_seen_at ON hook_seen(at);

CREATE TABLE import_run (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    source_id  BIGINT NOT NULL REFERENCES source(id) ON DELETE CASCADE,
    file       TEXT NOT NULL,         -- name as given
    print      TEXT NOT NULL,         -- size and hash of the first bytes: is it the same file
    at_byte    BIGINT NOT NULL DEFAULT 0,
    taken      BIGINT NOT NULL DEFAULT 0,
    known      BIGINT NOT NULL DEFAULT 0,
    bad        BIGINT NOT NULL DEFAULT 0,
    state      TEXT NOT NULL,         -- running, stopped, done
    started_at BIGINT NOT NULL,
    ended_at   BIGINT
);
CREATE INDEX import_run_print ON import_run(brand_id, print);
CREATE INDEX import_run_brand ON import_run(brand_id, id);

-- Sample messages that arrive while one watches.
CREATE TABLE sample_line (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    due_at   BIGINT NOT NULL,
    line     TEXT NOT NULL
);
CREATE INDEX sample_line_due ON sample_line(due_at);

-- Which reader of text/ made the words of the full text: see desk/search_words.h.
CREATE TABLE search_state (
    reader  TEXT NOT NULL,
    done_id BIGINT NOT NULL           -- -1: all are made
);
INSERT INTO search_state (reader, done_id) VALUES ('', -1);
