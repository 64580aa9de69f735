-- What people decided of a case, in the order they did: to ignore it until a review date, to watch
-- it, that it is spam. "review" is the program bringing one back.
CREATE TABLE case_decision (
    id        @id@,
    brand_id  BIGINT NOT NULL,
    case_id   BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    decision  TEXT NOT NULL,
    reason    TEXT,
    staff_id  BIGINT,                 -- NULL: the program
    at        BIGINT NOT NULL,
    review_at BIGINT
);
CREATE INDEX case_decision_case ON case_decision(case_id, id);
