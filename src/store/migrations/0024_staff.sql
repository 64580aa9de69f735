-- Pohon kontak: who is told, with or without an account, and who calls whom.
CREATE TABLE tree_contact (
    id        @id@,
    brand_id  BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    name      TEXT NOT NULL,
    role      TEXT,                   -- what they do in the shop
    team      TEXT,                   -- their group
    phone     TEXT,
    mail      TEXT,
    telegram  TEXT,                   -- chat of the bot
    staff_id  BIGINT,                 -- when they have an account
    caller_id BIGINT,                 -- who calls them; NULL: where the tree begins
    position  BIGINT NOT NULL,        -- in which order
    version   BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX tree_contact_brand ON tree_contact(brand_id, id);

-- Peta pihak: groups of people who must hear it from us, how, by whom, in which words and order.
CREATE TABLE audience (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    starter    TEXT,                  -- its key in the starter list; NULL: the shop's own
    name       TEXT NOT NULL,
    channel    TEXT,
    teller     TEXT,                  -- who tells them
    words      TEXT,
    position   BIGINT NOT NULL,
    retired_at BIGINT,
    version    BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX audience_brand ON audience(brand_id, position, id);

-- That they were told in one crisis: what, by which way, by whom.
CREATE TABLE audience_told (
    id               @id@,
    brand_id         BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id        BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    audience_id      BIGINT NOT NULL REFERENCES audience(id) ON DELETE CASCADE,
    said             TEXT NOT NULL,
    channel          TEXT,
    statement_id     BIGINT,          -- what was in force then
    statement_number BIGINT,
    at               BIGINT NOT NULL,
    by_id            BIGINT NOT NULL  -- staff
);
CREATE INDEX audience_told_of ON audience_told(crisis_id, audience_id, id);
CREATE INDEX audience_told_audience ON audience_told(audience_id);
CREATE INDEX audience_told_brand ON audience_told(brand_id);

-- Kabar ke semua staf: what they are told now, until another one replaces it.
CREATE TABLE broadcast (
    id               @id@,
    brand_id         BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id        BIGINT NOT NULL REFERENCES crisis(id) ON DELETE CASCADE,
    statement_id     BIGINT,          -- what was in force when it was written
    statement_number BIGINT,
    text             TEXT NOT NULL,
    say              TEXT,            -- what may be said
    avoid            TEXT,            -- and what not
    send_to          TEXT,            -- where people who ask are sent
    made_by          BIGINT NOT NULL,
    made_at          BIGINT NOT NULL,
    replaced_at      BIGINT,
    late_at          BIGINT,          -- when the lead was told that some have not read it
    token_hash       TEXT NOT NULL,   -- the shared link of the printed sheet
    token            TEXT NOT NULL    -- sealed
);
CREATE INDEX broadcast_brand ON broadcast(brand_id, id);
CREATE INDEX broadcast_of ON broadcast(crisis_id, id);
CREATE UNIQUE INDEX broadcast_now ON broadcast(crisis_id) WHERE replaced_at IS NULL;
CREATE UNIQUE INDEX broadcast_token ON broadcast(token_hash);
CREATE INDEX broadcast_late ON broadcast(made_at) WHERE replaced_at IS NULL AND late_at IS NULL;

-- Who was told by it, and how they showed that they read it.
CREATE TABLE broadcast_receipt (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    broadcast_id BIGINT NOT NULL REFERENCES broadcast(id) ON DELETE CASCADE,
    contact_id   BIGINT REFERENCES tree_contact(id) ON DELETE SET NULL,
    staff_id     BIGINT,
    name         TEXT NOT NULL,       -- as it was then; by the printed sheet: by their own word
    team         TEXT,
    token_hash   TEXT,
    token        TEXT,                -- sealed; NULL: came by the printed sheet
    read_at      BIGINT,
    read_how     TEXT,                -- link, sheet, desk, told, away
    read_by      BIGINT               -- staff: who said so for them
);
CREATE INDEX broadcast_receipt_of ON broadcast_receipt(broadcast_id, id);
CREATE INDEX broadcast_receipt_brand ON broadcast_receipt(brand_id);
CREATE INDEX broadcast_receipt_contact ON broadcast_receipt(contact_id);
CREATE UNIQUE INDEX broadcast_receipt_token ON broadcast_receipt(token_hash);
CREATE UNIQUE INDEX broadcast_receipt_sheet ON broadcast_receipt(broadcast_id, name)
    WHERE token_hash IS NULL;

-- What is on its way to them: the row exists before anything leaves.
CREATE TABLE broadcast_post (
    id           @id@,
    brand_id     BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    broadcast_id BIGINT NOT NULL REFERENCES broadcast(id) ON DELETE CASCADE,
    receipt_id   BIGINT NOT NULL REFERENCES broadcast_receipt(id) ON DELETE CASCADE,
    way          TEXT NOT NULL,       -- mail, telegram
    address      TEXT NOT NULL,
    is_reminder  BIGINT NOT NULL,
    state        TEXT NOT NULL,       -- due, sending, sent, failed, none
    due_at       BIGINT NOT NULL,     -- while it is sent: the end of the lease
    tries        BIGINT NOT NULL DEFAULT 0,
    ended_at     BIGINT,
    failure      TEXT
);
CREATE INDEX broadcast_post_due ON broadcast_post(due_at) WHERE ended_at IS NULL;
CREATE INDEX broadcast_post_receipt ON broadcast_post(receipt_id, id);
CREATE INDEX broadcast_post_of ON broadcast_post(broadcast_id);
CREATE INDEX broadcast_post_brand ON broadcast_post(brand_id);
