-- What else was read of a message: bits in the order of the answers in text/heads.c. A case carries
-- those of all that was said to us in it.
ALTER TABLE message ADD COLUMN subjects BIGINT NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN demands BIGINT NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN harm BIGINT NOT NULL DEFAULT 0;
ALTER TABLE desk_case ADD COLUMN subjects BIGINT NOT NULL DEFAULT 0;
ALTER TABLE desk_case ADD COLUMN demands BIGINT NOT NULL DEFAULT 0;
ALTER TABLE desk_case ADD COLUMN harm BIGINT NOT NULL DEFAULT 0;

-- The message a person's word was about: what is learnt from it is its text.
ALTER TABLE correction ADD COLUMN message_id BIGINT REFERENCES message(id) ON DELETE CASCADE;
CREATE INDEX correction_message ON correction(message_id) WHERE message_id IS NOT NULL;

-- Which department of the shop's own looks after a subject.
CREATE TABLE subject_department (
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    subject    TEXT NOT NULL,
    department TEXT NOT NULL,
    PRIMARY KEY (brand_id, subject)
);

-- Masalah serupa: cases that are about the same problem.
CREATE TABLE problem (
    id       @id@,
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    words    TEXT NOT NULL,            -- the words that mark it, made by the program
    name     TEXT,                     -- given by a person
    made_at  BIGINT NOT NULL,
    made_by  BIGINT,                   -- staff; NULL: the program
    is_over  BIGINT NOT NULL DEFAULT 0, -- settled: takes no more cases
    is_kept  BIGINT NOT NULL DEFAULT 0  -- a person shaped it: joined with no other such
);
CREATE INDEX problem_brand ON problem(brand_id, is_over, id);

-- Every case that was looked at for a problem. Without one: it is like no other yet, or a person took
-- it out (put_by) and the program leaves it there.
CREATE TABLE problem_case (
    case_id    BIGINT PRIMARY KEY REFERENCES desk_case(id) ON DELETE CASCADE,
    brand_id   BIGINT NOT NULL,
    problem_id BIGINT REFERENCES problem(id) ON DELETE SET NULL,
    at         BIGINT NOT NULL,        -- of its first message
    put_by     BIGINT                  -- staff; NULL: the program
);
CREATE INDEX problem_case_problem ON problem_case(problem_id, at, case_id);
