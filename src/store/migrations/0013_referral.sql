-- Disposisi: a matter handed to a department, answered by link, with its own deadline.
CREATE TABLE referral (
    id         @id@,
    brand_id   BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    case_id    BIGINT NOT NULL REFERENCES desk_case(id) ON DELETE CASCADE,
    department TEXT NOT NULL,
    question   TEXT NOT NULL,
    state      TEXT NOT NULL,
    made_by    BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    due_at     BIGINT NOT NULL
);
CREATE INDEX referral_case ON referral(case_id, id);
CREATE INDEX referral_brand ON referral(brand_id, id);
