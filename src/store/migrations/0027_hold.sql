-- Tahan bukti: what a crisis is about is kept from erasure until the hold is lifted. `from_at` is where the
-- rise began of a crisis that names no problem.
CREATE TABLE legal_hold (
    id          @id@,
    brand_id    BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    crisis_id   BIGINT NOT NULL,
    from_at     BIGINT NOT NULL,
    reason      TEXT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    lifted_by   BIGINT,
    lifted_at   BIGINT,
    lift_reason TEXT,
    version     BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX legal_hold_brand ON legal_hold(brand_id, crisis_id, id);
CREATE UNIQUE INDEX legal_hold_open ON legal_hold(brand_id, crisis_id) WHERE lifted_at IS NULL;

-- The cases it covers; one that later leaves the problem stays.
CREATE TABLE legal_hold_case (
    brand_id BIGINT NOT NULL REFERENCES brand(id) ON DELETE CASCADE,
    hold_id  BIGINT NOT NULL,
    case_id  BIGINT NOT NULL,
    PRIMARY KEY (brand_id, hold_id, case_id)
);
