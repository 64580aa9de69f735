-- Whom a department's matters go to, and how long it usually needs.
CREATE TABLE department_contact (
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    department TEXT NOT NULL,
    name       TEXT,
    address    TEXT,                  -- mail
    staff_id   BIGINT,                -- when it is one of the desk's own people
    due_after  BIGINT NOT NULL,       -- seconds of working time
    PRIMARY KEY (brand_id, department)
);

-- Disposisi: a question to a department about one case or all cases of a problem, answered by
-- whoever holds its link.
CREATE TABLE referral (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    problem_id  BIGINT,               -- when it is about all of a problem
    department  TEXT NOT NULL,
    name        TEXT,                 -- of its person, as it was then
    address     TEXT,
    question    TEXT NOT NULL,
    state       TEXT NOT NULL,        -- asked, taken, answered, returned, withdrawn
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    answer      TEXT,
    closed_name TEXT,                 -- who answered, by their own word
    closed_at   BIGINT,
    reminded_at BIGINT,               -- it was overdue and somebody was told, once
    token_hash  TEXT NOT NULL,
    token       TEXT NOT NULL,        -- sealed: the link can be copied again
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX referral_brand ON referral(brand_id, id);
CREATE INDEX referral_open ON referral(brand_id, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX referral_closed ON referral(brand_id, closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX referral_remind ON referral(due_at) WHERE closed_at IS NULL AND reminded_at IS NULL;
CREATE UNIQUE INDEX referral_token ON referral(token_hash);

CREATE TABLE referral_case (
    case_id     BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    referral_id BIGINT NOT NULL REFERENCES referral(id) ON DELETE CASCADE,
    brand_id    BIGINT NOT NULL,
    PRIMARY KEY (case_id, referral_id)
);
CREATE INDEX referral_case_referral ON referral_case(referral_id, case_id);

-- Mails to departments on their way out: the row exists before anything leaves.
CREATE TABLE referral_mail (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    referral_id BIGINT NOT NULL REFERENCES referral(id) ON DELETE CASCADE,
    is_reminder BIGINT NOT NULL,
    state       TEXT NOT NULL,        -- due, sending, sent, failed
    due_at      BIGINT NOT NULL,      -- while it is sent: the end of the lease
    tries       BIGINT NOT NULL DEFAULT 0,
    ended_at    BIGINT,
    failure     TEXT
);
CREATE INDEX referral_mail_due ON referral_mail(due_at) WHERE ended_at IS NULL;
CREATE INDEX referral_mail_referral ON referral_mail(referral_id, id);
CREATE INDEX referral_mail_brand ON referral_mail(brand_id);

-- What stands among the messages of a case and is not one: a note, the answer of a department, a
-- department that gave the matter back, a telephone call or a visit.
ALTER TABLE note ADD COLUMN kind TEXT NOT NULL DEFAULT 'note';
ALTER TABLE note ADD COLUMN who TEXT;    -- the department, or with whom one spoke
ALTER TABLE note ADD COLUMN agreed TEXT; -- of a call or visit

-- Pilihan penyelesaian: what the shop offers, in the words for the customer.
CREATE TABLE solution (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    text     TEXT NOT NULL,
    cost     BIGINT NOT NULL,         -- rupiah
    role     TEXT NOT NULL,           -- the least that may offer it
    UNIQUE (brand_id, name)
);

-- Tuntutan: what was decided of what a customer asks for; a demand nobody decided has no row.
CREATE TABLE demand_ruling (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id     BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    demand      TEXT NOT NULL,
    state       TEXT NOT NULL,        -- waiting, decided, returned, done
    decision    TEXT NOT NULL,        -- fulfil, partial, decline
    reason      TEXT,
    amount      BIGINT NOT NULL,      -- rupiah
    due_at      BIGINT,
    solution_id BIGINT,
    asked_by    BIGINT NOT NULL,
    asked_at    BIGINT NOT NULL,
    decided_by  BIGINT,
    decided_at  BIGINT,
    done_at     BIGINT,
    remark      TEXT,                 -- of who returned it
    version     BIGINT NOT NULL DEFAULT 1,
    UNIQUE (case_id, demand)
);
CREATE INDEX demand_ruling_brand ON demand_ruling(brand_id, id);
CREATE INDEX demand_ruling_state ON demand_ruling(brand_id, state, asked_at, id);

-- Kasus tertutup: only who holds it, approvers and above read it.
ALTER TABLE desk_case ADD COLUMN is_secret BIGINT NOT NULL DEFAULT 0;

-- Which demands of a case somebody decided, or waits to have decided; the others are open.
ALTER TABLE desk_case ADD COLUMN demands_ruled BIGINT NOT NULL DEFAULT 0;
CREATE INDEX desk_case_demand ON desk_case(brand_id, id)
 WHERE (demands & ~demands_ruled) <> 0 AND queue IN ('waiting', 'customer', 'watch');

-- Buku pintar: what a department knows, as questions and answers.
CREATE TABLE knowledge (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    department  TEXT,
    question    TEXT NOT NULL,
    answer      TEXT NOT NULL,
    subjects    BIGINT NOT NULL,      -- bits, as of a case
    owner_id    BIGINT NOT NULL,      -- staff: who keeps it true
    valid_until BIGINT,               -- after that it is shown as old and not offered
    changed_by  BIGINT NOT NULL,
    changed_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX knowledge_brand ON knowledge(brand_id, id);
