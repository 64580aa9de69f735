-- Akun resmi: the accounts a brand speaks by. Never a password: `recovery` says where a lost one is sent.
CREATE TABLE official_account (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    source_id   BIGINT REFERENCES source(id) ON DELETE SET NULL, -- listened to there; NULL: nothing
    channel     TEXT NOT NULL,
    handle      TEXT NOT NULL,
    owner_id    BIGINT REFERENCES staff(id),  -- NULL: nobody by name; who left the brand counts as nobody
    recovery    TEXT,
    two_step    TEXT NOT NULL,                -- unknown, yes, no
    reviewed_at BIGINT NOT NULL,
    ended_at    BIGINT,                       -- no longer used
    changed_by  BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1,
    UNIQUE (brand_id, channel, handle)
);
-- Who carries the sign-in of one, on which device. It outlives the person at the desk: it is open until
-- somebody says that it was taken back.
CREATE TABLE sign_in (
    id           @id@,
    brand_id     BIGINT NOT NULL,
    account_id   BIGINT NOT NULL REFERENCES official_account(id) ON DELETE CASCADE,
    staff_id     BIGINT REFERENCES staff(id), -- NULL: somebody without an account at the desk
    name         TEXT,                        -- then how they are called
    has_left     BIGINT NOT NULL DEFAULT 0,   -- of those alone; of the others the desk knows it
    device       TEXT NOT NULL,
    is_personal  BIGINT NOT NULL DEFAULT 0,   -- it is their own phone
    since        TEXT,                        -- a date; NULL: nobody knows
    confirmed_at BIGINT NOT NULL,
    confirmed_by BIGINT NOT NULL,
    prior_at     BIGINT,                      -- the confirmation before, for undo; NULL: none
    prior_by     BIGINT,
    ended_at     BIGINT,
    ended_by     BIGINT,
    version      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX sign_in_account ON sign_in(account_id, id);
CREATE INDEX sign_in_open ON sign_in(brand_id, account_id) WHERE ended_at IS NULL;

-- How many sign-ins a message to a person said were to be confirmed.
ALTER TABLE notice ADD COLUMN access BIGINT NOT NULL DEFAULT 0;
